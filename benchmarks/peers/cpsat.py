"""CP-SAT on the plain model, through MathOpt of OR-Tools, which scales it to integers."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.contract import Absent, Answer, Limits, Report
from benchmarks.peers.plain import places, plain

if TYPE_CHECKING:
    from benchmarks.case import Instance
    from siting.milp import Arrays

NUMBER = r"(-?[\d.]+(?:e[+-]?\d+)?|-?inf)"
NEWS = re.compile(rf"^#(?:\d+|Bound)\s.*best:{NUMBER}\s+next:\[{NUMBER},{NUMBER}\]")
"""A line of its log: best total, and the range in which a better one would lie."""

STEPS = 1000.0
"""Steps of a continuous column to a unit; at its default of 1 it calls feasible cities infeasible."""


def prepare(instance: Instance, limits: Limits, report: Report) -> Callable[[], Answer]:
    """Load the program; the clock starts with ``solve``."""
    try:
        import ortools
        from ortools.math_opt.python import mathopt
        from ortools.sat.sat_parameters_pb2 import SatParameters
    except ImportError as error:
        raise Absent("ortools is not installed") from error
    arrays, x = plain(instance)
    model = mathopt.Model.from_model_proto(_proto(arrays))
    columns = list(model.variables())
    parameters = mathopt.SolveParameters(
        time_limit=datetime.timedelta(seconds=limits.seconds),
        threads=limits.threads,
        random_seed=limits.seed,
        relative_gap_tolerance=limits.gap,
        cp_sat=SatParameters(mip_var_scaling=STEPS),
    )
    began = 0.0

    def listen(lines: list[str]) -> None:
        for line in lines:
            found = NEWS.match(line)
            if found:
                total, bound = float(found[1]), float(found[2])
                report(time.monotonic() - began, _finite(total), _finite(bound))

    def run() -> Answer:
        nonlocal began
        began = time.monotonic()
        kind = mathopt.SolverType.CP_SAT
        result = mathopt.solve(model, kind, params=parameters, msg_cb=listen)
        version = f"CP-SAT {ortools.__version__}"
        end = result.termination
        stop = f"{end.reason.name.lower()} {end.detail}".strip()
        bound = _finite(result.best_objective_bound())
        if not result.has_primal_feasible_solution():
            none = end.reason is mathopt.TerminationReason.INFEASIBLE
            return Answer(None, None, bound, stop, version, infeasible=none)
        values = result.variable_values(columns)
        return Answer(places(values, x), result.objective_value(), bound, stop, version)

    return run


def _proto(arrays: Arrays) -> Any:
    from ortools.math_opt import model_pb2

    rows, columns = arrays.matrix.shape
    out, matrix = model_pb2.ModelProto(), arrays.matrix
    out.variables.ids.extend(range(columns))
    out.variables.lower_bounds.extend(arrays.lower.tolist())
    out.variables.upper_bounds.extend(arrays.upper.tolist())
    out.variables.integers.extend(arrays.integer.tolist())
    out.objective.offset = arrays.offset
    priced = np.flatnonzero(arrays.cost)
    out.objective.linear_coefficients.ids.extend(priced.tolist())
    out.objective.linear_coefficients.values.extend(arrays.cost[priced].tolist())
    out.linear_constraints.ids.extend(range(rows))
    out.linear_constraints.lower_bounds.extend(arrays.row_lower.tolist())
    out.linear_constraints.upper_bounds.extend(arrays.row_upper.tolist())
    matrix.sort_indices()
    row = np.repeat(np.arange(rows), np.diff(matrix.indptr))
    out.linear_constraint_matrix.row_ids.extend(row.tolist())
    out.linear_constraint_matrix.column_ids.extend(matrix.indices.tolist())
    out.linear_constraint_matrix.coefficients.extend(matrix.data.tolist())
    return out


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
