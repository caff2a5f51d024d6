"""Parking shortage: vehicles that find no space, hour by hour, lot by lot, cars and motorcycles apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.city import City
from siting.parts import Part
from siting.terms.parking import network
from siting.terms.term import Term


@dataclass(frozen=True)
class ParkingShortage(Term):
    """Car-space-hours:  days * sum over lots p, slots t, classes v of hours_t * size_v * max(0, demand - spaces).

    Demand of a lot is summed over all agencies that use it before it is compared with the spaces:
    that is shared parking. size is 1 for cars and ``motorcycle_space`` for motorcycles.
    """

    name = "parking_shortage"
    unit = "car-space-hours/year"

    def counted(self, city: City) -> bool:
        """Whether lots, profiles and modes are all given."""
        return city.parking_counted

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return the excess of lots that buildings have no choice of, and of those that they have."""
        if not city.parking_counted:
            return ()
        lots = network(city)
        size = np.array([1.0, city.value("motorcycle_space")])
        weight = city.value("days") * np.outer(size, lots.hours).ravel()
        return lots.excess(lots.capacity, np.broadcast_to(weight, lots.capacity.shape))
