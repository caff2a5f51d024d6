"""Desks: staff who are present find a desk."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Part
from siting.rules import scope
from siting.rules.fit import fits
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class Desks(Rule):
    """Desks too few:  max(0, sum_i in j present_i - desks_j), for each building with a number of desks."""

    building: str | None = None
    site: str | None = None
    unit = "desks"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return people present against desks of each building spoken of."""
        city = case.city
        return fits(city.agencies.present, city.buildings.desks, scope.buildings(case, self.row()))
