"""Charting: solve at weights of a box until a few plans are near the best at each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np

from siting.errors import OptionError, unknown
from siting.explore.atlas import Atlas, Stored
from siting.explore.cover import Cover, Simplex, corners_of, envelope, held_by
from siting.locale.atlas import ATLAS
from siting.locale.errors import ERRORS
from siting.parts.part import Array
from siting.problem import Problem
from siting.results import Result
from siting.solving import evaluate, solve
from siting.termination import Proof, Stop, slack

POOL = 3
"""Plans that a run passed on its way, of which as many are stored beside its best."""

SHARE = 0.25
"""Part of the tolerance at which a single run stops, and of the time left that one run may take."""


def atlas(
    problem: Problem,
    ranges: Mapping[str, tuple[float, float]],
    tolerance: float = 0.01,
    *,
    seconds: float | None = None,
    jobs: int = 1,
    solver: str = "highs",
    seed: int = 0,
    progress: Callable[[Atlas], None] | None = None,
) -> Atlas:
    """Find plans of which one is proved near the best at every weight in a box.

    The best possible total is a minimum of functions linear in the weights, hence concave: a stored
    plan bounds it from above everywhere, and bounds proved at some weights bound it from below between
    them. The corners of the box are solved first, then where the two differ most.

    Parameters
    ----------
    problem
        A city with prices and rules.
    ranges
        Lowest and highest weight of 2 to 5 terms, IDR million per unit.
    tolerance
        Relative gap to be reached at every weight in the box, between 0 and 1.
    seconds
        For all of it; None = until the tolerance is reached. Time that is up only weakens bounds.
    jobs
        Problems solved side by side, each in a process of its own.
    solver, seed
        As for ``solve``.
    progress
        Called with the atlas so far after every round. Ctrl-C ends with what there is.

    Raises
    ------
    UnknownName, OptionError
        If a range is of no term or cannot be meant.
    Infeasible
        If no plan keeps all hard rules, at any weights.
    """
    low, high = _checked(problem, ranges, tolerance, seconds, jobs)
    end = None if seconds is None else time.monotonic() + seconds
    work = _Work(problem, dict(ranges), tolerance, end, jobs, solver, seed)
    with ExitStack() as stack:
        if jobs > 1:
            work.pool = stack.enter_context(ProcessPoolExecutor(jobs, get_context("spawn")))
        try:
            work.corners(corners_of(low, high), progress)
            work.refine(progress)
        except KeyboardInterrupt:
            work.stop = Stop.INTERRUPTED
    return work.atlas()


def _checked(
    problem: Problem,
    ranges: Mapping[str, tuple[float, float]],
    tolerance: float,
    seconds: float | None,
    jobs: int,
) -> tuple[Array, Array]:
    _ = problem.city  # a classic has no weights to vary
    for name, (low, high) in ranges.items():
        if name not in problem.prices:
            raise unknown("term", name, problem.prices)
        if not 0 <= low < high < float("inf"):
            raise OptionError(ATLAS["range"], name=name, low=low, high=high)
    if not 2 <= len(ranges) <= 5:
        raise OptionError(ATLAS["ranges"], count=len(ranges))
    if not 0 < tolerance < 1:
        raise OptionError(ATLAS["tolerance"], value=tolerance)
    if seconds is not None and not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)
    if jobs < 1:
        raise OptionError(ERRORS["at least one"], name="jobs", value=jobs)
    return np.array([a for a, _ in ranges.values()]), np.array([b for _, b in ranges.values()])


@dataclass(eq=False)
class _Work:
    """An atlas in the making."""

    problem: Problem
    ranges: dict[str, tuple[float, float]]
    tolerance: float
    end: float | None
    jobs: int
    solver: str
    seed: int

    def __post_init__(self) -> None:
        self.pool: Executor | None = None
        self.stop: Stop | None = None
        self.solved = 0
        self.names = tuple(self.ranges)
        self.known: dict[bytes, Stored] = {}
        self.cover = Cover([], [], np.zeros((0, 1 + len(self.names))), self.tolerance)

    def corners(self, points: Array, progress: Callable[[Atlas], None] | None) -> None:
        """Solve the corners of the box; begin the cover if a bound is known of each.

        A corner of which nothing was proved in its share of the time is tried once more.
        """
        proved: dict[int, float] = {}
        first, again = list(range(len(points))), list[int]()
        while first or (again and self.end is not None):
            some, spare = (first, 2.0) if first else (again, 0.0)
            now = some[: self.jobs]
            share = 1.0 / (spare + -(-len(some) // self.jobs))
            del some[: self.jobs]
            retry = spare == 0.0
            for k, result in zip(now, self.answers([points[k] for k in now], share), strict=True):
                bound = self.keep(result)
                if bound is not None:
                    proved[k] = bound
                elif not retry:
                    again.append(k)
            self.cover.points = [points[k] for k in sorted(proved)]
            self.cover.bounds = [proved[k] for k in sorted(proved)]
            if progress is not None:
                progress(self.atlas())
            if self.over:
                break
        if len(proved) == len(points) and self.known:
            self.cover.fill()

    def refine(self, progress: Callable[[Atlas], None] | None) -> None:
        """Go where the gap is largest until it is small enough everywhere."""
        stuck = False
        while self.known and not self.over and not stuck and (some := self.cover.widest(self.jobs)):
            solved = self.solved
            bounds = self.proved(some)
            if progress is not None and self.solved > solved:
                progress(self.atlas())
            cuts = [self.cut(*one, bound) for one, bound in zip(some, bounds, strict=True)]
            stuck = not any(cuts)

    def proved(self, places: list[tuple[Simplex, Array]]) -> list[float]:
        """Return a bound at each point; a problem is solved there where what is known leaves too much."""
        points, bounds = [], []
        for simplex, parts in places:
            point = parts @ np.array([self.cover.points[k] for k in simplex])
            points.append(point)
            known = envelope(np.array(self.cover.points), np.array(self.cover.bounds), point)
            between = float(parts @ np.array([self.cover.bounds[k] for k in simplex]))
            bounds.append(between if known is None else known)
        asked = [k for k, point in enumerate(points) if self.cover.over(point, bounds[k])]
        results = self.answers([points[k] for k in asked], SHARE)
        for k, result in zip(asked, results, strict=True):
            bound = self.keep(result)
            bounds[k] = bounds[k] if bound is None else max(bounds[k], bound)
        return bounds

    def cut(self, simplex: Simplex, parts: Array, bound: float) -> bool:
        """Make a point a corner of what holds it; tell whether anything has changed."""
        held = held_by(simplex, parts)
        if len(held) > 1:
            self.cover.split(simplex, parts, bound)
        elif bound > self.cover.bounds[held[0]]:
            self.cover.bounds[held[0]] = bound
        else:
            return False  # a run there proved nothing more
        return True

    def answers(self, points: list[Array], share: float) -> list[Result]:
        """Solve at some points, each with a share of the time left."""
        left = None if self.end is None else max(0.0, self.end - time.monotonic())
        options: dict[str, Any] = {
            "seconds": None if left is None else left * share,
            "gap": SHARE * self.tolerance,
            "solver": self.solver,
            "seed": self.seed,
        }
        tasks = [(self.problem.with_(weights=self.weights(p)), self.start(p)) for p in points]
        if self.pool is None:
            results = [solve(problem, start=start, **options) for problem, start in tasks]
        else:
            futures = [self.pool.submit(solve, p, start=start, **options) for p, start in tasks]
            results = [future.result() for future in futures]
        self.solved += len(results)
        if any(result.termination.stop is Stop.INTERRUPTED for result in results):
            self.stop = Stop.INTERRUPTED
        return results

    def weights(self, point: Array) -> dict[str, float]:
        """Return a point as weights by term."""
        return dict(zip(self.names, point.tolist(), strict=True))

    def start(self, point: Array) -> dict[Any, Any] | None:
        """Return the seats of the best stored plan there."""
        if not self.known:
            return None
        lines = self.cover.lines
        best = int((lines[:, 0] + lines[:, 1:] @ point).argmin())
        return dict(list(self.known.values())[best].plan)

    def keep(self, result: Result) -> float | None:
        """Store the plans of a result; return its bound, less what may be rounding.

        A run that proves that there is no plan raises Infeasible: rules do not depend on weights.
        """
        if result.termination.proof is Proof.INFEASIBLE:
            _ = result.checked
        if result.plan is not None:
            self.store(result)
            problem = Problem(
                self.problem.subject, result.description["prices"], self.problem.rules
            )
            for plan in result.pool[:POOL]:
                other = evaluate(problem, plan)
                if not other.broken:
                    self.store(other)
        if result.bound is None or not np.isfinite(result.bound):
            return None
        return result.bound - 0.5 * slack(result.bound)

    def store(self, result: Result) -> None:
        """Add a plan unless one with the same total at all weights is there."""
        assert result.plan is not None
        one = Stored(result.plan, result.checked)
        line = one.line(self.problem.prices, self.names)
        key = np.round(line, 9).tobytes()
        if np.isfinite(line).all() and key not in self.known:
            self.known[key] = one
            self.cover.lines = np.vstack([self.cover.lines, line])

    @property
    def over(self) -> bool:
        """Whether the time is up or somebody stopped it."""
        return self.stop is not None or (self.end is not None and time.monotonic() >= self.end)

    def atlas(self) -> Atlas:
        """Return what there is."""
        simplices = self.cover.simplices
        complete = bool(simplices) and self.cover.complete
        ended = Stop.FINISHED if self.end is None else Stop.TIME
        return Atlas(
            problem=self.problem,
            ranges=self.ranges,
            tolerance=self.tolerance,
            stored=tuple(self.known.values()),
            points=np.array(self.cover.points).reshape(-1, len(self.names)),
            bounds=np.array(self.cover.bounds),
            simplices=np.array(simplices, dtype=np.int64).reshape(-1, 1 + len(self.names)),
            solved=self.solved,
            stop=Stop.GAP if complete else self.stop or ended,
            largest_gap=self.cover.largest() if simplices else None,
        )
