"""Problem: a city with prices and rules, frozen; changing it makes a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from siting.city.city import City, RuleRow
from siting.errors import OptionError, UnknownName
from siting.fixed import fixed_measures
from siting.naming import IMPLICIT, effective, rule_names
from siting.parts import Entry, Measure, Model, Part, Placement
from siting.placing import placement_of
from siting.rules import RULES, Case, Rule
from siting.terms import TERMS
from siting.terms.parking import network

if TYPE_CHECKING:
    from siting.results import Result

_RULES = {rule.__name__: rule for rule in RULES}
_TERMS = {term.name: term for term in TERMS}
_TIES = ("parking_shortage", "parking_walk")


@dataclass(frozen=True, eq=False)
class Problem:
    """Which agency sits in which building, at these prices, under these rules.

    Parameters
    ----------
    city
        The city; its sheets ``weights`` and ``rules`` are where ``prices`` and ``rules`` come from
        unless they are given.
    prices
        IDR million per unit of each term; a term that is not named has its default: 1 for money,
        0 for the others. A price of 0 switches a term off; it is still counted and reported.
    rules
        The rules, in order, without those that columns bind (floor, desks, minimum use, features).

    Raises
    ------
    UnknownName
        If a price or a rule names something that does not exist.
    OptionError
        If a price is negative or not finite, or a rule lacks what it needs.
    """

    city: City
    prices: Mapping[str, float] = field(default_factory=dict)
    rules: tuple[Rule, ...] | None = None

    def __post_init__(self) -> None:
        given = self.prices or {name: w.price for name, w in self.city.weights.items()}
        prices = {term.name: term.default_price for term in TERMS} | {
            name: _price(name, price) for name, price in given.items()
        }
        object.__setattr__(self, "prices", prices)
        if self.rules is None:
            read = tuple(_RULES[row.rule].of(row) for row in self.city.rules)
            object.__setattr__(self, "rules", read)

    @staticmethod
    def of(result: Result) -> Problem:
        """Return the problem that a result answered."""
        return from_description(result.city, result.description)

    def with_(
        self,
        *,
        weights: Mapping[str, float] | None = None,
        rules: Iterable[Rule] = (),
        city: City | None = None,
    ) -> Problem:
        """Return the same problem with other weights (merged), more rules, or another city."""
        known = {name: _price(name, price) for name, price in (weights or {}).items()}
        return replace(
            self,
            city=self.city if city is None else city,
            prices={**self.prices, **known},
            rules=(*self._given, *rules),
        )

    def without(self, name: str) -> Problem:
        """Return the same problem without the rule of that name.

        A rule that columns bind (``FloorArea`` …) is switched off by a row that says so.
        """
        implicit = len(self.rows) - len(self._given)
        if name not in self.names:
            raise UnknownName(_unknown("rule", name, self.names))
        position = self.names.index(name) - implicit
        if position < 0:
            return replace(self, rules=(*self._given, _RULES[name](level="off")))
        return replace(self, rules=self._given[:position] + self._given[position + 1 :])

    @cached_property
    def _given(self) -> tuple[Rule, ...]:
        assert self.rules is not None
        return self.rules

    @cached_property
    def rows(self) -> tuple[RuleRow, ...]:
        """All rows in force, those that columns bind first, off rows included."""
        return effective([rule.row() for rule in self._given])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name of each row."""
        return tuple(rule_names(self.rows))

    def describe(self) -> dict[str, Any]:
        """Return prices and rules as plain dictionaries: all that an audit needs beside the city."""
        rules = [
            {
                "name": name,
                "rule": row.rule,
                "agency": row.agency,
                "other": list(row.other),
                "building": row.building,
                "site": row.site,
                "value": row.value,
                "what": row.what,
                "limit": row.limit,
                "level": row.level,
                "price": row.price,
            }
            for name, row in zip(self.names, self.rows, strict=True)
        ]
        return {"prices": dict(self.prices), "rules": rules}

    @cached_property
    def model(self) -> Model:
        """The problem as measures over parts, which is what solvers work on."""
        return self.compile()

    def compile(self) -> Model:
        """Build the parts of every term and rule; prices and levels are attached, not built in."""
        city = self.city
        terms = {term.name: term.parts(city) for term in TERMS}
        case = Case(city, self.rows, terms)
        entries = [
            Entry(Measure(term.name, term.unit, terms[term.name]), price=self.prices[term.name])
            for term in TERMS
        ]
        area = float(np.mean(city.agencies.area_m2)) if len(city.agencies) else 1.0
        for name, row in zip(self.names, self.rows, strict=True):
            if row.level == "off":
                continue
            rule = _RULES[row.rule].of(row)
            unit = rule.measured_in()
            parts = rule.parts(case)
            scale = _scale(unit, area, row)
            hard = row.level == "hard"
            price = 0.0 if hard else float(row.price or 0.0)
            entries.append(Entry(Measure(name, unit, parts), price, hard, scale))
        entries += [Entry(measure, hard=True) for measure in fixed_measures(city)]
        split = network(city).split if city.parking_counted else None
        ties = tuple(e.measure for e in entries if e.measure.name in _TIES)
        return Model(city.agencies.ids, city.buildings.ids, tuple(entries), split, ties)

    def place(self, plan: Mapping[str, str]) -> Placement:
        """Return a plan as positions, with its split completed where it has none.

        Raises
        ------
        UnknownName
            If the plan misses an agency or names one or a building that does not exist.
        """
        from siting.solvers.completion import complete

        return complete(self.model, placement_of(self.city, plan))

    def value(self, plan: Mapping[str, str]) -> dict[str, float]:
        """Return the model's value of every term and rule by name, each in its own unit.

        A plan without a split is completed first. Published amounts come from ``evaluate``, whose
        audit recounts them independently.
        """
        return self.model.values(self.place(plan))

    def measures(self) -> dict[str, tuple[Part, ...]]:
        """Return the parts behind every name, for study."""
        return {entry.measure.name: entry.measure.parts for entry in self.model.entries}


def from_description(city: City, description: Mapping[str, Any]) -> Problem:
    """Return the problem of a city and a plain description, as ``Problem.describe`` gives it."""
    rows = [_row(rule) for rule in description["rules"]]
    for name in IMPLICIT:
        if rows and rows[0] == RuleRow(name):
            rows = rows[1:]
    rules = tuple(_RULES[row.rule].of(row) for row in rows)
    return Problem(city, dict(description["prices"]), rules)


def _row(rule: Mapping[str, Any]) -> RuleRow:
    cells = {key: value for key, value in rule.items() if key not in ("name", "other")}
    return RuleRow(**cells, other=tuple(rule["other"]))


def _price(name: str, price: float) -> float:
    if name not in _TERMS:
        raise UnknownName(_unknown("term", name, tuple(_TERMS)))
    if not 0 <= price < float("inf"):
        raise OptionError(f"the price of {name} is {price}; expected a number of at least 0")
    return float(price)


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"no {kind} is called {name!r}{hint}"


def _scale(unit: str, area: float, row: RuleRow) -> float:
    """How much of a violation weighs as one agency out of place."""
    if unit == "m2":
        return max(area, 1e-9)
    if unit in ("agencies", "buildings", "sites", "features"):
        return 1.0
    if row.value:
        return max(abs(row.value) * 0.01, 1e-9)
    return 10.0
