"""Problem: a city with prices and rules, or a classic with its prices, frozen; a change makes a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from siting.city.city import City, RuleRow
from siting.errors import OptionError, unknown
from siting.exchange import ExchangeRates, exchange_rates
from siting.instance import Instance, city_of
from siting.locale.errors import ERRORS
from siting.naming import IMPLICIT, rule_names
from siting.parts import Model, Part, Placement
from siting.rules import RULES, Rule
from siting.subjects import Subject, subject_of

if TYPE_CHECKING:
    from siting.results import Result

_RULES = {rule.__name__: rule for rule in RULES}


@dataclass(frozen=True, eq=False)
class Problem:
    """Which agency sits in which building, at these prices, under these rules.

    Parameters
    ----------
    subject
        The city; its sheets ``weights`` and ``rules`` are where ``prices`` and ``rules`` come from
        unless they are given. Functions of ``siting.classic`` put arrays here instead.
    prices
        IDR million per unit of each term; a term that is not named has its default: 1 for money,
        0 for the others. A price of 0 switches a term off; it is still counted and reported. The
        measures of a classic have price 1.
    rules
        The rules, in order, without those that columns bind (floor, desks, minimum use, features).

    Raises
    ------
    UnknownName
        If a price or a rule names something that does not exist.
    OptionError
        If a price is negative or not finite, a rule lacks what it needs, or a classic is given rules.
    """

    subject: City | Instance
    prices: Mapping[str, float] = field(default_factory=dict)
    rules: tuple[Rule, ...] | None = None

    def __post_init__(self) -> None:
        prices = {**self.about.prices, **self._checked(self.prices or self.about.weights)}
        object.__setattr__(self, "prices", prices)
        if self.rules is None:
            object.__setattr__(self, "rules", self.about.rules)
        _ = self.rows  # a classic refuses rules here, not when it is solved

    def __reduce__(self) -> tuple[type[Problem], tuple[object, ...]]:
        """Pickle what was given and nothing that is built from it."""
        return (Problem, (self.subject, self.prices, self.rules))

    @staticmethod
    def of(result: Result) -> Problem:
        """Return the problem that a result answered."""
        return from_description(result.subject, result.description)

    @cached_property
    def about(self) -> Subject:
        """What the problem asks of its subject."""
        return subject_of(self.subject)

    @property
    def city(self) -> City:
        """The city. Raises OptionError for a classic, which has none."""
        return city_of(self.subject)

    def with_(
        self,
        *,
        weights: Mapping[str, float] | None = None,
        rules: Iterable[Rule | RuleRow] = (),
        city: City | None = None,
    ) -> Problem:
        """Return the same problem with other weights (merged), more rules, or another city.

        Rules may be rows of a sheet as well; a row that is there already is not there twice.

        Raises
        ------
        UnknownName
            If a weight is of no term, or a row names no kind of rule.
        OptionError
            If a weight cannot be a price, or what is given as a rule is none.
        """
        return replace(
            self,
            subject=self.subject if city is None else city,
            prices={**self.prices, **self._checked(weights or {})},
            rules=(*self._given, *self._more(rules)),
        )

    def _more(self, rules: Iterable[Rule | RuleRow]) -> Iterator[Rule]:
        for given in rules:
            if isinstance(given, RuleRow) and given.rule not in _RULES:
                raise unknown("rule", given.rule, _RULES)
            rule = _RULES[given.rule].of(given) if isinstance(given, RuleRow) else given
            if not isinstance(rule, Rule):
                raise OptionError(ERRORS["no rule"], value=given)
            if rule is given or rule not in self._given:
                yield rule

    def without(self, name: str) -> Problem:
        """Return the same problem without the rule of that name.

        A rule that columns bind (``FloorArea`` …) is switched off by a row that says so.
        """
        implicit = len(self.rows) - len(self._given)
        if name not in self.names:
            raise unknown("rule", name, self.names)
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
        return self.about.rows(self._given)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name of each row."""
        return tuple(rule_names(self.rows))

    def describe(self) -> dict[str, Any]:
        """Return prices and rules as plain dictionaries: all that an audit needs beside the subject.

        A classic also says which one it is, and how many items and places it has.
        """
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
        return {**self.about.describe(), "prices": dict(self.prices), "rules": rules}

    @cached_property
    def model(self) -> Model:
        """The problem as measures over parts, which is what solvers work on."""
        return self.compile()

    def compile(self) -> Model:
        """Build the parts of every measure; prices and levels are attached, not built in."""
        return self.about.model(self.prices, dict(zip(self.names, self.rows, strict=True)))

    def place(self, plan: Mapping[Any, Any] | Iterable[Any]) -> Placement:
        """Return a plan as positions, with its split completed where it has none.

        Raises
        ------
        UnknownName
            If the plan misses an agency or names one or a building that does not exist.
        """
        from siting.solvers.completion import complete

        return complete(self.model, self.about.placement(plan))

    def value(self, plan: Mapping[Any, Any] | Iterable[Any]) -> dict[str, float]:
        """Return the model's value of every term and rule by name, each in its own unit.

        A plan without a split is completed first. Published amounts come from ``evaluate``, whose
        audit recounts them independently.
        """
        return self.model.values(self.place(plan))

    def exchange_rates(self) -> ExchangeRates:
        """Return what one unit of each priced term or soft rule is worth in units of the others.

        Money terms at price 1 are ``money``; a motorcycle's space-hour stands beside the term
        ``parking_shortage``, of whose unit it is ``motorcycle_space``.
        """
        return exchange_rates(self)

    def measures(self) -> dict[str, tuple[Part, ...]]:
        """Return the parts behind every name, for study."""
        return {entry.measure.name: entry.measure.parts for entry in self.model.entries}

    def _checked(self, prices: Mapping[str, float]) -> dict[str, float]:
        for name, price in prices.items():
            if name not in self.about.prices:
                raise unknown("term", name, self.about.prices)
            if not 0 <= price < float("inf"):
                raise OptionError(ERRORS["price"], name=name, value=price)
        return {name: float(price) for name, price in prices.items()}


def from_description(subject: City | Instance, description: Mapping[str, Any]) -> Problem:
    """Return the problem of a subject and a description, as ``Problem.describe`` gives it."""
    rows = [_row(rule) for rule in description["rules"]]
    for name in IMPLICIT:
        if rows and rows[0] == RuleRow(name):
            rows = rows[1:]
    rules = tuple(_RULES[row.rule].of(row) for row in rows)
    return Problem(subject, dict(description["prices"]), rules)


def _row(rule: Mapping[str, Any]) -> RuleRow:
    cells = {key: value for key, value in rule.items() if key not in ("name", "other")}
    return RuleRow(**cells, other=tuple(rule["other"]))
