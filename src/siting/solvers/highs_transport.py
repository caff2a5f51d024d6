"""Transport: what leaves a few places goes to a few others at the least cost; hundreds of these in a moment."""

from __future__ import annotations

import highspy
import numpy as np

from siting.milp import Array
from siting.solvers.highs import silent
from siting.solvers.highs_standing import run


class Transports:
    """HiGHS kept open for them; it gets arrays as they are, as a common interface takes five times the solution."""

    def __init__(self) -> None:
        self._highs = silent({"threads": 1, "solver": "simplex", "presolve": "off"})

    def duals(self, distance: Array, leaves: Array, arrives: Array) -> Array | None:
        """Return the duals of what leaves (n,) in a cheapest transport to what arrives (m,); None if there is none.

        ``distance`` (n, m); both sides sum to the same.
        """
        n, m = distance.shape
        number = np.arange(n * m, dtype=np.int32)
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = n + m, n * m
        lp.col_cost_ = distance.ravel()
        lp.col_lower_, lp.col_upper_ = np.zeros(n * m), np.full(n * m, np.inf)
        lp.row_lower_ = np.concatenate([leaves, arrives[:-1], [-np.inf]])  # the last follows
        lp.row_upper_ = np.concatenate([leaves, arrives[:-1], [np.inf]])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.arange(0, 2 * n * m + 1, 2, dtype=np.int32)
        lp.a_matrix_.index_ = np.stack([number // m, n + number % m], axis=1).ravel()
        lp.a_matrix_.value_ = np.ones(2 * n * m)
        self._highs.passModel(lp)
        run(self._highs)
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().row_dual)[:n]
