"""Unit: the step of which all numbers of a kind are whole multiples, if there is one."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array

MULTIPLES = 1e7
"""No number may be a larger multiple of the unit: beyond that, rounding and multiples look alike."""

_NEAR = 1e-12
"""How far, as a part of the largest number, a number may be from a multiple."""


def unit_of(numbers: Array) -> float | None:
    """Return the largest step that divides all numbers, by Euclid's method; None if there is none.

    Whole numbers in another unit (1.37 times 5, 9, 12) are found as well. The step is exact to a
    relative 1e-12 of the largest number.
    """
    sizes = np.unique(np.abs(numbers[numbers != 0]))
    if not len(sizes) or not np.isfinite(sizes).all():
        return None
    largest, step = float(sizes[-1]), float(sizes[0])
    off = _NEAR * largest * 8
    while True:
        rest = np.abs(sizes - step * np.rint(sizes / step))
        if step * MULTIPLES < largest:
            return None
        if (rest <= off).all():
            break
        step = float(rest[rest > off].min())
    # the larger a multiple, the better it tells the step
    step = float(largest / np.rint(largest / step))
    if (np.abs(sizes - step * np.rint(sizes / step)) > off).any():
        return None
    return step
