"""Staff travel: hours that staff spend on the way to work and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Assign, Part
from siting.terms.access import mean_minutes, yearly_hours, zone_minutes
from siting.terms.term import HOURS, Term


@dataclass(frozen=True)
class StaffTravel(Term):
    """Hours:  days/60 * 2 * sum_i present_i * sum_z home_iz * minutes(z, a(i))."""

    name = "staff_travel"
    unit = HOURS

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return hours by agency and building."""
        present = city.agencies.present[:, None]
        trip = mean_minutes(city.home_share, zone_minutes(city, "staff"))
        return (Assign(2.0 * yearly_hours(city) * present * np.where(present > 0, trip, 0.0)),)
