"""HiGHS, straight from arrays: integer programs with clock and proof, small linear ones fast."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.milp import Array, Arrays
from siting.solvers.attended import attended
from siting.solvers.contract import Answer, Limits, Progress, Watch
from siting.solvers.verify import Claim, checked, contradiction, judged, total
from siting.termination import Stop, gap_between

_INFINITE = 1e20
"""From here on HiGHS means infinity."""

_EXACT = {
    # with the default 1e-6 an integer may be off by that, times a coefficient of thousands; with 1e-9,
    # finer than its linear programs, HiGHS 1.16 lost best plans unseen and called others optimal
    "mip_feasibility_tolerance": 1e-7,
    # a tenth of what `optimal` allows; the default equals it and leaves no room for rounding
    "mip_abs_gap": 1e-7,
}

_PATIENCE = 1.0
"""Most seconds to find the integers that a start leaves out."""

_TRIES = (("choose", 1e-10), ("off", 1e-10), ("off", 1e-7))
"""Presolve and feasibility of small linear programs. Seen in 1.16: presolve finds no plan where there
is one. Amounts a year are thousands of times those of a row, so the usual 1e-7 would break a hard cap."""

_STOPS = {
    "kOptimal": Stop.FINISHED,
    "kInfeasible": Stop.FINISHED,
    "kTimeLimit": Stop.TIME,
    "kInterrupt": Stop.INTERRUPTED,
    "kHighsInterrupt": Stop.INTERRUPTED,
    "kMemoryLimit": Stop.MEMORY,
}
"""Every other status is a failure."""

_UNCLEAR = ("kUnbounded", "kUnboundedOrInfeasible")


def solve(
    arrays: Arrays, limits: Limits, *, start: Array | None = None, watch: Watch | None = None
) -> Answer:
    """Minimise a program, and prove as much as the limits allow.

    Parameters
    ----------
    start
        Column values to begin with, shape (n,), nan where unknown. If the integers are all given
        and lead to a plan, the answer is never worse, whatever the limits.
    watch
        Called about five times a second in the calling thread; True stops the run.

    Returns
    -------
    Values that were checked against the program, and a bound that includes the offset. Ctrl-C
    ends the run with the best values so far.

    Raises
    ------
    KeyboardInterrupt
        On a second Ctrl-C, and on one that comes while a start or an answer is being completed.
    SolverError
        The program has no lowest total, or HiGHS cannot read it.
    """
    began = time.monotonic()
    first = None
    try:
        first = None if start is None else repaired(arrays, start)
        claim = _claimed(arrays, limits, began, start if first is None else first, watch)
    except MemoryError:
        claim = Claim(Stop.MEMORY)
    return judged(arrays, limits, claim, first, _version())


def linear(arrays: Arrays, seconds: float = np.inf) -> tuple[Array, float, Array] | None:
    """Solve a linear program within the seconds; integrality is ignored.

    Returns
    -------
    Column values (n,), the objective with its offset, and the dual value of each row (m,): how
    much the objective rises per unit added to the row's bounds. None if there is no optimum, or no
    time for it.
    """
    deadline = time.monotonic() + seconds
    relaxed = replace(arrays, integer=np.zeros(len(arrays.cost), dtype=np.bool_))
    if contradiction(relaxed):
        return None
    if not len(arrays.cost):
        return np.zeros(0), arrays.offset, np.zeros(len(arrays.row_lower))
    for presolve, tolerance in _TRIES:
        left = deadline - time.monotonic()
        if left <= 0:
            return None
        options = {
            "presolve": presolve, "primal_feasibility_tolerance": tolerance, "time_limit": left,
        }  # fmt: skip
        highs = loaded(relaxed, {"threads": 1, "solver": "simplex", **options})
        with ThreadPoolExecutor(1) as thread:  # its own scheduler, see `attended`
            thread.submit(highs.run).result()
        solution = highs.getSolution()
        if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            values = checked(relaxed, np.array(solution.col_value))
            if values is not None:
                return values, total(arrays, values), np.array(solution.row_dual)
    return None


def repaired(arrays: Arrays, values: Array, seconds: float = np.inf) -> Array | None:
    """Make checked values of what a solver or a caller gave; None if that leads to no plan.

    Parameters
    ----------
    values
        Shape (n,), nan where unknown. Where they do not hold as they are, the integers given are
        held and all other columns are solved anew: a start may leave them out, CBC prints eight
        digits of them.
    seconds
        Within which; None where that was not enough.
    """
    plan = checked(arrays, values)
    return _completed(arrays, values, seconds) if plan is None else plan


def clarified(arrays: Arrays, limits: Limits, began: float, watch: Watch | None) -> Claim:
    """Tell unbounded from infeasible: without costs a program cannot be unbounded.

    Raises
    ------
    SolverError
        There are plans, so the total has no lowest value.
    """
    if not arrays.cost.any():
        return Claim(Stop.FAILED)
    probe = _claimed(replace(arrays, cost=np.zeros_like(arrays.cost)), limits, began, None, watch)
    if probe.values is not None:
        raise SolverError(SOLVERS["unbounded"])
    return replace(probe, bound=None)


def _completed(arrays: Arrays, values: Array, seconds: float) -> Array | None:
    held = arrays.integer & np.isfinite(values)
    if held.all() or not held.any():
        return None
    plan = np.where(held, np.rint(values), 0.0)
    rest = _without(arrays, held, plan)
    if rest.integer.any():
        found = _in_short(rest, min(_PATIENCE, seconds))
    else:
        best = linear(rest, seconds)
        found = None if best is None else best[0]
    if found is None:
        return None
    plan[~held] = found
    return checked(arrays, plan)


def _in_short(arrays: Arrays, seconds: float) -> Array | None:
    """Return a plan of a program that is nearly decided; Ctrl-C is not for this run, and goes through."""
    if seconds <= 0 or contradiction(arrays):
        return None
    highs = loaded(arrays, {**_EXACT, "threads": 1, "time_limit": seconds})
    with ThreadPoolExecutor(1) as thread:
        thread.submit(highs.run).result()
    feasible = highs.getInfo().primal_solution_status == highspy.kSolutionStatusFeasible
    return checked(arrays, np.array(highs.getSolution().col_value)) if feasible else None


def _without(arrays: Arrays, held: NDArray[np.bool_], values: Array) -> Arrays:
    """Keep the columns that are not held, in the rows that they enter."""
    matrix = arrays.matrix[:, ~held]
    rows = np.diff(matrix.indptr) > 0
    fixed = (arrays.matrix[:, held] @ values[held])[rows]
    return replace(
        arrays,
        cost=arrays.cost[~held],
        lower=arrays.lower[~held],
        upper=arrays.upper[~held],
        integer=arrays.integer[~held],
        matrix=matrix[rows],
        row_lower=arrays.row_lower[rows] - fixed,
        row_upper=arrays.row_upper[rows] - fixed,
    )


def _claimed(
    arrays: Arrays, limits: Limits, began: float, start: Array | None, watch: Watch | None
) -> Claim:
    """Run HiGHS, unless the answer is plain without."""
    if contradiction(arrays):
        return Claim(Stop.FINISHED, infeasible=True)
    if limits.seconds == 0:
        return Claim(Stop.TIME)
    if not len(arrays.cost):
        return Claim(Stop.FINISHED, np.zeros(0), arrays.offset)
    deadline = None if limits.seconds is None else began + limits.seconds
    highs = loaded(arrays, _options(limits, deadline))
    if start is not None:
        given = np.flatnonzero(np.isfinite(start)).astype(np.int32)
        highs.setSolution(len(given), given, start[given])
    talk = _Talk(limits.gap)
    highs.cbMipInterrupt.subscribe(talk.report)
    highs.cbSimplexInterrupt.subscribe(talk.listen)
    highs.cbIpmInterrupt.subscribe(talk.listen)
    end = attended(
        highs.run,
        talk.ask,
        deadline=deadline,
        watch=watch,
        progress=lambda: Progress(time.monotonic() - began, talk.total, talk.bound),
    )
    if end.error:
        raise end.error
    if highs.getModelStatus().name in _UNCLEAR:
        return clarified(arrays, limits, began, watch)
    return _read(arrays, highs, Stop.GAP if talk.near and end.reason is None else end.reason)


def _read(arrays: Arrays, highs: highspy.Highs, reason: Stop | None) -> Claim:
    status, info = highs.getModelStatus().name, highs.getInfo()
    stop = _STOPS.get(status, Stop.FAILED)
    stop = reason if reason and stop is Stop.INTERRUPTED else stop
    values = None
    if info.primal_solution_status == highspy.kSolutionStatusFeasible:
        values = repaired(arrays, np.array(highs.getSolution().col_value))
        stop = Stop.FAILED if values is None else stop
    bound = info.mip_dual_bound if arrays.integer.any() else info.objective_function_value
    proved = arrays.integer.any() or status == "kOptimal"
    return Claim(stop, values, _finite(bound) if proved else None, status == "kInfeasible")


def _options(limits: Limits, deadline: float | None) -> dict[str, Any]:
    options = {
        **_EXACT,
        "mip_rel_gap": 0.0,  # with another it drops what lies within the gap, and reports no gap at all
        "threads": limits.threads,
        "random_seed": limits.seed % 2**31,
    }
    # HiGHS listens to its own clock also where it does not call back (heuristics on sub-programs)
    if deadline is not None:
        options["time_limit"] = max(deadline - time.monotonic(), 0.0)
    return options


def loaded(arrays: Arrays, options: Mapping[str, Any]) -> highspy.Highs:
    """Give HiGHS a program, by the fields of HighsLp: passModel's positions are easily mixed up."""
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = arrays.matrix.shape
    lp.col_cost_, lp.offset_ = arrays.cost, arrays.offset
    # bounds that cross by rounding only would be called infeasible
    lp.col_lower_, lp.col_upper_ = arrays.lower, np.maximum(arrays.lower, arrays.upper)
    lp.row_lower_ = arrays.row_lower
    lp.row_upper_ = np.maximum(arrays.row_lower, arrays.row_upper)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_row_, lp.a_matrix_.num_col_ = arrays.matrix.shape
    lp.a_matrix_.start_ = arrays.matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = arrays.matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = arrays.matrix.data
    if arrays.integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in arrays.integer.tolist()]
    highs = silent(options)
    if highs.passModel(lp) == highspy.HighsStatus.kError:
        raise SolverError(SOLVERS["refused"], solver="HiGHS")
    return highs


