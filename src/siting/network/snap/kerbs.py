"""Kerbs: the edges that doors may open onto, as straight pieces on a plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, BoolArray, IntArray
from siting.network.component import largest
from siting.network.modes import BITS
from siting.network.plane import Plane

if TYPE_CHECKING:
    from siting.network.streets import Streets

DOORLESS = frozenset(("motorway", "motorway_link", "ferry", "gate"))
"""Classes that no door opens onto."""


@dataclass(frozen=True)
class Kerbs:
    """Edges of the largest component for a mode; P pieces of K edges.

    Attributes
    ----------
    edge
        Positions in ``Streets``, shape (K,).
    x0, y0, x1, y1
        Ends of the pieces on the plane, in the order of the edges, shape (P,).
    of
        Edge of each piece, position in ``edge``, shape (P,).
    before
        How much of its edge lies before a piece, in units of the plane, shape (P,).
    whole
        Length of each edge on the plane, above 0, shape (K,).
    plane
        Turns coordinates into the plane's.
    arcs
        Arcs that are open to the mode and belong to the largest component, shape (A,).
    """

    edge: IntArray
    x0: Array
    y0: Array
    x1: Array
    y1: Array
    of: IntArray
    before: Array
    whole: Array
    plane: Plane
    arcs: BoolArray


def kerbs(streets: Streets, mode: str) -> Kerbs:
    """Return the edges of the largest component for a mode; closed bridges still belong to it."""
    plane = Plane.over(streets.y, streets.metric)
    open_ = (streets.allowed & BITS[mode]) != 0
    arcs = largest(streets.tail, streets.head, len(streets.x), open_)
    doors = np.array([kind not in DOORLESS for kind in streets.kinds], dtype=bool)[streets.kind]
    with_doors = arcs & doors
    edge = np.unique(streets.edge[with_doors if with_doors.any() else arcs]).astype(np.int64)
    point, ends = _points(streets.shape_ptr, edge)
    x, y = plane.at(streets.shape_x[point], streets.shape_y[point])
    inner = np.ones(len(point), dtype=bool)
    inner[ends] = False
    start = np.flatnonzero(inner)
    of = np.repeat(np.arange(len(edge)), np.diff(streets.shape_ptr)[edge] - 1)
    size = np.hypot(x[start + 1] - x[start], y[start + 1] - y[start])
    run = np.cumsum(size) - size
    first = np.searchsorted(of, np.arange(len(edge)))
    before: Array = run - run[first][of]
    whole: Array = np.bincount(of, size, len(edge)).astype(np.float64)
    whole = np.maximum(whole, 1e-9)
    return Kerbs(
        edge, x[start], y[start], x[start + 1], y[start + 1], of, before, whole, plane, arcs
    )


def _points(ptr: NDArray[np.int64], edge: IntArray) -> tuple[IntArray, IntArray]:
    """Return the positions of the points of some lines, and where each line's last one stands."""
    count = np.diff(ptr)[edge]
    stop = np.cumsum(count)
    skip = np.repeat(ptr[:-1][edge] - (stop - count), count)
    return np.arange(int(count.sum())) + skip, stop - 1


def spacing(kerbs: Kerbs) -> float:
    """Return the width of a square that holds one piece on average, 10 to 500 metres."""
    x, y = np.concatenate((kerbs.x0, kerbs.x1)), np.concatenate((kerbs.y0, kerbs.y1))
    area = max(float(np.ptp(x)), 1.0) * max(float(np.ptp(y)), 1.0)
    return float(np.clip(np.sqrt(area / len(kerbs.x0)), 10.0, 500.0))
