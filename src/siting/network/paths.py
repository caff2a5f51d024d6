"""Paths: the way from each origin to its target, as points to draw and streets to name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse.csgraph import dijkstra
from shapely import LineString
from shapely.ops import substring

from siting.city.arrays import Array, IntArray, locked
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.network.dijkstra import graph_of
from siting.network.draft import Ledger
from siting.network.groups import Groups
from siting.network.matrix import doorstep, roads_of
from siting.network.roads import Roads, stops, walks
from siting.network.snap.doors import Doors
from siting.network.snap.points import Points, Where, points
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.streets import Streets


@dataclass(frozen=True)
class Path:
    """One way from door to door.

    Attributes
    ----------
    minutes
        As in ``Streets.minutes``.
    points
        What to draw, from door to door, in the network's coordinates, shape (n, 2).
    arcs
        Arcs that it uses, the first and the last in part, shape (k,).
    names
        Streets that it follows, in order, unnamed ones left out.
    """

    minutes: float
    points: Array
    arcs: IntArray
    names: tuple[str, ...]


class Leg(NamedTuple):
    """A stretch of an arc: from one part of it to another, 0 to 1."""

    arc: int
    start: float
    stop: float


def paths(
    streets: Streets,
    origins: Where,
    targets: Where,
    mode: str,
    hour: int | None,
    most_m: float,
    farther: float,
) -> list[Path | None]:
    """Return the way from each origin to the target in the same place; see ``Streets.paths``."""
    starts, ends = points(streets, origins), points(streets, targets)
    if len(starts) != len(ends):
        raise OptionError(ERRORS["path ends"], origins=len(starts), targets=len(ends))
    ms = streets.weights(mode, hour)
    step = doorstep(streets, mode)
    one = step.doors(starts, Ledger(""), most_m, farther)
    two = step.doors(ends, Ledger(""), most_m, farther)
    search = _Search(streets, roads_of(streets, mode), ms, one, two)
    found = (search.legs(n) for n in range(len(starts)))
    return [
        None if way is None else _path(streets, *way, starts, ends, n)
        for n, way in enumerate(found)
    ]


class _Search:
    """Searches the way between doors, one pair after another, over one graph."""

    def __init__(
        self, streets: Streets, roads: Roads, ms: IntArray, origins: Doors, targets: Doors
    ) -> None:
        self.roads, self.ms = roads, ms
        self.one, self.two = origins, targets
        kmh = streets.speeds.door
        self.leave = ms[origins.arc] - stops(origins, ms) + walks(origins, kmh)
        self.on_foot = walks(origins, kmh), walks(targets, kmh)
        self.sources = roads.exits(origins, ms, self.on_foot[0])
        self.weights = roads.weigh(ms)
        self.graph = graph_of(roads.tail, roads.head, roads.nodes, self.weights, self.sources)
        self.by_tail = Groups.of(roads.tail, np.arange(len(roads.tail)), roads.nodes)

    def legs(self, n: int) -> tuple[int, list[Leg]] | None:
        """Return the milliseconds of pair n and its legs, None where there is no way."""
        direct, best = self._along_one_arc(n), NEVER
        away, before = dijkstra(self.graph, indices=self.roads.nodes + n, return_predecessors=True)
        road = -1
        for way in range(self.two.ptr[n], self.two.ptr[n + 1]):
            arc = int(self.two.arc[way])
            if self.ms[arc] >= NEVER:
                continue
            behind = int(stops(self.two, self.ms)[way] + self.on_foot[1][way])
            for copy in self.roads.copies.members(np.array([arc]))[1].tolist():
                total = away[self.roads.tail[copy]] + behind + self.roads.extra[copy]
                if total < best:
                    best, road, last = int(total), copy, way
        if direct is not None and direct[0] <= best:
            return direct
        if road < 0:
            return None
        node = int(self.roads.tail[road])
        nodes = [node]
        while (node := int(before[node])) < self.roads.nodes:
            nodes.append(node)
        middle = [self._road(a, b) for a, b in pairwise(nodes[::-1])]
        first = self._first(n, nodes[-1])
        arcs = [Leg(int(self.roads.of[between]), 0.0, 1.0) for between in middle]
        start = Leg(int(self.one.arc[first]), float(self.one.part[first]), 1.0)
        stop = Leg(int(self.two.arc[last]), 0.0, float(self.two.part[last]))
        return best, [leg for leg in (start, *arcs, stop) if leg.start < leg.stop]

    def _along_one_arc(self, n: int) -> tuple[int, list[Leg]] | None:
        """Return the quickest way that stays on one arc, if there is one."""
        found: list[tuple[int, Leg]] = []
        here, there = stops(self.one, self.ms), stops(self.two, self.ms)
        for a in range(self.one.ptr[n], self.one.ptr[n + 1]):
            for b in range(self.two.ptr[n], self.two.ptr[n + 1]):
                arc, ride = int(self.one.arc[a]), int(there[b] - here[a])
                if arc == self.two.arc[b] and ride >= 0 and self.ms[arc] < NEVER:
                    total = ride + int(self.on_foot[0][a] + self.on_foot[1][b])
                    leg = Leg(arc, float(self.one.part[a]), float(self.two.part[b]))
                    found.append((total, leg))
        if not found:
            return None
        total, leg = min(found)
        return total, [leg]

    def _road(self, tail: int, head: int) -> int:
        """Return the quickest road from one node to the next."""
        able = self.by_tail.members(np.array([tail]))[1]
        able = able[self.roads.head[able] == head]
        return int(able[np.argmin(self.weights[able])])

    def _first(self, n: int, node: int) -> int:
        """Return the way by which origin n came to its first node."""
        ways = np.arange(self.one.ptr[n], self.one.ptr[n + 1])
        open_ = self.ms[self.one.arc[ways]] < NEVER
        ways = ways[open_ & (self.roads.head_of[self.one.arc[ways]] == node)]
        return int(ways[np.argmin(self.leave[ways])])


def _path(streets: Streets, ms: int, legs: list[Leg], starts: Points, ends: Points, n: int) -> Path:
    """Draw a way from door to door."""
    pieces = [np.array([[starts.x[n], starts.y[n]]])]
    for arc, start, stop in legs:
        line = substring(LineString(streets.line(arc)), start, stop, normalized=True)
        pieces.append(np.array(line.coords))
    pieces.append(np.array([[ends.x[n], ends.y[n]]]))
    drawn = np.concatenate(pieces)
    new = np.ones(len(drawn), dtype=bool)
    new[1:] = (drawn[1:] != drawn[:-1]).any(axis=1)
    arcs = np.array([leg.arc for leg in legs], dtype=np.int64)
    named = [streets.names[name] for name in streets.name[arcs].tolist() if name]
    names = [name for k, name in enumerate(named) if k == 0 or name != named[k - 1]]
    return Path(ms / 60_000.0, locked(drawn[new]), locked(arcs, np.int64), tuple(names))
