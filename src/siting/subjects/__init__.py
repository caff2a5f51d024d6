"""What a problem can be about: a city, or the arrays of a classic; the one place that tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from siting.city.city import City, Plan, RuleRow
from siting.instance import Instance
from siting.parts import Model, Placement
from siting.rules.rule import Rule
from siting.subjects.arrays import OfArrays
from siting.subjects.choices import CHOICES
from siting.subjects.choosing import OfChoice
from siting.subjects.city import OfCity


class Subject(Protocol):
    """What a problem asks of what it is about."""

    @property
    def prices(self) -> Mapping[str, float]:
        """Default price of every measure that may have one, in order."""
        ...

    @property
    def weights(self) -> Mapping[str, float]:
        """Prices that it names itself; they hold where a problem is given none."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Rules that it names itself; they hold where a problem is given none."""
        ...

    @property
    def start(self) -> Plan | None:
        """The plan that a solve begins with unless told otherwise."""
        ...

    def rows(self, rules: Iterable[Rule]) -> tuple[RuleRow, ...]:
        """Return all rows in force: what it binds without a row first, then ``rules``."""
        ...

    def model(self, prices: Mapping[str, float], rows: Mapping[str, RuleRow]) -> Model:
        """Return measures over parts; ``rows`` are the rules in force by name."""
        ...

    def placement(self, plan: Mapping[Any, Any] | Iterable[Any]) -> Placement:
        """Return a plan as positions."""
        ...

    def plan(self, placement: Placement, name: str = "") -> Plan:
        """Return a placement by names."""
        ...

    def describe(self) -> dict[str, Any]:
        """Return what a description says of it beside prices and rules."""
        ...


def subject_of(subject: City | Instance) -> Subject:
    """Return what a problem asks."""
    if isinstance(subject, City):
        return OfCity(subject)
    return OfChoice(subject) if subject.kind in CHOICES else OfArrays(subject)
