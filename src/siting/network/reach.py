"""Reach: which stretches of which streets lie within some minutes of a door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from siting.city.arrays import Array, IntArray
from siting.network.ends import Ends
from siting.network.matrix import roads_of
from siting.network.roads import Roads, walks
from siting.network.snap.doors import Doors
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.streets import Streets


@dataclass(frozen=True, eq=False)
class Stretches:
    """Parts of arcs; R of them, all arrays of shape (R,).

    Attributes
    ----------
    arc
        Arc of the streets.
    start, end
        Where the part begins and ends along the arc, 0 to 1.
    """

    arc: IntArray
    start: Array
    end: Array


@dataclass(frozen=True, eq=False)
class Reach:
    """Milliseconds between one door and the streets.

    Attributes
    ----------
    arc
        To the start of each arc, or from its end where ``back``; ``inf`` where not, shape (A,).
    doors, walk
        Ways between the door and the streets, and the milliseconds of their walks, shape (m,).
    ms
        Milliseconds along each arc, shape (A,).
    back
        Whether people come to the door.
    """

    arc: Array
    doors: Doors
    walk: IntArray
    ms: IntArray
    back: bool

    def within(self, minutes: float) -> Stretches:
        """Return what lies within so many minutes."""
        left = minutes * 60_000.0 - self.arc
        arcs = np.flatnonzero((left > 0) & (self.ms < NEVER))
        part = np.minimum(left[arcs] / np.maximum(self.ms[arcs], 1), 1.0)
        rest = minutes * 60_000.0 - self.walk
        near = np.flatnonzero((rest > 0) & (self.ms[self.doors.arc] < NEVER))
        own, foot = self.doors.arc[near], self.doors.part[near]
        far = rest[near] / np.maximum(self.ms[own], 1)
        if self.back:
            start = np.concatenate((1.0 - part, np.maximum(foot - far, 0.0)))
            end = np.concatenate((np.ones(len(arcs)), foot))
        else:
            start = np.concatenate((np.zeros(len(arcs)), foot))
            end = np.concatenate((part, np.minimum(foot + far, 1.0)))
        some = end > start
        return Stretches(np.concatenate((arcs, own))[some], start[some], end[some])


def reach(
    streets: Streets, doors: Doors, mode: str, hour: int | None, most: float, back: bool
) -> Reach:
    """Return how far one door is from all streets that lie within ``most`` minutes.

    Parameters
    ----------
    streets
        With all that was closed or slowed.
    doors
        Ways between one point and the streets.
    mode, hour
        As in ``Streets.minutes``.
    most
        Minutes.
    back
        Whether people come to the door.
    """
    ms = streets.weights(mode, hour)
    walk = walks(doors, streets.speeds.door)
    way = roads_of(streets, mode)
    ends = way.entries(doors, ms, walk) if back else way.exits(doors, ms, walk)
    node = _nodes(way, way.weigh(ms), ends, most * 60_000.0, back)
    road = node[way.head] if back else node[way.tail] + way.extra
    arc = np.full(len(ms), np.inf)
    np.minimum.at(arc, way.of, road)
    return Reach(arc, doors, walk, ms, back)


def _nodes(way: Roads, ms: IntArray, ends: Ends, most: float, back: bool) -> Array:
    """Return milliseconds between a door and each node of the roads, shape (nodes,)."""
    open_ = ms < NEVER
    tail, head = (way.head, way.tail) if back else (way.tail, way.head)
    start = np.concatenate((tail[open_], np.full(len(ends.node), way.nodes)))
    end = np.concatenate((head[open_], ends.node))
    cost = np.concatenate((ms[open_], ends.ms))
    order = np.lexsort((cost, end, start))
    start, end, cost = start[order], end[order], cost[order]
    least = np.ones(len(start), dtype=bool)  # of parallel arcs, which scipy would add up
    least[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    data = (cost[least].astype(np.float64), (start[least], end[least]))
    graph = csr_array(data, (way.nodes + 1, way.nodes + 1))
    away = dijkstra(graph, indices=way.nodes, limit=most)
    return np.asarray(away[: way.nodes])
