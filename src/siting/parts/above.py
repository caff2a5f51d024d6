"""Above: how far a sum of parts lies above a limit, or below it; every cap is one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, Moving, Part, Placement, Tracker
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Above:
    """max(0, sum of parts - limit), or max(0, limit - sum of parts) where ``below`` is asked.

    ``below`` needs parts whose rows are exact from both sides (Assign, Open).
    """

    parts: tuple[Part, ...]
    limit: float
    below: bool = False

    @property
    def divided(self) -> bool:
        """Whether one of the parts depends on the split of flows."""
        return any(part.divided for part in self.parts)

    def rows(self, program: Program) -> Linear:
        """Return one column, at least the distance."""
        column = program.columns(1, "over a limit")
        sign = -1.0 if self.below else 1.0
        over = Linear.of(column)
        for part in self.parts:
            over = over - program.form(part).scaled(sign)
        program.at_least(over, -sign * self.limit, "over a limit")
        return Linear.of(column)

    def value(self, plan: Placement) -> float:
        """Return the distance."""
        return self.hinge(sum(part.value(plan) for part in self.parts))

    def hinge(self, amount: float) -> float:
        """Return how far ``amount`` lies on the wrong side of the limit."""
        return max(0.0, self.limit - amount if self.below else amount - self.limit)

    def track(self, plan: Placement, places: int) -> AboveTracker:
        """Return a tracker over the parts' trackers."""
        return AboveTracker(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write a hinged channel and the parts to it."""
        inner = into.hinge(channel, weight, self.limit, self.below)
        for part in self.parts:
            part.flat(into, inner, 1.0)


class AboveTracker(Moving):
    """Adds the parts' deltas up and hinges them."""

    def __init__(self, part: Above, plan: Placement, places: int) -> None:
        super().__init__(plan)
        self.part = part
        self.trackers: list[Tracker] = [inner.track(plan, places) for inner in part.parts]
        self.value = part.hinge(self.amount)

    @property
    def amount(self) -> float:
        """The summed parts before the hinge."""
        return sum(tracker.value for tracker in self.trackers)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        after = self.amount + sum(tracker.deltas(item) for tracker in self.trackers)
        over = self.part.limit - after if self.part.below else after - self.part.limit
        hinged: Array = np.maximum(0.0, over) - self.value
        return hinged

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        for tracker in self.trackers:
            tracker.move(item, to)
        self.value = self.part.hinge(self.amount)
        self.place[item] = to
