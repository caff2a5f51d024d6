"""The library itself under the clock: `siting.solve` with any of its solvers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contract import Absent, Answer, Limits, Report
from benchmarks.instances.euclidean import euclidean

if TYPE_CHECKING:
    import siting
    from benchmarks.case import Instance


WARMING = 10.0
"""Seconds that the small problem before a warm run may take."""


def prepare(instance: Instance, name: str, limits: Limits, report: Report) -> Callable[[], Answer]:
    """Return the run to be timed: stating the problem is done, compiling it is not.

    A warm run has solved a small drawn single-source problem before, like the second solve of a notebook.

    Raises
    ------
    Absent
        If there is no such solver here.
    ImportError
        If the library has no preset for the instance.
    """
    import siting as st
    from siting.solvers.contract import Progress

    _ask(name)
    _load()
    if limits.warm:
        small = euclidean(sites=10, clients=40, ratio=3, seed=0).problem()
        st.solve(small, solver=name, seconds=WARMING, threads=limits.threads)
    problem, earlier = instance.problem(), instance.before()
    start = None
    if earlier is not None:
        start = st.solve(
            earlier, solver=name, seconds=limits.first, threads=limits.threads, seed=limits.seed
        )

    def run() -> Answer:
        began = time.monotonic()

        def watch(now: Progress) -> bool:
            report(time.monotonic() - began, now.total, now.bound)
            return False

        result = st.solve(
            problem,
            solver=name,
            seconds=limits.seconds,
            gap=limits.gap,
            start=start,
            threads=limits.threads,
            seed=limits.seed,
            progress=watch,
        )
        if result.plan is None:
            return Answer(
                None,
                None,
                result.bound,
                result.termination.stop.value,
                result.solver,
                infeasible=result.termination.proof is st.Proof.INFEASIBLE,
            )
        places = _places(problem, result)
        split = getattr(result.plan, "split", None)
        return Answer(
            places,
            float(result.total),
            result.bound,
            result.termination.stop.value,
            result.solver,
            None if split is None else [asdict(flow) for flow in split],
            exact=True,
        )

    return run


def _load() -> None:
    """Import what a run may need: importing counts for nobody, peers are imported here too."""
    from siting.jit import FAST

    for name in ("median", "quadratic", "divisible"):
        import_module(f"siting.solvers.{name}.team")
    import_module("siting.solvers.single.prover")
    if FAST:
        import numba

        numba.njit(lambda: 0)()  # numba imports half of itself at its first loop


def _places(problem: siting.Problem, result: siting.Result) -> list[int]:
    """Return each item's place by position; where sites are the items, 1 for those that are open."""
    if problem.model.places == ("closed", "open"):
        return [int(site in result.open) for site in problem.model.items]
    assert result.plan is not None
    at = {place: j for j, place in enumerate(problem.model.places)}
    return [at[result.plan[item]] for item in problem.model.items]


def _ask(name: str) -> None:
    """Raise Absent unless the library knows the solver and finds it."""
    from siting.errors import SolverError, UnknownName
    from siting.solvers import pulp_program
    from siting.solving import SOLVERS

    if name in SOLVERS:
        return
    try:
        pulp_program.chosen(name)
    except (UnknownName, SolverError) as error:
        raise Absent(str(error)) from error
