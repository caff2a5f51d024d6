"""Moved staff: people whose agency leaves its building."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Part
from siting.terms.leaving import leaving
from siting.terms.term import Term


@dataclass(frozen=True)
class MovedStaff(Term):
    """People moved:  sum_i leaving staff_i."""

    name = "moved_staff"
    unit = "persons"

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the staff of every agency at every building but the current one."""
        return (leaving(city, city.agencies.staff),)
