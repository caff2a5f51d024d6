"""Likeness: parts that keep a total within a limit, and that count who sits as in other plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from siting.milp import Linear
from siting.parts import Above, Assign, Entry, Measure, Model
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Part, Placement, Tracker
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Priced:
    """Price times the sum of parts: a line of the total, as a part.

    Attributes
    ----------
    parts
        Of the measure.
    price
        Per unit, > 0.
    """

    parts: tuple[Part, ...]
    price: float

    @property
    def divided(self) -> bool:
        """Whether one of the parts depends on the split of flows."""
        return any(part.divided for part in self.parts)

    def rows(self, program: Program) -> Linear:
        """Return the scaled forms of the parts."""
        total = Linear.of(np.zeros(0, np.int64))
        for part in self.parts:
            total = total + program.form(part).scaled(self.price)
        return total

    def value(self, plan: Placement) -> float:
        """Return price times the summed parts."""
        return self.price * sum(part.value(plan) for part in self.parts)

    def track(self, plan: Placement, places: int) -> PricedTracker:
        """Return a tracker over the parts' trackers."""
        return PricedTracker(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write the parts at their price."""
        for part in self.parts:
            part.flat(into, channel, weight * self.price)


class PricedTracker(Moving):
    """Adds the parts' deltas up, at the price."""

    def __init__(self, part: Priced, plan: Placement, places: int) -> None:
        super().__init__(plan)
        self.price = part.price
        self.trackers: list[Tracker] = [inner.track(plan, places) for inner in part.parts]
        self.value = self.price * sum(tracker.value for tracker in self.trackers)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        return np.asarray(self.price * sum(tracker.deltas(item) for tracker in self.trackers))

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        for tracker in self.trackers:
            tracker.move(item, to)
        self.place[item] = to
        self.value = self.price * sum(tracker.value for tracker in self.trackers)


def within(model: Model, limit: float) -> Entry:
    """Return the hard measure that keeps the priced total at most at ``limit``."""
    priced = tuple(Priced(e.measure.parts, e.price) for e in model.entries if e.price > 0)
    scale = max(1e-3 * abs(limit), 1e-6)
    return Entry(Measure("total", "", (Above(priced, limit),)), hard=True, scale=scale)


def shared(model: Model, places: Sequence[IntArray], weight: Array) -> Assign:
    """Return the part that counts, over all of ``places``, the weight of items that sit there too.

    Parameters
    ----------
    model
        Of which the items and places are.
    places
        Plans by position, each (I,).
    weight
        What each item counts, (I,).
    """
    cost = np.zeros((len(model.items), len(model.places)))
    for place in places:
        cost[np.arange(len(place)), place] += weight
    return Assign(cost)


def apart(model: Model, place: IntArray, weight: Array, least: float) -> Entry:
    """Return the hard measure that at least the weight ``least`` sits elsewhere than in a plan."""
    most = float(weight.sum()) - least
    measure = Measure("apart", "", (Above((shared(model, [place], weight),), most),))
    return Entry(measure, hard=True, scale=1.0)


def counted(model: Model, entries: Sequence[Entry], part: Part) -> Model:
    """Return the model whose hard measures and ``entries`` hold, and whose total is ``part``."""
    hard = tuple(entry for entry in model.entries if entry.hard)
    likeness = Entry(Measure("likeness", "", (part,)), price=1.0)
    return replace(model, entries=(*hard, *entries, likeness), ties=())
