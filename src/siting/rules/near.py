"""Near: agencies within some minutes of each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Pair, Part
from siting.rules.partners import partner_minutes, partners
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class Near(Rule):
    """Minutes too far:  sum over others of max(0, minutes(a(agency), a(other)) - value), by staff's modes."""

    agency: str
    other: str | tuple[str, ...]
    value: float
    unit = "minutes"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the minutes over the limit as a distance."""
        first, second = partners(case.city, self.agency, self.other)
        over = np.maximum(0.0, partner_minutes(case.city) - self.value)
        return (Pair(first, second, np.ones(len(first)), over),)
