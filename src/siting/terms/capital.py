"""Capital: what opening a building costs once, spread over its life."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Open, Part
from siting.terms.money import annuities
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Capital(Term):
    """Investment a year:  sum_used j opening_cost_j * annuity(rate, life_j)."""

    name = "capital"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one opening cost a building."""
        stock = city.buildings
        return (Open.each(stock.opening_cost * annuities(city.value("rate"), stock.life)),)
