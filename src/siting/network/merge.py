"""Merge edges with the same line: the two directions of a street, and mere repeats."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.network.draft import Draft, Ledger
from siting.network.lengths import named
from siting.network.modes import DRIVING


def merged(draft: Draft, length: Array, ledger: Ledger) -> BoolArray:
    """Fold edges with the same line into the first of them and say which edges remain, (E,).

    What either may carry, the first then carries; its own speed and name go before the other's.
    An edge drawn the same way that opens nothing new is a duplicate, and reported.

    Parameters
    ----------
    draft
        Its arrays ``there``, ``back`` and the speeds are changed.
    length
        Metres, shape (E,).
    """
    stays = np.ones(len(draft.start), dtype=bool)
    if not len(stays):
        return stays
    first, turned = _first_of_line(draft, length)
    repeats = np.zeros(len(stays), dtype=bool)
    for edge in np.flatnonzero(first != np.arange(len(first))).tolist():
        onto, flip = int(first[edge]), bool(turned[edge])
        bits = (int(draft.there[edge]), int(draft.back[edge]))
        speed = (draft.speed_there[edge], draft.speed_back[edge])
        there, back = bits[::-1] if flip else bits
        repeats[edge] = not flip and _overlap(
            there, back, int(draft.there[onto]), int(draft.back[onto])
        )
        new, fresh = (speed[::-1] if flip else speed), (there & DRIVING, back & DRIVING)
        for column, had, bit, value in (
            (draft.speed_there, draft.there[onto], fresh[0], new[0]),
            (draft.speed_back, draft.back[onto], fresh[1], new[1]),
        ):
            if bit and (not had & DRIVING or np.isnan(column[onto])):
                column[onto] = value
        draft.there[onto] |= there
        draft.back[onto] |= back
        stays[edge] = False
    ledger.drop("duplicates", repeats.sum(), length[repeats].sum() / 1000, named(draft, repeats))
    return stays


def _overlap(there: int, back: int, had_there: int, had_back: int) -> bool:
    """Say whether an edge opens nothing new: vehicles count, walkers where there are none."""
    new = (there & ~had_there) | (back & ~had_back)
    return not (new & DRIVING) if (there | back) & DRIVING else not new


def _first_of_line(draft: Draft, length: Array) -> tuple[IntArray, BoolArray]:
    """Return the first edge with the same line as each, and whether it runs the other way, (E,).

    Lines are the same where ends, number of points, sums of coordinates and lengths are.
    """
    ptr = draft.shape_ptr[:-1]
    low, high = np.minimum(draft.start, draft.end), np.maximum(draft.start, draft.end)
    digits = 2 if draft.metric else 6
    marks = np.column_stack(
        (
            low,
            high,
            np.diff(draft.shape_ptr),
            np.rint(np.add.reduceat(draft.shape_x, ptr) * 10**digits),
            np.rint(np.add.reduceat(draft.shape_y, ptr) * 10**digits),
            np.rint(length * 10),
        )
    ).astype(np.int64)
    _, at, group = np.unique(marks, axis=0, return_index=True, return_inverse=True)
    first = at[group.ravel()]
    loop = draft.start == draft.end
    bend = np.abs(draft.shape_x[ptr + 1] - draft.shape_x[ptr[first] + 1]) > 10.0**-digits
    bend |= np.abs(draft.shape_y[ptr + 1] - draft.shape_y[ptr[first] + 1]) > 10.0**-digits
    return first, np.where(loop, bend, draft.start != draft.start[first])
