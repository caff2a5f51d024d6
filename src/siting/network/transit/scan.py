"""Connection scan: earliest arrivals door to door, by passes over the day's connections.

Dibbelt, Pajor, Strasser and Wagner, Connection Scan Algorithm, ACM JEA 23 (2018), section 3. The
departures of an origin are taken from the last to the first: whoever leaves earlier can also wait,
so that what was reached stays an upper bound, and a pass only looks for what is better (Delling,
Pajor and Werneck, Round-Based Public Transit Routing, Transportation Science 49 (2015), section 4.2).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.jit import compiled

NEVER = 2**30
"""Seconds that stand for "not that day"; adding a walk still fits into 32 bits."""

LOOK = 1024
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
    ready = np.empty(stops + 1, np.int32)
    reached = np.empty(stops + 1, np.int32)
    best = np.empty(targets, np.int32)
    aboard = np.zeros(vehicles, np.int32)  # number of the pass that boarded a vehicle
    served = np.zeros(targets, np.bool_)
    served[egress_target] = True
    number = 0
    for o in range(origins):
        ready[:], reached[:], best[:] = NEVER, NEVER, NEVER
        reached[stops] = -1
        for t in range(times - 1, -1, -1):
            number += 1
            depart = departs[t]
            for k in range(access_ptr[o], access_ptr[o + 1]):
                ready[access_stop[k]] = min(ready[access_stop[k]], depart + access_s[k])
            for target in range(targets):
                best[target] = min(best[target], depart + out[o, t, target])
            until = departs[times - 1] + longest
            c = first = np.searchsorted(leaves, depart)
            while c < len(leaves) and leaves[c] < until:
                if (c - first) % LOOK == 0:
                    until = min(until, latest(best, served))
                leave, arrive = leaves[c], arrives[c]
                inside, stop = np.uint32(vehicle[c]), np.uint32(end[c])
                if aboard[inside] != number:
                    if ready[np.uint32(start[c])] > leave:
                        c += 1
                        continue
                    aboard[inside] = number
                c += 1
                if arrive >= reached[stop]:
                    continue
                reached[stop] = arrive
                for k in range(change_ptr[stop], change_ptr[stop + 1]):
                    other = np.uint32(change_stop[k])
                    ready[other] = min(ready[other], np.int32(arrive + change_s[k]))
                for k in range(egress_ptr[stop], egress_ptr[stop + 1]):
                    door = np.uint32(egress_target[k])
                    best[door] = min(best[door], np.int32(arrive + egress_s[k]))
                if arrive == leave:
                    c = np.searchsorted(leaves, leave)
            for target in range(targets):
                if best[target] < NEVER:
                    out[o, t, target] = best[target] - depart


@compiled
def latest(best: Ints, served: Flags) -> int:
    """Return the latest time of arrival at a target that stops serve."""
    worst = 0
    for target in range(len(served)):
        if served[target]:
            worst = max(worst, best[target])
    return worst
