"""Numbers as short texts, and means of times."""

from __future__ import annotations

import math
from collections.abc import Iterable

FLOOR = 0.01
"""Seconds below which times count as equal: a geometric mean would otherwise be ruled by noise."""


def short(number: float | None, digits: int = 2) -> str:
    """Return a number in a fixed number of digits, ``-`` for none."""
    return "-" if number is None else f"{number:.{digits}f}"


def share(number: float | None) -> str:
    """Return a share in per cent, ``-`` for none."""
    return "-" if number is None else f"{100 * number:.3f}%"


def geometric_mean(numbers: Iterable[float]) -> float | None:
    """Return the geometric mean of times of at least ``FLOOR`` each; None of nothing."""
    logs = [math.log(max(number, FLOOR)) for number in numbers]
    return math.exp(sum(logs) / len(logs)) if logs else None


def mean(numbers: Iterable[float | None]) -> float | None:
    """Return the mean of the numbers that are there; None of nothing."""
    there = [number for number in numbers if number is not None]
    return sum(there) / len(there) if there else None
