"""Any solver that PuLP knows (CBC, SCIP …), in the dialects of PuLP 3.3 and 4; the only file importing it."""

from __future__ import annotations

import time
import warnings
from difflib import get_close_matches
from typing import Any

import numpy as np
import pulp
from numpy.typing import NDArray

from siting.errors import SolverError, UnknownName
from siting.milp import Arrays
from siting.solvers.contract import Answer, Limits, Watch
from siting.solvers.verify import holds
from siting.termination import Proof, Stop, Termination

NAMES = {
    "cbc": ("PULP_CBC_CMD", "COIN_CMD"),
    "scip": ("SCIP_PY", "SCIP_CMD"),
    "glpk": ("GLPK_CMD",),
    "gurobi": ("GUROBI", "GUROBI_CMD"),
    "cplex": ("CPLEX_PY", "CPLEX_CMD"),
    "cpsat": ("CPSAT",),
    "xpress": ("XPRESS_PY", "XPRESS"),
    "mosek": ("MOSEK",),
}
"""Short names and the PuLP solvers that stand behind each, the first that is installed wins."""


def available() -> list[str]:
    """Return the short names of solvers that are installed here."""
    there = set(pulp.listSolvers(onlyAvailable=True))
    return [name for name, classes in NAMES.items() if there & set(classes)]


def solve(
    arrays: Arrays,
    limits: Limits,
    *,
    name: str,
    start: NDArray[np.float64] | None = None,
    watch: Watch | None = None,
) -> Answer:
    """Solve a program with the solver called ``name``.

    PuLP hands out no bound of an early stop and calls a solution "Optimal" after a time limit too: a
    run is believed to be proven only if it ended well before the limit. ``watch`` is not called.

    Raises
    ------
    UnknownName
        If no solver has that name.
    SolverError
        If it is not installed, fails, or the program is unbounded.
    """
    solver = _solver(name, limits)
    problem, columns = _problem(arrays)
    began = time.monotonic()
    try:
        problem.solve(solver)
    except pulp.PulpSolverError as error:
        raise SolverError(f"{name} failed: {error}") from error
    in_time = limits.seconds is None or time.monotonic() - began < 0.95 * limits.seconds
    version = f"{name} through PuLP {pulp.__version__}"
    if problem.sol_status == pulp.LpSolutionInfeasible or problem.status == pulp.LpStatusInfeasible:
        proof = Proof.INFEASIBLE if in_time else Proof.NONE
        return Answer(
            None, None, Termination(proof, Stop.FINISHED if in_time else Stop.TIME), version
        )
    if problem.status == pulp.LpStatusUnbounded:
        raise SolverError(
            "the program is unbounded: a price or a cost lets the total fall for ever"
        )
    read = [column.varValue for column in columns]
    if any(value is None for value in read):
        return Answer(None, None, Termination(Proof.NONE, Stop.TIME), version)
    values = np.array(read, dtype=float)
    if not holds(arrays, values):
        return Answer(None, None, Termination(Proof.NONE, Stop.FAILED), version)
    if not in_time or problem.sol_status != pulp.LpSolutionOptimal:
        return Answer(values, None, Termination(Proof.NONE, Stop.TIME), version)
    total = float(arrays.cost @ values + arrays.offset)
    bound = total - max(limits.gap * abs(total), 0.0)
    stop = Stop.GAP if limits.gap else Stop.FINISHED
    return Answer(values, bound, Termination(Proof.BOUND, stop), version)


def _solver(name: str, limits: Limits) -> Any:
    classes = NAMES.get(name.casefold())
    if classes is None:
        known = ["highs", "enumerate", *NAMES]
        close = get_close_matches(name.casefold(), known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"known are: {', '.join(known)}"
        raise UnknownName(f"no solver is called {name!r}; {hint}")
    there = pulp.listSolvers(onlyAvailable=True)
    for found in classes:
        if found in there:
            options: dict[str, Any] = {"msg": False, "gapRel": limits.gap}
            if limits.seconds is not None:
                options["timeLimit"] = limits.seconds
            with warnings.catch_warnings():  # PuLP 3.3 warns of its own bundled CBC
                warnings.simplefilter("ignore", DeprecationWarning)
                return pulp.getSolver(found, **options)
    installed = ", ".join(["highs", *available()])
    raise SolverError(f"{name} is not installed; installed are: {installed}")


def _problem(arrays: Arrays) -> tuple[Any, list[Any]]:
    problem = pulp.LpProblem("siting", pulp.LpMinimize)
    new = getattr(problem, "add_variable", None)  # PuLP 4 makes variables through the problem
    columns = [
        (new or pulp.LpVariable)(
            f"c{k}",
            None if low == -np.inf else float(low),
            None if high == np.inf else float(high),
            "Integer" if whole else "Continuous",
        )
        for k, (low, high, whole) in enumerate(
            zip(arrays.lower, arrays.upper, arrays.integer, strict=True)
        )
    ]
    cost = [(columns[k], float(arrays.cost[k])) for k in np.nonzero(arrays.cost)[0]]
    problem += pulp.LpAffineExpression(cost)
    matrix = arrays.matrix
    for row in range(matrix.shape[0]):
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        pairs = zip(matrix.indices[entries], matrix.data[entries], strict=True)
        form = pulp.LpAffineExpression([(columns[k], float(v)) for k, v in pairs])
        low, high = float(arrays.row_lower[row]), float(arrays.row_upper[row])
        if low == high:
            problem += form == low
            continue
        if low > -np.inf:
            problem += form >= low
        if high < np.inf:
            problem += form <= high
    return problem, columns
