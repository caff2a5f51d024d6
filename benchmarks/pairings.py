"""Exact linearisations of flow times minutes: the library's two, whatever the size, and others.

Each is the library's ``Pair`` with other rows, so that all of them state the same number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from siting.milp import Linear
from siting.parts import Model, Pair, Part
from siting.parts.pair_rows import by_potentials, by_transport
from siting.parts.program import Program

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]


class Transport(Pair):
    """The library's transport of each pair's flow, which it takes while it is small."""

    def rows(self, program: Program) -> Linear:
        """Return the shipped flows times distance."""
        return by_transport(program, self.traffic)


class Potentials(Pair):
    """The library's compact form, which it takes where the transport is large."""

    def rows(self, program: Program) -> Linear:
        """Return flow times the distance of each pair."""
        return by_potentials(program, self.traffic)


class ByBuilding(Transport):
    """The transport with every building a place of its own."""

    @property
    def classes(self) -> tuple[IntArray, Array]:
        """Return each place as its own class."""
        return np.arange(len(self.finite)), self.finite


class Products(Pair):
    """A column for each pair and two places, at least x + x - 1 (McCormick 1976).

    Distances are not negative, so the other two rows of the envelope never bind.
    """

    def rows(self, program: Program) -> Linear:
        """Return the products times flow and distance."""
        label, distance = self.classes
        one, two = np.nonzero(distance)
        total = Linear.of(np.zeros(0, np.int64))
        for first, second, flow in zip(self.first, self.second, self.flow, strict=True):
            if flow == 0 or first == second:
                continue
            both = program.columns(len(one), "both sit there", upper=1.0)
            form = Linear.rows(both[:, None])
            for item, place_class in ((first, one), (second, two)):
                row, place = np.nonzero(place_class[:, None] == label[None])
                less = np.full(len(row), -1.0)
                form = form + Linear(row, program.x[item, place], less, np.zeros(len(one)))
            program.at_least(form, -1.0, "both sit there")
            total = total + Linear.of(both, flow * distance[one, two])
        return total


class Traffic(Pair):
    """A column for each item and place that holds all its traffic (Kaufman, Broeckx 1978).

    w[i, c] >= sum of flow * distance to the partners - M[i, c] * (1 - x[i, c]), with the smallest M
    that is valid and the lower bounds of Xia and Yuan (2006): w[i, c] >= l[i, c] * x[i, c].
    """

    def rows(self, program: Program) -> Linear:
        """Return the sum of the columns."""
        label, distance = self.classes
        n = len(distance)
        total = Linear.of(np.zeros(0, np.int64))
        kept = (self.flow > 0) & (self.first != self.second)
        for item in np.unique(self.first[kept]).tolist():
            of_item = np.flatnonzero(kept & (self.first == item))
            flow = float(self.flow[of_item].sum())
            traffic = program.columns(n, "traffic of an item at a place")
            sits = Linear.rows(program.x[item][:, None]).mapped(label, n)
            form = Linear.rows(traffic[:, None]) - sits.scaled(flow * distance.max(axis=1))
            for pair in of_item.tolist():
                form = form - self._partner(program, pair, label, distance)
            program.at_least(form, -flow * distance.max(axis=1), "traffic where it sits")
            least = Linear.rows(traffic[:, None]) - sits.scaled(flow * distance.min(axis=1))
            program.at_least(least, 0.0, "least traffic")
            total = total + Linear.of(traffic)
        return total

    def _partner(self, program: Program, pair: int, label: IntArray, distance: Array) -> Linear:
        """Return flow * distance from each class to where the partner sits, as n forms."""
        x = program.x[self.second[pair]]
        columns = np.broadcast_to(x, (len(distance), len(x)))
        return Linear.rows(columns, self.flow[pair] * distance[:, label])


PAIRINGS: dict[str, Callable[..., Pair]] = {
    "transport, classes": Transport,
    "transport, buildings": ByBuilding,
    "potentials": Potentials,
    "products": Products,
    "traffic": Traffic,
}
"""The library's own are the first and the third."""


def restated(model: Model, kind: Callable[..., Pair]) -> Model:
    """Return the model with every pair stated in another way."""

    def other(part: Part) -> Part:
        if type(part) is not Pair:
            return part
        return kind(part.first, part.second, part.flow, part.distance)

    entries = tuple(
        replace(e, measure=replace(e.measure, parts=tuple(map(other, e.measure.parts))))
        for e in model.entries
    )
    return replace(model, entries=entries)
