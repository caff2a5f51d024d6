"""Pair: what flows between two items travels the distance between their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.pair_rows import Traffic, by_potentials, by_transport
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program

MOST_SHIPMENTS = 200_000
"""Columns up to which the transport form is taken."""


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

    Places with the same distances to and from everywhere are one place to the program, so a site costs
    one row, not one for each building. Pairs that occur twice are one pair with both flows.
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

    @cached_property
    def traffic(self) -> Traffic:
        """Flows between different items, each pair once, over distances between classes."""
        return Traffic.merged(self.first, self.second, self.flow, *self.classes)

    def home(self, items: int) -> Array:
        """Return what flows from each item to itself costs at each place, shape (I, J)."""
        alone = self.first == self.second
        own = np.zeros(items)
        np.add.at(own, self.first[alone], self.flow[alone])
        return np.outer(own, self.finite.diagonal())

    def value(self, plan: Placement) -> float:
        """Return the summed flow times distance."""
        way = self.distance[plan.place[self.first], plan.place[self.second]]
        return float((self.flow * way)[self.flow > 0].sum())

    def rows(self, program: Program) -> Linear:
        """Return the shipped flows while there are few of them, else the distance of each pair."""
        home = Linear.of(program.x, self.home(program.items))
        form = by_transport if self.traffic.shipments <= MOST_SHIPMENTS else by_potentials
        return home + form(program, self.traffic)

    def track(self, plan: Placement, places: int) -> PairTracker:
        """Return a tracker that knows every item's partners."""
        return PairTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float, alone: Array | None = None) -> None:
        """Write every pair with a flow; ``alone`` (J,) as in ``Flat.pair``."""
        into.cost(channel, weight * self.home(into.items))
        between = self.traffic
        flow = weight * between.flow
        into.pair(channel, between.first, between.second, flow, self.finite, alone)


class PairTracker(Moving):
    """Deltas from the partners of an item: one matrix column a partner."""

    def __init__(self, part: Pair, plan: Placement) -> None:
        super().__init__(plan)
        self.to_partner = part.finite
        self.from_partner = part.finite.T
        items, between = len(plan.place), part.traffic
        self.home = part.home(items)
        first, second, flow = between.first, between.second, between.flow
        self.second_of = [second[first == i] for i in range(items)]
        self.flow_to = [flow[first == i] for i in range(items)]
        self.first_of = [first[second == i] for i in range(items)]
        self.flow_from = [flow[second == i] for i in range(items)]
        way = part.finite[plan.place[part.first], plan.place[part.second]]
        self.value = float(part.flow @ way)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        there = self.place[self.second_of[item]]
        here = self.place[self.first_of[item]]
        cost = self.to_partner[:, there] @ self.flow_to[item]
        cost = cost + self.from_partner[:, here] @ self.flow_from[item]
        cost = cost + self.home[item]
        return np.asarray(cost - cost[self.place[item]])

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.deltas(item)[to])
        self.place[item] = to
