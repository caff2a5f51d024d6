"""Open: a group of places costs once as soon as one of them is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Open:
    """Sum over used groups of amount[g], plus a constant; amounts may be negative.

    Attributes
    ----------
    group
        Group of each place, -1 for none, shape (J,).
    amount
        Shape (G,).
    constant
        Added whatever the plan.
    """

    group: IntArray
    amount: Array
    constant: float = 0.0
    divided: ClassVar[bool] = False

    @staticmethod
    def each(amount: Array, constant: float = 0.0) -> Open:
        """Return the part in which every place is its own group; places of amount 0 are left out."""
        group = np.where(amount != 0, np.arange(len(amount)), -1)
        return Open(group, amount, constant)

    def rows(self, program: Program) -> Linear:
        """Return amounts times the columns that say whether a group is used."""
        used = program.used(self.group)
        there = np.nonzero(used >= 0)[0]
        return Linear.of(used[there], self.amount[there], self.constant)

    def value(self, plan: Placement) -> float:
        """Return the sum over used groups."""
        groups = np.unique(self.group[plan.place])
        return self.constant + float(self.amount[groups[groups >= 0]].sum())

    def track(self, plan: Placement, places: int) -> OpenTracker:
        """Return a tracker that counts the items in each group."""
        return OpenTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one amount a group."""
        into.add(channel, weight * self.constant)
        for g, amount in enumerate(self.amount):
            into.open(channel, np.nonzero(self.group == g)[0], weight * float(amount))


class OpenTracker(Moving):
    """Counts items a group: leaving pays the amount back when the count falls to 0."""

    def __init__(self, part: Open, plan: Placement) -> None:
        super().__init__(plan)
        self.group = part.group
        self.amount = np.append(part.amount, 0.0)  # the last one serves group -1
        self.count = np.zeros(len(self.amount), dtype=np.int64)
        np.add.at(self.count, self.group[self.place], 1)
        self.value = part.value(plan)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        here = self.group[self.place[item]]
        self.count[here] -= 1
        enter = np.where(self.count == 0, self.amount, 0.0)
        self.count[here] += 1
        return np.asarray(enter[self.group] - enter[here])

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.deltas(item)[to])
        self.count[self.group[self.place[item]]] -= 1
        self.count[self.group[to]] += 1
        self.place[item] = to
