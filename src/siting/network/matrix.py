"""Matrix: milliseconds from doors to doors, over the roads or along one arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import IntArray
from siting.network.ends import Ends
from siting.network.roads import Roads, roads, stops, walks
from siting.network.snap.doors import Doors, Doorstep
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.streets import Streets


def doorstep(streets: Streets, mode: str) -> Doorstep:
    """Return what joins points to the streets, built once for all views of them."""
    key = ("doorstep", mode)
    if key not in streets.kept:
        streets.kept[key] = Doorstep(streets, mode)
    step: Doorstep = streets.kept[key]
    return step


def roads_of(streets: Streets, mode: str) -> Roads:
    """Return what a mode travels on, built once for all views of the streets."""
    key = ("roads", mode)
    if key not in streets.kept:
        streets.kept[key] = roads(streets, mode, doorstep(streets, mode).open)
    kept: Roads = streets.kept[key]
    return kept


def matrix(
    streets: Streets,
    origins: Doors,
    targets: Doors,
    mode: str,
    hour: int | None,
    most: float = np.inf,
) -> IntArray:
    """Return milliseconds from each origin to each target, ``NEVER`` where there is no way.

    Parameters
    ----------
    streets
        With all that was closed or slowed.
    origins, targets
        Ways between points and streets.
    mode, hour
        As in ``Streets.minutes``.
    most
        Milliseconds beyond which nobody cares; what lies farther may be ``NEVER``.
    """
    ms = streets.weights(mode, hour)
    kmh = streets.speeds.door
    way = roads_of(streets, mode)
    start = way.exits(origins, ms, walks(origins, kmh))
    end = way.entries(targets, ms, walks(targets, kmh))
    out = over_roads(way, way.weigh(ms), start, end, most)
    along_one_arc(origins, targets, ms, kmh, out)
    return out


def over_roads(way: Roads, ms: IntArray, start: Ends, end: Ends, most: float = np.inf) -> IntArray:
    """Return milliseconds from each start to each end over the roads, ``NEVER`` without a way.

    Parameters
    ----------
    way
        What a mode travels on.
    ms
        Milliseconds by road, shape (R,).
    start, end
        Where the points join the roads.
    most
        As in ``matrix``.
    """
    return way.router.matrix(ms, start, end, most)


def along_one_arc(origins: Doors, targets: Doors, ms: IntArray, kmh: float, out: IntArray) -> None:
    """Lower ``out`` where an origin and a target lie on the same arc, the target ahead.

    Parameters
    ----------
    origins, targets
        Ways between points and streets.
    ms
        Milliseconds by arc, shape (A,).
    kmh
        Speed between door and street.
    out
        Milliseconds, changed in place, shape (origins, targets).
    """
    order = np.argsort(targets.arc, kind="stable")
    arcs = targets.arc[order]
    first = np.searchsorted(arcs, origins.arc, side="left")
    count = np.searchsorted(arcs, origins.arc, side="right") - first
    one = np.repeat(np.arange(len(origins.arc)), count)
    skip = np.repeat(first - (np.cumsum(count) - count), count)
    other = order[np.arange(len(one)) + skip]
    ride = stops(targets, ms)[other] - stops(origins, ms)[one]
    ahead = (ride >= 0) & (ms[origins.arc[one]] < NEVER)
    one, other, ride = one[ahead], other[ahead], ride[ahead]
    total = ride + walks(origins, kmh)[one] + walks(targets, kmh)[other]
    np.minimum.at(out, (origins.point[one], targets.point[other]), total)
