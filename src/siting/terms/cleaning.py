"""Cleaning: a rate for the floor that agencies use, and a fixed sum for each used building."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Assign, Open, Part
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Cleaning(Term):
    """Cleaners:  sum_i area_i * cleaning_rate_a(i)  +  sum_used j cleaning_fixed_j."""

    name = "cleaning"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the rate by agency and building, and the fixed sums."""
        return (
            Assign(np.outer(city.agencies.area_m2, city.buildings.cleaning_rate)),
            Open.each(city.buildings.cleaning_fixed),
        )
