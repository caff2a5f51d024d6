"""Pair: what flows between two items travels the distance between their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Pair:
    """Sum over pairs p of flow[p] * distance[a(first[p]), a(second[p])].

    Attributes
    ----------
    first, second
        Positions of the two items of each pair, shape (P,).
    flow
        Shape (P,), each >= 0.
    distance
        Shape (J, J), each >= 0, not necessarily symmetric; ``inf`` as in ``Assign``.

    The program ships each pair's unit of flow from the place of the first to the place of the second
    (Adams, Johnson 1994): the relaxation is a transport problem. Places with the same distances to
    and from everywhere are one place to it, so a site costs one row, not one for each building.
    """

    first: IntArray
    second: IntArray
    flow: Array
    distance: Array
    divided: ClassVar[bool] = False

    @cached_property
    def finite(self) -> Array:
        """Distances with 0 where there is no way, shape (J, J)."""
        return np.where(np.isfinite(self.distance), self.distance, 0.0)

    @cached_property
    def classes(self) -> tuple[IntArray, Array]:
        """Class of each place, shape (J,), and the distances between classes, shape (C, C)."""
        both = np.concatenate([self.finite, self.finite.T], axis=1)
        _, first, label = np.unique(both, axis=0, return_index=True, return_inverse=True)
        return label.ravel(), self.finite[np.ix_(first, first)]

    def value(self, plan: Placement) -> float:
        """Return the summed flow times distance."""
        way = self.distance[plan.place[self.first], plan.place[self.second]]
        return float((self.flow * way)[self.flow > 0].sum())

    def rows(self, program: Program) -> Linear:
        """Return the shipped flows: columns a pair and two classes, tied to the items on both sides."""
        label, distance = self.classes
        n = len(distance)
        total = Linear.of(np.zeros(0, np.int64))
        for one, two, flow in zip(self.first, self.second, self.flow, strict=True):
            if flow == 0 or one == two:
                continue
            ship = program.columns(n * n, "flow between places", upper=1.0).reshape(n, n)
            for item, columns in ((one, ship), (two, ship.T)):
                sits = Linear.rows(program.x[item][:, None]).mapped(label, n)
                program.equal(Linear.rows(columns) - sits, 0.0, "flow leaves and arrives")
            total = total + Linear.of(ship, flow * distance)
        return total

    def track(self, plan: Placement, places: int) -> PairTracker:
        """Return a tracker that knows every item's partners."""
        return PairTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write every pair with a flow."""
        for one, two, flow in zip(self.first, self.second, self.flow, strict=True):
            into.pair(channel, int(one), int(two), weight * float(flow), self.finite)


class PairTracker(Moving):
    """Deltas from the partners of an item: one matrix column a partner."""

    def __init__(self, part: Pair, plan: Placement) -> None:
        super().__init__(plan)
        self.to_partner = part.finite
        self.from_partner = part.finite.T
        items = len(plan.place)
        self.second_of = [part.second[part.first == i] for i in range(items)]
        self.flow_to = [part.flow[part.first == i] for i in range(items)]
        self.first_of = [part.first[part.second == i] for i in range(items)]
        self.flow_from = [part.flow[part.second == i] for i in range(items)]
        way = part.finite[plan.place[part.first], plan.place[part.second]]
        self.value = float(part.flow @ way)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        there = self.place[self.second_of[item]]
        here = self.place[self.first_of[item]]
        cost = self.to_partner[:, there] @ self.flow_to[item]
        cost = cost + self.from_partner[:, here] @ self.flow_from[item]
        return np.asarray(cost - cost[self.place[item]])

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.deltas(item)[to])
        self.place[item] = to
