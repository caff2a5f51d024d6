"""Minimum use: a building that is opened is worth opening."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts import Part, Shortfall
from siting.rules import scope
from siting.rules.rule import Case, Rule


@dataclass(frozen=True)
class MinimumUse(Rule):
    """Square metres too few:  max(0, value * net_m2_j - sum_i in j area_i), for each used building.

    ``value`` is the least share of the net floor; the building's ``min_use`` where the row has none.
    """

    building: str | None = None
    site: str | None = None
    value: float | None = None
    unit = "m2"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the shortfall of each building spoken of."""
        stock = case.city.buildings
        where = scope.buildings(case, self.row())
        need = np.zeros(len(stock))
        share = stock.min_use if self.value is None else np.full(len(stock), self.value)
        need[where] = (share * stock.net_m2)[where]
        return (Shortfall(case.city.agencies.area_m2, need),)
