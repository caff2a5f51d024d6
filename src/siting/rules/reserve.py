"""Reserve: floor is left for growth."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Part
from siting.rules import scope
from siting.rules.fit import fits
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class Reserve(Rule):
    """Square metres too little:  max(0, (1 + value) * sum_i in j area_i - net_m2_j), for each building.

    ``value`` is the growth to be ready for (0.1).
    """

    building: str | None = None
    site: str | None = None
    value: float = 0.1
    unit = "m2"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the grown floor need against the net floor of each building spoken of."""
        grown = (1.0 + self.value) * case.city.agencies.area_m2
        return fits(grown, case.city.buildings.net_m2, scope.buildings(case, self.row()))
