"""Nearby: the best placement in which every item sits where the best plan has it, or where cheap columns do.

Relaxation induced neighbourhoods (Danna, Rothberg, Le Pape 2005): with two places an item, on average,
the whole program is small, and HiGHS mostly ends it in a second or two.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from siting.milp import Arrays
from siting.parts import Model, Program
from siting.parts.flat import IntArray
from siting.parts.part import BoolArray
from siting.solvers import highs
from siting.solvers.highs_standing import once as minimised

OPEN = 1e-5
"""What may be left open, relative to the plan that is to be improved."""


@dataclass(frozen=True, eq=False)
class Nearby:
    """The whole program, made once."""

    program: Program
    arrays: Arrays

    @staticmethod
    def of(model: Model) -> Nearby:
        """Return that of a model."""
        program = model.program()
        return Nearby(program, program.arrays())

    def best(
        self, cells: BoolArray, place: IntArray, total: float, seconds: float
    ) -> IntArray | None:
        """Return the cheapest placement found within the seconds, shape (I,); None if there was no time.

        Items may sit at ``cells`` (I, J), and where they are in a plan ``place`` (I,) that costs ``total``.
        """
        deadline, x = time.monotonic() + seconds, self.program.x
        cells = cells.copy()
        cells[np.arange(len(cells)), place] = True
        upper = self.arrays.upper.copy()
        upper[x[~cells]] = 0.0
        arrays = replace(self.arrays, upper=upper)
        hint = np.full(len(upper), np.nan)
        hint[x] = place[:, None] == np.arange(cells.shape[1])
        start = highs.repaired(arrays, hint, seconds)
        left = deadline - time.monotonic()
        if left <= 0:
            return None
        _, values, _ = minimised(arrays, left, OPEN * abs(total), start)
        return None if values is None else values[x].argmax(axis=1)
