"""Ground that is reached within some minutes of a door: isochrones, as polygons."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.ops import substring

from siting.city.arrays import Array
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.network.draft import Ledger
from siting.network.matrix import doorstep
from siting.network.reach import Stretches, reach
from siting.network.snap.doors import Doors
from siting.network.snap.points import Where, points

if TYPE_CHECKING:
    from siting.network.streets import Streets

DEGREE_M = 111_195.0
"""Metres of one degree of latitude on a sphere of the Earth's mean radius."""

AROUND_M = 100.0
"""Metres to both sides of a street that count as reached with it: half a block."""

CORNERS = 4
"""Corners that a quarter of a circle around the end of a street gets."""


@dataclass(frozen=True)
class Isochrone:
    """Where one gets to from a point, or from where one gets there, within some minutes.

    Attributes
    ----------
    point
        What people call the point.
    minutes
        The limit.
    shape
        Polygon or multipolygon in the coordinates of the streets, empty where no street is near.
    km2
        Its area.
    """

    point: Hashable
    minutes: float
    shape: shapely.Geometry
    km2: float


def isochrones(
    streets: Streets,
    where: Where,
    minutes: float | Sequence[float] = (15.0, 30.0),
    mode: str = "car",
    hour: int | None = 8,
    *,
    trip: Literal["there", "back"] = "there",
    around_m: float = AROUND_M,
    most_m: float = 1000.0,
) -> list[Isochrone]:
    """Return the ground within some minutes of each point.

    The streets reached count in part where the time runs out on the way, and the ground up to
    ``around_m`` on both sides of them. Courtyards inside, up to twice as wide, are filled.

    Parameters
    ----------
    streets
        With all that was closed or slowed.
    where
        Points as ``Streets.minutes`` takes them, n of them.
    minutes
        One limit or several, k of them.
    mode, hour, most_m
        As in ``Streets.minutes``.
    trip
        ``there`` from the point outwards, ``back`` from outside to the point.
    around_m
        Metres to both sides of a street.

    Returns
    -------
    n times k of them, point after point, limits as given.

    Raises
    ------
    UnknownName
        If there is no such mode or node.
    OptionError
        If a limit or the width is not above 0, or the trip is neither of the two.
    """
    limits = [float(limit) for limit in np.atleast_1d(minutes)]
    if trip not in ("there", "back"):
        raise OptionError(ERRORS["isochrone trip"], value=trip)
    if not all(0 < number < np.inf for number in (*limits, around_m)):
        raise OptionError(ERRORS["isochrone"], minutes=limits, width=around_m)
    streets.weights(mode, hour)
    starts = points(streets, where)
    every = doorstep(streets, mode).doors(starts, Ledger(streets.provenance.file), most_m)
    out: list[Isochrone] = []
    for n, name in enumerate(starts.names):
        ways = slice(every.ptr[n], every.ptr[n + 1])
        size = every.ptr[n + 1] - every.ptr[n]
        doors = Doors(np.array([0, size]), every.arc[ways], every.part[ways], every.walk[ways])
        found = reach(streets, doors, mode, hour, max(limits), trip == "back")
        for limit in limits:
            shape, km2 = _ground(streets, found.within(limit), around_m)
            out.append(Isochrone(name, limit, shape, km2))
    return out


def _ground(streets: Streets, found: Stretches, around_m: float) -> tuple[shapely.Geometry, float]:
    """Return the ground around stretches of streets, and its area in km2."""
    unit = np.ones(2) if streets.metric else _unit(streets)
    strips = shapely.buffer(_lines(streets, found, unit), around_m, quad_segs=CORNERS)
    shape = _filled(shapely.union_all(strips), (2.0 * around_m) ** 2)
    return shapely.transform(shape, lambda corner: corner / unit), float(shape.area) / 1e6


def _unit(streets: Streets) -> Array:
    """Return metres of a degree of longitude and of latitude in the middle of the streets."""
    middle = np.radians((streets.y.min() + streets.y.max()) / 2.0)
    return DEGREE_M * np.array([np.cos(middle), 1.0])


def _lines(streets: Streets, found: Stretches, unit: Array) -> NDArray[np.object_]:
    """Return each stretch as a line in metres; whole edges once, whichever way they are reached."""
    along, edge = streets.along[found.arc], streets.edge[found.arc]
    start = np.where(along, found.start, 1.0 - found.end)
    end = np.where(along, found.end, 1.0 - found.start)
    whole = np.unique(edge[(start <= 0.0) & (end >= 1.0)])
    part = np.flatnonzero(~np.isin(edge, whole))
    lines = _edges(streets, edge[part], unit).tolist()
    pieces = zip(lines, start[part].tolist(), end[part].tolist(), strict=True)
    cut = [substring(line, a, b, normalized=True) for line, a, b in pieces]
    return np.concatenate((_edges(streets, whole, unit), np.array(cut, dtype=object)))


def _edges(streets: Streets, edge: NDArray[np.integer], unit: Array) -> NDArray[np.object_]:
    """Return edges as lines in metres, shape of ``edge``."""
    count = streets.shape_ptr[edge + 1] - streets.shape_ptr[edge]
    of = np.repeat(np.arange(len(edge)), count)
    point = np.arange(len(of)) + np.repeat(
        streets.shape_ptr[edge] - np.cumsum(count) + count, count
    )
    corners = np.column_stack((streets.shape_x[point], streets.shape_y[point])) * unit
    return np.asarray(shapely.linestrings(corners, indices=of))


def _filled(shape: shapely.Geometry, largest: float) -> shapely.Geometry:
    """Return a shape without its holes of at most ``largest`` square metres."""
    parts = []
    for part in shapely.get_parts(shape).tolist():
        rings = [ring for ring in part.interiors if shapely.Polygon(ring).area > largest]
        parts.append(shapely.Polygon(part.exterior, rings))
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
