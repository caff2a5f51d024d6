"""Budget: one-off spending stays within a sum."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Above, Open, Part
from siting.rules.rule import Case, Rule
from siting.terms.leaving import leaving


@dataclass(frozen=True)
class Budget(Rule):
    """IDR million over:  max(0, sum_used opening_cost_j + sum_leaving move_cost_i - value), not a year."""

    value: float
    unit = "IDR million"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return how far spending lies above the sum."""
        city = case.city
        spending = (
            Open.each(city.buildings.opening_cost),
            leaving(city, city.agencies.move_cost),
        )
        return (Above(spending, self.value),)
