"""Unit: the amount of which all numbers are whole multiples, also where a change of units has blurred them."""

from __future__ import annotations

import numpy as np

from siting.solvers.median.space import Array

_EXACT = 1e-13
"""How far a number may lie from a multiple, relative to it: a few roundings."""

_FINEST = 1e9
"""Multiples up to which a unit is looked for: finer ones say nothing."""


_SOME = 8_192
"""Numbers looked at in one go: so few stay in the cache, and one that is off is found soon."""


def unit(values: Array) -> float | None:
    """Return the largest unit of numbers of at least 0, any shape; None where they have none."""
    top = float(values.max(initial=0.0))
    if top == 0.0:
        return 1.0
    found, flat = top, values.ravel()
    begin, checked = 0, 0
    while checked < len(flat):  # round and round, until all are multiples of the same
        some = flat[begin : begin + _SOME]
        less = _reduced(some, found, top)
        if less is None:
            return None
        checked = len(some) + (checked if less == found else 0)
        found = less
        begin = begin + _SOME if begin + _SOME < len(flat) else 0
    return found


def _reduced(values: Array, found: float, top: float) -> float | None:
    """Return the largest unit of numbers and of one that was found before; None where they have none."""
    while top / found <= _FINEST:
        found = top / np.rint(top / found)
        off = np.abs(values - found * np.rint(values / found)) > _EXACT * values
        if not off.any():
            return float(found)
        less = _common(float(values[int(np.argmax(off))]), found, top)
        if less > 0.75 * found:  # off by more than roundings and less than a unit
            return None
        found = less
    return None


def _common(one: float, other: float, top: float) -> float:
    """Return the greatest common divisor of two numbers, rounding errors left out."""
    while other > top / (2 * _FINEST):
        one, other = other, abs(one - other * np.rint(one / other))
    return one
