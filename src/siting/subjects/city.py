"""A city as the subject of a problem: terms and rules become measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from siting.city.city import City, Plan, RuleRow
from siting.fixed import fixed_measures
from siting.naming import effective
from siting.parts import Entry, Measure, Model, Placement
from siting.placing import placement_of, plan_of
from siting.rules import RULES, Case, Rule
from siting.rules.mentions import check_names
from siting.terms import TERMS
from siting.terms.parking import network

KINDS = {rule.__name__: rule for rule in RULES}
_TIES = ("parking_shortage", "parking_walk")


@dataclass(frozen=True, eq=False)
class OfCity:
    """Agencies in buildings: twenty terms, the rules of the sheets, and today's plan."""

    city: City

    @property
    def prices(self) -> dict[str, float]:
        """1 for money, 0 for every other term."""
        return {term.name: term.default_price for term in TERMS}

    @property
    def weights(self) -> dict[str, float]:
        """Prices of the sheet ``weights``."""
        return {name: weight.price for name, weight in self.city.weights.items()}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Rules of the sheet ``rules``."""
        return tuple(KINDS[row.rule].of(row) for row in self.city.rules)

    @property
    def start(self) -> Plan | None:
        """Today's plan, where every agency has a building today."""
        return self.city.plans.get("today")

    def rows(self, rules: Iterable[Rule]) -> tuple[RuleRow, ...]:
        """Return the rules that columns bind, then ``rules``, off rows included."""
        return effective([rule.row() for rule in rules])

    def model(self, prices: Mapping[str, float], rows: Mapping[str, RuleRow]) -> Model:
        """Build the parts of every term and rule; prices and levels are attached, not built in."""
        city, listed = self.city, tuple(rows.values())
        terms = {term.name: term.parts(city) for term in TERMS}
        entries = [
            Entry(Measure(term.name, term.unit, terms[term.name]), price=prices[term.name])
            for term in TERMS
        ]
        case = Case(city, listed, terms)
        for name, row in rows.items():
            if row.level == "off":
                check_names(city, row)
            else:
                entries.append(self._ruled(name, row, case))
        entries += [Entry(measure, hard=True) for measure in fixed_measures(city, listed)]
        split = network(city).split if city.parking_counted else None
        ties = tuple(e.measure for e in entries if e.measure.name in _TIES)
        return Model(city.agencies.ids, city.buildings.ids, tuple(entries), split, ties)

    def _ruled(self, name: str, row: RuleRow, case: Case) -> Entry:
        rule = KINDS[row.rule].of(row)
        measure = Measure(name, rule.measured_in(), rule.parts(case))
        hard = row.level == "hard"
        price = 0.0 if hard else float(row.price or 0.0)
        return Entry(measure, price, hard, self._scale(measure.unit, row))

    def _scale(self, unit: str, row: RuleRow) -> float:
        """How much of a violation weighs as one agency out of place."""
        if unit == "m2":
            area = self.city.agencies.area_m2
            return max(float(np.mean(area)), 1e-9) if len(area) else 1.0
        if unit in ("agencies", "buildings", "sites", "features"):
            return 1.0
        if row.rule == "Within":
            return max(float(self.city.zones.population.sum()) * 0.01, 1e-9)
        # for ParkingCapacity the value is a share, not a number of spaces
        if row.value and row.rule != "ParkingCapacity":
            return max(abs(row.value) * 0.01, 1e-9)
        return 10.0

    def placement(self, plan: Mapping[Any, Any] | Iterable[Any]) -> Placement:
        """Return positions, and flows where the plan holds a split that adds up."""
        return placement_of(self.city, plan if isinstance(plan, Mapping) else {})

    def plan(self, placement: Placement, name: str = "") -> Plan:
        """Return agency -> building, with the split of vehicles over lots."""
        return plan_of(self.city, placement, name)

    def describe(self) -> dict[str, Any]:
        """Return nothing: the city itself goes with the description."""
        return {}
