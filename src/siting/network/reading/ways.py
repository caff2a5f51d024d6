"""Ways: lines through many nodes, cut into edges where several meet and at gates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, IntArray
from siting.network.draft import Draft, Words
from siting.network.element import Element
from siting.network.maxspeed import NAN
from siting.network.plane import distances

FERRY, GATE = 0, 1
"""Positions of two classes that no ``highway`` names."""

MADE_UP = -(10**15)
"""Labels of nodes that no source holds, the sides of a gate, count down from here."""


class Row(NamedTuple):
    """What is known of one way besides its line."""

    number: int
    kind: str
    allowed: tuple[int, int]
    speeds: tuple[float, float]
    names: tuple[str, str]
    minutes: float


@dataclass
class Ways:
    """Ways in the order of a source; the nodes of all stand in one row."""

    size: list[int] = field(default_factory=list)
    node: list[int] = field(default_factory=list)
    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    speed_there: list[float] = field(default_factory=list)
    speed_back: list[float] = field(default_factory=list)
    minutes: list[float] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    alias: list[int] = field(default_factory=list)
    kinds: Words = field(default_factory=lambda: Words("ferry", "gate"))
    names: Words = field(default_factory=Words)

    def add(self, row: Row, nodes: Sequence[int], x: Sequence[float], y: Sequence[float]) -> None:
        """Add a way through ``nodes`` at ``x``, ``y``."""
        self.size.append(len(nodes))
        self.node.extend(nodes)
        self.x.extend(x)
        self.y.extend(y)
        self.number.append(row.number)
        self.kind.append(self.kinds(row.kind))
        self.there.append(row.allowed[0])
        self.back.append(row.allowed[1])
        self.speed_there.append(row.speeds[0])
        self.speed_back.append(row.speeds[1])
        self.minutes.append(row.minutes)
        self.name.append(self.names(row.names[0]))
        self.alias.append(self.names(row.names[1]))


def way_or_node(number: int) -> Element:
    """Return what OpenStreetMap calls an element; the edge of a gate is called by its node."""
    return Element("way", number) if number >= 0 else Element("node", -number)


def cut(
    ways: Ways,
    gates: Mapping[int, int] | None = None,
    called: Callable[[int], Element] = way_or_node,
    metric: bool = False,
) -> Draft:
    """Return a draft with one edge for each stretch of a way between two meetings.

    A node with a gate falls apart: each stretch that ends there gets a node of its own, tied to
    the old one by an edge without length that only those may use whom the gate lets through.

    Parameters
    ----------
    ways
        At least one.
    gates
        Bits of those who may pass, by node; only nodes that stop somebody.
    called
        What the source calls an element.
    metric
        Whether coordinates are metres.
    """
    gates = gates or {}
    labels, at = np.unique(np.array(ways.node, dtype=np.int64), return_inverse=True)
    first, last, way = _stretches(np.array(ways.size), at, _among(labels, gates))
    ends = np.concatenate((at[first], at[last]))
    copied = np.flatnonzero(_among(labels, gates)[ends])
    original = ends[copied]
    ends[copied] = len(labels) + np.arange(len(copied))
    bits = np.array([gates[label] for label in labels[original].tolist()], dtype=np.int64)
    through = np.flatnonzero(bits)
    place = np.zeros(len(labels), dtype=np.int64)
    place[at] = np.arange(len(at))
    points = np.concatenate((_ranges(first, last), np.repeat(place[original[through]], 2)))
    size = np.concatenate((last - first + 1, np.full(len(through), 2)))
    x, y = np.array(ways.x), np.array(ways.y)
    at_node = np.concatenate((place, place[original]))

    def column(values: Sequence[int], gate: IntArray | int = 0) -> IntArray:
        """Return the ways' values by stretch, and those of the gates after them."""
        extra = np.broadcast_to(np.asarray(gate, dtype=np.int64), through.shape)
        return np.concatenate((np.array(values, dtype=np.int64)[way], extra))

    speed_there, speed_back = (
        np.concatenate((speed[way], np.full(len(through), NAN))) for speed in _speeds(ways, metric)
    )
    return Draft(
        node=np.concatenate((labels, MADE_UP - np.arange(len(copied)))),
        x=x[at_node],
        y=y[at_node],
        start=np.concatenate((ends[: len(first)], len(labels) + through)),
        end=np.concatenate((ends[len(first) :], original[through])),
        shape_ptr=np.concatenate(([0], np.cumsum(size))),
        shape_x=x[points],
        shape_y=y[points],
        length=np.full(len(size), NAN),
        kind=column(ways.kind, GATE),
        kinds=ways.kinds.words,
        there=column(ways.there, bits[through]),
        back=column(ways.back, bits[through]),
        speed_there=speed_there,
        speed_back=speed_back,
        name=column(ways.name),
        alias=column(ways.alias),
        names=ways.names.words,
        element=column(ways.number, -labels[original[through]]),
        called=called,
        metric=metric,
    )


def _among(labels: IntArray, gates: Mapping[int, int]) -> NDArray[np.bool_]:
    return np.isin(labels, np.array(sorted(gates), dtype=np.int64))


def _stretches(
    size: IntArray, at: IntArray, gated: NDArray[np.bool_]
) -> tuple[IntArray, IntArray, IntArray]:
    """Cut ways where several meet, at gates, and in the middle of what would be a loop.

    Parameters
    ----------
    size
        Nodes of each way, shape (W,).
    at
        Nodes of all ways in one row, shape (P,).
    gated
        Nodes that stop somebody, shape (N,).

    Returns
    -------
    Positions in that row of the first and the last node of each stretch, and its way; shape (S,).
    """
    stop = np.cumsum(size)
    head, tail = stop - size, stop - 1
    uses = np.bincount(at, minlength=len(gated))
    parted = (uses[at] > 1) | gated[at]
    parted[head] = parted[tail] = True
    for _ in range(2):
        places = np.flatnonzero(parted)
        way = np.searchsorted(stop, places, side="right")
        same = way[:-1] == way[1:]
        first, last = places[:-1][same], places[1:][same]
        loops = (at[first] == at[last]) & (last - first > 1)
        parted[(first[loops] + last[loops]) // 2] = True
    return first, last, way[:-1][same]


def _ranges(first: IntArray, last: IntArray) -> IntArray:
    """Return the positions from each first to its last, one stretch after another."""
    count = last - first + 1
    skip = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    return np.asarray(np.arange(int(count.sum())) + skip)


def _speeds(ways: Ways, metric: bool) -> tuple[Array, Array]:
    """Return the ways' speeds; that of a ferry with a timetable is its length over its minutes."""
    there, back = np.array(ways.speed_there), np.array(ways.speed_back)
    minutes, stop = np.array(ways.minutes), np.cumsum(ways.size)
    for way in np.flatnonzero(~np.isnan(minutes)).tolist():
        nodes = slice(stop[way] - ways.size[way], stop[way])
        x, y = np.array(ways.x[nodes]), np.array(ways.y[nodes])
        metres = distances(x[:-1], y[:-1], x[1:], y[1:], metric).sum()
        there[way] = back[way] = metres * 0.06 / minutes[way]
    return there, back
