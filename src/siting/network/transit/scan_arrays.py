"""Connection scan without a compiler: one pass serves many departures at once, as rows of arrays."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import IntArray
from siting.network.transit.connections import Connections
from siting.network.transit.scan import NEVER, Ints
from siting.network.transit.walks import Walks

WIDTH = 512
"""Departures that one pass serves; more would leave the processor's cache."""


def sweep_arrays(
    hops: Connections,
    access: Walks,
    change: Walks,
    egress: Walks,
    departs: IntArray,
    longest: int,
    out: Ints,
) -> None:
    """Lower ``out``, shape (origins, departures, targets), as ``scan.sweep`` does; see there."""
    pairs = [(o, t) for o in range(out.shape[0]) for t in range(out.shape[1])]
    until = int(departs[-1]) + longest
    for first in range(0, len(pairs), WIDTH):
        o, t = np.array(pairs[first : first + WIDTH], dtype=np.int64).T
        depart = departs[t].astype(np.int32)
        ready = np.full((len(change.ptr) - 1, len(o)), NEVER, dtype=np.int32)
        for lane, origin in enumerate(o.tolist()):
            to = slice(access.ptr[origin], access.ptr[origin + 1])
            ready[access.end[to], lane] = access.seconds[to] + depart[lane]
        reached = _passed(hops, ready, change, int(depart.min()), until)
        for stop in np.flatnonzero((reached < NEVER).any(axis=1)).tolist():
            took = np.where(reached[stop] < NEVER, reached[stop] - depart, NEVER)
            to = slice(egress.ptr[stop], egress.ptr[stop + 1])
            for target, walk in zip(
                egress.end[to].tolist(), egress.seconds[to].tolist(), strict=True
            ):
                out[o, t, target] = np.minimum(out[o, t, target], took + walk)


def _passed(hops: Connections, ready: Ints, change: Walks, early: int, until: int) -> Ints:
    """Return when each lane comes to each stop by a vehicle, shape of ``ready``, which changes."""
    reached = np.full_like(ready, NEVER)
    aboard: dict[int, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}
    nobody = np.zeros(ready.shape[1], dtype=bool)
    first, last = (int(n) for n in np.searchsorted(hops.leaves, (early, until)))
    columns = (hops.leaves, hops.arrives, hops.start, hops.end, hops.vehicle, hops.on, hops.off)
    rows = list(zip(*(column[first:last].tolist() for column in columns), strict=True))
    c = second = 0
    again = False
    while c < len(rows):
        leave, arrive, start, end, vehicle, on, off = rows[c]
        inside = aboard.get(vehicle, nobody)
        if on:
            inside = aboard[vehicle] = inside | (ready[start] <= leave)
        better = inside & (arrive < reached[end])
        if off and better.any():
            reached[end, better] = arrive
            for k in range(change.ptr[end], change.ptr[end + 1]):
                stop, time = ready[change.end[k]], arrive + int(change.seconds[k])
                np.minimum(stop, time, out=stop, where=better)
            again |= arrive == leave
        c += 1
        if c == len(rows) or rows[c][0] != leave:
            if again:
                c = second
            second, again = c, False
    return reached
