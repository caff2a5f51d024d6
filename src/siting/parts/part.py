"""What every part offers: rows for a program, a value for a placement, and a tracker for a search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.program import Program

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Placement:
    """Every item's place by position, and the flows over links where places have a choice of sinks.

    Attributes
    ----------
    place
        Position of each item's place, shape (I,).
    flow
        Amount on each link and stream of the problem's split, shape (L, K); None while undecided.
    """

    place: IntArray
    flow: Array | None = None

    def moved(self, item: int, to: int) -> Placement:
        """Return the same placement with one item elsewhere; the flows become undecided."""
        place = self.place.copy()
        place[item] = to
        return replace(self, place=place, flow=None)


class Tracker(Protocol):
    """A part's value kept up to date while items move."""

    value: float

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,); 0 where it stands."""
        ...

    def swap(self, one: int, two: int) -> float:
        """Return the change of value if two items changed places."""
        ...

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        ...


class Part(Protocol):
    """One piece of OR structure; it knows no price and no level."""

    @property
    def divided(self) -> bool:
        """Whether the value depends on the split of flows, not only on the places."""
        ...

    def rows(self, program: Program) -> Linear:
        """Return one form that is at least the value, and equal where nothing presses it down."""
        ...

    def value(self, plan: Placement) -> float:
        """Return the value of a placement."""
        ...

    def track(self, plan: Placement, places: int) -> Tracker:
        """Return a tracker that starts at ``plan``."""
        ...

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write weight times the value to a channel of ``into``, in the forms that it knows."""
        ...


class Moving:
    """What all trackers share: the places, and a swap made of two moves and their undoing."""

    def __init__(self, plan: Placement) -> None:
        self.place = plan.place.copy()
        self.value = 0.0

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        raise NotImplementedError

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        raise NotImplementedError

    def swap(self, one: int, two: int) -> float:
        """Return the change of value if two items changed places."""
        here, there = int(self.place[one]), int(self.place[two])
        if here == there:
            return 0.0
        before = self.value
        first = float(self.deltas(one)[there])
        self.move(one, there)
        second = float(self.deltas(two)[here])
        self.move(one, here)
        self.value = before
        return first + second


class ByValue(Moving):
    """The slow default: ask ``value`` again for every move. Serves a new part until it has its own."""

    def __init__(self, part: Part, plan: Placement, places: int) -> None:
        super().__init__(plan)
        self.part, self.places = part, places
        self.value = part.value(plan)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        now = Placement(self.place)
        return (
            np.array([self.part.value(now.moved(item, j)) for j in range(self.places)]) - self.value
        )

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.place[item] = to
        self.value = self.part.value(Placement(self.place))
