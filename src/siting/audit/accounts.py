"""What a result asks of its subject, city or classic: a recount, lines, names, and itself as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from siting.audit.audit import audit
from siting.audit.classics import CLASSICS, audit_classic
from siting.audit.records import Audit
from siting.audit.terms import TERMS
from siting.city.city import City, Flow, Plan
from siting.city.store import from_dict, to_dict
from siting.instance import Instance
from siting.locale import Text
from siting.locale.results import RESULTS


class Head(NamedTuple):
    """Name and unit of a line of the account; a classic says no units."""

    name: str
    unit: str


class Account(Protocol):
    """How a plan is recounted and stored."""

    @property
    def heads(self) -> tuple[Head, ...]:
        """The lines in order."""
        ...

    @property
    def places(self) -> tuple[Any, ...]:
        """Names of buildings or sites, in order."""
        ...

    @property
    def unit(self) -> Text:
        """What follows a total in a sentence."""
        ...

    def recount(self, plan: Plan, description: Mapping[str, Any]) -> Audit:
        """Count every amount of a plan."""
        ...

    def objective(self, recount: Audit) -> float:
        """Return the number that the literature gives for such a problem."""
        ...

    def stored(self) -> dict[str, Any]:
        """Return the subject as plain data under its key."""
        ...

    def plan(self, data: Mapping[str, Any]) -> Plan:
        """Return the plan of a stored result."""
        ...


@dataclass(frozen=True, eq=False)
class OfCity:
    """The twenty terms of a city."""

    city: City

    @property
    def heads(self) -> tuple[Head, ...]:
        """All twenty terms."""
        return tuple(Head(term.name, term.unit) for term in TERMS)

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the buildings."""
        return self.city.buildings.ids

    @property
    def unit(self) -> Text:
        """Money a year."""
        return RESULTS["a year"]

    def recount(self, plan: Plan, description: Mapping[str, Any]) -> Audit:
        """Count all terms and rules from the tables."""
        return audit(self.city, plan, description)

    def objective(self, recount: Audit) -> float:
        """Return the total."""
        return recount.total

    def stored(self) -> dict[str, Any]:
        """Return all tables."""
        return {"city": to_dict(self.city)}

    def plan(self, data: Mapping[str, Any]) -> Plan:
        """Return agency -> building and the split."""
        split = tuple(Flow.of(flow) for flow in data["split"])
        return Plan(data["plan"], split, data["name"])


@dataclass(frozen=True, eq=False)
class OfInstance:
    """The amounts of a classic."""

    instance: Instance

    @property
    def heads(self) -> tuple[Head, ...]:
        """Its amounts; units are whatever the arrays came in."""
        return tuple(Head(name, "") for name in CLASSICS[self.instance.kind].amounts)

    @property
    def places(self) -> tuple[Any, ...]:
        """Names of the places."""
        return self.instance.places

    @property
    def unit(self) -> Text:
        """Nothing: the arrays do not say."""
        return RESULTS["no unit"]

    def recount(self, plan: Plan, description: Mapping[str, Any]) -> Audit:
        """Count by the loop of its kind."""
        return audit_classic(self.instance, plan, description)

    def objective(self, recount: Audit) -> float:
        """Return the total, or what its kind maximises."""
        of = CLASSICS[self.instance.kind].objective
        return recount.total if of is None else of(self.instance, recount.terms)

    def stored(self) -> dict[str, Any]:
        """Return all arrays."""
        return {"classic": self.instance.to_dict()}

    def plan(self, data: Mapping[str, Any]) -> Plan:
        """Return item -> place; keys of JSON are texts, names may be numbers."""
        named = {str(item): item for item in self.instance.items}
        seats = {named.get(item, item): place for item, place in data["plan"].items()}
        opened = tuple(data["open"]) if "open" in data else None
        shares = None
        if "shares" in data:
            at = {str(place): place for place in self.instance.places}
            shares = {
                named[item]: {at[place]: part for place, part in parts.items()}
                for item, parts in data["shares"].items()
            }
        return Plan(seats, (), data["name"], opened, shares)


def account_of(subject: City | Instance) -> Account:
    """Return what a result asks."""
    return OfCity(subject) if isinstance(subject, City) else OfInstance(subject)


def stored_subject(data: Mapping[str, Any]) -> City | Instance:
    """Return the subject of a stored result."""
    return from_dict(data["city"]) if "city" in data else Instance.from_dict(data["classic"])
