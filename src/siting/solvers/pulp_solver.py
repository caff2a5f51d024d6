"""Any solver behind PuLP, run in both its dialects (3.3 and 4): its plan and its bound, checked."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.milp import Array, Arrays
from siting.solvers.attended import attended
from siting.solvers.contract import Answer, Limits, Progress, Watch
from siting.solvers.highs import clarified, repaired
from siting.solvers.pulp_kinds import ADAPTERS, Adapter, whole_seconds
from siting.solvers.pulp_program import VERSION, chosen, made, program
from siting.solvers.verify import Claim, contradiction, judged, total
from siting.termination import Stop

_INFINITE = 1e20
"""From here on solvers mean infinity, or print it where they know no bound."""

_GRACE = 1.0
"""Seconds that a solver may take to stop by itself before it is told to."""

_INFEASIBLE, _UNBOUNDED = -1, -2
_ENDED = (1, -7)
"""Optimal, and within the gap."""

_STOPS = {
    1: Stop.FINISHED,
    _INFEASIBLE: Stop.FINISHED,
    -4: Stop.TIME,
    -5: Stop.MEMORY,
    -7: Stop.FINISHED,
    -10: Stop.INTERRUPTED,
    -12: Stop.FAILED,
}
"""PuLP's status: 3.3 knows 1 to -3, version 4 also -4 to -12. Any other only means it stopped:
the clock, or the bound, tells why."""


def solve(
    arrays: Arrays,
    limits: Limits,
    *,
    name: str,
    start: Array | None = None,
    watch: Watch | None = None,
) -> Answer:
    """Minimise a program with a solver behind PuLP, and prove as much as the limits allow.

    Parameters
    ----------
    name
        ``cbc``, ``scip``, ``glpk``, ``gurobi``, ``cplex`` or ``xpress``, in any case.
    start
        Column values to begin with, shape (n,), nan where unknown. If the integers are all given
        and lead to a plan, the answer is never worse, whatever the limits.
    watch
        Called about five times a second; PuLP does not tell totals and bounds on the way.

    Returns
    -------
    Values that were checked against the program, and a bound where the solver tells one. Ctrl-C
    ends the run with the best values so far, where the solver hands them over.

    Raises
    ------
    UnknownName
        There is no solver of this name.
    SolverError
        The solver is not installed or crashed, or the program has no lowest total.
    """
    began = time.monotonic()
    kind = chosen(name)
    first = None
    try:
        first = None if start is None else repaired(arrays, start)
        claim = _claimed(arrays, limits, kind, began, first, watch)
    except MemoryError:
        claim = Claim(Stop.MEMORY)
    return judged(arrays, limits, claim, first, f"{name.upper()} (PuLP {VERSION})")


def _claimed(
    arrays: Arrays,
    limits: Limits,
    kind: str,
    began: float,
    start: Array | None,
    watch: Watch | None,
) -> Claim:
    """Run the solver, unless the answer is plain without."""
    if contradiction(arrays):
        return Claim(Stop.FINISHED, infeasible=True)
    if limits.seconds == 0:
        return Claim(Stop.TIME)
    if not len(arrays.cost):
        return Claim(Stop.FINISHED, np.zeros(0), arrays.offset)
    problem, columns = program(arrays)
    adapter = ADAPTERS[kind]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        options = adapter.options(limits, log)
        if limits.seconds is not None:
            left = max(began + limits.seconds - time.monotonic(), 0.01)
            options["timeLimit"] = whole_seconds(kind, left)
        if adapter.warm and start is not None:
            options["warmStart"] = True
            for column, value in zip(columns, start.tolist(), strict=True):
                column.setInitialValue(value, check=False)
        work = _Work(problem, made(kind, msg=False, **options))
        end = attended(
            work.run,
            work.ask,
            deadline=None if limits.seconds is None else began + limits.seconds + _GRACE,
            watch=watch,
            progress=lambda: Progress(time.monotonic() - began, None, None),
        )
        text = log.read_text(errors="replace") if log.exists() else ""
    if isinstance(end.error, MemoryError):
        raise end.error
    if end.error and not end.reason:
        raise SolverError(SOLVERS["crashed"], name=kind, error=end.error) from end.error
    if work.status == _UNBOUNDED and not end.reason:
        return clarified(arrays, limits, began, watch)
    return _read(arrays, limits, adapter, columns, work, end.reason, text)


def _read(
    arrays: Arrays,
    limits: Limits,
    adapter: Adapter,
    columns: list[Any],
    work: _Work,
    reason: Stop | None,
    log: str,
) -> Claim:
    # PuLP calls "optimal" what some solvers only had when their time was over
    late = limits.seconds is not None and work.seconds >= 0.95 * limits.seconds
    stop = _STOPS.get(work.status, Stop.FINISHED if work.has_plan else Stop.FAILED)
    if late and stop in (Stop.FINISHED, Stop.FAILED):
        stop = Stop.TIME
    stop = reason or stop
    values = None
    if work.has_plan:
        values = repaired(arrays, _values(arrays, columns))
        stop = Stop.FAILED if values is None else stop
    bound = adapter.bound(work.problem.solverModel, log) if arrays.integer.any() else None
    bound = None if bound is None or abs(bound) >= _INFINITE else bound
    exact = not adapter.gap or limits.gap == 0 or not arrays.integer.any()
    if stop is Stop.FINISHED and work.status in _ENDED and values is not None:
        if exact:
            bound = total(arrays, values)
        elif bound is None:
            stop = Stop.GAP
    return Claim(stop, values, bound, stop is Stop.FINISHED and work.status == _INFEASIBLE)


def _values(arrays: Arrays, columns: list[Any]) -> Array:
    """Read the columns; one that enters no row and no price never reached the solver."""
    idle = np.clip(0.0, arrays.lower, arrays.upper)
    known = [column.value() for column in columns]
    return np.array([low if v is None else v for v, low in zip(known, idle, strict=True)])


@dataclass
class _Work:
    """A problem in the hands of a solver, in a thread of its own."""

    problem: Any
    solver: Any
    thread: int = 0
    asked: float | None = None
    status: int = 0
    has_plan: bool = False
    seconds: float = 0.0
    told: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Solve, and read the answer in the dialect it comes in."""
        self.thread = threading.get_native_id()
        began = time.monotonic()
        said = self.problem.solve(self.solver)
        self.seconds = time.monotonic() - began
        if isinstance(said, int):  # PuLP 3.3: the status; whether there is a plan stands elsewhere
            self.status = said if self.problem.sol_status != 2 else 0
            self.has_plan = self.problem.sol_status in (1, 2)
        else:  # PuLP 4: an object
            self.status, self.has_plan = int(said.status), said.has_solution

    def ask(self, reason: Stop) -> None:
        """Send Ctrl-C to the programs that this thread started, unless it came from the keyboard.

        A keyboard sends it to them as well, and CBC, hearing it twice, would die without a plan.
        Only Linux lists them; elsewhere the solver's own time limit is what stops it.
        """
        now = time.monotonic()
        self.asked = self.asked or now
        if reason is Stop.INTERRUPTED and now - self.asked < _GRACE:
            return
        listed = Path(f"/proc/self/task/{self.thread}/children")
        for child in map(int, listed.read_text().split() if listed.exists() else ()):
            if child not in self.told:
                self.told.append(child)
                os.kill(child, signal.SIGINT)
