"""Steps: a column for each distinct number, so that the largest of many is a sum of differences."""

from __future__ import annotations

import numpy as np

from siting.milp import Array, IntArray, Linear
from siting.parts.program import Program


def stepped(program: Program, values: Array) -> tuple[Linear, IntArray]:
    """Return the form values[0] + sum_k (values[k] - values[k - 1]) * step[k], and the steps.

    Parameters
    ----------
    program
        Gets the columns, and the rows that take steps in order: a step needs the one before.
    values
        Increasing, shape (K,), K >= 1. The first step is always taken.

    Returns
    -------
    The form, and one column for each value, shape (K,): 1 where the number is at least that value.
    """
    low = np.zeros(len(values))
    low[0] = 1.0
    step = program.columns(len(values), "step to a value", lower=low, upper=1.0)
    program.at_least(
        Linear.rows(step[:-1, None]) - Linear.rows(step[1:, None]), 0.0, "steps in order"
    )
    rise = np.append(values[0], np.diff(values))
    return Linear.of(step, rise), step
