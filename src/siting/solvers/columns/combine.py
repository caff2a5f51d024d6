"""Combine: the best placement that known columns make, one of each block (restricted master heuristic).

After Joncour et al. (2010), *Column generation based primal heuristics*: the master over the columns
found so far is a small set partitioning problem, which HiGHS mostly solves at its root.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from siting.milp import Arrays
from siting.parts.flat import Array, IntArray
from siting.parts.part import BoolArray
from siting.solvers.columns.pricing import Column, Pricer
from siting.solvers.highs_standing import once as minimised


def combined(
    pricers: Sequence[Pricer], dual: Array, once: BoolArray, room: float, seconds: float
) -> IntArray | None:
    """Return the cheapest placement made of known columns, shape (I,).

    Parameters
    ----------
    dual
        Of the linking rows, shape (L,): they choose which columns are looked at.
    once
        Linking rows that give every item one place, shape (L,); the duals of all others stand for what pairs
        and shared sinks will cost.
    room
        How much more than the cheapest column of its block a column may cost at these duals: one
        beyond has no part in a placement that costs less than bound + room.
    seconds
        Within which; None where that was not enough, or no placement can be made.
    """
    chosen = [(b, column) for b, p in enumerate(pricers) for column in _near(p, dual, room)]
    if not chosen or seconds <= 0:
        return None
    arrays = _partition(pricers, chosen, np.where(once, 0.0, dual))
    _, values, _ = minimised(arrays, seconds, 0.0)
    if values is None:
        return None
    place = np.full(len(pricers[0].best), -1, dtype=np.int64)
    for k in np.nonzero(values > 0.5)[0]:
        places, takes = pricers[chosen[k][0]].block.places, chosen[k][1].takes
        sits = takes < len(places)
        place[sits] = places[takes[sits]]
    return place if (place >= 0).all() else None


def _near(pricer: Pricer, dual: Array, room: float) -> list[Column]:
    columns = [column for column in pricer.known.values() if column is not None]
    least = min((column.reduced(dual) for column in columns), default=0.0)
    return [column for column in columns if column.reduced(dual) <= least + room]


def _partition(
    pricers: Sequence[Pricer], chosen: Sequence[tuple[int, Column]], paid: Array
) -> Arrays:
    """Return the program that takes one column of each block, at these duals (L,), and every item once."""
    items = len(pricers[0].best)
    row, col = [], []
    for k, (b, column) in enumerate(chosen):
        sits = np.nonzero(column.takes < len(pricers[b].block.places))[0]
        row.append(np.append(sits, items + b))
        col.append(np.full(len(sits) + 1, k))
    at = (np.concatenate(row), np.concatenate(col))
    shape = (items + len(pricers), len(chosen))
    matrix = csr_array((np.ones(len(at[0])), at), shape=shape)
    once_each, many = np.ones(shape[0]), np.ones(shape[1])
    cost = np.array([column.reduced(paid) for _, column in chosen])
    whole = np.ones(shape[1], dtype=np.bool_)
    return Arrays(cost, 0.0, 0 * many, many, whole, matrix, once_each, once_each, (), ())
