"""Floor area: agencies fit into the net floor of their building."""

from __future__ import annotations

from dataclasses import dataclass

from siting.parts import Part
from siting.rules import scope
from siting.rules.fit import fits
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class FloorArea(Rule):
    """Square metres too little:  max(0, sum_i in j area_i - value * net_m2_j), for each building.

    ``value`` is the usable share of the net floor (1).
    """

    building: str | None = None
    site: str | None = None
    value: float = 1.0
    unit = "m2"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the floor needed against the usable floor of each building spoken of."""
        room = self.value * case.city.buildings.net_m2
        return fits(case.city.agencies.area_m2, room, scope.buildings(case, self.row()))
