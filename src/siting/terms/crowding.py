"""Crowding: floor that agencies lack to their standard, whatever the rules say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Excess, Load, Part
from siting.terms.term import Term


@dataclass(frozen=True)
class Crowding(Term):
    """Square metres below standard:  sum_j max(0, sum_i in j area_i - net_m2_j)."""

    name = "crowding"
    unit = "m2"

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the floor needed in each building against what it has."""
        room = city.buildings.net_m2[:, None]
        every = np.arange(len(room))
        return (Load(city.agencies.area_m2[:, None], every, Excess(room, np.ones_like(room))),)