def silent(options: Mapping[str, Any]) -> highspy.Highs:
    """Return HiGHS with some options, without a program yet."""
    highs = _Silent()
    for name, value in options.items():
        highs.setOptionValue(name, value)
    return highs


class _Silent(highspy.Highs):
    """HiGHS that never prints: the banner comes with the first call, made by the constructor."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # highspy has no types here

    def enableCallbacks(self) -> None:
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # nor here


@dataclass
class _Talk:
    """What the two threads tell each other: total and bound so far, and the wish to stop.

    HiGHS' own relative gap is no limit at which it stops: it drops all that lies within it, and then
    reports the total as the bound (its pull request 666). So the gap is watched from here.
    """

    gap: float
    total: float | None = None
    bound: float | None = None
    near: bool = False
    stop: bool = False

    def ask(self, reason: Stop) -> None:
        self.stop = True

    def report(self, event: Any) -> None:
        """Note where an integer program stands; an error here would end the run as failed."""
        self.total = _finite(event.data_out.mip_primal_bound)
        self.bound = _finite(event.data_out.mip_dual_bound)
        if self.total is not None and self.bound is not None:
            left = gap_between(self.total, self.bound)
            # what is equal but for rounding ends by itself, as a proof; but what was told to stop has
            # stopped for that, even where the last report is of no gap at all
            self.near |= left is not None and 1e-9 < left <= self.gap
        self.listen(event)

    def listen(self, event: Any) -> None:
        """Tell HiGHS to stop if asked."""
        event.data_in.user_interrupt = self.stop or self.near


def _finite(number: float) -> float | None:
    return number if abs(number) < _INFINITE else None


def _version() -> str:
    parts = highspy.HIGHS_VERSION_MAJOR, highspy.HIGHS_VERSION_MINOR, highspy.HIGHS_VERSION_PATCH
    return "HiGHS " + ".".join(map(str, parts))
