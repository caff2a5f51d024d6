"""Any solver behind PuLP, in both its dialects (3.3 and 4), and export to .mps and .lp files."""

from __future__ import annotations

import difflib
import os
import re
import signal
import tempfile
import threading
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pulp

from siting.errors import OptionError, SolverError, UnknownName
from siting.locale.solvers import SOLVERS
from siting.milp import Array, Arrays
from siting.solvers.attended import attended
from siting.solvers.contract import Answer, Limits, Progress, Watch
from siting.solvers.highs import clarified, repaired
from siting.solvers.pulp_kinds import ADAPTERS, KINDS, Adapter, whole_seconds
from siting.solvers.verify import Claim, contradiction, judged, total
from siting.termination import INTEGER, Stop

_INFINITE = 1e20
"""From here on solvers mean infinity, or print it where they know no bound."""

_OTHERS = ("highs", "enumerate")
"""Solvers that do without PuLP, for suggestions."""

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


def available() -> list[str]:
    """Return the short names of the solvers that work here."""
    return [name for name in KINDS if _class_of(name)]


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
    return judged(arrays, limits, claim, first, f"{name.upper()} (PuLP {pulp.__version__})")


def export(arrays: Arrays, path: str | Path) -> None:
    """Write a program to a file that other solvers read; the constant becomes a fixed column.

    Parameters
    ----------
    path
        Ends in ``.mps`` or ``.lp``.

    Raises
    ------
    OptionError
        The path ends otherwise.
    """
    target = Path(path)
    problem = _model(arrays)[0]
    writers = {".mps": problem.writeMPS, ".lp": problem.writeLP}
    if target.suffix.lower() not in writers:
        raise OptionError(SOLVERS["suffix"].say(name=target.name))
    writers[target.suffix.lower()](str(target))


def chosen(name: str) -> str:
    """Return PuLP's class for a short name.

    Raises
    ------
    UnknownName
        If no solver has that name.
    SolverError
        If it is not installed; the message says what to install.
    """
    short = name.lower()
    if short not in KINDS:
        near = difflib.get_close_matches(short, [*_OTHERS, *KINDS], 1)
        hint = SOLVERS["hint"].say(name=near[0]) if near else ""
        here = ", ".join([*_OTHERS, *available()])
        raise UnknownName(SOLVERS["unknown"].say(name=name, hint=hint, available=here))
    found = _class_of(short)
    if found is None:
        kind = KINDS[short]
        install = kind.install.say(**kind.words)
        raise SolverError(SOLVERS["missing"].say(name=short, install=install))
    return found


def _class_of(short: str) -> str | None:
    for name in KINDS[short].classes:
        try:
            if _solver(name, msg=False).available():
                return name
        except pulp.PulpSolverError:  # this version of PuLP has no such class
            continue
    return None


def _solver(name: str, **options: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # 3.3 says what 4 will drop
        return pulp.getSolver(name, **options)


def _claimed(
    arrays: Arrays,
    limits: Limits,
    chosen: str,
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
    problem, columns = _model(arrays)
    adapter = ADAPTERS[chosen]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        options = adapter.options(limits, log)
        if limits.seconds is not None:
            left = max(began + limits.seconds - time.monotonic(), 0.01)
            options["timeLimit"] = whole_seconds(chosen, left)
        if adapter.warm and start is not None:
            options["warmStart"] = True
            for column, value in zip(columns, start.tolist(), strict=True):
                column.setInitialValue(value, check=False)
        work = _Work(problem, _solver(chosen, msg=False, **options))
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
        raise SolverError(SOLVERS["crashed"].say(name=chosen, error=end.error)) from end.error
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


def _model(arrays: Arrays) -> tuple[Any, list[Any]]:
    """Build PuLP's problem, and its columns in our order."""
    problem = pulp.LpProblem("siting", pulp.LpMinimize)
    names = _names(arrays.column_blocks, len(arrays.cost), "c")
    # GLPK refuses bounds of an integer that are not whole
    lower = np.where(arrays.integer, np.ceil(arrays.lower - INTEGER), arrays.lower)
    upper = np.where(arrays.integer, np.floor(arrays.upper + INTEGER), arrays.upper)
    columns = [
        problem.add_variable(name, _bound(low), _bound(high), "Integer" if whole else "Continuous")
        for name, low, high, whole in zip(
            names,
            lower.tolist(),
            np.maximum(lower, upper).tolist(),
            arrays.integer.tolist(),
            strict=True,
        )
    ]
    priced = np.flatnonzero(arrays.cost)
    objective = _sum(columns, priced.tolist(), arrays.cost[priced].tolist())
    # files and some solvers lose a constant, and an empty objective; a fixed column stays
    objective.addterm(problem.add_variable("constant", 1, 1), arrays.offset)
    problem.setObjective(objective)
    start = arrays.matrix.indptr.tolist()
    for row, name in enumerate(_names(arrays.row_blocks, len(arrays.row_lower), "r")):
        entries = slice(start[row], start[row + 1])
        if start[row] == start[row + 1]:
            continue
        low, high = float(arrays.row_lower[row]), float(arrays.row_upper[row])
        form = _sum(
            columns, arrays.matrix.indices[entries].tolist(), arrays.matrix.data[entries].tolist()
        )
        if low >= high:
            problem.addConstraint(form == low, name)
            continue
        if np.isfinite(high):
            problem.addConstraint(form <= high, name)
        if np.isfinite(low):
            problem.addConstraint(form >= low, f"{name}_low" if np.isfinite(high) else name)
    return problem, columns


def _sum(columns: list[Any], at: list[int], coefficient: list[float]) -> Any:
    form = pulp.lpSum([])
    for j, value in zip(at, coefficient, strict=True):
        form.addterm(columns[j], value)
    return form


def _bound(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _names(blocks: tuple[tuple[str, int], ...], n: int, prefix: str) -> list[str]:
    """Name columns or rows by block and position, in letters that every format takes."""
    names = [f"{prefix}_{i}" for i in range(n)]
    ends = [first for _, first in blocks[1:]] + [n]
    for (block, first), end in zip(blocks, ends, strict=False):
        plain = re.sub(r"\W+", "_", block, flags=re.ASCII)[:60]
        names[first:end] = [f"{prefix}_{plain}_{i}" for i in range(first, end)]
    return names
