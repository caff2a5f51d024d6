"""Supported: whether some weights above 0 make a plan the best of a front."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from siting.parts.part import Array

LEAST = 1e-7
"""A weight below this, where all sum to 1 over the ranges of the front, counts as 0."""


def supported(points: Array, k: int) -> bool:
    """Whether weights above 0 exist at which a point is the least of all.

    Parameters
    ----------
    points
        Measures of all plans, to be small, shape (P, n).
    k
        Which of them.
    """
    wide = np.ptp(points, axis=0)
    others = (points - points[k]) / np.where(wide > 0, wide, 1.0)
    n = points.shape[1]
    least = np.column_stack([-others, np.zeros(len(others))])
    above = np.column_stack([-np.eye(n), np.ones(n)])
    found = linprog(
        np.append(np.zeros(n), -1.0),
        A_ub=np.vstack([least, above]),
        b_ub=np.zeros(len(others) + n),
        A_eq=np.append(np.ones(n), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * n + [(None, None)],
    )
    return bool(found.status == 0 and found.x[n] > LEAST)
