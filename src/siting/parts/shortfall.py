"""Shortfall: what a used place lacks to the least that its items must bring together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, BoolArray, IntArray, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Shortfall:
    """Sum over used places of max(0, need[j] - sum of the amounts of its items).

    Attributes
    ----------
    amount
        Shape (I,).
    need
        Shape (J,); 0 where nothing is asked.
    """

    amount: Array
    need: Array
    divided: ClassVar[bool] = False

    def rows(self, program: Program) -> Linear:
        """Return one column a place with a need: at least need * y minus what is there."""
        asked = np.nonzero(self.need > 0)[0]
        if len(asked) == 0:
            return Linear.of(np.zeros(0, np.int64))
        column = program.columns(len(asked), "shortfall")
        short = np.concatenate(
            [column[:, None], program.x[:, asked].T, program.y[asked, None]], axis=1
        )
        n = len(asked)
        weight = np.concatenate(
            [np.ones((n, 1)), np.tile(self.amount, (n, 1)), -self.need[asked, None]], axis=1
        )
        program.at_least(Linear.rows(short, weight), 0.0, "shortfall of a used place")
        return Linear.of(column)

    def value(self, plan: Placement) -> float:
        """Return the summed shortfall of used places."""
        load, count = self._loads(plan)
        return float(self._short(load, count > 0).sum())

    def track(self, plan: Placement, places: int) -> ShortfallTracker:
        """Return a tracker that keeps the loads."""
        return ShortfallTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one falling step a place with a need."""
        vector = into.vector(self.amount)
        for j in np.nonzero(self.need > 0)[0]:
            need, place = float(self.need[j]), np.array([j])
            steps = [need, np.inf], [weight * need, 0.0], [-weight, 0.0]
            into.meter(channel, place, np.array([vector]), np.zeros(1), *steps)

    def _loads(self, plan: Placement) -> tuple[Array, IntArray]:
        n = len(self.need)
        load: Array = np.bincount(plan.place, self.amount, n).astype(float)
        return load, np.bincount(plan.place, minlength=n).astype(np.int64)

    def _short(self, load: Array, used: BoolArray) -> Array:
        return np.where(used, np.maximum(0.0, self.need - load), 0.0)


class ShortfallTracker(Moving):
    """Deltas from the loads; a place left by its last item lacks nothing any more."""

    def __init__(self, part: Shortfall, plan: Placement) -> None:
        super().__init__(plan)
        self.part = part
        self.load, self.count = part._loads(plan)
        self.value = part.value(plan)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        part, here, brings = self.part, int(self.place[item]), self.part.amount[item]
        now = part._short(self.load, self.count > 0)
        enter = part._short(self.load + brings, np.ones(len(now), dtype=bool)) - now
        left = 0.0
        if self.count[here] > 1:
            left = max(0.0, float(part.need[here] - self.load[here] + brings))
        leave = left - now[here]
        enter += leave
        enter[here] = 0.0
        return enter

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.deltas(item)[to])
        for place, sign in ((int(self.place[item]), -1), (to, 1)):
            self.load[place] += sign * self.part.amount[item]
            self.count[place] += sign
        self.place[item] = to
