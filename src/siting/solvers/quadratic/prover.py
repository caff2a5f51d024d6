"""Prover: the best bound first while memory lasts, then depth first below one node after another."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.quadratic.alike import alike
from siting.solvers.quadratic.bound import COOL, STEEP, collect, sweep
from siting.solvers.quadratic.node import Node, descend, empty
from siting.solvers.quadratic.path import open_bound, path, put
from siting.solvers.quadratic.shape import Quadratic
from siting.solvers.quadratic.store import Kept, Store
from siting.solvers.quadratic.tree import SHARP, SOFT, chosen, dive, leads, line_up
from siting.solvers.quadratic.whole import whole
from siting.termination import slack

MEMORY = 1 << 29
"""Bytes of nodes that are kept for the best bound first."""

ROOT, TOP, LAST = 200, 12, 20
"""Soft sweeps of dual ascent at the root and at a node that is kept, and most sharp ones at either."""

HEAT, LATER = 0.3, 0.1
"""First heat at the root as part of the mean cost of a pair, and at other nodes as part of that."""

TRY = 5e7
"""Table entries of nodes that may be looked at below a node before its children are kept instead."""

PIECE = 1e6
"""Table entries times sweeps between two looks at the board: well below a tenth of a second."""


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
        for _ in self.pieces(board):
            if board.done:
                return

    def pieces(self, board: Board) -> Iterator[None]:
        """Do the same piece by piece, each about as much work; it ends when nothing is left."""
        return _Run(self, board).pieces()


class _Run:
    """One run: the nodes that wait, the board, and what was looked at: to some end, or in vain."""

    def __init__(self, prover: QuadraticProver, board: Board) -> None:
        self.shape, self.board, self.memory = prover.shape, board, prover.memory
        self.twin = alike(self.shape)
        self.grid, self.rounding = self.shape.grid, self.shape.rounding
        self.store = Store()
        self.path = path(len(self.shape.size), len(self.shape.room), self.grid)
        self.seen = self.lost = 0
        self.heat = self.work = 0.0

    @property
    def cut(self) -> float:
        """What a node's bound must reach for it to be closed."""
        total = self.board.total
        return np.inf if total is None else total - self._near(total) + self.rounding

    def _near(self, total: float) -> float:
        return 0.05 * slack(total)

    def pieces(self) -> Iterator[None]:
        """See ``QuadraticProver.pieces``."""
        yield from self._root()
        self._prove(np.inf)
        while self.store:
            best = self.store.take()
            if best.bound >= self.cut:
                self.store.clear()
                break
            yield from self._below(best)
            self._prove(np.inf)
        self._finish()

    def _root(self) -> Iterator[None]:
        """Keep the whole problem, its bound raised as far as it goes."""
        begin = whole(self.shape)
        if begin is not None:
            node, bound = begin
            self.heat = HEAT * float(node.pair[np.isfinite(node.pair)].mean())
            nowhere = np.full(len(node.item), -1, dtype=np.int64)
            yield from self._keep(node, bound, nowhere, ROOT, self.heat)

    def _keep(
        self, node: Node, bound: float, place: IntArray, soft: int, heat: float
    ) -> Iterator[None]:
        """Raise a node's bound by soft and sharp sweeps, and keep it if it is still open."""
        for number in range(soft):
            bound += sweep(node, np.inf, number % 2 == 1, heat * COOL ** (number / soft))
            yield from self._worked(node.pair.size)
        for number in range(LAST):
            # after soft sweeps nothing may be closed until all reduced costs are at least 0 again
            gain = sweep(node, self.cut - bound if number else np.inf, number % 2 == 1, 0.0)
            bound += gain
            yield from self._worked(node.pair.size)
            if bound >= self.cut or (number and gain * STEEP < self.cut - bound):
                break
        if bound < self.cut:
            row = chosen(node, self.cut - bound)
            bound += collect(node, row, self.cut - bound, 0.0, np.empty(node.unary.shape))
            if bound < self.cut:
                self.store.keep(bound, node, row, place)

    def _below(self, node: Kept) -> Iterator[None]:
        """Look at everything below a node, or if that takes too long keep its children instead.

        What was looked at in vain may not exceed what came of it by much; where memory is full there
        is no other way but down.
        """
        full = self.store.bytes > self.memory
        if full or self.lost <= 4 * self.seen:
            looked = yield from self._dive(node, np.inf if full else TRY)
            if self.path.depth[0] < self.path.depth[1]:
                self.seen += looked
                return
            self.lost += looked
        yield from self._spread(node)

    def _dive(self, node: Kept, most: float) -> Generator[None, None, int]:
        """Look at what is below a node in slices, and return how many nodes that were."""
        depth = put(self.path, node.node, node.place)
        line_up(self.path, depth, node.row, node.bound, self.cut - node.bound, self.twin)
        leaf = np.empty(len(node.place), dtype=np.int64)
        each = node.node.pair.size * (SOFT + SHARP)
        looked = 0
        while self.path.depth[0] >= depth and looked * node.node.pair.size <= most:
            nodes = 1 + int(PIECE / each)
            seen, reached = dive(self.path, self.cut, nodes, self.twin, self.heat * LATER, leaf)
            looked += seen
            if reached:
                self._offer(leaf)
            self._prove(open_bound(self.path))
            yield from self._worked(seen * each)
        return looked

    def _spread(self, above: Kept) -> Iterator[None]:
        """Keep the children of a node."""
        costs = above.node.unary[above.row]
        for place in np.argsort(costs, kind="stable"):
            bound = above.bound + float(costs[place])
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
            yield from self._keep(below, bound, given, TOP, self.heat * LATER)

    def _worked(self, entries: float) -> Iterator[None]:
        """Count work, and end the piece where it is enough."""
        self.work += entries
        if self.work >= PIECE:
            self.work = 0.0
            yield

    def _offer(self, place: IntArray) -> None:
        """Offer a plan if it holds to the letter: rooms are a hair wider in the tree."""
        if self.shape.fits(place):
            self.board.offer(place, self.shape.total(place))

    def _prove(self, below: float) -> None:
        """Write down what holds for everything that is open, and for what was closed."""
        bound = min(below, self.store.least) - self.rounding
        total = self.board.total
        self.board.prove(bound if total is None else min(bound, total - self._near(total)))

    def _finish(self) -> None:
        """Nothing is left: the best plan is the best there is, or there is none."""
        if self.board.total is None:
            self.board.infeasible = True
        else:
            self._prove(np.inf)
