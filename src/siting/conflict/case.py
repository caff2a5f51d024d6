"""Case: a rule that a plan breaks, and where it lacks what; and numbers as a planner would write them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from siting.city.city import City, RuleRow
from siting.conflict.groups import Bond
from siting.impasse import Change


@dataclass(frozen=True)
class Lack:
    """A bond that a plan breaks, and by how much, in its unit."""

    bond: Bond
    amount: float

    @property
    def place(self) -> str:
        """Id of the building, lot or agency."""
        return self.bond.place


@dataclass(frozen=True)
class Case:
    """A rule that a plan breaks: its row, or one that stands for a column, and where it lacks what."""

    city: City
    name: str
    row: RuleRow
    plan: Mapping[str, str]
    lacks: tuple[Lack, ...]

    @property
    def value(self) -> float:
        """Number of the row."""
        assert self.row.value is not None
        return self.row.value

    @property
    def most(self) -> float:
        """The largest amount that lacks anywhere."""
        return max(lack.amount for lack in self.lacks)

    @property
    def unit(self) -> str:
        """Unit of the amounts."""
        return self.lacks[0].bond.entry.measure.unit

    def of(self, kind: str, **more: Any) -> Change:
        """Return a change of this rule."""
        return Change(self.name, self.row.rule, kind, **more)

    def valued(self, after: float) -> Change:
        """Return the change of the row's number."""
        unit = "" if self.row.rule in ("Within", "MinimumUse") else self.unit
        return self.of("value", unit=unit, before=self.value, after=after)


def up(number: float, step: float = 1.0) -> float:
    """Round up to a multiple of ``step``, rounding errors aside."""
    return math.ceil(round(number / step, 6)) * step


def down(number: float, step: float = 1.0) -> float:
    """Round down to a multiple of ``step``, rounding errors aside, and not below 0."""
    return max(0.0, math.floor(round(number / step, 6)) * step)
