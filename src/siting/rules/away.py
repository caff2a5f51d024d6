"""Away: agencies at least some minutes from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Pair, Part
from siting.rules.partners import partner_minutes, partners
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class Away(Rule):
    """Minutes too close:  sum over others of max(0, value - minutes(a(agency), a(other))), by staff's modes."""

    agency: str
    other: str | tuple[str, ...]
    value: float
    unit = "minutes"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the minutes short of the limit as a distance."""
        first, second = partners(case.city, self.agency, self.other)
        short = np.maximum(0.0, self.value - partner_minutes(case.city))
        return (Pair(first, second, np.ones(len(first)), short),)
