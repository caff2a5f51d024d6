"""HiGHS on the plain model: its own defaults, no start, nothing of the library's around it."""

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
    """Load the program; the clock starts with ``run``."""
    try:
        import highspy
    except ImportError as error:
        raise Absent("highspy is not installed") from error
    arrays, x = plain(instance)
    highs = _loaded(highspy, arrays)
    for name, value in (
        ("time_limit", limits.seconds),
        ("mip_rel_gap", limits.gap),
        ("threads", limits.threads),
        ("random_seed", limits.seed),
        ("output_flag", False),
    ):
        highs.setOptionValue(name, value)
    if limits.gap == 0.0:
        highs.setOptionValue("mip_abs_gap", 0.0)
    began = 0.0

    def better(event: Any) -> None:
        out = event.data_out
        total, bound = _finite(out.mip_primal_bound), _finite(out.mip_dual_bound)
        report(time.monotonic() - began, total, bound)

    highs.cbMipImprovingSolution.subscribe(better)

    def run() -> Answer:
        nonlocal began
        began = time.monotonic()
        highs.run()
        info = highs.getInfo()
        stop = highs.getModelStatus().name.removeprefix("k").lower()
        bound, version = _finite(info.mip_dual_bound), f"HiGHS {highs.version()}"
        if info.primal_solution_status != highspy.kSolutionStatusFeasible:
            return Answer(None, None, bound, stop, version, infeasible=stop == "infeasible")
        values = np.array(highs.getSolution().col_value)
        total = float(info.objective_function_value)
        return Answer(places(values, x), total, bound, stop, version)

    return run


def _loaded(highspy: Any, arrays: Arrays) -> Any:
    lp, matrix = highspy.HighsLp(), arrays.matrix
    lp.num_row_, lp.num_col_ = matrix.shape
    lp.col_cost_, lp.offset_ = arrays.cost, arrays.offset
    lp.col_lower_, lp.col_upper_ = arrays.lower, arrays.upper
    lp.row_lower_, lp.row_upper_ = arrays.row_lower, arrays.row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_row_, lp.a_matrix_.num_col_ = matrix.shape
    lp.a_matrix_.start_ = matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = matrix.data
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[whole] for whole in arrays.integer.tolist()]
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(lp)
    return highs


def _finite(value: float) -> float | None:
    return float(value) if abs(value) < 1e30 else None
