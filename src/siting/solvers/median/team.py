"""Team: the search, the dual and the cuts of a p-median or of location without capacities, in turns."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.euclidean import Euclidean
from siting.jit import FAST
from siting.parts import Median, Model, Placement
from siting.solvers.board import Board
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.finish import Finish
from siting.solvers.median.renewal import Renewal
from siting.solvers.median.search import completed, improved, kicked
from siting.solvers.median.shape import Shape
from siting.solvers.median.soft import softly, suits
from siting.solvers.median.stated import Stated

IntArray = NDArray[np.int64]

_EVERY = 8
"""Steps of the dual between two searches from what it opens, and twice as many between two fixings."""

_LARGE = 1e6
"""Clients times open sites from which on searches cost more than steps, and are rarer by the root of it."""

_ENOUGH = 4e-3
"""Scale of the dual's steps from which on cuts gain more, where they can be made."""

_KICKS = 10
"""Plans sought by exchanges before cuts are made."""


_DENSE = 12_000_000, 400_000_000
"""Clients times remaining sites up to which cuts are made: with a time limit, and without."""


@dataclass(frozen=True, eq=False)
class MedianTeam:
    """Finds plans and proves how good they are; needs nobody else where the problem is of this kind.

    Attributes
    ----------
    root
        The problem with clients of a positive weight.
    unit
        What a total of 1 of ``root`` is worth.
    median
        As the model states it.
    start
        Places of a plan to begin with, shape (I,).
    seed
        Of what is drawn.
    """

    root: Shape
    unit: float
    median: Median
    start: IntArray | None = None
    seed: int = 0

    @staticmethod
    def of(model: Model, start: Placement | None = None, seed: int = 0) -> MedianTeam | None:
        """Return a team; None for other models, without numba, and for many points outside the plane."""
        median = model.median
        stated = Stated.of(median) if median is not None and FAST else None
        if median is None or stated is None:
            return None
        return MedianTeam(
            stated.root, stated.unit, median, None if start is None else start.place, seed
        )

    def run(self, board: Board) -> None:
        """Work until nothing is left to prove or ``board.done``; the same seed does the same."""
        rng = np.random.default_rng(self.seed)
        root = self.root
        endless = board.limits.seconds is None  # then a proof is wanted, whatever it takes
        sites, total = self._climbed(board, completed(root, self._begun(), rng), rng)
        ascent = Ascent(root, _prices(root, sites))
        for _ in softly(ascent, total) if suits(root) and not board.done else ():
            self._prove(board, ascent.bound)
            if board.done:
                return
        last: IntArray | None = None
        steps = ascent.steps(total)
        rarely = int(_EVERY * max(1.0, np.sqrt(len(root.weight) * len(sites) / _LARGE)))
        first = 1 if rarely == _EVERY else 0
        count, chosen = 0, next(steps, None)
        while chosen is not None and not board.done:
            count += 1
            names = np.sort(ascent.problem.names[chosen])
            if count % rarely == first and (last is None or not np.array_equal(names, last)):
                last = names
                found, cost = self._climbed(board, names, rng)
                if cost < total:
                    sites, total = found, cost
            self._prove(board, ascent.bound)
            if count % (2 * _EVERY) == 0 and ascent.fix(total):
                steps = ascent.steps(total)
                chosen = next(steps, None)
                continue
            if ascent.scale < _ENOUGH and self._dense(ascent.problem, endless):
                break
            chosen = _next(steps, total)
        self._prove(board, ascent.bound)
        if board.done:
            return
        sites, total = self._shaken(board, sites, total, rng, _KICKS)
        ascent.fix(total)
        renewal = Renewal(
            board,
            root,
            lambda some: self._climbed(board, some, rng),
            rng,
            sites=sites,
            total=total,
            price=ascent.best,
        )
        if self._dense(ascent.problem, endless):
            Finish(board, root, renewal, lambda bound: self._prove(board, bound), rng).run(ascent)
        while not board.done and not endless and board.place is not None:  # nothing more is proved
            renewal.work(board.left)

    def _dense(self, rest: Shape, endless: bool) -> bool:
        """Tell whether there is room for all costs of what is left."""
        return len(rest.fixed) * len(rest.weight) <= _DENSE[endless]

    def _begun(self) -> IntArray:
        """Return the sites of the start, by their number in the root; none without one."""
        if self.start is None:
            return np.zeros(0, dtype=np.int64)
        number = np.cumsum(self.median.allowed) - 1
        used = np.unique(self.start)
        return np.asarray(number[used[self.median.allowed[used]]], dtype=np.int64)

    def _climbed(
        self, board: Board, sites: IntArray, rng: np.random.Generator
    ) -> tuple[IntArray, float]:
        """Return the best sites that one exchange after the other leads to, or as far as time allows."""
        total = self.root.total(sites)
        self._offer(board, sites, total)
        while not board.done:
            found, cost = improved(self.root, sites, rng, most=len(self.root.fixed))
            if cost >= total:
                break
            sites, total = found, cost
            self._offer(board, sites, total)
        return sites, total

    def _shaken(
        self, board: Board, sites: IntArray, total: float, rng: np.random.Generator, times: int
    ) -> tuple[IntArray, float]:
        """Return the best plan after some kicks, or sooner where the board is done."""
        for _ in range(times):
            if board.done:
                break
            found, cost = self._climbed(board, kicked(self.root, sites, rng), rng)
            if cost < total:
                sites, total = found, cost
        return sites, total

    def _prove(self, board: Board, bound: float) -> None:
        """Write a bound on plans that are better than the best one down."""
        lifted = self.root.lifted(bound) if np.isfinite(bound) else bound
        if lifted >= self.root.never:
            board.infeasible = True
        least = lifted * self.unit + self.median.constant
        board.prove(least if board.total is None else min(least, board.total))

    def _offer(self, board: Board, sites: IntArray, total: float) -> None:
        """Write the plan down that uses these sites, unless it needs a way that does not exist."""
        if total >= self.root.never:
            return
        names = np.flatnonzero(self.median.allowed)[sites]
        cost = self.median.cost
        if isinstance(cost, Euclidean):
            from scipy.spatial import cKDTree

            _, own = cKDTree(cost.b[names]).query(cost.a)
        else:
            own = np.argmin(cost[:, names], axis=1)
        board.offer(names[own].astype(np.int64), total * self.unit + self.median.constant)


def _prices(root: Shape, sites: IntArray) -> NDArray[np.float64]:
    """Return prices to begin with: between a client's costs at its two nearest sites."""
    _, near, next_ = root.nearest(sites)
    exists = root.weight * next_ < root.never
    usual = near[exists].mean() if exists.any() else 0.0
    return root.weight * np.where(exists, (near + next_) / 2, usual)


def _next(steps: Generator[IntArray, float | None, None], total: float) -> IntArray | None:
    """Return what the next step opens, aimed at a total."""
    try:
        found: IntArray = steps.send(total)
    except StopIteration:
        return None
    return found
