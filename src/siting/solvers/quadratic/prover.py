"""Prover: the best bound first while memory lasts, then depth first below one node after another."""

from __future__ import annotations

import heapq
import time
from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.quadratic.alike import alike
from siting.solvers.quadratic.bound import collect, lift
from siting.solvers.quadratic.node import Node, apart, descend, empty, fill
from siting.solvers.quadratic.shape import Quadratic
from siting.solvers.quadratic.tree import chosen, dive, leads, open_bound, path, start
from siting.termination import slack

MEMORY = 1 << 28
"""Bytes of nodes that are kept for the best bound first."""

ROOT, TOP = 200, 20
"""Most sweeps of dual ascent at the root, and at a node that is kept."""

SLICE = 0.05
"""Seconds between two looks at the board, about."""


@dataclass(frozen=True, order=True)
class _Kept:
    """A node that is kept, and the row of the item that is placed next."""

    bound: float
    number: int
    node: Node = field(compare=False)
    row: int = field(compare=False)
    place: IntArray = field(compare=False)


@dataclass(frozen=True, eq=False)
class QuadraticProver:
    """Branch and bound over the places of items, with level-1 dual ascent bounds.

    Attributes
    ----------
    shape
        The model, see ``Quadratic.of``.
    memory
        Bytes of nodes that are kept for the best bound first.
    """

    shape: Quadratic
    memory: int = MEMORY

    def run(self, board: Board) -> None:
        """Raise the board's bound and offer plans until nothing is left or ``board.done``."""
        _Run(self, board).run()


class _Run:
    """One run: nodes kept by bound, the way down where the tree stands, the board."""

    def __init__(self, prover: QuadraticProver, board: Board) -> None:
        self.shape, self.board, self.memory = prover.shape, board, prover.memory
        self.twin = alike(self.shape)
        self.grid = int(self.shape.room.max()) + 1 if self.shape.whole else 0
        self.kept: list[_Kept] = []
        self.held = 0
        self.number = 0
        self.seen = 0

    @property
    def cut(self) -> float:
        """What a node's bound must reach for it to be closed."""
        total = self.board.total
        return np.inf if total is None else total - self._near(total) + self.shape.rounding

    def _near(self, total: float) -> float:
        return 0.5 * max(self.board.limits.gap * abs(total), 0.1 * slack(total))

    def run(self) -> None:
        """See ``QuadraticProver.run``."""
        self._root()
        while self.kept and not self.board.done:
            best = heapq.heappop(self.kept)
            self.held -= best.node.pair.nbytes
            if best.bound >= self.cut:
                self.kept.clear()
                break
            if self.board.total is None or self.held > self.memory:
                self._dive(best)
            else:
                self._spread(best)
            self._prove(np.inf)
        if not self.kept and not self.board.done:
            self._finish()

    def _root(self) -> None:
        """Keep the whole problem, its bound raised as far as it goes."""
        shape = self.shape
        items, places = shape.linear.shape
        node = empty(items, places, self.grid)
        node.item[:] = np.arange(items)
        node.size[:], node.room[:] = shape.size, shape.room
        node.unary[:], node.pair[:] = shape.linear, shape.pair
        own, cross = node.unary.min(axis=1), node.pair.min(axis=(1, 3))
        if not np.isfinite(own).all():
            return
        node.unary[:] -= own[:, None]
        node.pair[:] -= cross[:, None, :, None]
        for place in range(places):
            apart(node, place)
        fill(node)
        bound = shape.constant + own.sum() + np.triu(cross, 1).sum()
        self._keep(node, float(bound), np.full(items, -1, dtype=np.int64), ROOT)

    def _keep(self, node: Node, bound: float, place: IntArray, sweeps: int) -> None:
        """Raise a node's bound, choose the item that is placed next, and keep it if it is still open."""
        for done in range(0, sweeps, 2):
            gain = lift(node, self.cut - bound, 2)
            bound += gain
            if bound >= self.cut:
                return
            if self.board.done or (done and 60 * gain < self.cut - bound):
                break
        row = chosen(node, self.cut - bound)
        bound += collect(node, row, self.cut - bound, np.empty(node.unary.shape))
        if bound < self.cut:
            self.number += 1
            self._push(_Kept(bound, self.number, node, row, place))

    def _spread(self, above: _Kept) -> None:
        """Replace a node by its children; it stays where the run ends in between."""
        costs = above.node.unary[above.row]
        for place in np.argsort(costs, kind="stable"):
            bound = above.bound + costs[place]
            if bound >= self.cut:
                break
            if not leads(place, above.place, self.twin):
                continue
            given = above.place.copy()
            given[above.node.item[above.row]] = place
            self.seen += 1
            if len(above.node.item) == 1:
                self._offer(given)
                continue
            below = empty(len(above.node.item) - 1, len(costs), self.grid)
            descend(above.node, above.row, place, below)
            self._keep(below, bound, given, TOP)
            if self.board.done:
                self._push(above)
                return

    def _dive(self, node: _Kept) -> None:
        """Look at everything below a node, in slices; what is left of it stays in the board's bound."""
        items, places = node.node.unary.shape
        way = path(items, places, self.grid, len(node.place))
        leaf = np.empty(len(node.place), dtype=np.int64)
        start(way, node.node, node.bound, node.row, self.cut - node.bound, node.place, self.twin)
        nodes = 1
        while way.depth[0] >= 0 and not self.board.done:
            began = time.monotonic()
            seen, reached = dive(way, self.cut, nodes, self.twin, leaf)
            self.seen += seen
            if reached:
                self._offer(leaf)
            elif seen == nodes:
                pace = SLICE / max(time.monotonic() - began, 1e-6)
                nodes = max(1, int(nodes * min(pace, 10.0)))
            self._prove(open_bound(way))

    def _offer(self, place: IntArray) -> None:
        """Offer a plan if it holds to the letter: rooms are a hair wider in the tree."""
        if self.shape.fits(place):
            self.board.offer(place, self.shape.total(place))

    def _push(self, node: _Kept) -> None:
        heapq.heappush(self.kept, node)
        self.held += node.node.pair.nbytes

    def _prove(self, below: float) -> None:
        """Write down what holds for everything that is open, and for what was closed."""
        bound = min(below, self.kept[0].bound if self.kept else np.inf) - self.shape.rounding
        total = self.board.total
        self.board.prove(bound if total is None else min(bound, total - self._near(total)))

    def _finish(self) -> None:
        """Nothing is left: the best plan is the best there is, or there is none."""
        if self.board.total is None:
            self.board.infeasible = True
        else:
            self._prove(np.inf)
