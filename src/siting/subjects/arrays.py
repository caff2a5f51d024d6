"""The arrays of a classic as the subject of a problem: no rules, no plan to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from siting.city.city import Plan, RuleRow
from siting.errors import OptionError, UnknownName
from siting.instance import Instance
from siting.locale.classic import CLASSIC
from siting.parts import Entry, Model, Placement
from siting.rules.rule import Rule
from siting.subjects.classics import CLASSICS
from siting.subjects.medians import median, opened_by
from siting.subjects.near import nearest


@dataclass(frozen=True, eq=False)
class OfArrays:
    """Items in places: the few measures of the classic, each with a name that may be priced."""

    instance: Instance
    weights: Mapping[str, float] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    start: Plan | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its measures at their default prices."""
        return CLASSICS[self.instance.kind](self.instance)

    @property
    def prices(self) -> dict[str, float]:
        """What its statement says, which is 1 for each."""
        return {entry.measure.name: entry.price for entry in self.entries if not entry.hard}

    def rows(self, rules: Iterable[Rule]) -> tuple[RuleRow, ...]:
        """Refuse rules, which speak of a city."""
        kinds = sorted({type(rule).__name__ for rule in rules})
        if kinds:
            raise OptionError(CLASSIC["no rules"], kind=self.instance.kind, rules=", ".join(kinds))
        return ()

    def model(self, prices: Mapping[str, float], rows: Mapping[str, RuleRow]) -> Model:
        """Return its measures at these prices."""
        entries = self.at_prices(prices)
        of = self.instance
        plain = median(of, prices)
        return Model(
            of.items, of.places, entries, stated=None if plain is None else (entries, plain)
        )

    def at_prices(self, prices: Mapping[str, float]) -> tuple[Entry, ...]:
        """Return its measures at these prices."""
        return tuple(
            entry if entry.hard else replace(entry, price=prices[entry.measure.name])
            for entry in self.entries
        )

    def placement(self, plan: Mapping[Any, Any] | Iterable[Any]) -> Placement:
        """Return positions; where only sites are given, every client goes to the nearest of them.

        Raises
        ------
        UnknownName
            If a name is missing or strange.
        """
        of = self.instance
        if isinstance(plan, Mapping):
            return Placement(np.array(of.seats(plan), dtype=np.int64))
        open_ = np.sort(of.positions(plan))
        seats = nearest(of, open_)
        lost = [str(of.items[i]) for i in np.nonzero(seats < 0)[0].tolist()]
        if lost:
            raise UnknownName(CLASSIC["plan misses"], names=", ".join(lost))
        return Placement(seats)

    def plan(self, placement: Placement, name: str = "") -> Plan:
        """Return item -> place."""
        places = self.instance.places
        names = [places[j] for j in placement.place.tolist()]
        opened = opened_by(self.instance, placement.place)
        listed = None if opened is None else tuple(places[j] for j in opened)
        return Plan(dict(zip(self.instance.items, names, strict=True)), (), name, listed)

    def describe(self) -> dict[str, Any]:
        """Return which classic it is, and how large."""
        kind, items, places = self.instance.kind, self.instance.items, self.instance.places
        return {"classic": kind, "items": len(items), "places": len(places)}
