"""Rent: of used buildings."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Open, Part
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Rent(Term):
    """Rent:  sum_used j rent_j."""

    name = "rent"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one opening cost a building."""
        return (Open.each(city.buildings.rent),)
