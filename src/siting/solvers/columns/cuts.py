"""Cuts: what was proved of blocks, as rows of the whole program; its relaxation then knows all duals anew.

After Chen, Luedtke (2022), *On generating Lagrangian cuts for two-stage stochastic integer programs*.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import csr_array, vstack

from siting.milp import Array, Arrays, IntArray
from siting.solvers import highs
from siting.solvers.columns.blocks import ENDLESS

TINY = 1e-8
"""Coefficients below this part of the largest are left out, at the expense of the row's side."""

ROUNDING = 1e-6
"""What a row gives way to the tolerances of its proof, relative to it."""


@dataclass(eq=False)
class Cuts:
    """A program, and rows that hold for each of its plans.

    A plan's part in a block is a plan of the block. So where HiGHS proves that no plan of the block
    costs less than ``bound`` at some costs, ``cost @ columns >= bound`` holds for all plans of the whole.
    """

    arrays: Arrays
    _columns: list[IntArray] = field(default_factory=list)
    _coef: list[Array] = field(default_factory=list)
    _side: list[float] = field(default_factory=list)

    def add(self, columns: IntArray, cost: Array, bound: float) -> None:
        """Add what was proved of a block with these ``columns`` (n,) at these costs (n,)."""
        size = float(np.abs(cost).max(initial=0.0))
        if size == 0.0 or not np.isfinite(bound):
            return
        kept = np.abs(cost) > TINY * size
        low, high = self.arrays.lower[columns[~kept]], self.arrays.upper[columns[~kept]]
        end = np.where(cost[~kept] > 0, np.minimum(high, ENDLESS), np.maximum(low, -ENDLESS))
        side = bound - float((cost[~kept] * end).sum()) - ROUNDING * max(1.0, abs(bound))
        self._columns.append(columns[kept])
        self._coef.append(cost[kept] / size)
        self._side.append(side / size)

    def program(self) -> Arrays:
        """Return the program with the rows."""
        count = len(self._side)
        start = np.cumsum([0, *(len(c) for c in self._columns)])
        none: list[Array] = [np.zeros(0)]
        shape = (count, len(self.arrays.cost))
        index = np.concatenate([*none, *self._columns]).astype(np.int64)
        more = csr_array((np.concatenate([*none, *self._coef]), index, start), shape=shape)
        return replace(
            self.arrays,
            matrix=csr_array(vstack([self.arrays.matrix, more])),
            row_lower=np.append(self.arrays.row_lower, self._side),
            row_upper=np.append(self.arrays.row_upper, np.full(count, np.inf)),
            row_blocks=(*self.arrays.row_blocks, ("proved of a block", len(self.arrays.row_lower))),
        )

    def solve(self, seconds: float) -> tuple[float, Array] | None:
        """Return the least cost of the relaxation and the duals of the program's own rows (m,); None in no time."""
        answer = highs.linear(self.program(), seconds)
        return None if answer is None else (answer[1], answer[2][: len(self.arrays.row_lower)])
