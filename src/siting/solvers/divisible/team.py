"""Team: prices, plans at what they open, and a tree over the sites that they leave undecided."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import count

import numpy as np

from siting.parts import Model, Placement, Serve
from siting.parts.divisible import Array, Divisible
from siting.solvers.board import Board
from siting.solvers.divisible.dual import Dual, IntArray, Sites
from siting.solvers.divisible.swap import hopeful
from siting.solvers.divisible.transport import transported

_EVERY = 10
"""Steps of the dual between two plans at what it opens."""

_TRIES = 5
"""Neighbours of a plan that are tried."""

_STEPS, _FIRST = 40, 0.3
"""Steps of the dual at a node of the tree, and the scale of the first."""


@dataclass(eq=False)
class DivisibleTeam:
    """Finds plans and proves how good they are, for capacitated location with divisible demand.

    Attributes
    ----------
    problem
        As the model states it.
    open_at
        The place of an open site in the model.
    start
        Numbers of the open sites of a plan to begin with.
    """

    problem: Divisible
    open_at: int
    start: IntArray | None = None
    _known: dict[bytes, float] = field(default_factory=dict)
    _best: tuple[IntArray, Array] | None = None

    @staticmethod
    def of(model: Model, start: Placement | None = None) -> DivisibleTeam | None:
        """Return a team; None for other models."""
        if model.divisible is None or not isinstance(model.split, Serve):
            return None
        at = model.split.at
        begun = None if start is None else np.flatnonzero(start.place == at)
        return DivisibleTeam(model.divisible, at, begun)

    def run(self, board: Board) -> None:
        """Work until nothing is left to prove or ``board.done``."""
        sites = Sites.of(self.problem)
        dual = Dual(sites, self._prices())
        total = self._begun(board, dual)
        if not np.isfinite(total):
            return
        for step in count(1):
            open_ = dual.step(total)
            if open_ is None or board.done:
                break
            if step % _EVERY == 0:
                total = min(total, self._tried(board, sites.names[open_]))
            self._prove(board, dual.bound)
        self._climb(board)
        self._tree(board, dual)

    def _begun(self, board: Board, dual: Dual) -> float:
        """Return the total of a first plan: the start, or what the prices open, or at last all sites."""
        sites = dual.sites
        if self.start is not None:
            self._tried(board, sites.names[sites.held | np.isin(sites.names, self.start)])
        value, _ = sites.valued(dual.price)
        self._tried(board, sites.names[sites.chosen(value)[1]])
        return self._tried(board, sites.names) if board.total is None else board.total

    def _tree(self, board: Board, root: Dual) -> None:
        """Branch on undecided sites, the node of the lowest bound first."""
        number = count()
        heap = [(root.bound, next(number), root.sites, root.best)]
        while heap and not board.done:
            bound, _, sites, price = heapq.heappop(heap)
            self._prove(board, bound)
            if self._hopeless(board, bound):
                continue
            for node in self._branched(board, sites, price, bound):
                heapq.heappush(heap, (node[0], next(number), *node[1:]))
        if not board.done and board.total is not None:
            board.prove(board.total)

    def _branched(
        self, board: Board, sites: Sites, price: Array, bound: float
    ) -> list[tuple[float, Sites, Array]]:
        """Return what is left of a node as two with one site decided each; nothing where it is done."""
        assert board.total is not None
        dual, often = Dual(sites, price, _FIRST), np.zeros(len(sites.names))
        open_ = None
        for _ in range(_STEPS):
            now = dual.step(board.total)
            if now is None or self._hopeless(board, dual.bound):
                break
            open_, often = now, often + now
        bound = max(bound, dual.bound)
        if self._hopeless(board, bound):
            return []
        if open_ is not None and self._tried(board, sites.names[open_]) <= board.total:
            self._climb(board)
        names = sites.names
        sites = dual.fixed(board.total)
        free = np.flatnonzero(~sites.held)
        if not len(free):
            self._tried(board, sites.names)
            return []
        share = often[np.searchsorted(names, sites.names[free])] / max(1.0, often.max())
        split = int(free[np.argmin(np.abs(share - 0.5))])
        held = sites.held.copy()
        held[split] = True
        every = np.arange(len(held))
        rest = np.delete(every, split)
        return [
            (bound, sites.within(every, held), dual.best),
            (bound, sites.within(rest, sites.held[rest]), dual.best),
        ]

    def _climb(self, board: Board) -> None:
        """Go from the best plan to better ones next to it."""
        better = True
        while better and not board.done and self._best is not None:
            (names, price), total = self._best, board.total
            assert total is not None
            near = hopeful(self.problem, names, price, total)[:_TRIES]
            better = any(self._tried(board, some) < total for some in near)

    def _tried(self, board: Board, names: IntArray) -> float:
        """Return the total of a set of open sites, ``inf`` where they cannot serve all; offer its plan."""
        key = names.tobytes()
        if key not in self._known:
            self._known[key] = self._served(board, names)
        return self._known[key]

    def _served(self, board: Board, names: IntArray) -> float:
        found = transported(self.problem, names)
        if found is None:
            return np.inf
        used = names[self.problem.held[names] | (found.share[:, names].sum(axis=0) > 1e-9)]
        total = found.cost + float(self.problem.fixed[used].sum())
        place = np.full(len(self.problem.allowed), 1 - self.open_at, dtype=np.int64)
        place[used] = self.open_at
        if board.offer(place, total):
            self._best = used, found.price
        return total

    def _prices(self) -> Array:
        """Return prices to begin with: what a client pays at its third nearest site."""
        cost = np.where(np.isfinite(self.problem.cost), self.problem.cost, np.nan)
        near = np.sort(cost[:, self.problem.allowed], axis=1)[:, :3]
        return np.asarray(np.nanmax(near, axis=1))

    def _hopeless(self, board: Board, bound: float) -> bool:
        assert board.total is not None
        return bound >= board.total - 1e-9 * max(1.0, abs(board.total))

    def _prove(self, board: Board, bound: float) -> None:
        assert board.total is not None
        board.prove(min(bound - 1e-9 * abs(bound), board.total))
