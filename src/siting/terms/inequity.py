"""Inequity: how far the districts' mean access lies from the city's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Deviation, Part
from siting.terms.access import mean_minutes, visit_weights, zone_minutes
from siting.terms.term import Term


@dataclass(frozen=True)
class Inequity(Term):
    """Minutes:  sum_d pop_d/pop * |A_d - A|,  A_z = sum_i w_i * minutes(z, a(i)).

    A_d and A are population means of A_z over a district and the city, w_i an agency's part of all
    visits.
    """

    name = "inequity"
    unit = "minutes"

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the deviation over districts that have people."""
        names = list(dict.fromkeys(city.zones.district))
        member = np.array([[d == name for d in city.zones.district] for name in names])
        people = member.reshape(len(names), len(city.zones)) * city.zones.population
        people = people[people.sum(axis=1) > 0]
        total = people.sum(axis=1)
        minutes = mean_minutes(people / total[:, None], zone_minutes(city, "visitor"))
        return (Deviation(visit_weights(city), minutes, total / max(total.sum(), 1e-300)),)
