"""Achievement: how far the amount that misses its wish most lies above it, each in its own range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, Moving, Part, Placement, Tracker
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Wish:
    """(sum of parts - wished) / wide: below 0 where the wish is more than fulfilled.

    Attributes
    ----------
    parts
        Of the amount.
    wished
        In the unit of the amount.
    wide
        Range of the amount, > 0: what counts as 1.
    """

    parts: tuple[Part, ...]
    wished: float
    wide: float

    def missed(self, amount: float) -> float:
        """Return how far an amount lies above the wish."""
        return (amount - self.wished) / self.wide


@dataclass(frozen=True, eq=False)
class Achievement:
    """Largest over wishes of (amount - wished) / wide: the achievement function of Wierzbicki (1980)."""

    wishes: tuple[Wish, ...]

    @property
    def divided(self) -> bool:
        """Whether one of the parts depends on the split of flows."""
        return any(part.divided for wish in self.wishes for part in wish.parts)

    def rows(self, program: Program) -> Linear:
        """Return one column, at least each wish's distance; it may be below 0."""
        column = program.columns(1, "achievement", lower=-np.inf)
        for wish in self.wishes:
            over = Linear.of(column)
            for part in wish.parts:
                over = over - program.form(part).scaled(1.0 / wish.wide)
            program.at_least(over, -wish.wished / wish.wide, "achievement")
        return Linear.of(column)

    def value(self, plan: Placement) -> float:
        """Return the largest distance."""
        return max(wish.missed(sum(p.value(plan) for p in wish.parts)) for wish in self.wishes)

    def track(self, plan: Placement, places: int) -> AchievementTracker:
        """Return a tracker over the parts' trackers."""
        return AchievementTracker(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Raise: compiled loops have no form for it, see ``Model.compiles``."""
        raise TypeError(type(self).__name__)


class AchievementTracker(Moving):
    """Adds the parts' deltas up for each wish and takes the largest."""

    def __init__(self, part: Achievement, plan: Placement, places: int) -> None:
        super().__init__(plan)
        self.wishes = part.wishes
        self.trackers: list[list[Tracker]] = [
            [inner.track(plan, places) for inner in wish.parts] for wish in part.wishes
        ]
        self.value = self._largest()

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        missed = [
            np.sum([t.value + t.deltas(item) for t in own], axis=0) / wish.wide
            - wish.wished / wish.wide
            for wish, own in zip(self.wishes, self.trackers, strict=True)
        ]
        return np.asarray(np.max(missed, axis=0) - self.value)

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        for own in self.trackers:
            for tracker in own:
                tracker.move(item, to)
        self.place[item] = to
        self.value = self._largest()

    def _largest(self) -> float:
        return max(
            wish.missed(sum(t.value for t in own))
            for wish, own in zip(self.wishes, self.trackers, strict=True)
        )
