"""Connections: every hop of every vehicle on one day, from one stop to the next, in order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import BoolArray, IntArray, locked
from siting.network.transit.trips import Trips

DAY_S = 86_400
LAST_S = DAY_S + 6 * 3600
"""Connections that leave until six in the next morning are kept, in seconds after midnight."""


@dataclass(frozen=True, eq=False)
class Connections:
    """Hops of vehicles by departure, then arrival; C of them, all arrays of shape (C,).

    Attributes
    ----------
    leaves, arrives
        Seconds after midnight of the day that is asked for, int32.
    start, end
        Positions of stops, int32.
    vehicle
        Number of the run that the hop is part of, int32.
    on, off
        Whether people may get on at the start, and off at the end.
    vehicles
        How many runs there are.
    """

    leaves: NDArray[np.int32]
    arrives: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    vehicle: NDArray[np.int32]
    on: BoolArray
    off: BoolArray
    vehicles: int

    def __len__(self) -> int:
        return len(self.leaves)


def connections(
    trips: Trips, running: Mapping[int, Collection[str]], often: Mapping[str, IntArray]
) -> Connections:
    """Return the hops of one day.

    Parameters
    ----------
    trips
        Of one feed.
    running
        Services that run the day before (-1), that day (0) and the day after (1): the last buses
        of the day before still run after midnight.
    often
        Times at which trips with a frequency set out.
    """
    trip, shift = _runs(trips, running, often)
    hops = trips.ptr[trip + 1] - trips.ptr[trip] - 1
    total = int(hops.sum())
    vehicle = np.repeat(np.arange(len(trip)), hops)
    step = np.arange(total) - np.repeat(np.cumsum(hops) - hops, hops)
    halt = np.repeat(trips.ptr[trip], hops) + step
    leaves = trips.leaves[halt] + shift[vehicle]
    arrives = trips.arrives[halt + 1] + shift[vehicle]
    kept = np.flatnonzero((leaves >= 0) & (leaves < LAST_S))
    order = kept[np.lexsort((step[kept], arrives[kept], leaves[kept]))]
    halt = halt[order]
    used, vehicle = np.unique(vehicle[order], return_inverse=True)
    return Connections(
        locked(leaves[order], np.int32),
        locked(arrives[order], np.int32),
        locked(trips.stop[halt], np.int32),
        locked(trips.stop[halt + 1], np.int32),
        locked(vehicle, np.int32),
        locked(trips.on[halt], np.bool_),
        locked(trips.off[halt + 1], np.bool_),
        len(used),
    )


def _runs(
    trips: Trips, running: Mapping[int, Collection[str]], often: Mapping[str, IntArray]
) -> tuple[IntArray, IntArray]:
    """Return each run's trip and the seconds by which it is later than the trip's own times."""
    trip: list[int] = []
    shift: list[int] = []
    for day, services in running.items():
        for t, (name, service) in enumerate(zip(trips.ids, trips.service, strict=True)):
            if service not in services:
                continue
            first = int(trips.leaves[trips.ptr[t]])
            starts = (often[name] - first).tolist() if name in often else [0]
            trip += [t] * len(starts)
            shift += [start + day * DAY_S for start in starts]
    return np.array(trip, dtype=np.int64), np.array(shift, dtype=np.int64)


def joined(parts: Sequence[Connections], firsts: Sequence[int]) -> Connections:
    """Return the connections of several feeds as one.

    Parameters
    ----------
    parts
        Of each feed.
    firsts
        Position of each feed's first stop among the stops of all.
    """
    runs = np.cumsum([0, *(part.vehicles for part in parts)]).tolist()
    leaves = np.concatenate([part.leaves for part in parts])
    arrives = np.concatenate([part.arrives for part in parts])
    order = np.lexsort((arrives, leaves))

    def whole(columns: Iterable[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
        return locked(np.concatenate(list(columns))[order], kind)

    return Connections(
        locked(leaves[order], np.int32),
        locked(arrives[order], np.int32),
        whole((p.start + first for p, first in zip(parts, firsts, strict=True)), np.int32),
        whole((p.end + first for p, first in zip(parts, firsts, strict=True)), np.int32),
        whole((p.vehicle + run for p, run in zip(parts, runs, strict=False)), np.int32),
        whole((p.on for p in parts), np.bool_),
        whole((p.off for p in parts), np.bool_),
        runs[-1],
    )
