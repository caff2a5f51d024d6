"""SingleProver: prices for the items first, then a tree of places and entries, best bound first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.single.lagrange import Prices, ascend, prices_of, relaxed
from siting.solvers.single.rounding import Rounding
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import Sites, kept, sites_of
from siting.solvers.single.tree import Tree, settled

PIECE = 40
"""Rounds of ascent between two looks at the board."""

PIECES = 15
"""Pieces of the first ascent, at most."""

_CLOSE = 1e-7
"""Part of a total below which a better one is not looked for."""


@dataclass(eq=False)
class SingleProver:
    """Proves, and finds plans on the way, for places that stand alone.

    Attributes
    ----------
    shape
        The model.
    """

    shape: SingleSource

    def run(self, board: Board) -> None:
        """Work until the best plan is proved or the board is done."""
        _Run(self.shape, board).work()


class _Run:
    """One run: the shape, the board, and what is derived from both."""

    def __init__(self, shape: SingleSource, board: Board) -> None:
        self.shape, self.board = shape, board
        self.rounding = Rounding.of(shape)

    def work(self) -> None:
        sites = sites_of(self.shape)
        prices = prices_of(sites, first_prices(self.shape))
        root = self.root(sites, prices)
        if root is None:
            self.finish(self.cutoff)
            return
        self.branch(*root)

    def root(self, sites: Sites, prices: Prices) -> tuple[Sites, Prices] | None:
        """Ascend from the first prices, rounding on the way; None if nothing better is left."""
        last = -np.inf
        for k in range(PIECES):
            bound = ascend(sites, prices, self.cutoff, PIECE)
            if self.board.done:
                break
            self.prove(bound)
            relaxed(sites, prices, prices.best)
            self.round(sites, prices)
            cutoff = self.cutoff
            if bound >= cutoff:
                return None
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, cutoff, left, status):
                return None
            if not left.all() or (status != sites.status).any():
                sites, prices = carried(sites, prices, left, status)
            if k > 3 and bound - last < 1e-2 * (min(cutoff, bound + 0.05 * abs(bound)) - bound):
                break
            last = bound
        return sites, prices

    def branch(self, sites: Sites, prices: Prices) -> None:
        """Work through the tree."""
        tree = Tree(sites)
        tree.add(prices.pace[2], np.ones(len(sites.item), np.bool_), sites.status, prices.best)
        while tree.nodes and not self.board.done:
            here = tree.step(self.cutoff)
            if tree.found is not None:
                self.offer(tree.found)
                tree.found = None
            if here is not None:
                self.round(*here)
            self.prove(tree.bound)
        if not tree.nodes:
            self.finish(tree.bound)

    @property
    def cutoff(self) -> float:
        """What a plan must stay below to be worth looking for, without the constant."""
        total = self.board.total
        if total is None:
            return np.inf
        worth = max(_CLOSE, 0.9 * self.board.limits.gap) * abs(total)
        return total - self.shape.constant - max(worth, (1.0 - 1e-6) * self.shape.step)

    def prove(self, bound: float) -> None:
        """Publish a bound, rounded up where totals are whole multiples of a step."""
        step = self.shape.step
        if step > 0.0 and np.isfinite(bound):
            bound = max(bound, (np.ceil(bound / step - 1e-6) - 1e-9) * step)
        total = self.board.total
        bound += self.shape.constant
        self.board.prove(bound if total is None else min(bound, total))

    def finish(self, bound: float) -> None:
        """Nothing below ``bound`` is left."""
        if self.board.total is None and not np.isfinite(bound):
            self.board.infeasible = True
        else:
            self.prove(bound)

    def round(self, sites: Sites, prices: Prices) -> None:
        found = self.rounding.of_relaxed(sites, prices)
        if found is not None:
            self.board.offer(*found)

    def offer(self, place: IntArray) -> None:
        total = self.shape.total(place)
        if np.isfinite(total):
            self.board.offer(place, total)


def first_prices(shape: SingleSource) -> Array:
    """Return what the second cheapest place would take for an item, its room paid for, shape (I,)."""
    room = np.where(np.isfinite(shape.capacity) & (shape.capacity > 0), shape.capacity, np.inf)
    paid = np.where(np.isfinite(shape.cost), shape.cost, np.inf) + np.outer(
        shape.demand, np.maximum(shape.fixed, 0.0) / room
    )
    ordered = np.sort(paid, axis=1)
    second = ordered[:, min(1, ordered.shape[1] - 1)]
    return np.where(np.isfinite(second), second, np.where(np.isfinite(ordered[:, 0]), ordered[:, 0], 0.0))


def carried(
    sites: Sites, prices: Prices, left: np.ndarray[tuple[int], np.dtype[np.bool_]], status: IntArray
) -> tuple[Sites, Prices]:
    """Return the smaller sites, and the ascent as it stood."""
    fewer = kept(sites, left, status)
    after = prices_of(fewer, prices.best)
    after.now[:], after.way[:], after.pace[:] = prices.now, prices.way, prices.pace
    after.share[:], after.often[:] = prices.share[left], prices.often
    return fewer, after
