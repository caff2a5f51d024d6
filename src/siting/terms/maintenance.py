"""Maintenance: of every used building by its gross floor, and of the grounds of used sites."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Open, Part
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Maintenance(Term):
    """Upkeep:  sum_used j gross_m2_j * maintenance_rate_j  +  sum_used s grounds_cost_s."""

    name = "maintenance"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one opening cost a building and one a site (garden, hall, mosque, canteen)."""
        stock = city.buildings
        return (
            Open.each(stock.gross_m2 * stock.maintenance_rate),
            Open(city.site_of, city.sites.grounds_cost),
        )
