"""What many plans cost the city at once: an estimate to set prices and limits by."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray
from siting.city.city import City


def loads(city: City, plans: IntArray, amount: Array) -> Array:
    """Sum ``amount`` (I,) of the agencies over the buildings of each plan. Shape (S, J)."""
    plan, _ = np.indices(plans.shape)
    load = np.zeros((len(plans), len(city.buildings)))
    np.add.at(load, (plan, plans), amount)
    return load


def grouped(amounts: Array | BoolArray, group: IntArray, count: int) -> Array:
    """Sum columns by ``group``, numbers below ``count``. (S, n) -> (S, count)."""
    return np.asarray(amounts @ (group[:, None] == np.arange(count)).astype(np.float64))


def operating_cost(city: City, plans: IntArray) -> Array:
    """Add up the lines of operating cost, IDR million a year. Shape (S,)."""
    b, sites = city.buildings, city.sites
    area = loads(city, plans, city.agencies.area_m2)
    used = loads(city, plans, np.ones(len(city.agencies))) > 0
    per_site = sites.gate_posts * city.value("post_cost") + sites.grounds_cost
    once = b.posts * city.value("post_cost") + b.cleaning_fixed + b.gross_m2 * b.maintenance_rate
    return np.asarray(
        used @ (once + b.rent)
        + area @ b.cleaning_rate
        + grouped(used, city.site_of, len(sites)).astype(bool) @ per_site
        + _power(city, plans)
        + (~used) @ np.where(b.owned, b.holding_cost - b.release_income, 0.0)
    )


def energy(city: City, plans: IntArray) -> tuple[Array, BoolArray]:
    """Kilowatt-hours a year of each meter and whether it has a used building; each (S, meters)."""
    b = city.buildings
    used = loads(city, plans, np.ones(len(city.agencies))) > 0
    people = loads(city, plans, city.agencies.present) * city.value("kwh_per_person")
    area = loads(city, plans, city.agencies.area_m2)
    at: Array = used * b.base_kwh + area * b.kwh_per_m2 + people
    own = np.array([city.sites.meter[s] == "building" for s in city.site_of])
    meter = np.where(own, len(city.sites) + np.arange(len(b)), city.site_of)
    meters = len(city.sites) + len(b)
    return grouped(at, meter, meters), grouped(used, meter, meters) > 0


def _power(city: City, plans: IntArray) -> Array:
    kwh, used = energy(city, plans)
    tariff = city.tariff
    step = np.searchsorted(tariff.limit_kwh[:-1] * (1 + 1e-6), kwh)
    return np.asarray((used * (tariff.fixed[step] + tariff.rate[step] * kwh)).sum(axis=1))
