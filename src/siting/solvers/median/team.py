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
from siting.solvers.median.cuts import Cuts
from siting.solvers.median.search import begun, improved, kicked
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import FLOOR, of_matrix, of_points
from siting.solvers.median.tree import Tree

IntArray = NDArray[np.int64]

_EVERY = 8
"""Steps of the dual between two searches from what it opens, and twice as many between two fixings."""

_CLOSE = 2e-4
"""Relative gap from which on HiGHS ends the work faster than a tree with bounds of the dual."""

_DENSE = 8_000_000
"""Clients times remaining sites up to which a run with a time limit makes cuts."""


@dataclass(frozen=True, eq=False)
class MedianTeam:
    """Finds plans and proves how good they are; needs nobody else where the problem is of this kind.

    Attributes
    ----------
    root
        The problem with clients of a positive weight.
    median
        As the model states it.
    start
        Places of a plan to begin with, shape (I,).
    seed
        Of what is drawn.
    """

    root: Shape
    median: Median
    start: NDArray[np.int64] | None = None
    seed: int = 0

    @staticmethod
    def of(model: Model, start: Placement | None = None, seed: int = 0) -> MedianTeam | None:
        """Return a team; None for other models, without numba, and where sites cannot serve everybody."""
        median = model.median
        if median is None or not FAST:
            return None
        root = _shape(median)
        if root is None:
            return None
        return MedianTeam(root, median, None if start is None else start.place, seed)

    def run(self, board: Board) -> None:
        """Work until nothing is left to prove or ``board.done``; the same seed does the same."""
        rng = np.random.default_rng(self.seed)
        root = self.root
        sites, total = improved(root, begun(root, rng), rng)
        self._offer(board, sites, total)
        _, near, next_ = root.nearest(sites)
        ascent = Ascent(root, root.weight * (near + next_) / 2)
        last: IntArray | None = None
        steps = ascent.steps(total)
        count, chosen = 0, next(steps, None)
        while chosen is not None and not board.done:
            count += 1
            names = np.sort(ascent.problem.names[chosen])
            if count % _EVERY == 1 and (last is None or not np.array_equal(names, last)):
                last = names
                found, cost = improved(root, names, rng)
                if cost < total:
                    sites, total = found, cost
                    self._offer(board, sites, total)
            board.prove(root.lifted(ascent.bound) + self.median.constant)
            if count % (2 * _EVERY) == 0 and ascent.fix(total):
                steps = ascent.steps(total)
                chosen = next(steps, None)
                continue
            chosen = _next(steps, total)
        board.prove(root.lifted(ascent.bound) + self.median.constant)
        if board.done:
            return
        sites, total = self._shaken(board, sites, total, rng, 20)
        ascent.fix(total)
        endless = board.limits.seconds is None  # then a proof is wanted, whatever it takes
        if endless or len(ascent.problem.fixed) * len(root.weight) <= _DENSE:
            self._cut(board, ascent, sites, total)
        while not board.done and not endless:  # nothing more is proved
            sites, total = self._shaken(board, sites, total, rng, 1)

    def _shaken(
        self, board: Board, sites: IntArray, total: float, rng: np.random.Generator, times: int
    ) -> tuple[IntArray, float]:
        """Return the best plan after some kicks, or sooner where the board is done."""
        for _ in range(times):
            if board.done:
                break
            found, cost = improved(self.root, kicked(self.root, sites, rng), rng)
            if cost < total:
                sites, total = found, cost
                self._offer(board, sites, total)
        return sites, total

    def _cut(self, board: Board, ascent: Ascent, sites: IntArray, total: float) -> None:
        """Prove the rest as a program with cuts."""
        root = self.root
        cuts = Cuts(ascent.problem, _costs(ascent.problem))
        cuts.at_prices(ascent.best)
        whole = False
        while not board.done:
            room = 1 - 1e-6 if root.whole else 1e-9 * max(1.0, abs(total))
            start = np.flatnonzero(np.isin(cuts.problem.names, sites))
            solved = cuts.solve(whole, min(board.left, 1e6), room, start)
            if not np.isfinite(solved.bound):
                return
            board.prove(root.lifted(solved.bound) + self.median.constant)
            if whole:
                found = np.sort(cuts.problem.names[solved.sites > 0.5])
                cost = root.total(found) if len(found) else np.inf
                if cost < total:
                    sites, total = found, cost
                    self._offer(board, sites, total)
                if solved.exact:
                    return
            elif solved.exact:
                gap = total - solved.bound + 1e-6 - (1 if root.whole else 0)
                kept = np.flatnonzero(~((solved.reduced > gap) & (solved.sites < 0.5)))
                if gap > _CLOSE * abs(total):
                    self._branch(board, ascent, kept, solved.bound, total)
                    return
                cuts = cuts.within(kept, cuts.problem.held)
                whole = True

    def _branch(
        self, board: Board, ascent: Ascent, kept: IntArray, bound: float, total: float
    ) -> None:
        """Prove the rest in a tree; ``kept`` are the sites that are left of it."""
        constant = self.median.constant

        def tell(bound: float) -> bool:
            board.prove(min(self.root.lifted(bound), tree.total) + constant)
            return board.done

        tree = Tree(self.root, total, lambda sites, cost: self._offer(board, sites, cost))
        rest = ascent.problem
        tree.run(rest.within(kept, rest.held[kept]), ascent.best, bound, tell)

    def _offer(self, board: Board, sites: IntArray, total: float) -> None:
        """Write the plan down that uses these sites."""
        names = np.flatnonzero(self.median.allowed)[sites]
        cost = self.median.cost
        if isinstance(cost, Euclidean):
            from scipy.spatial import cKDTree

            _, own = cKDTree(cost.b[names]).query(cost.a)
        else:
            own = np.argmin(cost[:, names], axis=1)
        board.offer(names[own].astype(np.int64), total + self.median.constant)


def _next(steps: Generator[IntArray, float | None, None], total: float) -> IntArray | None:
    """Return what the next step opens, aimed at a total."""
    try:
        found: IntArray = steps.send(total)
    except StopIteration:
        return None
    return found


def _costs(problem: Shape) -> NDArray[np.float64]:
    """Return the matrix of the sites that are left."""
    space = problem.space
    if not space.points:
        return space.cost
    client, site = space.client, space.site
    way = np.sqrt(
        (client[:, None, 0] - site[None, :, 0]) ** 2 + (client[:, None, 1] - site[None, :, 1]) ** 2
    )
    return Euclidean(client, site, rounding="floor").dense() if space.rounding == FLOOR else way


def _shape(median: Median) -> Shape | None:
    heavy = median.weight > 0
    allowed = np.flatnonzero(median.allowed)
    if not heavy.any() or not len(allowed):
        return None
    if isinstance(median.cost, Euclidean):
        if median.cost.a.shape[1] != 2:
            return None
        rounding = FLOOR if median.cost.rounding == "floor" else 0
        space = of_points(median.cost.a[heavy], median.cost.b[allowed], rounding)
    else:
        cost = median.cost[np.ix_(heavy, allowed)]
        if not np.isfinite(cost).all():
            return None
        space = of_matrix(cost)
    held = median.standing[allowed]
    p = None
    if median.most is not None:
        p = min(len(allowed), int(held.sum()) + median.most)
        if p < 1:
            return None
    return Shape.of(space, median.weight[heavy], median.fixed[allowed], p, held)
