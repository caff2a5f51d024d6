"""Worst access: minutes from the zone that a plan serves worst."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Part, Worst
from siting.terms.access import visit_weights, zone_minutes
from siting.terms.term import Term


@dataclass(frozen=True)
class WorstAccess(Term):
    """Minutes:  max over zones z with people of sum_i w_i * minutes(z, a(i)), w_i = i's part of all visits."""

    name = "worst_access"
    unit = "minutes"

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the worst blend over populated zones."""
        people = city.zones.population > 0
        return (Worst(visit_weights(city), zone_minutes(city, "visitor")[people]),)
