"""Levels: trees below a level that rises, each over the few entries that a plan below it can have.

A tree below a level finds a plan there, or proves that there is none. The lower the level, the more the
prices exclude and the smaller the tree, so that all trees below the best total together take little more
than the last one, also where the best plan known is a bad one (iterative deepening: Korf 1985).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from siting.solvers.single.lagrange import BEST, Prices
from siting.solvers.single.rise import settled
from siting.solvers.single.sites import Sites, kept
from siting.solvers.single.standing import Standing
from siting.solvers.single.tree import Tree

SPAN, FIRST = 0.125, 0.0002
"""The first step, as a part of what is open, and as a part of the bound at most."""

GROWTH = 1.7
"""How many times as many nodes as the tree before the next one should have."""

SHORTER, LONGER = 0.4, 3.0
"""Factors of a step at least and at most."""

FEW = 20
"""Nodes of a tree after which the next step is as long as it may be."""

OVERRUN, AGAIN = 8.0, 1.25
"""A tree of so many times the nodes that it should have is given up for one below a lower level, and by
what that number grows each time in a row."""


@dataclass(eq=False)
class Levels:
    """Where the trees stand.

    Attributes
    ----------
    standing, sites, prices
        The run, and what its first ascent has left.
    proved
        Level below which there is no plan.
    level, tree
        Level of the tree that is worked on, and that tree; None = none yet.
    ended
        Whether nothing better than the best plan is left.
    floor
        Least total of plans that overfill a place by rounding only: neither plans nor excluded.
    """

    standing: Standing
    sites: Sites
    prices: Prices
    proved: float = field(init=False)
    level: float = field(init=False)
    step: float = field(init=False)
    tree: Tree | None = None
    ended: bool = False
    nodes: int = 0
    before: int = 0
    allowed: float = OVERRUN
    floor: float = np.inf

    def __post_init__(self) -> None:
        self.proved = self.level = float(self.prices.pace[BEST])
        cutoff = self.standing.cutoff
        scale = FIRST * max(abs(self.proved), 1e-3 * abs(cutoff))
        self.step = min(SPAN * (cutoff - self.proved), scale) or SPAN * (cutoff - self.proved)

    def work(self, seconds: float) -> None:
        """Work for some seconds at most, or until nothing is left."""
        board = self.standing.board
        end = board.seconds + seconds
        while not (self.ended or board.done) and board.seconds < end:
            self.step_on()

    def step_on(self) -> None:
        """Begin a tree, or work on a node of it."""
        if self.tree is None:
            self._plant()
        else:
            self._node(self.tree)

    def _plant(self) -> None:
        cutoff = self.standing.cutoff
        self.step = max(self.step, self.standing.shape.step)
        self.level = self.proved + self.step
        if self.level + 0.5 * self.step >= cutoff:
            self.level = cutoff
        sites = self.sites
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        self.nodes = 0
        if settled(sites, self.prices, self.level, left, status):
            self.tree = Tree(kept(sites, left, status))
            self.tree.plant(float(self.prices.pace[BEST]), self.prices.best)
        else:
            self._risen()

    def _node(self, tree: Tree) -> None:
        standing = self.standing
        here = tree.step(min(self.level, standing.cutoff))
        self.nodes += 1
        if isinstance(here, tuple):
            standing.round(*here)
        elif here is not None and np.isinf(standing.shape.total(here)):
            self.floor = min(self.floor, tree.closed)
        elif here is not None:
            standing.offer(here)
        standing.prove(min(tree.bound, self.level, self.floor))
        if not tree.open:
            self._risen()
        elif self._overrun():
            self.tree = None
            self.step *= SHORTER
            self.allowed *= AGAIN

    def _overrun(self) -> bool:
        """Tell whether a tree without a plan has grown too large, and a lower level can be had."""
        usual = GROWTH * max(self.before, FEW)
        lower = SHORTER * self.step > self.standing.shape.step
        return lower and self.level <= self.standing.cutoff and self.nodes > self.allowed * usual

    def _risen(self) -> None:
        """Nothing is left below the level: rise, by a step that fits the nodes that it took."""
        cutoff = self.standing.cutoff
        self.tree, self.allowed = None, OVERRUN
        self.ended = self.level >= cutoff
        bound = min(self.level, cutoff, self.floor)
        self.standing.prove(bound)
        if self.ended and (self.floor == np.inf or self.standing.board.total is not None):
            self.standing.finish(bound)
        ratio = max(self.nodes, 1) / max(self.before, 1)
        fits = np.log(GROWTH) / np.log(ratio) if self.nodes > FEW and ratio > 1.0 else LONGER
        self.step *= float(np.clip(fits, SHORTER, LONGER))
        self.before, self.proved = self.nodes, max(self.proved, min(self.level, cutoff))
