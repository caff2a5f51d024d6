"""Joint visits: hours of citizens who need two agencies on one day (the one-stop effect)."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Pair, Part
from siting.terms.access import building_minutes, yearly_hours
from siting.terms.term import HOURS, Term


@dataclass(frozen=True)
class JointVisits(Term):
    """Hours:  days/60 * sum_pairs joint_ik * minutes(a(i), a(k));  0 inside one site."""

    name = "joint_visits"
    unit = HOURS

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one leg between the buildings of each pair."""
        joint = city.joint_visits
        hours = yearly_hours(city) * building_minutes(city, "visitor")
        return (Pair(joint.first, joint.second, joint.per_day, hours),)
