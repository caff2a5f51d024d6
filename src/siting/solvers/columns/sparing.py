"""Sparing: a linear program that is solved without rows of which hardly one in fifty binds, until they are broken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_array, diags_array

from siting.milp import Array, Arrays
from siting.parts.flat import IntArray
from siting.solvers.highs_standing import Solved, Tightening

SPARED = ("sit only where used", "sit only in a used group", "a step that holds the item")
"""Names of rows that say of every item at every place what few of them need to be told."""

BROKEN = 1e-7
"""By how much a row is broken at least."""


def _nobody(found: Solved) -> None:
    """Hear, and do nothing."""


class Sparing:
    """Arrays as a standing program, with the rows of some names withheld, and with cuts.

    What is solved is a relaxation at any time, so that its optimum is a lower bound.
    """

    def __init__(self, arrays: Arrays) -> None:
        low, high = arrays.row_lower, arrays.row_upper
        names = [name in SPARED for name, _ in arrays.row_blocks]
        starts = [start for _, start in arrays.row_blocks] + [len(low)]
        spared = np.repeat(np.array(names, dtype=np.bool_), np.diff(starts))
        spared &= np.isinf(low) != np.isinf(high)  # what has two sides stays
        kept, out = np.nonzero(~spared)[0], np.nonzero(spared)[0]
        core = replace(
            arrays,
            matrix=csr_array(arrays.matrix[kept]), row_lower=low[kept], row_upper=high[kept],
        )  # fmt: skip
        sign = np.where(np.isinf(high[out]), 1.0, -1.0)
        self._matrix = csr_array(diags_array(sign) @ arrays.matrix[out])
        self._least = np.where(np.isinf(high[out]), low[out], -high[out])
        self._sign, self._out = sign, out
        self._withheld = np.ones(len(out), dtype=np.bool_)
        self._lp = Tightening(core)
        self._rows, self._count = kept, len(low)
        self._told = np.ones(len(kept))

    def cut(self, matrix: csr_array) -> None:
        """Add the rows ``matrix`` (k, n) @ columns >= 0, which come after all others."""
        count = matrix.shape[0]
        self._add(matrix, np.zeros(count), self._count + np.arange(count), np.ones(count))
        self._count += count

    def solve(self, seconds: float, told: Callable[[Solved], None] = _nobody) -> Solved | None:
        """Return the optimum and the dual of every row, withheld ones too (m,); None if there was no time for any.

        Where time was short, some withheld rows may be broken. ``told`` hears of every optimum on the
        way, without its duals in order.
        """
        deadline = time.monotonic() + seconds
        found = self._lp.solve(seconds)
        while found is not None and np.isfinite(found.cost):
            told(found)
            short = self._matrix @ found.values < self._least - BROKEN
            broken = np.nonzero(short & self._withheld)[0]
            if not len(broken) or time.monotonic() >= deadline:
                break
            self._withheld[broken] = False
            self._add(
                csr_array(self._matrix[broken]), self._least[broken],
                self._out[broken], self._sign[broken],
            )  # fmt: skip
            more = self._lp.solve(deadline - time.monotonic())
            if more is None:
                break
            found = more
        return None if found is None else found._replace(dual=self._whole(found.dual))

    def _add(self, matrix: csr_array, least: Array, rows: IntArray, sign: Array) -> None:
        self._lp.add(matrix, least)
        self._rows = np.append(self._rows, rows)
        self._told = np.append(self._told, sign)

    def _whole(self, dual: Array) -> Array:
        """Return duals in the order of the whole program; some of the last rows may have none yet."""
        whole = np.zeros(self._count)
        known = len(dual)
        whole[self._rows[:known]] = self._told[:known] * dual
        return whole
