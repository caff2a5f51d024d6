"""Doors: where on which arcs a point enters the streets, and how far it walks to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.jit import FAST
from siting.network.draft import Ledger
from siting.network.element import Element
from siting.network.groups import Groups
from siting.network.modes import BITS
from siting.network.snap.cells import Cells
from siting.network.snap.kerbs import Kerbs, kerbs
from siting.network.snap.points import Points
from siting.network.snap.sides import FARTHER, Finder, Sides
from siting.network.snap.tree import Tree
from siting.network.snap.water import banks_of, dry

if TYPE_CHECKING:
    from siting.network.streets import Streets

CORNER = 1e-3
"""Metres from the end of an edge within which a door stands at the corner itself."""

NAMED = 20
"""How many points far from all streets are named, one finding each."""


@dataclass(frozen=True)
class Doors:
    """Ways between n points and the streets, several a point.

    Attributes
    ----------
    ptr
        Point n has the ways ``ptr[n]:ptr[n + 1]``, shape (n + 1,).
    arc, part
        Arc and how much of it lies behind the foot of the walk, 0 to 1, shape (m,).
    walk
        Metres straight between door and street, shape (m,).
    """

    ptr: IntArray
    arc: IntArray
    part: Array
    walk: Array

    @cached_property
    def point(self) -> IntArray:
        """Point of each way, shape (m,)."""
        return np.repeat(np.arange(len(self.ptr) - 1), np.diff(self.ptr))


Ways = tuple[IntArray, IntArray, Array, Array]
"""Point, arc, part and walk of each way."""


def _joined(one: Ways, other: Ways) -> Ways:
    return (
        np.concatenate((one[0], other[0])),
        np.concatenate((one[1], other[1])),
        np.concatenate((one[2], other[2])),
        np.concatenate((one[3], other[3])),
    )


class Doorstep:
    """Joins points to the streets of one network for one mode; its index is built once.

    Points by coordinates get edges of the largest component only; those that are nodes by label
    are taken at their word.

    Parameters
    ----------
    streets
        Closed and slowed streets make no difference here, so that views share it.
    mode
        ``car``, ``motorcycle`` or ``walk``.
    """

    def __init__(self, streets: Streets, mode: str) -> None:
        self.streets, self.mode = streets, mode
        self.kerbs: Kerbs = kerbs(streets, mode)
        self.finder: Finder | None = None
        if len(self.kerbs.edge):
            self.finder = (Cells if FAST else Tree)(self.kerbs)
        self.banks = banks_of(streets.water, self.kerbs.plane)
        self.open = (streets.allowed & BITS[mode]) != 0
        inner, every = np.flatnonzero(self.kerbs.arcs), np.flatnonzero(self.open)
        self.by_edge = Groups.of(streets.edge, inner, len(streets.shape_ptr) - 1)
        self.by_tail = Groups.of(streets.tail, every, len(streets.x))
        self.by_head = Groups.of(streets.head, every, len(streets.x))

    def doors(
        self,
        points: Points,
        ledger: Ledger,
        most_m: float,
        farther: float = FARTHER,
        kind: str = "point",
    ) -> Doors:
        """Return the ways between points and streets, and report points without any.

        Parameters
        ----------
        points
            By coordinates, or nodes.
        ledger
            Takes a finding for each point that is farther than ``most_m`` from every street.
        most_m
            Longest walk in metres.
        farther
            How many times as far as the nearest another street may be; 1 takes the nearest alone.
        kind
            What findings call a point: ``point``, ``origin`` or ``target``.
        """
        if len(points.node):
            at = np.arange(len(points))
            way = self._corners(at, points.node, np.zeros(len(points)))
        else:
            way = self._feet(points, most_m, farther)
        order = np.argsort(way[0], kind="stable")
        ptr = np.searchsorted(way[0][order], np.arange(len(points) + 1))
        self._report(points, np.diff(ptr) == 0, ledger, most_m, kind)
        return Doors(ptr, way[1][order], way[2][order], way[3][order])

    def _feet(self, points: Points, most_m: float, farther: float) -> Ways:
        k, s = self.kerbs, self.streets
        known = np.flatnonzero(np.isfinite(points.x) & np.isfinite(points.y))
        x, y = k.plane.at(points.x[known], points.y[known])
        unit = k.plane.metres(points.y[known])
        most = most_m / unit
        if self.finder is None:
            sides = Sides.nothing(len(known))
        elif self.banks is None:
            sides = self.finder.sides(x, y, most, farther)
        else:
            sides = dry(self.finder, self.banks, x, y, most, farther)
        row, quarter = np.nonzero(sides.edge >= 0)
        local, part = sides.edge[row, quarter], sides.part[row, quarter]
        walk = sides.away[row, quarter] * unit[row]
        behind = part * k.whole[local] * unit[row]
        ahead = (1.0 - part) * k.whole[local] * unit[row]
        corner = np.minimum(behind, ahead) <= CORNER
        edge, point = k.edge[local], known[row]
        first = self.by_edge.first(edge)
        start = np.where(s.along[first], s.tail[first], s.head[first])
        end = np.where(s.along[first], s.head[first], s.tail[first])
        node = np.where(behind <= ahead, start, end)
        which, arc = self.by_edge.members(edge[~corner])
        inner = part[~corner][which]
        inner = np.where(s.along[arc], inner, 1.0 - inner)
        ways = (point[~corner][which], arc, inner, walk[~corner][which])
        corners = self._corners(point[corner], node[corner], walk[corner])
        return _joined(ways, corners)

    def _corners(self, point: IntArray, node: IntArray, walk: Array) -> Ways:
        """Return the arcs that leave a corner, from their start, and those that end there."""
        out, leaving = self.by_tail.members(node)
        into, coming = self.by_head.members(node)
        return _joined(
            (point[out], leaving, np.zeros(len(out)), walk[out]),
            (point[into], coming, np.ones(len(into)), walk[into]),
        )

    def _report(
        self, points: Points, lost: BoolArray, ledger: Ledger, most_m: float, kind: str
    ) -> None:
        """Name the points that no street is near to."""
        for n in np.flatnonzero(lost)[:NAMED].tolist():
            key, values = self._reason(points, n, most_m)
            ledger.say("error", key, point=Element(kind, points.names[n]), **values)
        more = int(lost.sum()) - NAMED
        if more > 0:
            ledger.say("error", "doors_more", count=more)

    def _reason(self, points: Points, n: int, most_m: float) -> tuple[str, dict[str, object]]:
        """Say why a point has no way to the streets: key and values of a finding."""
        x, y = float(points.x[n]), float(points.y[n])
        if not (np.isfinite(x) and np.isfinite(y)):
            return "door_nowhere", {}
        if len(points.node) or self.finder is None:
            return "door_island", {"mode": self.mode}
        if self._inside(y, x) and not self._inside(x, y):
            return "door_swapped", {"x": x, "y": y}
        metres = self._nearest(x, y)
        key = "door_far" if metres > most_m else "door_wet"
        return key, {"metres": metres, "most": most_m, "mode": self.mode}

    def _inside(self, x: float, y: float) -> bool:
        """Say whether a point in degrees lies in the box of the streets."""
        s = self.streets
        within = s.x.min() <= x <= s.x.max() and s.y.min() <= y <= s.y.max()
        return bool(within and not s.metric)

    def _nearest(self, x: float, y: float) -> float:
        """Return the distance to the nearest street in metres, however far."""
        k = self.kerbs
        px, py = (float(value) for value in k.plane.at(x, y))
        dx, dy = k.x1 - k.x0, k.y1 - k.y0
        t = ((px - k.x0) * dx + (py - k.y0) * dy) / np.maximum(dx * dx + dy * dy, 1e-300)
        t = np.clip(t, 0.0, 1.0)
        away = np.hypot(k.x0 + t * dx - px, k.y0 + t * dy - py).min()
        return float(away * k.plane.metres(y))
