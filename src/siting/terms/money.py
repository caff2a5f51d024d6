"""Money now and money a year."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array


def annuities(rate: float, years: Array) -> Array:
    """Yearly payment that repays 1 in ``years`` at interest ``rate``: r / (1 - (1 + r)^-n), 1/n if r = 0.

    Examples
    --------
    >>> annuities(0.06, np.array([10.0])).round(4).tolist()
    [0.1359]
    """
    if rate == 0:
        return np.asarray(1.0 / years)
    return np.asarray(rate / -np.expm1(-years * np.log1p(rate)))
