"""HiGHS, straight from arrays (first version)."""

from __future__ import annotations

import time

import highspy
import numpy as np

from siting.milp import Arrays
from siting.solvers.contract import Answer, Limits, Watch
from siting.termination import Proof, Stop, Termination


def _model(arrays: Arrays, relax: bool = False) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    m, n = arrays.matrix.shape
    lp.num_col_, lp.num_row_ = n, m
    lp.col_cost_ = arrays.cost
    lp.col_lower_ = arrays.lower
    lp.col_upper_ = arrays.upper
    lp.row_lower_ = arrays.row_lower
    lp.row_upper_ = arrays.row_upper
    lp.offset_ = arrays.offset
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = arrays.matrix.indptr
    lp.a_matrix_.index_ = arrays.matrix.indices
    lp.a_matrix_.value_ = arrays.matrix.data
    if not relax and arrays.integer.any():
        kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
        lp.integrality_ = [kinds[int(i)] for i in arrays.integer]
    return lp


def linear(arrays: Arrays) -> tuple[np.ndarray, float]:
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.passModel(_model(arrays, relax=True))
    h.run()
    return np.array(h.getSolution().col_value), h.getInfo().objective_function_value


def solve(arrays: Arrays, limits: Limits, *, start=None, watch: Watch | None = None) -> Answer:
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.setOptionValue("mip_rel_gap", limits.gap)
    h.setOptionValue("mip_abs_gap", 1e-7)
    h.setOptionValue("mip_feasibility_tolerance", 1e-9)
    if limits.seconds is not None:
        h.setOptionValue("time_limit", float(limits.seconds))
    h.passModel(_model(arrays))
    h.run()
    status = h.getModelStatus()
    info = h.getInfo()
    version = "HiGHS " + h.version()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer(None, None, Termination(Proof.INFEASIBLE, Stop.FINISHED), version)
    values = np.array(h.getSolution().col_value) if info.primal_solution_status == 2 else None
    bound = info.mip_dual_bound if arrays.integer.any() else info.objective_function_value
    stop = Stop.FINISHED if status == highspy.HighsModelStatus.kOptimal else Stop.TIME
    return Answer(values, bound, Termination(Proof.BOUND, stop), version)
