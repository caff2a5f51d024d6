"""Verify: whether column values satisfy a program, whatever the solver's status says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.milp import Arrays
from siting.termination import INTEGER


def holds(arrays: Arrays, values: NDArray[np.float64]) -> bool:
    """Say whether integers are whole within ``INTEGER`` and rows and bounds hold within 1e-6, scaled.

    Parameters
    ----------
    arrays
        The program.
    values
        Column values, shape (n,).
    """
    whole = arrays.integer
    if len(values) != len(arrays.lower) or not np.isfinite(values).all():
        return False
    if (np.abs(values[whole] - np.round(values[whole])) > INTEGER).any():
        return False
    slack = 1e-6 * np.maximum(1.0, np.abs(values))
    if (values < arrays.lower - slack).any() or (values > arrays.upper + slack).any():
        return False
    activity = arrays.matrix @ values
    size = 1e-6 * np.maximum(1.0, abs(arrays.matrix) @ np.abs(values))
    inside = (activity >= arrays.row_lower - size) & (activity <= arrays.row_upper + size)
    return bool(inside.all())
