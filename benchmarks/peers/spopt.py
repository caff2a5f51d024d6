"""spopt's p-median; it hands a PuLP model to a solver of PuLP, here CBC as by default there."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.contract import Absent, Answer, Limits, Report
from benchmarks.instances.medians import Medians

if TYPE_CHECKING:
    from benchmarks.case import Instance


def prepare(instance: Instance, limits: Limits, report: Report) -> Callable[[], Answer]:
    """Build spopt's model of a p-median instance; the clock starts with ``solve``."""
    try:
        import pulp
        import spopt.locate
    except ImportError as error:
        raise Absent("spopt is not installed") from error
    if not isinstance(instance, Medians):
        raise Absent("spopt has no such model")
    cost = instance.cost
    model = spopt.locate.PMedian.from_cost_matrix(cost, np.ones(len(cost)), p_facilities=instance.p)

    def run() -> Answer:
        solver = pulp.PULP_CBC_CMD(
            msg=False, timeLimit=limits.seconds, threads=limits.threads, gapRel=limits.gap
        )
        solved = model.solve(solver, results=False)
        name = f"spopt {version('spopt')}"
        chosen = [j for j, column in enumerate(model.fac_vars) if (column.value() or 0.0) > 0.5]
        stop = pulp.LpStatus[solved.problem.status].lower()
        if not chosen:
            return Answer(None, None, None, stop, name)
        places = [int(chosen[int(np.argmin(row[chosen]))]) for row in cost]
        total = float(pulp.value(solved.problem.objective))
        proved = solved.problem.sol_status == pulp.LpSolutionOptimal
        return Answer(places, total, total if proved else None, stop, name)

    return run
