"""Parking walk: hours that drivers and riders walk between their lot and the building."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Part
from siting.terms.access import yearly_hours
from siting.terms.parking import network
from siting.terms.term import HOURS, Term


@dataclass(frozen=True)
class ParkingWalk(Term):
    """Hours:  days/60 * 2 * sum over links and streams of vehicles * occupancy * walk_minutes."""

    name = "parking_walk"
    unit = HOURS

    def counted(self, city: City) -> bool:
        """Whether lots, profiles and modes are all given."""
        return city.parking_counted

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the walk of those without and of those with a choice of lots."""
        return network(city).walk(2.0 * yearly_hours(city)) if city.parking_counted else ()
