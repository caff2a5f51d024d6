"""Vacant: what owned buildings cost or earn while nobody uses them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Open, Part
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Vacant(Term):
    """Empty buildings:  sum_owned, unused j holding_cost_j - release_income_j. Negative = the city earns."""

    name = "vacant"
    unit = MONEY
    signed = True

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the sum over all owned buildings, less what each used one takes out of it."""
        stock = city.buildings
        net = np.where(stock.owned, stock.holding_cost - stock.release_income, 0.0)
        return (Open.each(-net, constant=float(net.sum())),)
