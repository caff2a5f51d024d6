"""Within: a share of the people lives within some minutes of an agency."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.city import City
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS
from siting.parts import Assign, Part
from siting.rules.rule import Case, Rule, positions
from siting.terms.access import zone_minutes


@dataclass(frozen=True)
class Within(Rule):
    """Persons:  sum over agencies of max(0, value * population - those within ``limit`` minutes).

    ``agency`` None = each agency that has visitors; ``what`` is a district, None = the city;
    ``limit`` None = the parameter ``access_limit``.
    """

    value: float
    agency: str | None = None
    what: str | None = None
    limit: float | None = None
    unit = "persons"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the people who lack at each building, for each agency spoken of."""
        city = case.city
        people = self._people(city)
        limit = city.value("access_limit") if self.limit is None else self.limit
        close = self._minutes(city, people > 0) <= limit + 1e-9
        near = people[people > 0] @ close.astype(float)
        lacking = np.maximum(0.0, self.value * people.sum() - near)
        who = np.zeros(len(city.agencies))
        if self.agency in (None, "*"):
            who[city.agencies.visitors_per_day > 0] = 1.0
        else:
            who[positions(city.agencies.index, "agency", str(self.agency))] = 1.0
        return (Assign(np.outer(who, lacking)),)

    def _minutes(self, city: City, where: BoolArray) -> Array:
        """Minutes of visitors from the zones of ``where``; each is needed, so each must be known."""
        minutes = zone_minutes(city, "visitor")
        for z, j in np.argwhere(np.isnan(minutes) & where[:, None]).tolist():
            start, end = city.zones.ids[z], city.buildings.ids[j]
            raise OptionError(ERRORS["no minutes"], start=start, end=end)
        return minutes[where]

    def _people(self, city: City) -> Array:
        if self.what is None:
            return city.zones.population
        if self.what not in city.zones.district:
            raise unknown("district", self.what, city.zones.district)
        inside = np.array([district == self.what for district in city.zones.district])
        return np.where(inside, city.zones.population, 0.0)
