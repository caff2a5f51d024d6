"""Impasse: named rules and numbers that cannot hold together, and what would repair them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, overload

from siting.audit.records import Violation
from siting.city.city import Plan
from siting.locale import Text


@dataclass(frozen=True)
class Spot:
    """Where a rule counts: a building, a lot, an agency; and the number that binds there.

    Attributes
    ----------
    place
        Id of the building, lot or agency.
    vehicle
        ``car`` or ``motorcycle`` where spaces are meant, else empty.
    number
        Net floor, desks, spaces …, in the unit of the rule; None where the rule is no number.
    """

    place: str
    vehicle: str = ""
    number: float | None = None


@dataclass(frozen=True)
class Member:
    """One rule, or one column of the tables, that takes part in a conflict.

    Attributes
    ----------
    name, rule
        As in ``Violation``.
    unit
        Unit of its numbers.
    number
        The number of its row: a cap, a budget, minutes …; None where it has none.
    spots
        Where it takes part; empty = as a whole.
    """

    name: str
    rule: str
    unit: str
    number: float | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together; this was proved.

    Attributes
    ----------
    members
        In the order of the rules.
    minimal
        Whether each member was left out in turn, and a plan found that keeps all the others.
    witnesses
        Name of each member -> a plan that keeps all the others.
    """

    members: tuple[Member, ...]
    minimal: bool
    witnesses: Mapping[str, Plan] = field(default_factory=dict, compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members."""
        return tuple(member.name for member in self.members)


@dataclass(frozen=True)
class Change:
    """One number, row or cell that is loosened.

    Attributes
    ----------
    name, rule
        Of the rule that asks for it, as in ``Violation``.
    kind
        What is loosened, a key of ``locale.impasse.CHANGES``: ``net_m2``, ``desks``, ``spaces``,
        ``value``, ``off`` …
    place
        Id of the building, lot or agency; empty for a row as a whole.
    what
        Vehicle, feature, partner or building that is meant; else empty.
    unit
        Unit of the numbers.
    before, after
        The number now, and the number that suffices; None where it is no number.
    """

    name: str
    rule: str
    kind: str
    place: str = ""
    what: str = ""
    unit: str = ""
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True)
class Repair:
    """Changes that together let a plan hold; the plan was audited with them made.

    Attributes
    ----------
    changes
        What is loosened; all of them are needed.
    effort
        How far the rules give way, each in its own measure of one agency out of place.
    least
        Proven lower bound on the effort of repairs that touch these rules alone; None = unproven.
    plan
        A plan that keeps every rule once the changes are made.
    """

    changes: tuple[Change, ...]
    effort: float
    least: float | None
    plan: Plan = field(compare=False, repr=False)


@dataclass(frozen=True)
class Conflicts(Sequence[Violation]):
    """What stands in the way of any plan; as a sequence, the rules that give way most cheaply.

    Attributes
    ----------
    giving
        Where no plan keeps all hard rules: those that give way when they are broken as little as
        could be found, and by how much.
    sets
        Minimal sets of rules that cannot hold together.
    repairs
        What would let a plan hold, the cheapest first.
    complete
        Whether it is proved that there are no other minimal sets.
    """

    giving: tuple[Violation, ...] = ()
    sets: tuple[Conflict, ...] = ()
    repairs: tuple[Repair, ...] = ()
    complete: bool = False

    @staticmethod
    def of(giving: Sequence[Violation]) -> Conflicts:
        """Return the rules that give way as conflicts of which nothing else is known."""
        return giving if isinstance(giving, Conflicts) else Conflicts(tuple(giving))

    @overload
    def __getitem__(self, at: int) -> Violation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Violation, ...]: ...
    def __getitem__(self, at: int | slice) -> Violation | tuple[Violation, ...]:
        return self.giving[at]

    def __len__(self) -> int:
        return len(self.giving)

    def text(self, lang: str = "en") -> str:
        """Say what cannot hold together and what would repair it, in ``lang`` (``en`` or ``id``)."""
        from siting.views.impasse import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.views.impasse import html

        return html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data, without the plans that bear witness."""
        sets = [
            {"members": [asdict(m) for m in c.members], "minimal": c.minimal} for c in self.sets
        ]
        repairs = [
            {
                "changes": [asdict(change) for change in repair.changes],
                "effort": repair.effort,
                "least": repair.least,
                "plan": dict(repair.plan),
            }
            for repair in self.repairs
        ]
        return {"sets": sets, "repairs": repairs, "complete": self.complete}


def restored(giving: Sequence[Violation], data: Mapping[str, Any]) -> Conflicts:
    """Return the conflicts that ``to_dict`` was called on, and the rules that gave way."""
    sets = tuple(
        Conflict(tuple(map(_member, stored["members"])), stored["minimal"])
        for stored in data.get("sets", ())
    )
    repairs = tuple(
        Repair(
            tuple(Change(**change) for change in stored["changes"]),
            stored["effort"],
            stored["least"],
            Plan(stored["plan"]),
        )
        for stored in data.get("repairs", ())
    )
    return Conflicts(tuple(giving), sets, repairs, data.get("complete", False))


def _member(stored: Mapping[str, Any]) -> Member:
    return Member(**{**stored, "spots": tuple(Spot(**spot) for spot in stored["spots"])})


def reasons(conflicts: Sequence[Violation]) -> list[Text]:
    """Return what plainly shows that a rule cannot hold, where that is plain."""
    return [violation.why for violation in conflicts if violation.why]
