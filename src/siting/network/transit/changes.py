"""Changes that a feed prescribes: the least time between two stops, or none possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import IntArray, locked
from siting.network.transit.files import Files
from siting.network.transit.notes import Notes
from siting.network.transit.stops import Stops

NEEDS_TIME, IMPOSSIBLE = "2", "3"
"""Kinds of changes that say something; the others leave the walk as it is."""

NO_CHANGE = -1
"""Seconds that stand for a change that is not possible."""


@dataclass(frozen=True, eq=False)
class Changes:
    """Prescribed changes, F of them; all arrays have the shape (F,).

    Attributes
    ----------
    start, end
        Positions of stops; the same one for a change at one stop.
    seconds
        Least time, which counts instead of the walk; ``NO_CHANGE`` where nobody can change.
    """

    start: IntArray
    end: IntArray
    seconds: IntArray


def changes(files: Files, found: Stops, notes: Notes) -> Changes:
    """Read ``transfers.txt``; a station stands for its platforms.

    Rows for single routes or trips are left out.
    """
    name, columns = "transfers.txt", ("from_stop_id", "to_stop_id", "transfer_type")
    more = ("min_transfer_time", "from_route_id", "to_route_id", "from_trip_id", "to_trip_id")
    rows: list[tuple[int, int, int]] = []
    for chunk in files.chunks(name, (*columns, *more), columns):
        for row, start, end, kind, seconds, *single in zip(chunk.rows, *chunk.columns, strict=True):
            if kind not in (NEEDS_TIME, IMPOSSIBLE) or any(single):
                continue
            if start not in found.at or end not in found.at:
                wrong = end if start in found.at else start
                notes.add("note", "gtfs_unknown_stop", name, row, value=wrong)
            elif kind == IMPOSSIBLE or seconds.isdecimal():
                least = NO_CHANGE if kind == IMPOSSIBLE else int(seconds)
                rows += [(a, b, least) for a in found.at[start] for b in found.at[end]]
            else:
                notes.add("note", "gtfs_number", name, row, "min_transfer_time", value=seconds)
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Changes(*(locked(column, np.int64) for column in table.T))
