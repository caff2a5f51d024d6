"""Sites: the places with the items that can still be at each, in the form of the compiled loops."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.shape import Flags, SingleSource

CELLS = 1_000_000
"""Largest table of a knapsack, items times room, where sizes are whole."""

TURNS, FEW = 5000, 500
"""Turns of the search that fills a place exactly, and of the one that chooses places."""

CLOSED, OPEN, FREE = 0, 1, 2
"""What is decided about a place."""


class Sites(NamedTuple):
    """E entries (an item at a place), those of place j at ``ptr[j]:ptr[j + 1]``.

    ``status`` (J,) says whether a place is closed, open or free; ``total`` is the summed size of all items;
    ``cells``, ``turns``, ``few`` and ``none`` limit the knapsacks (as numbers of the compiled loops, which
    would otherwise be compiled once for each constant).
    """

    ptr: IntArray  # (J + 1,)
    item: IntArray  # (E,)
    cost: Array  # (E,)
    fixed: Array  # (J,)
    size: Array  # (I,)
    room: Array  # (J,)
    status: IntArray  # (J,)
    total: float
    cells: int
    turns: int
    few: int
    none: int


def sites_of(shape: SingleSource) -> Sites:
    """Return all entries that are allowed and fit."""
    place, item = np.nonzero(
        np.isfinite(shape.cost.T) & (shape.size[None, :] <= shape.room[:, None])
    )
    return Sites(
        ptr=np.searchsorted(place, np.arange(len(shape.room) + 1)).astype(np.int64),
        item=item.astype(np.int64),
        cost=shape.cost[item, place],
        fixed=shape.fixed,
        size=shape.size,
        room=shape.room,
        status=np.full(len(shape.room), FREE, dtype=np.int64),
        total=float(shape.size.sum()),
        cells=CELLS if shape.whole else 0,
        turns=TURNS,
        few=FEW,
        none=0,
    )


def kept(sites: Sites, keep: Flags, status: IntArray) -> Sites:
    """Return the sites with only the entries to keep, shape (E,), and those of closed places left out."""
    place = place_of(sites)
    keep = keep & (status[place] != CLOSED)
    return sites._replace(
        ptr=np.searchsorted(place[keep], np.arange(len(status) + 1)).astype(np.int64),
        item=sites.item[keep],
        cost=sites.cost[keep],
        status=status,
    )


def place_of(sites: Sites) -> IntArray:
    """Return the place of each entry, shape (E,)."""
    return np.repeat(np.arange(len(sites.room)), np.diff(sites.ptr))
