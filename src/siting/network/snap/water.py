"""Water: nobody walks across a river from the door to the street."""

from __future__ import annotations

import numpy as np
import shapely

from siting.city.arrays import Array, BoolArray
from siting.network.plane import Plane
from siting.network.snap.sides import Finder, Sides

WIDER = 3.0
"""By how much the search grows where every street found lies across water."""

WIDEST = 300.0
"""Where it ends: at that many times the distance of the nearest street."""


def banks_of(water: Array, plane: Plane) -> shapely.STRtree | None:
    """Return an index of banks (x, y, x, y in the network's coordinates, shape (W, 4)), if any."""
    if not len(water):
        return None
    (x0, y0), (x1, y1) = plane.at(*water[:, :2].T), plane.at(*water[:, 2:].T)
    ends = np.stack((x0, y0, x1, y1), axis=1).reshape(-1, 2, 2)
    return shapely.STRtree(shapely.linestrings(ends))


def dry(
    finder: Finder, banks: shapely.STRtree, x: Array, y: Array, most: Array, farther: float
) -> Sides:
    """Return the streets around points that a straight walk reaches with dry feet.

    Where every street found lies across water, the search goes on farther out.

    Parameters
    ----------
    finder
        Finds the streets around points.
    banks
        What nobody walks across.
    x, y, most, farther
        As in ``Finder.sides``.
    """
    sides = finder.sides(x, y, most, farther)
    left = np.flatnonzero(_drop_wet(sides, banks, x, y))
    reach = max(farther, 1.0)
    while len(left) and reach < WIDEST:
        reach *= WIDER
        again = finder.sides(x[left], y[left], most[left], reach)
        wet = _drop_wet(again, banks, x[left], y[left])
        for whole, part in (
            (sides.edge, again.edge),
            (sides.part, again.part),
            (sides.away, again.away),
        ):
            whole[left] = part
        left = left[wet]
    return sides


def _drop_wet(sides: Sides, banks: shapely.STRtree, x: Array, y: Array) -> BoolArray:
    """Forget streets across water, and say which points had some and now have none, shape (n,)."""
    row, quarter = np.nonzero(sides.edge >= 0)
    foot = np.column_stack((sides.x[row, quarter], sides.y[row, quarter]))
    legs = np.stack((np.column_stack((x[row], y[row])), foot), axis=1)
    wet = np.unique(banks.query(shapely.linestrings(legs), predicate="intersects")[0])
    sides.edge[row[wet], quarter[wet]] = -1
    sides.away[row[wet], quarter[wet]] = np.inf
    had = np.bincount(row, minlength=len(x)) > 0
    return np.asarray(had & (sides.edge < 0).all(axis=1))
