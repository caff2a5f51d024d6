"""Door to door by timetable: walk, ride, change, walk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import IntArray
from siting.errors import OptionError
from siting.jit import FAST
from siting.locale.errors import ERRORS
from siting.network.snap.points import Where, points
from siting.network.transit.changes import Changes
from siting.network.transit.connections import Connections
from siting.network.transit.journeys import Journeys
from siting.network.transit.scan import NEVER, Ints, sweep
from siting.network.transit.scan_arrays import sweep_arrays
from siting.network.transit.walks import Along, Foot, Straight, Walks, walks

if TYPE_CHECKING:
    from siting.network.streets import Streets
    from siting.network.transit.timetable import Timetable

LONGEST_S = 4 * 3600
"""No vehicle leaves a stop later than so many seconds after the last departure."""

TOGETHER = 64
"""Origins between two calls of the progress callback."""

Progress = Callable[[int, int], object]
"""Is told how many origins are done, and how many there are."""


def journeys(
    timetable: Timetable,
    origins: Where,
    targets: Where,
    hour: float = 8.0,
    *,
    window: float = 60.0,
    every: float = 5.0,
    streets: Streets | None = None,
    foot: Foot | None = None,
    progress: Progress | None = None,
) -> Journeys:
    """Return earliest arrivals by departure; see ``Timetable.journeys``."""
    foot = foot or Foot()
    if streets is not None and streets.metric:
        raise OptionError(ERRORS["metric transit"])
    departs = departures(hour, window, every)
    starts, ends = points(streets, origins), points(streets, targets)
    walker = Straight(foot) if streets is None else Along(streets)
    stops = timetable.points
    access = walks(walker, starts, stops, foot.access)
    egress = walks(walker, stops, ends, foot.access)
    change = _changes(_near(timetable, walker, foot), timetable.changes, foot.slack)
    walk = walker.minutes(starts, ends)
    seconds = np.empty((len(starts), len(departs), len(ends)), dtype=np.int32)
    seconds[:] = np.rint(np.minimum(walk * 60.0, NEVER))[:, None, :]
    for first in range(0, len(starts), TOGETHER):
        last = min(first + TOGETHER, len(starts))
        _scan(
            timetable.hops, access.part(first, last), change, egress, departs, seconds[first:last]
        )
        if progress is not None:
            progress(last, len(starts))
    return Journeys(
        seconds,
        departs,
        walk,
        origins=starts.names,
        targets=ends.names,
        findings=tuple(walker.found.values()) if isinstance(walker, Along) else (),
    )


def _near(timetable: Timetable, walker: Straight | Along, foot: Foot) -> Walks:
    """Return the walks between stops; with streets, those of an earlier call with the same."""
    stops = timetable.points
    if isinstance(walker, Straight):
        return walks(walker, stops, stops, foot.change)
    streets = walker.streets
    speeds = (streets.speeds.walk, streets.speeds.steps, streets.speeds.door)
    key = ("stops", timetable.files, timetable.day, foot.change, streets.changes, speeds)
    if key not in streets.kept:
        streets.kept[key] = walks(walker, stops, stops, foot.change)
    found: Walks = streets.kept[key]
    return found


def departures(hour: float, window: float, every: float) -> IntArray:
    """Return departures in seconds after midnight: every so many minutes within a window."""
    if not (0 <= hour < 24 and 0 < window <= 24 * 60 and every > 0):
        raise OptionError(ERRORS["window"], hour=hour, window=window, every=every)
    minutes = np.arange(0.0, window, every)
    return np.rint(hour * 3600.0 + minutes * 60.0).astype(np.int64)


def _changes(near: Walks, fixed: Changes, slack: float) -> Walks:
    """Return the walks between stops, where a feed prescribes a change its time instead.

    A stop is a change to itself without a walk; ``slack`` minutes come on top of every walk.
    """
    stops = len(near.ptr) - 1
    own = np.arange(stops)
    start = np.repeat(own, np.diff(near.ptr))
    way = start != near.end
    extra = round(slack * 60.0)
    one = np.concatenate((fixed.start, own, start[way]))
    other = np.concatenate((fixed.end, own, near.end[way]))
    seconds = np.concatenate(
        (fixed.seconds, np.full(stops, extra), near.seconds[way].astype(np.int64) + extra)
    )
    _, first = np.unique(one * stops + other, return_index=True)
    first = first[seconds[first] >= 0]
    return Walks.of(stops, one[first], other[first], seconds[first])


def _scan(
    hops: Connections,
    access: Walks,
    change: Walks,
    egress: Walks,
    departs: IntArray,
    out: Ints,
) -> None:
    """Lower ``out``, seconds of shape (n, T, m), in which the walks all the way stand."""
    if not FAST:
        sweep_arrays(hops, access, change, egress, departs, LONGEST_S, out)
        return
    nobody = len(change.ptr) - 1
    sweep(
        hops.leaves,
        hops.arrives,
        np.where(hops.on, hops.start, nobody).astype(np.int32),
        np.where(hops.off, hops.end, nobody).astype(np.int32),
        hops.vehicle,
        hops.vehicles,
        *(access.ptr, access.end, access.seconds),
        *(change.ptr, change.end, change.seconds),
        *(egress.ptr, egress.end, egress.seconds),
        departs,
        LONGEST_S,
        out,
    )
