"""HiGHS, straight from arrays: mixed-integer programs with a clock and progress, small linear ones fast."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from functools import cache
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from siting.errors import SolverError
from siting.milp import Arrays
from siting.solvers.contract import Answer, Limits, Progress, Watch
from siting.solvers.verify import holds
from siting.termination import OPTIMAL, Proof, Stop, Termination, slack

Status = highspy.HighsModelStatus

_STOPS = {
    Status.kOptimal: Stop.FINISHED,
    Status.kInfeasible: Stop.FINISHED,
    Status.kTimeLimit: Stop.TIME,
    Status.kInterrupt: Stop.INTERRUPTED,
    Status.kMemoryLimit: Stop.MEMORY,
    Status.kSolutionLimit: Stop.FINISHED,
}
"""Why HiGHS stopped; every status that is not named here is a failure."""

_EVERY = 0.2
"""Seconds between two reports of progress."""


def solve(
    arrays: Arrays,
    limits: Limits,
    *,
    start: NDArray[np.float64] | None = None,
    watch: Watch | None = None,
) -> Answer:
    """Solve a program.

    Parameters
    ----------
    arrays
        The program.
    limits
        Time, gap, threads and seed. The clock is ours: HiGHS alone stops a second or two late.
    start
        Column values to begin with, shape (n,); ``nan`` = to be found.
    watch
        Called with the progress; True stops. Ctrl-C stops too; both keep the best solution.

    Raises
    ------
    SolverError
        If the program is unbounded.
    """
    version = f"HiGHS {_version()}"
    highs = _quiet()
    highs.resetGlobalScheduler(True)  # one scheduler a process: a change of threads needs a new one
    for name, value in (
        ("mip_rel_gap", limits.gap),
        ("mip_abs_gap", 0.5 * OPTIMAL),
        ("mip_feasibility_tolerance", 1e-9),
        ("threads", limits.threads),
        ("random_seed", limits.seed),
        ("time_limit", float("inf") if limits.seconds is None else float(limits.seconds)),
    ):
        highs.setOptionValue(name, value)
    highs.passModel(_model(arrays, relaxed=False))
    if start is not None:
        _begin(highs, start)
    stopped = _run(highs, limits, watch)
    status = highs.getModelStatus()
    if status == Status.kUnboundedOrInfeasible:
        highs.setOptionValue("presolve", "off")
        stopped = stopped or _run(highs, limits, watch)
        status = highs.getModelStatus()
    if status == Status.kUnbounded:
        raise SolverError(
            "the program is unbounded: a price or a cost lets the total fall for ever"
        )
    if status == Status.kInfeasible:
        return Answer(None, None, Termination(Proof.INFEASIBLE, Stop.FINISHED), version)
    values = _checked(highs, arrays)
    highs.resetGlobalScheduler(True)  # else its threads may outlive the interpreter
    stop = stopped or _STOPS.get(status, Stop.FAILED)
    bound = _bound(highs, arrays, status)
    return Answer(values, bound, _judged(arrays, values, bound, stop), version)


def linear(arrays: Arrays) -> tuple[NDArray[np.float64], float]:
    """Solve a small linear program (integrality is ignored) and return values (n,) and objective.

    Raises
    ------
    SolverError
        If it has no optimum.
    """
    highs = _quiet()
    highs.passModel(_model(arrays, relaxed=True))
    highs.run()
    if highs.getModelStatus() not in (Status.kOptimal, Status.kModelEmpty):
        said = highs.modelStatusToString(highs.getModelStatus())
        raise SolverError(f"a linear program ended without an optimum: {said}")
    values = np.array(highs.getSolution().col_value, dtype=float)
    return values, float(highs.getInfo().objective_function_value)


@cache
def _hush() -> None:
    """Swallow the banner that the first object of a process prints whatever its options say."""
    flush = ctypes.CDLL(None).fflush if os.name == "posix" else lambda _: None
    sys.stdout.flush()
    flush(None)
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            highspy.Highs()  # type: ignore[no-untyped-call]
            flush(None)
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def _quiet() -> Any:
    _hush()
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types here
    highs.setOptionValue("output_flag", False)
    return highs


def _version() -> str:
    parts = (highspy.Highs.versionMajor, highspy.Highs.versionMinor, highspy.Highs.versionPatch)
    highs = _quiet()
    return ".".join(str(part(highs)) for part in parts)


def _model(arrays: Arrays, *, relaxed: bool) -> Any:
    lp = highspy.HighsLp()
    rows, columns = arrays.matrix.shape
    lp.num_col_, lp.num_row_ = columns, rows
    lp.col_cost_, lp.offset_ = arrays.cost, arrays.offset
    lp.col_lower_, lp.col_upper_ = arrays.lower, arrays.upper
    lp.row_lower_, lp.row_upper_ = arrays.row_lower, arrays.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = columns, rows
    lp.a_matrix_.start_ = arrays.matrix.indptr
    lp.a_matrix_.index_ = arrays.matrix.indices
    lp.a_matrix_.value_ = arrays.matrix.data
    if not relaxed and arrays.integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(whole)] for whole in arrays.integer]
    return lp


def _begin(highs: Any, start: NDArray[np.float64]) -> None:
    known = np.nonzero(~np.isnan(start))[0].astype(np.int32)
    highs.setSolution(len(known), known, start[known])


def _run(highs: Any, limits: Limits, watch: Watch | None) -> Stop | None:
    """Run in a second thread, so that the clock, the watch and Ctrl-C are heard; say who stopped it."""
    began = time.monotonic()
    seen: list[float] = [float("inf"), float("-inf")]
    asked = threading.Event()

    def look(event: Any) -> None:
        out = event.data_out
        seen[0] = min(seen[0], float(out.mip_primal_bound))
        seen[1] = max(seen[1], float(out.mip_dual_bound))
        if asked.is_set():
            event.data_in.user_interrupt = True

    def simplex(event: Any) -> None:
        if asked.is_set():
            event.data_in.user_interrupt = True

    highs.cbMipInterrupt.subscribe(look)
    highs.cbSimplexInterrupt.subscribe(simplex)
    done = threading.Event()  # asking the thread itself is wrong after a Ctrl-C

    def work() -> None:
        try:
            highs.run()
        finally:
            done.set()

    threading.Thread(target=work, daemon=True).start()
    why: Stop | None = None
    heard = began
    while not done.is_set():
        try:
            done.wait(0.02)
            now = time.monotonic()
            if why is None and limits.seconds is not None and now - began > limits.seconds:
                why = Stop.TIME
            if why is None and watch is not None and now - heard > _EVERY:
                heard = now
                total = seen[0] if abs(seen[0]) < 1e29 else None
                bound = seen[1] if abs(seen[1]) < 1e29 else None
                if watch(Progress(now - began, total, bound)):
                    why = Stop.INTERRUPTED
        except KeyboardInterrupt:
            why = Stop.INTERRUPTED
        if why is not None:
            asked.set()
    highs.cbMipInterrupt.clear()
    highs.cbSimplexInterrupt.clear()
    return why if highs.getModelStatus() != Status.kOptimal else None


def _checked(highs: Any, arrays: Arrays) -> NDArray[np.float64] | None:
    """Return the best solution if it really satisfies the program; a status is not believed."""
    if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values = np.array(highs.getSolution().col_value, dtype=float)
    return values if holds(arrays, values) else None


def _bound(highs: Any, arrays: Arrays, status: Any) -> float | None:
    info = highs.getInfo()
    if not arrays.integer.any():
        return float(info.objective_function_value) if status == Status.kOptimal else None
    bound = float(info.mip_dual_bound)
    return bound if abs(bound) < 1e29 else None


def _judged(
    arrays: Arrays, values: NDArray[np.float64] | None, bound: float | None, stop: Stop
) -> Termination:
    if bound is None:
        return Termination(Proof.NONE, stop)
    if values is None:
        return Termination(Proof.BOUND, Stop.FAILED if stop is Stop.FINISHED else stop)
    total = float(arrays.cost @ values + arrays.offset)
    if total - bound <= slack(total):
        return Termination(Proof.OPTIMAL, Stop.FINISHED)
    return Termination(Proof.BOUND, Stop.GAP if stop is Stop.FINISHED else stop)
