"""Chart: an atlas in the making, which is solved where its gap is largest."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from siting.explore.atlas import Atlas, Stored
from siting.explore.cover import Cover, Simplex, envelope, held_by
from siting.explore.processes import Pool, gathered
from siting.parts.part import Array
from siting.problem import Problem
from siting.results import Result
from siting.solving import evaluate, solve
from siting.termination import Proof, Stop, slack

POOL = 3
"""Plans that a run passed on its way, of which as many are stored beside its best."""

SHARE = 0.25
"""Part of the tolerance at which a single run stops, and of the time left that one run may take."""


@dataclass(eq=False)
class Chart:
    """What was found and proved so far."""

    problem: Problem
    ranges: dict[str, tuple[float, float]]
    tolerance: float
    end: float | None
    jobs: int
    solver: str
    seed: int

    def __post_init__(self) -> None:
        self.pool: Pool | None = None
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
            results, pressed = gathered(futures)
            self.stop = Stop.INTERRUPTED if pressed else self.stop
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
