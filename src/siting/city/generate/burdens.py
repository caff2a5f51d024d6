"""What many plans burden people with at once: an estimate to set prices and limits by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.city.city import MODES, City, Pairs
from siting.city.generate.money import grouped, loads
from siting.city.generate.vehicles import near_and_far, nearest_first, spaces_left, vehicles

Estimate = Callable[[City, IntArray], Array]


def zone_minutes(city: City, who: int) -> Array:
    """Minutes from zone to building in the modes of staff (0) or visitors (1). Shape (Z, J)."""
    assert city.modes is not None
    mix = zip(city.modes.share[who], MODES, strict=True)
    return np.asarray(sum(share * city.minutes.zones(mode) for share, mode in mix))


def building_minutes(city: City, who: int) -> Array:
    """Minutes between buildings, mean of both ways, modes as in ``zone_minutes``. Shape (J, J)."""
    assert city.modes is not None
    mix = zip(city.modes.share[who], MODES, strict=True)
    one_way = sum(share * city.minutes.buildings(mode) for share, mode in mix)
    return np.asarray((one_way + np.transpose(one_way)) / 2)


def _picked(cost: Array, plans: IntArray) -> Array:
    """Sum an (I, J) cost over the agencies of each plan. Shape (S,)."""
    return np.asarray(cost[np.arange(plans.shape[1]), plans].sum(axis=1))


def visitor_travel(city: City, plans: IntArray) -> Array:
    """Person-hours a year that visitors travel to their agencies and back."""
    mean = city.visitor_share @ zone_minutes(city, 1)
    hours = city.value("days") / 60 * 2
    return hours * _picked(city.agencies.visitors_per_day[:, None] * mean, plans)


def staff_travel(city: City, plans: IntArray) -> Array:
    """Person-hours a year that staff travel to work and back."""
    mean = city.home_share @ zone_minutes(city, 0)
    hours = city.value("days") / 60 * 2
    return hours * _picked(city.agencies.present[:, None] * mean, plans)


def agency_trips(city: City, plans: IntArray) -> Array:
    """Person-hours a year of round trips between agencies."""
    return city.value("days") / 60 * 2 * _between(city, plans, city.trips, 0)


def joint_visits(city: City, plans: IntArray) -> Array:
    """Person-hours a year of citizens who need two agencies."""
    return city.value("days") / 60 * _between(city, plans, city.joint_visits, 1)


def _between(city: City, plans: IntArray, pairs: Pairs, who: int) -> Array:
    minutes = building_minutes(city, who)[plans[:, pairs.first], plans[:, pairs.second]]
    return np.asarray(minutes @ pairs.per_day)


def parked(city: City, plans: IntArray) -> tuple[Array, Array]:
    """Vehicles without a space and part parked near, as ``nearest_first`` has them."""
    return nearest_first(vehicles(city, plans), spaces_left(city), *near_and_far(city))


def parking_shortage(city: City, plans: IntArray) -> Array:
    """Car-space-hours a year without a space, near lots first."""
    assert city.profiles is not None
    short, _ = parked(city, plans)
    size = np.array([1.0, city.value("motorcycle_space")])
    return np.asarray(
        city.value("days") * np.einsum("svpt,v,t->s", short, size, city.profiles.hours)
    )


def parking_walk(city: City, plans: IntArray) -> Array:
    """Person-hours a year on foot between lot and building, near lots first."""
    assert city.modes is not None
    near, far = near_and_far(city)
    _, part = parked(city, plans)
    walk = np.zeros((len(city.lots), len(city.buildings)))
    walk[city.lot_serves.lot, city.lot_serves.building] = city.lot_serves.walk_minutes
    here = np.arange(len(city.buildings))
    minutes = part * walk[near, here] + (1 - part) * np.where(far < 0, 0.0, walk[far, here])
    drivers = city.modes.share[:, :2]
    people = np.stack([city.agencies.present, city.agencies.visitors_per_day])
    total = np.zeros(len(plans))
    for who in range(2):
        at = loads(city, plans, people[who])
        total += np.einsum("sj,v,svj->s", at, drivers[who], minutes)
    return city.value("days") / 60 * 2 * total


def crowding(city: City, plans: IntArray) -> Array:
    """Square metres that agencies need beyond the net floor of their buildings."""
    over = loads(city, plans, city.agencies.area_m2) - city.buildings.net_m2
    return np.asarray(np.maximum(0.0, over).sum(axis=1))


def moved_staff(city: City, plans: IntArray) -> Array:
    """Staff of agencies that leave their current building."""
    index = city.buildings.index
    current = np.array([-1 if c is None else index[c] for c in city.agencies.current])
    return np.asarray(((plans != current) & (current >= 0)) @ city.agencies.staff)


def _access(city: City, plans: IntArray) -> Array:
    """Minutes of a mean visit from each zone. Shape (S, Z)."""
    visits = city.agencies.visitors_per_day
    weight = loads(city, plans, visits / max(1e-9, visits.sum()))
    return np.asarray(weight @ zone_minutes(city, 1).T)


def worst_access(city: City, plans: IntArray) -> Array:
    """Minutes of a mean visit from the zone that is worst off."""
    return np.asarray(_access(city, plans)[:, city.zones.population > 0].max(axis=1))


def uncovered(city: City, plans: IntArray) -> Array:
    """Visits a year from beyond the access limit."""
    far = zone_minutes(city, 1) > city.value("access_limit") + 1e-9
    visits = city.agencies.visitors_per_day[:, None] * (city.visitor_share @ far)
    return city.value("days") * _picked(visits, plans)


def inequity(city: City, plans: IntArray) -> Array:
    """Mean absolute deviation of the districts' mean access minutes, weighted by people."""
    access, people = _access(city, plans), city.zones.population
    names = sorted(set(city.zones.district))
    district = np.array([names.index(d) for d in city.zones.district])
    living = np.bincount(district, weights=people, minlength=len(names))
    mean = grouped(access * people, district, len(names)) / np.maximum(1.0, living)
    city_mean = access @ people / people.sum()
    return np.asarray(np.abs(mean - city_mean[:, None]) @ living / people.sum())


BURDENS: Mapping[str, Estimate] = {
    "visitor_travel": visitor_travel,
    "staff_travel": staff_travel,
    "agency_trips": agency_trips,
    "joint_visits": joint_visits,
    "parking_shortage": parking_shortage,
    "parking_walk": parking_walk,
    "crowding": crowding,
    "moved_staff": moved_staff,
    "worst_access": worst_access,
    "uncovered": uncovered,
    "inequity": inequity,
}
