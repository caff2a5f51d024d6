"""SCIP on the plain model, through pyscipopt."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.contract import Absent, Answer, Limits, Report
from benchmarks.peers.plain import places, plain

if TYPE_CHECKING:
    from benchmarks.case import Instance
    from siting.milp import Arrays


def prepare(instance: Instance, limits: Limits, report: Report) -> Callable[[], Answer]:
    """Load the program into SCIP; its clock starts with ``optimize``."""
    try:
        import pyscipopt
    except ImportError as error:
        raise Absent("pyscipopt is not installed") from error
    arrays, x = plain(instance)
    model, columns = _loaded(pyscipopt, arrays)
    model.setParam("limits/time", limits.seconds)
    model.setParam("limits/gap", limits.gap)
    model.setParam("randomization/randomseedshift", limits.seed)
    model.setParam("parallel/maxnthreads", limits.threads)
    model.setParam("lp/threads", limits.threads)
    began = 0.0

    class Watch(pyscipopt.Eventhdlr):
        def eventinit(self) -> None:
            self.model.catchEvent(pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND, self)

        def eventexit(self) -> None:
            self.model.dropEvent(pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND, self)

        def eventexec(self, event: Any) -> None:
            total = self.model.getSolObjVal(self.model.getBestSol())
            report(time.monotonic() - began, total, _finite(self.model, self.model.getDualbound()))

    watch = Watch()
    model.includeEventhdlr(watch, "watch", "reports every better plan")

    def run() -> Answer:
        nonlocal began
        began = time.monotonic()
        if limits.threads > 1:
            model.solveConcurrent()
        else:
            model.optimize()
        bound = _finite(model, model.getDualbound())
        version = f"SCIP {model.version()}"
        if not model.getNSols():
            stop = model.getStatus()
            return Answer(None, None, bound, stop, version, infeasible=stop == "infeasible")
        best = model.getBestSol()
        values = np.array([model.getSolVal(best, column) for column in columns])
        total = model.getSolObjVal(best)
        return Answer(places(values, x), total, bound, model.getStatus(), version)

    return run


def _loaded(pyscipopt: Any, arrays: Arrays) -> tuple[Any, list[Any]]:
    model = pyscipopt.Model()
    model.hideOutput()
    columns = [
        model.addVar(
            lb=low if np.isfinite(low) else None,
            ub=high if np.isfinite(high) else None,
            obj=cost,
            vtype=("B" if (low, high) == (0, 1) else "I") if whole else "C",
        )
        for low, high, cost, whole in zip(
            arrays.lower.tolist(),
            arrays.upper.tolist(),
            arrays.cost.tolist(),
            arrays.integer.tolist(),
            strict=True,
        )
    ]
    model.addObjoffset(arrays.offset)
    matrix = arrays.matrix
    for r in range(matrix.shape[0]):
        entries = slice(matrix.indptr[r], matrix.indptr[r + 1])
        form = pyscipopt.quicksum(
            coef * columns[c]
            for c, coef in zip(
                matrix.indices[entries].tolist(), matrix.data[entries].tolist(), strict=True
            )
        )
        low, high = float(arrays.row_lower[r]), float(arrays.row_upper[r])
        if low == high:
            model.addCons(form == low)
            continue
        if np.isfinite(low):
            model.addCons(form >= low)
        if np.isfinite(high):
            model.addCons(form <= high)
    return model, columns


def _finite(model: Any, value: float) -> float | None:
    return None if model.isInfinity(abs(value)) else float(value)
