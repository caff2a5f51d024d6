"""Electricity: the tariff staircase at the yearly energy of each meter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.city.arrays import IntArray
from siting.city.city import City
from siting.parts import Part, Staircase
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Electricity(Term):
    """Energy by meter, then the tariff.

    E = sum_used j base_kwh_j  +  sum_i (area_i * kwh_per_m2_a(i) + present_i * kwh_per_person);
    cost = fixed_k + rate_k * E at the first step k with E <= limit_k. A meter without used building
    costs nothing.
    """

    name = "electricity"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one staircase over all meters."""
        meter = meters(city)
        people = city.agencies.present * city.value("kwh_per_person")
        energy = np.outer(city.agencies.area_m2, city.buildings.kwh_per_m2) + people[:, None]
        top = city.tariff.limit_kwh
        limit = np.where(np.isfinite(top), top + 1e-6 * np.maximum(1.0, np.abs(top)), np.inf)
        shape = (int(meter.max()) + 1, len(limit))
        fixed = np.broadcast_to(city.tariff.fixed, shape)
        rate = np.broadcast_to(city.tariff.rate, shape)
        return (Staircase(meter, city.buildings.base_kwh, energy, limit, fixed, rate),)


def meters(city: City) -> IntArray:
    """Meter of each building: its site's, or its own where the site says ``building``. Shape (J,)."""
    own = [city.sites.meter[s] == "building" for s in city.site_of]
    key = [
        (int(s), j if mine else -1)
        for j, (s, mine) in enumerate(zip(city.site_of, own, strict=True))
    ]
    number = {k: n for n, k in enumerate(dict.fromkeys(key))}
    return np.array([number[k] for k in key], dtype=np.int64)
