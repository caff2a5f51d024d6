"""Visitor travel: hours that visitors spend on the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Assign, Part
from siting.terms.access import mean_minutes, yearly_hours, zone_minutes
from siting.terms.term import HOURS, Term


@dataclass(frozen=True)
class VisitorTravel(Term):
    """Hours:  days/60 * 2 * sum_i visitors_i * sum_z share_iz * minutes(z, a(i))."""

    name = "visitor_travel"
    unit = HOURS

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return hours by agency and building."""
        visitors = city.agencies.visitors_per_day[:, None]
        trip = mean_minutes(city.visitor_share, zone_minutes(city, "visitor"))
        hours = 2.0 * yearly_hours(city) * visitors * np.where(visitors > 0, trip, 0.0)
        return (Assign(hours),)
