"""Two exact linearisations of flow times distance: a transport of every flow, or potentials of its dual."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Linear
from siting.parts.part import Array, IntArray
from siting.parts.program import Program

ENDS = "flow leaves and arrives"
"""The name of the rows between shipments and the items that they begin and end at."""

DUST = 1e-12
"""Part of the largest distance below which a difference of two distances is rounding."""


@dataclass(frozen=True, eq=False)
class Traffic:
    """Flows between different items over distances between classes of places.

    Attributes
    ----------
    first, second
        Positions of the two items of each pair, shape (P,); no pair occurs twice.
    flow
        Shape (P,), each > 0.
    label
        Class of each place, shape (J,).
    distance
        From class to class, shape (C, C), each >= 0.
    """

    first: IntArray
    second: IntArray
    flow: Array
    label: IntArray
    distance: Array

    @staticmethod
    def merged(
        first: IntArray, second: IntArray, flow: Array, label: IntArray, distance: Array
    ) -> Traffic:
        """Add up pairs that occur twice, in either direction where distances are the same both ways."""
        kept = (flow > 0) & (first != second)
        ends = np.stack([first[kept], second[kept]], axis=1).astype(np.int64)
        if np.array_equal(distance, distance.T):
            ends.sort(axis=1)
        ends, which = np.unique(ends, axis=0, return_inverse=True)
        amount = np.zeros(len(ends))
        np.add.at(amount, which.ravel(), flow[kept])
        return Traffic(ends[:, 0], ends[:, 1], amount, label, distance)

    @property
    def shipments(self) -> int:
        """Columns of the transport form: P * C * C."""
        return len(self.flow) * self.distance.size


def by_transport(program: Program, traffic: Traffic) -> Linear:
    """Ship each pair's unit of flow from the class of the first to that of the second.

    A column for a pair and two classes, tied to the items on both sides (Adams, Johnson 1994): the
    relaxation is a transport problem for each pair.
    """
    pairs, classes = len(traffic.flow), len(traffic.distance)
    ship = program.columns(traffic.shipments, "flow between places", upper=1.0)
    ship = ship.reshape(pairs, classes, classes)
    sits = np.eye(classes)
    for items, ends in ((traffic.first, ship), (traffic.second, ship.transpose(0, 2, 1))):
        moved = Linear.rows(ends.reshape(pairs * classes, classes))
        here = _weighed(program, items, traffic.label, -sits)
        program.equal(moved + here, 0.0, ENDS)
    return Linear.of(ship, traffic.flow[:, None, None] * traffic.distance)


def by_potentials(program: Program, traffic: Traffic) -> Linear:
    """Hold each pair's distance above what it is by way of any third class.

    One column r for each pair, and with a, b the classes of its items, for every class c:

        r >= distance[c, b] - most[c, a],    most[c, a] = max over l of distance[c, l] - distance[a, l]

    and the same with the two ends swapped. No distance is below that, and c = a makes it equal. Where
    the triangle inequality holds and nothing is far from itself, most = distance. These are potentials of the dual of the transport
    (Kantorovich 1942; *c*-conjugates in Villani 2009, ch. 5), those that a class sees from itself: the
    bound is a little lower, but columns grow with P + I * C instead of P * C * C.
    """
    pairs, classes = len(traffic.flow), len(traffic.distance)
    items = np.unique(np.concatenate([traffic.first, traffic.second]))
    one, two = np.searchsorted(items, traffic.first), np.searchsorted(items, traffic.second)
    apart = program.columns(pairs, "distance of a pair")
    same = np.array_equal(traffic.distance, traffic.distance.T)
    forth = _potentials(program, items, traffic.label, traffic.distance)
    back = forth if same else _potentials(program, items, traffic.label, traffic.distance.T)
    for here, there, (far, near) in ((one, two, forth), (two, one, back)):
        columns = (np.repeat(apart, classes), far[there].ravel(), near[here].ravel())
        rows = Linear.rows(np.stack(columns, axis=1), np.array([1.0, -1.0, 1.0]))
        program.at_least(rows, 0.0, "a pair is as far apart as any place shows")
    return Linear.of(apart, traffic.flow)


def _potentials(
    program: Program, items: IntArray, label: IntArray, distance: Array
) -> tuple[IntArray, IntArray]:
    """Return two columns for each item and class: the distance from the class, and the most.

    They are the same columns where the triangle inequality holds. Both have the shape (n, C).
    """
    shape = len(items), len(distance)
    far = program.columns(len(items) * len(distance), "distance from a place")
    seen = _weighed(program, items, label, -distance)
    program.equal(Linear.rows(far[:, None]) + seen, 0.0, "distance from a place")
    most = _most(distance)
    excess = most - distance
    excess[np.abs(excess) <= DUST * distance.max(initial=0.0)] = 0.0
    if not excess.any():
        return far.reshape(shape), far.reshape(shape)
    least = float(most.min(initial=0.0))
    near = program.columns(len(far), "most that distances differ", lower=least)
    more = Linear.rows(np.stack([near, far], axis=1), np.array([1.0, -1.0]))
    short = _weighed(program, items, label, -excess)
    program.equal(more + short, 0.0, "most that distances differ")
    return far.reshape(shape), near.reshape(shape)


def _most(distance: Array) -> Array:
    """Return max over l of distance[c, l] - distance[a, l], shape (C, C)."""
    out = np.empty_like(distance)
    for k, row in enumerate(distance):  # all at once would take C * C * C numbers
        out[k] = (row - distance).max(axis=1)
    return out


def _weighed(program: Program, items: IntArray, label: IntArray, matrix: Array) -> Linear:
    """Return matrix[c, class of the item's place], one form for each item and class c, shape (n * C,)."""
    row, place = np.nonzero(matrix[:, label])
    start = len(matrix) * np.arange(len(items))[:, None]
    coef = np.broadcast_to(matrix[:, label][row, place], (len(items), len(row)))
    return Linear(
        (start + row).ravel(),
        program.x[items][:, place].ravel(),
        coef.ravel(),
        np.zeros(len(items) * len(matrix)),
    )
