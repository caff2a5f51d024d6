"""Max moves: not more agencies, or staff, leave their building than a number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Above, Part
from siting.rules.rule import Case, Rule
from siting.terms.leaving import leaving


@dataclass(frozen=True)
class MaxMoves(Rule):
    """Agencies, or ``staff`` if ``what`` says so, that leave over ``value``."""

    value: float
    what: str | None = None

    def measured_in(self) -> str:
        """Return what is counted."""
        return "persons" if self.what == "staff" else "agencies"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far the number lies above the limit."""
        agencies = case.city.agencies
        amount = agencies.staff if self.what == "staff" else np.ones(len(agencies))
        return (Above((leaving(case.city, amount),), self.value),)
