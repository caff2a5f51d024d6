"""Model: named measures over one frame of items and places, each priced, kept at zero, or only counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from siting.parts.above import Above
from siting.parts.achievement import Achievement
from siting.parts.closest import Closest
from siting.parts.cover import Cover
from siting.parts.divisible import Divisible
from siting.parts.flat import TOTAL, VIOLATION, Flat
from siting.parts.load import Load
from siting.parts.median import Median
from siting.parts.part import Array, IntArray, Part, Placement
from siting.parts.program import Program
from siting.parts.reach import Reach
from siting.parts.serve import Serve, ShareCost
from siting.parts.split import Split


@dataclass(frozen=True, eq=False)
class Measure:
    """A number that a plan has, with a name and a unit: the sum of a few parts."""

    name: str
    unit: str
    parts: tuple[Part, ...]

    @property
    def divided(self) -> bool:
        """Whether the number depends on how flows are split."""
        return any(part.divided for part in self.parts)

    def value(self, plan: Placement) -> float:
        """Return the number for a placement."""
        return sum(part.value(plan) for part in self.parts)


@dataclass(frozen=True, eq=False)
class Entry:
    """A measure and what the problem does with it.

    Attributes
    ----------
    price
        Added to the total for each unit, >= 0; 0 = only counted.
    hard
        Whether the measure must be 0. Hard measures have price 0.
    scale
        How much of it weighs as one agency out of place, where violations of hard measures are
        compared (a search, the repair of an infeasible problem); > 0, in the measure's unit.
    """

    measure: Measure
    price: float = 0.0
    hard: bool = False
    scale: float = 1.0


@dataclass(frozen=True, eq=False)
class Model:
    """What a solver sees: items, places, the split of flows if there is one, and entries.

    Attributes
    ----------
    items, places
        Names, I and J of them.
    entries
        Measures with price and level.
    split
        Links over which a placement's flows run, or the shares that chosen items serve; None where
        nothing is divided.
    ties
        Measures that decide, in order, between splits of the same price.
    stated
        The entries once more, and the same problem as a solver of its own reads it.
    """

    items: tuple[str, ...]
    places: tuple[str, ...]
    entries: tuple[Entry, ...]
    split: Split | Serve | None = None
    ties: tuple[Measure, ...] = ()
    stated: tuple[tuple[Entry, ...], Median | Divisible] | None = None

    @property
    def compiles(self) -> bool:
        """Whether every part has a form for compiled loops, which is what ``flat`` needs."""
        return not any(_slow(part) for entry in self.entries for part in entry.measure.parts)

    @property
    def median(self) -> Median | None:
        """The same problem as a p-median or location without capacities; None where it is none."""
        stated = self._stated
        return stated if isinstance(stated, Median) else None

    @property
    def divisible(self) -> Divisible | None:
        """The same problem as capacitated location with divisible demand; None where it is none."""
        stated = self._stated
        return stated if isinstance(stated, Divisible) else None

    @property
    def _stated(self) -> Median | Divisible | None:
        """What was stated, unless the entries were changed since."""
        if self.stated is None or self.stated[0] is not self.entries:
            return None
        return self.stated[1]

    def values(self, plan: Placement) -> dict[str, float]:
        """Return every measure's value by name; the placement must hold its flows."""
        return {entry.measure.name: entry.measure.value(plan) for entry in self.entries}

    def total(self, plan: Placement) -> float:
        """Return the sum of price times measure."""
        return sum(e.price * e.measure.value(plan) for e in self.entries if e.price > 0)

    def violation(self, plan: Placement) -> float:
        """Return the scaled sum of hard measures; 0 where every hard rule holds."""
        return sum(e.measure.value(plan) / e.scale for e in self.entries if e.hard)

    def program(
        self, held: IntArray | None = None, entries: Iterable[Entry] | None = None
    ) -> Program:
        """Return the mixed-integer program of the entries (all of them unless told otherwise).

        ``held`` fixes every item's place, shape (I,). Entries that are only counted add nothing.
        """
        program = Program(len(self.items), len(self.places), held)
        self.write(program, entries)
        return program

    def write(self, program: Program, entries: Iterable[Entry] | None = None) -> None:
        """Write the entries (all of them unless told otherwise) into a program."""
        entries = self.entries if entries is None else tuple(entries)
        program.rooms = tuple(
            room
            for entry in entries
            for part in entry.measure.parts
            if entry.hard and isinstance(part, Load)
            for room in part.rooms()
        )
        for entry in entries:
            for part in entry.measure.parts if entry.price > 0 or entry.hard else ():
                form = program.form(part)
                if entry.hard:
                    program.vanish(form, entry.measure.name)
                else:
                    program.minimise(form.scaled(entry.price))

    def breakable(self) -> Model:
        """Return the repair problem: break as little as possible of the hard measures, whatever it costs."""
        entries = (
            replace(e, price=1.0 / e.scale, hard=False) if e.hard else replace(e, price=0.0)
            for e in self.entries
        )
        return replace(self, entries=tuple(entries))

    def flat(self) -> Flat:
        """Return the priced and the hard measures as plain arrays for compiled loops.

        Raises TypeError unless the model ``compiles``.
        """
        into = Flat(len(self.items), len(self.places))
        for entry in self.entries:
            channel = VIOLATION if entry.hard else TOTAL
            weight = 1.0 / entry.scale if entry.hard else entry.price
            for part in entry.measure.parts if weight > 0 else ():
                part.flat(into, channel, weight)
        return into

    def track(self, plan: Placement) -> State:
        """Return a search state at ``plan``: measures that follow the split of flows are left out."""
        return State(self, plan)


def _slow(part: Part) -> bool:
    if isinstance(part, Above):
        return any(_slow(inner) for inner in part.parts)
    return isinstance(part, (Achievement, Closest, Cover, Reach, ShareCost))


class State:
    """Scaled violation and total of a placement while items move; ``deltas`` looks one move ahead."""

    def __init__(self, model: Model, plan: Placement) -> None:
        self.place = plan.place.copy()
        self._places = len(model.places)
        counted = [e for e in model.entries if e.price > 0 or e.hard]
        self._trackers = [
            (part.track(plan, len(model.places)), 1.0 / e.scale if e.hard else 0.0, e.price)
            for e in counted
            for part in e.measure.parts
            if not part.divided
        ]

    @property
    def violation(self) -> float:
        """Scaled violation of the hard measures."""
        return sum(hard * tracker.value for tracker, hard, _ in self._trackers if hard)

    @property
    def total(self) -> float:
        """Sum of price times measure."""
        return sum(price * tracker.value for tracker, _, price in self._trackers if price)

    def deltas(self, item: int) -> tuple[Array, Array]:
        """Return the change of violation and of total if ``item`` went to each place, both shape (J,)."""
        violation, total = np.zeros(self._places), np.zeros(self._places)
        for tracker, hard, price in self._trackers:
            change = tracker.deltas(item)
            if hard:
                violation += hard * change
            else:
                total += price * change
        return violation, total

    def swap(self, one: int, two: int) -> tuple[float, float]:
        """Return the change of violation and of total if two items changed places."""
        violation, total = 0.0, 0.0
        for tracker, hard, price in self._trackers:
            change = tracker.swap(one, two)
            violation += hard * change
            total += price * change
        return violation, total

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        for tracker, _, _ in self._trackers:
            tracker.move(item, to)
        self.place[item] = to
