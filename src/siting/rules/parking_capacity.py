"""Parking capacity: no lot is overfull at any hour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import BoolArray
from siting.city.city import CLASSES, City, RuleRow
from siting.parts import Part
from siting.rules.rule import Case, Rule
from siting.rules.scope import named
from siting.terms.parking import Network, network


@dataclass(frozen=True)
class ParkingCapacity(Rule):
    """Spaces too few:  sum over lots and classes of max over slots of max(0, demand - value * spaces).

    Speaks of the lots that serve the building or a building of the site; a row that names nothing,
    of the lots that no other row reaches. ``value`` is the share of the spaces that may fill (1).
    """

    building: str | None = None
    site: str | None = None
    value: float = 1.0
    unit = "spaces"

    def parts(self, case: Case) -> tuple[Part, ...]:
        """Return the worst slot's excess of each lot and class spoken of."""
        if not case.city.parking_counted:
            return ()
        lots = network(case.city)
        weight = np.zeros_like(lots.capacity)
        weight[_lots(case, lots, self.row())] = 1.0
        block = np.repeat(np.arange(len(CLASSES)), len(lots.hours))
        return lots.excess(self.value * lots.capacity, weight, block)


def _lots(case: Case, lots: Network, row: RuleRow) -> BoolArray:
    """Mark the lots that a row speaks of, shape (P,)."""
    if row.building is not None or row.site is not None:
        return _reached(case.city, lots, row)
    mask = np.ones(len(lots.lots), dtype=bool)
    for other in case.rows:
        if other.rule == row.rule:
            mask &= ~_reached(case.city, lots, other)
    return mask


def _reached(city: City, lots: Network, row: RuleRow) -> BoolArray:
    mask = np.zeros(len(lots.lots), dtype=bool)
    mask[lots.lot[np.isin(lots.place, named(city, row.building, row.site))]] = True
    return mask
