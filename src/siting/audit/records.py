"""What an audit says: every term, every rule and the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siting.city.city import Flow
from siting.locale import Text
from siting.termination import FEASIBLE


@dataclass(frozen=True)
class Violation:
    """How far a plan is from keeping one rule, and where.

    Attributes
    ----------
    name
        As in ``terms.csv``: the rule and what its row names; ``allowed``, ``forbidden``, ``open``,
        ``closed`` and ``unreachable`` for what the tables bind always.
    rule
        Kind of rule.
    level
        ``hard``, ``soft``, ``off`` or ``always``.
    unit
        Unit of the amount.
    amount
        The violation, 0 where the rule is kept or switched off.
    price
        IDR million per unit; 0 unless the rule is soft.
    places
        Where, and how much there, largest first; the parts add up to the amount.
    why
        What shows that no plan can keep the rule; None where that is not plain.
    """

    name: str
    rule: str
    level: str
    unit: str
    amount: float
    price: float
    places: tuple[tuple[str, float], ...]
    why: Text | None = None

    @property
    def broken(self) -> bool:
        """Whether a rule that must hold does not, whatever it is worth."""
        return self.level in ("hard", "always") and self.amount > FEASIBLE


@dataclass(frozen=True)
class ParkingHour:
    """One lot, slot and class: vehicles present and spaces, reserved bays already taken off.

    A building that no lot serves has a lot of its own without spaces, written as ``(building)``.
    """

    lot: str
    slot: str
    vehicle: str
    demand: float
    spaces: float
    shortage: float

    def stored(self) -> dict[str, str | float]:
        """Return it as it stands in result.json, where the kind of vehicle is its ``class``."""
        return {"class" if key == "vehicle" else key: value for key, value in vars(self).items()}


@dataclass(frozen=True)
class Freed:
    """A building that the city owns and does not use; IDR million a year."""

    building: str
    holding_cost: float
    release_income: float


@dataclass(frozen=True)
class Audit:
    """The recount of one plan.

    Attributes
    ----------
    terms
        Amount of each of the 20 terms in its own unit.
    counted
        Whether the tables hold what a term needs; a term that is not counted is 0.
    rules
        The rows of the description in order (those switched off too, not counted and at 0), then
        what the tables bind always.
    operating_cost
        IDR million a year: security, cleaning, maintenance, electricity, rent and vacant.
    total
        IDR million a year: terms and soft rules at their prices.
    one_off
        IDR million once: opening costs of used buildings, move costs of agencies that leave.
    agencies
        Per agency its own lines: facts of it, and its own part of the terms that have one.
    parking
        Each lot, slot and class; empty where parking is not counted.
    freed
        Owned buildings that stand empty.
    split
        Vehicles a day from each used building to each lot that serves it.
    """

    terms: Mapping[str, float]
    counted: Mapping[str, bool]
    rules: tuple[Violation, ...]
    operating_cost: float
    total: float
    one_off: float
    agencies: Mapping[str, Mapping[str, float]]
    parking: tuple[ParkingHour, ...]
    freed: tuple[Freed, ...]
    split: tuple[Flow, ...]

    @property
    def broken(self) -> tuple[Violation, ...]:
        """The hard rules and bound columns that the plan breaks."""
        return tuple(violation for violation in self.rules if violation.broken)
