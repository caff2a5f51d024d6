"""Halts: the rows of a feed's stop times as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import BoolArray, IntArray
from siting.network.transit.clock import BAD, BLANK, Clock
from siting.network.transit.files import Chunk, Files
from siting.network.transit.notes import Notes
from siting.network.transit.stops import Stops

STOP_TIMES = "stop_times.txt"
COLUMNS = ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time")
DOORS = ("pickup_type", "drop_off_type")
CLOSED = "1"
"""Nobody gets on, or off, at this stop."""


@dataclass(frozen=True, eq=False)
class Halts:
    """Halts of vehicles, H of them; all arrays have the shape (H,).

    Attributes
    ----------
    trip, stop
        Positions of the trip and of the stop.
    order
        Number of the halt in its trip; larger ones come later.
    arrives, leaves
        Seconds after midnight of the day of service; ``BLANK`` where nothing is written.
    on, off
        Whether people may get on and off.
    row
        Row in the file.
    """

    trip: IntArray
    stop: IntArray
    order: IntArray
    arrives: IntArray
    leaves: IntArray
    on: BoolArray
    off: BoolArray
    row: IntArray

    def where(self, keep: BoolArray | IntArray) -> Halts:
        """Return some of them."""
        return Halts(*(column[keep] for column in vars(self).values()))


def halts(files: Files, found: Stops, known: Mapping[str, str], notes: Notes) -> Halts:
    """Read ``stop_times.txt``, by trip and in the order of travel.

    A row with an unknown trip or stop, or without a number in the sequence, is left out; a time
    that cannot be read counts as blank. Each is noted.

    Parameters
    ----------
    files, notes
        The feed, and what takes its findings.
    found
        Its stops.
    known
        Service of each trip.
    """
    if STOP_TIMES not in files:
        notes.add("error", "gtfs_missing", value=STOP_TIMES)
    trip_at = {trip: t for t, trip in enumerate(known)}
    stop_at = {stop: s for s, stop in enumerate(found.ids)}
    clock = Clock()
    parts = [
        _usable(chunk, _arrays(chunk, trip_at, stop_at, clock), notes)
        for chunk in files.chunks(STOP_TIMES, (*COLUMNS, *DOORS), COLUMNS[:3])
    ]
    if not parts:
        none, never = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
        return Halts(none, none, none, none, none, never, never, none)
    columns = zip(*(vars(part).values() for part in parts), strict=True)
    all_ = Halts(*(np.concatenate(column) for column in columns))
    return all_.where(np.lexsort((all_.order, all_.trip)))


def _arrays(
    chunk: Chunk, trip_at: Mapping[str, int], stop_at: Mapping[str, int], clock: Clock
) -> Halts:
    trip, stop, order, arrives, leaves, on, off = chunk.columns
    times = [
        np.fromiter(map(clock.__getitem__, column), np.int64, len(column))
        for column in (arrives, leaves)
    ]
    return Halts(
        _looked_up(trip, trip_at),
        _looked_up(stop, stop_at),
        np.array([int(n) if n.isdecimal() else -1 for n in order], dtype=np.int64),
        np.where(times[0] == BLANK, times[1], times[0]),
        np.where(times[1] == BLANK, times[0], times[1]),
        np.array([kind != CLOSED for kind in on], dtype=bool),
        np.array([kind != CLOSED for kind in off], dtype=bool),
        np.array(chunk.rows, dtype=np.int64),
    )


def _looked_up(names: Sequence[str], place: Mapping[str, int]) -> IntArray:
    return np.array([place.get(name, -1) for name in names], dtype=np.int64)


def _usable(chunk: Chunk, part: Halts, notes: Notes) -> Halts:
    """Return the rows whose ids are known, unreadable times as blank, and note the others."""
    faults = (
        ("gtfs_unknown_trip", part.trip < 0, 0),
        ("gtfs_unknown_stop", part.stop < 0, 1),
        ("gtfs_order", part.order < 0, 2),
        ("gtfs_time", part.arrives == BAD, 3),
        ("gtfs_time", part.leaves == BAD, 4),
    )
    for key, wrong, column in faults:
        if wrong.any():
            first, count = int(np.argmax(wrong)), int(wrong.sum())
            row, value = chunk.rows[first], chunk.columns[column][first]
            notes.add("note", key, STOP_TIMES, row, COLUMNS[column], value=value, count=count)
    part.arrives[part.arrives == BAD] = BLANK
    part.leaves[part.leaves == BAD] = BLANK
    return part.where((part.trip >= 0) & (part.stop >= 0) & (part.order >= 0))
