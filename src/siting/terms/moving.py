"""Moving: what agencies that leave their building cost once, spread over some years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Part
from siting.terms.leaving import leaving
from siting.terms.money import annuities
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Moving(Term):
    """Moves a year:  sum_i leaving move_cost_i * annuity(rate, move_life)."""

    name = "moving"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the cost of every building but the current one."""
        yearly = annuities(city.value("rate"), np.array([city.value("move_life")]))[0]
        return (leaving(city, city.agencies.move_cost * yearly),)
