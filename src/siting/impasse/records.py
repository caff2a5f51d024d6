"""The records of an impasse: spots, members, conflicts, changes and repairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from siting.city.city import Plan


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
