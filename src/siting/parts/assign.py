"""Assign: every item costs what its own place costs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Assign:
    """Sum over items of cost[i, a(i)], plus a constant.

    Attributes
    ----------
    cost
        Shape (I, J). ``inf`` where the item cannot be served: the value is then ``inf``; rows and
        trackers count 0 there, because a hard rule of its own (``unreachable``) keeps such plans out.
    constant
        Added whatever the plan.
    """

    cost: Array
    constant: float = 0.0
    divided: ClassVar[bool] = False

    def rows(self, program: Program) -> Linear:
        """Return the sum itself: one entry an item and place."""
        return Linear.of(program.x, _finite(self.cost), self.constant)

    def value(self, plan: Placement) -> float:
        """Return the sum over items."""
        return self.constant + float(self.cost[np.arange(len(plan.place)), plan.place].sum())

    def track(self, plan: Placement, places: int) -> AssignTracker:
        """Return a tracker that reads the matrix."""
        return AssignTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write the matrix."""
        into.add(channel, weight * self.constant)
        into.cost(channel, weight * _finite(self.cost))


class AssignTracker(Moving):
    """Deltas are differences in a row of the matrix."""

    def __init__(self, part: Assign, plan: Placement) -> None:
        super().__init__(plan)
        self.cost = _finite(part.cost)
        self.value = part.constant + float(self.cost[np.arange(len(self.place)), self.place].sum())

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        row = self.cost[item]
        return np.asarray(row - row[self.place[item]])

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.cost[item, to] - self.cost[item, self.place[item]])
        self.place[item] = to


def _finite(cost: Array) -> Array:
    return np.where(np.isfinite(cost), cost, 0.0)
