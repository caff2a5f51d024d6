"""Numbers that fit in the head: whole parts of a whole, ids of one width, few digits."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, IntArray


def apportion(total: int, weights: Array, least: int = 0) -> IntArray:
    """Split ``total`` into whole numbers in proportion to ``weights``, each at least ``least``.

    Largest remainders get what rounding leaves, ties the earlier one. ``total`` must be at least
    ``least`` for each weight. Shape of ``weights``.
    """
    free = total - least * len(weights)
    exact = free * weights / weights.sum()
    whole = np.floor(exact).astype(np.int64)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: free - int(whole.sum())]] += 1
    return np.asarray(whole + least)


def tidy(value: float, digits: int = 2) -> float:
    """Round ``value`` to ``digits`` significant digits."""
    return float(f"{value:.{digits}g}")


def numbered(letter: str, count: int) -> tuple[str, ...]:
    """Ids such as ``G-01`` … ``G-25``, all of one width."""
    width = len(str(count))
    return tuple(f"{letter}-{k:0{width}d}" for k in range(1, count + 1))
