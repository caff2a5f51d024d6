"""Charting: solve at weights of a box until a few plans are near the best at each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext

import numpy as np

from siting.errors import OptionError, unknown
from siting.explore.atlas import Atlas
from siting.explore.chart import Chart
from siting.explore.cover import corners_of
from siting.explore.jobs import usual_jobs
from siting.explore.processes import processes
from siting.locale.atlas import ATLAS
from siting.locale.errors import ERRORS
from siting.parts.part import Array
from siting.problem import Problem
from siting.termination import Stop


def atlas(
    problem: Problem,
    ranges: Mapping[str, tuple[float, float]],
    tolerance: float = 0.01,
    *,
    seconds: float | None = None,
    jobs: int | None = None,
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
        None = 2 in a notebook or at a prompt where the problem is large, else 1: a script without
        ``if __name__ == "__main__"`` would run again in each process.
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
    jobs = usual_jobs(problem) if jobs is None else jobs
    low, high = _checked(problem, ranges, tolerance, seconds, jobs)
    end = None if seconds is None else time.monotonic() + seconds
    work = Chart(problem, dict(ranges), tolerance, end, jobs, solver, seed)
    with processes(jobs) if jobs > 1 else nullcontext() as work.pool:
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
