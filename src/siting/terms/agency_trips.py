"""Agency trips: hours that staff spend between agencies that work together."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Pair, Part
from siting.terms.access import building_minutes, yearly_hours
from siting.terms.term import HOURS, Term


@dataclass(frozen=True)
class AgencyTrips(Term):
    """Hours:  days/60 * 2 * sum_pairs trips_ik * minutes(a(i), a(k));  0 inside one site."""

    name = "agency_trips"
    unit = HOURS

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return round trips between the buildings of each pair."""
        trips = city.trips
        hours = 2.0 * yearly_hours(city) * building_minutes(city, "staff")
        return (Pair(trips.first, trips.second, trips.per_day, hours),)
