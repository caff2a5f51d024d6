"""Frequencies: trips that run again and again, every so many minutes between two times."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.city.arrays import IntArray
from siting.network.transit.clock import Clock
from siting.network.transit.files import Files
from siting.network.transit.notes import Notes


def frequencies(files: Files, known: Mapping[str, str], notes: Notes) -> dict[str, IntArray]:
    """Read ``frequencies.txt``.

    Returns
    -------
    Times at which each such trip sets out, seconds after midnight: from the start time on, every
    headway, before the end time. A trip without a row runs once, as its stop times say.
    """
    name, columns = "frequencies.txt", ("trip_id", "start_time", "end_time", "headway_secs")
    clock = Clock()
    found: dict[str, list[IntArray]] = {}
    for chunk in files.chunks(name, columns, columns):
        for row, trip, start, end, headway in zip(chunk.rows, *chunk.columns, strict=True):
            first, last = clock[start], clock[end]
            every = int(headway) if headway.isdecimal() else 0
            if trip not in known:
                notes.add("note", "gtfs_unknown_trip", name, row, "trip_id", value=trip)
            elif first < 0 or last <= first or every <= 0:
                notes.add("note", "gtfs_frequency", name, row, value=f"{start} {end} {headway}")
            else:
                found.setdefault(trip, []).append(np.arange(first, last, every, dtype=np.int64))
    return {trip: np.unique(np.concatenate(times)) for trip, times in found.items()}
