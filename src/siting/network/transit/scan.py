"""Connection scan: earliest arrivals door to door, eight departures by one pass over the day.

Dibbelt, Pajor, Strasser and Wagner, Connection Scan Algorithm, ACM JEA 23 (2018), section 3. Each
departure, of any origin at any time, is a lane of the arrays below; a connection is looked at once
for all lanes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.jit import compiled

NEVER = 2**30
"""Seconds that stand for "not that day"; adding a walk still fits into 32 bits."""

LANES = 8
"""Departures in one pass: as many 32-bit numbers as one register of 256 bits holds."""

ONE, NONE, LATE = np.int32(1), np.int32(0), np.int32(NEVER)

LOOK = 2048
"""Connections between two looks at whether all targets are settled."""

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Flags = NDArray[np.bool_]


@compiled
def sweep(
    leaves: Ints,
    arrives: Ints,
    start: Ints,
    end: Ints,
    vehicle: Ints,
    vehicles: int,
    access_ptr: Longs,
    access_stop: Ints,
    access_s: Ints,
    change_ptr: Longs,
    change_stop: Ints,
    change_s: Ints,
    egress_ptr: Longs,
    egress_target: Ints,
    egress_s: Ints,
    departs: Longs,
    longest: int,
    out: Ints,
) -> None:
    """Lower ``out``, seconds from door to door, by what vehicles offer.

    Parameters
    ----------
    leaves, arrives, start, end, vehicle
        Connections by departure; a start that nobody boards at and an end that nobody leaves at is
        a stop behind the last one.
    access_ptr, access_stop, access_s
        Walks from origins to stops.
    change_ptr, change_stop, change_s
        Changes between stops, the stop itself among them where people may change there.
    egress_ptr, egress_target, egress_s
        Walks from stops to targets.
    departs
        Departures in seconds after midnight, rising.
    longest
        Seconds after the last departure at which vehicles still leave a stop.
    out
        Holds the walks all the way, shape (origins, departures, targets).

    Notes
    -----
    Hops that take no time may be listed in either order within one second; where one improves a
    stop, that second is passed once more.
    """
    origins, times, targets = out.shape
    stops = len(change_ptr) - 1
    ready = np.empty((stops + 1, LANES), np.int32)
    reached = np.empty((stops + 1, LANES), np.int32)
    aboard = np.empty((vehicles, LANES), np.int32)
    best = np.empty((targets, LANES), np.int32)
    new = np.empty(LANES, np.int32)
    now = np.empty(LANES, np.int32)
    served = np.zeros(targets, np.bool_)
    served[egress_target] = True
    for begin in range(0, origins * times, LANES):
        lanes = min(LANES, origins * times - begin)
        ready[:], reached[:], aboard[:], best[:] = NEVER, NEVER, 0, 0
        reached[stops] = -1
        early, until = departs[times - 1], departs[times - 1] + longest
        for lane in range(lanes):
            o, t = divmod(begin + lane, times)
            early = min(early, departs[t])
            for k in range(access_ptr[o], access_ptr[o + 1]):
                ready[access_stop[k], lane] = departs[t] + access_s[k]
            for target in range(targets):
                best[target, lane] = min(departs[t] + out[o, t, target], NEVER)
        c = first = np.searchsorted(leaves, early)
        while c < len(leaves) and leaves[c] < until:
            if (c - first) % LOOK == 0:
                until = min(until, latest(best, served))
            leave, arrive = leaves[c], arrives[c]
            here, there, inside = np.uint32(start[c]), np.uint32(end[c]), np.uint32(vehicle[c])
            for lane in range(LANES):
                now[lane] = aboard[inside, lane] | (ONE if ready[here, lane] <= leave else NONE)
            better = NONE
            for lane in range(LANES):
                aboard[inside, lane] = now[lane]
                better |= now[lane] if arrive < reached[there, lane] else NONE
            if better:
                for lane in range(LANES):
                    improves = now[lane] != NONE and arrive < reached[there, lane]
                    new[lane] = arrive if improves else LATE
                    reached[there, lane] = min(reached[there, lane], new[lane])
                for k in range(change_ptr[there], change_ptr[there + 1]):
                    stop, walk = np.uint32(change_stop[k]), change_s[k]
                    for lane in range(LANES):
                        ready[stop, lane] = min(ready[stop, lane], np.int32(new[lane] + walk))
                for k in range(egress_ptr[there], egress_ptr[there + 1]):
                    door, walk = np.uint32(egress_target[k]), egress_s[k]
                    for lane in range(LANES):
                        best[door, lane] = min(best[door, lane], np.int32(new[lane] + walk))
                if arrive == leave:
                    c = np.searchsorted(leaves, leave)
                    continue
            c += 1
        for lane in range(lanes):
            o, t = divmod(begin + lane, times)
            for target in range(targets):
                if best[target, lane] < NEVER:
                    out[o, t, target] = best[target, lane] - departs[t]


@compiled
def latest(best: Ints, served: Flags) -> int:
    """Return the latest time at which a lane is at a target that stops serve."""
    worst = 0
    for target in range(len(served)):
        if served[target]:
            for lane in range(LANES):
                worst = max(worst, best[target, lane])
    return worst
