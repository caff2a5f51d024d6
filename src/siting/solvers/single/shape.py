"""Shape: what a model of places that stand alone is made of, read out of its flat form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from siting.parts.flat import TOTAL, VIOLATION, Array, Flat, IntArray, Meter
from siting.solvers.compiled.state import HOLDS
from siting.solvers.single.unit import unit_of
from siting.termination import FEASIBLE


@dataclass(frozen=True, eq=False)
class SingleSource:
    """Every item wholly at one place: cost there, a fixed amount a used place, one capacity a place.

    Attributes
    ----------
    cost
        Of each item at each place, ``inf`` where a hard rule forbids it, shape (I, J).
    fixed
        Paid once while a place is used, any sign, shape (J,).
    demand, capacity
        What items bring, shape (I,), and what a place holds, ``inf`` = no limit, shape (J,).
    slack
        How far beyond its capacity a place may be filled and still counts as within it.
    constant
        Added to every total.
    """

    cost: Array
    fixed: Array
    demand: Array
    capacity: Array
    slack: float = FEASIBLE
    constant: float = 0.0

    @staticmethod
    def of(flat: Flat) -> SingleSource | None:
        """Read a flat model; None if it has anything beyond costs, openings and one capacity a place."""
        if flat.hinges or flat.facets or flat.blends or flat.pairs or flat.divided:
            return None
        if not flat.items or not flat.places or flat.constant.get(VIOLATION, 0.0) != 0.0:
            return None
        fixed, capacity = np.zeros(flat.places), np.full(flat.places, np.inf)
        vector, scale = -1, np.inf
        for meter in flat.meters:
            if len(meter.places) != 1 or meter.base.any():
                return None
            place = int(meter.places[0])
            if _opening(meter):
                fixed[place] += meter.fixed[0]
            elif _capacity(meter) and np.isinf(capacity[place]):
                capacity[place] = meter.limit[0]
                if vector not in (-1, meter.vector[0]):
                    return None
                vector, scale = int(meter.vector[0]), min(scale, 1.0 / float(meter.rate[1]))
            else:
                return None
        none = np.zeros((flat.items, flat.places))
        cost, broken = (flat.costs.get(channel, none) for channel in (TOTAL, VIOLATION))
        if (broken < 0.0).any():
            return None
        return SingleSource(
            cost=np.where(broken > HOLDS, np.inf, cost),
            fixed=fixed,
            demand=flat.vectors[vector] if vector >= 0 else np.zeros(flat.items),
            capacity=capacity,
            slack=max(FEASIBLE, HOLDS * scale) if vector >= 0 else FEASIBLE,
            constant=flat.constant.get(TOTAL, 0.0),
        )

    @cached_property
    def whole(self) -> bool:
        """Whether ``size`` and ``room`` are whole numbers."""
        return self._unit is not None

    @cached_property
    def size(self) -> Array:
        """Demands in the unit of which all are whole multiples, if there is one, shape (I,)."""
        return self.demand if self._unit is None else np.rint(self.demand / self._unit)

    @cached_property
    def room(self) -> Array:
        """Capacities in the same unit, rounded so that whatever counts as within them fits, shape (J,)."""
        within = np.minimum(self.capacity + self.slack, self.demand.sum() + self.slack)
        return within if self._unit is None else np.asarray(np.floor(within / self._unit))

    @cached_property
    def step(self) -> float:
        """The unit of which all totals are whole multiples, besides the constant; 0 if there is none."""
        amounts = np.concatenate([self.cost[np.isfinite(self.cost)], self.fixed])
        return unit_of(amounts) or 0.0

    def total(self, place: IntArray) -> float:
        """Return what a plan costs, shape (I,); ``inf`` where it breaks a hard measure."""
        load = np.bincount(place, self.demand, len(self.fixed))
        if (load > self.capacity + 0.5 * min(self.slack, FEASIBLE)).any():
            return np.inf
        direct = self.cost[np.arange(len(place)), place].sum()
        return float(direct + self.fixed[np.unique(place)].sum() + self.constant)

    @cached_property
    def _unit(self) -> float | None:
        unit = unit_of(self.demand)
        return unit if unit is not None and unit > 8.0 * self.slack else None


Flags = NDArray[np.bool_]
Bits = NDArray[np.uint8]


def _opening(meter: Meter) -> bool:
    """Tell whether a meter is an amount paid once for a used place."""
    plain = len(meter.limit) == 1 and meter.vector[0] < 0 and not meter.rate.any()
    return bool(plain and meter.channel == TOTAL)


def _capacity(meter: Meter) -> bool:
    """Tell whether a meter counts the load beyond a limit as violation."""
    hard = meter.channel == VIOLATION and len(meter.limit) == 2 and meter.vector[0] >= 0
    if not hard or meter.fixed[0] != 0.0 or meter.rate[0] != 0.0 or meter.rate[1] <= 0.0:
        return False
    return bool(np.isclose(meter.fixed[1], -meter.rate[1] * meter.limit[0], rtol=1e-9))
