"""Fit: what agencies bring to each of some buildings, against what the building has."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array
from siting.parts import Excess, Load, Part


def fits(amount: Array, room: Array, where: list[int]) -> tuple[Part, ...]:
    """Return the part that sums what lacks in each building of ``where``.

    Parameters
    ----------
    amount
        What each agency brings, shape (I,).
    room
        What each building has, shape (J,), ``inf`` = no limit.
    where
        Positions of the buildings that count.
    """
    limited = [j for j in where if np.isfinite(room[j])]
    if not limited:
        return ()
    sink = np.full(len(room), -1, dtype=np.int64)
    sink[limited] = np.arange(len(limited))
    capacity = room[limited][:, None]
    return (Load(amount[:, None], sink, Excess(capacity, np.ones_like(capacity))),)
