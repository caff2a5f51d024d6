"""Lots and the hours of the day: sized so that a random plan leaves about every fourth lot short."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, BoolArray, IntArray, locked
from siting.city.city import City, Lots, LotServes, Modes, Profiles
from siting.city.generate.numbers import numbered

DAY_STARTS, DAY_HOURS = 8, 8
STAFF_PRESENT = (0.7, 0.95, 1.0, 0.9, 0.6, 0.85, 0.8, 0.5)  # by hour
VISITORS_PRESENT = (0.08, 0.2, 0.22, 0.16, 0.08, 0.12, 0.1, 0.04)  # mean stay: one hour
SHORT = 0.25  # part of lots with cars or motorcycles without a space at the peak
BUILDINGS_PER_FAR_LOT = 2


def day(slots: int) -> Profiles:
    """Cut the office day into ``slots`` of one length; the mean stay of a visitor stays one hour."""
    edges = np.linspace(0, DAY_HOURS, slots + 1)
    starts = (60 * (DAY_STARTS + edges[:-1])).astype(int)
    return Profiles(
        slots=tuple(f"{minute // 60:02d}:{minute % 60:02d}" for minute in starts),
        hours=locked(np.full(slots, round(DAY_HOURS / slots, 4))),
        staff_presence=locked(_means(STAFF_PRESENT, edges)),
        visitor_presence=locked(_means(VISITORS_PRESENT, edges)),
    )


def _means(by_hour: tuple[float, ...], edges: Array) -> Array:
    total = np.interp(edges, np.arange(DAY_HOURS + 1), np.cumsum((0.0, *by_hour)))
    return (np.diff(total) / np.diff(edges)).round(4)


def modes() -> Modes:
    """How staff and visitors travel: most by motorcycle. Shares are multiples of 1/16."""
    return Modes(
        share=locked([[3 / 16, 10 / 16, 2 / 16, 1 / 16], [4 / 16, 8 / 16, 3 / 16, 1 / 16]]),
        occupancy=locked([[1.25, 1.0, 1.0, 1.0], [1.6, 1.25, 1.0, 1.0]]),
        known=(True, True),
    )


def lots(
    rng: np.random.Generator, site_of: IntArray, sites: int, two_lots: float
) -> tuple[Lots, LotServes]:
    """One lot at each site, still without spaces, and a far one for some buildings.

    Parameters
    ----------
    rng
        Source of chance.
    site_of
        Site of each building. Shape (J,).
    sites
        Number of sites.
    two_lots
        Share of the buildings that have a far lot as well; two of them share one. At 0 every
        lot is at the door and nobody walks.
    """
    count = len(site_of)
    far = np.sort(rng.permutation(count)[: round(two_lots * count)])
    far_lots = -(-len(far) // BUILDINGS_PER_FAR_LOT)
    near_walk = rng.integers(1, 4, count) if len(far) else np.zeros(count)
    pairs = [(int(site_of[j]), j, near_walk[j]) for j in range(count)]
    pairs += [
        (sites + k // BUILDINGS_PER_FAR_LOT, int(j), rng.integers(5, 11)) for k, j in enumerate(far)
    ]
    pairs.sort()
    lot, building, walk = zip(*pairs, strict=True)
    ids = numbered("P", sites + far_lots)
    none = np.zeros((len(ids), 2))
    return (
        Lots(ids, tuple(f"Parkir {name[2:]}" for name in ids), locked(none), locked(none)),
        LotServes(locked(lot, np.int64), locked(building, np.int64), locked(walk)),
    )


def sized(city: City, plans: IntArray, rng: np.random.Generator) -> City:
    """Give every lot spaces in proportion to the floor it serves, and some reserved bays for cars.

    Parameters
    ----------
    city
        A city whose lots have no spaces yet.
    plans
        Plans to size by, positions of buildings. Shape (S, I).
    rng
        Source of chance.
    """
    near, far = near_and_far(city)
    net = city.buildings.net_m2
    floor = np.bincount(near, weights=net, minlength=len(city.lots))
    has_far = far >= 0
    floor += np.bincount(far[has_far], weights=net[has_far], minlength=len(city.lots)) / 4
    floor *= rng.uniform(0.8, 1.2, len(floor))
    peak = by_lot(vehicles(city, plans), near, len(floor)).max(axis=-1)  # (S, 2, P)
    door = np.unique(near)
    per_m2 = peak[:, :, door] / floor[door]
    typical = np.array([_typical(per_m2[:, v]) for v in range(2)])
    factor = np.quantile((per_m2 / typical[:, None]).max(axis=1), 1 - SHORT)
    spaces = np.maximum(1, np.rint(factor * floor[:, None] * typical))
    reserved = np.column_stack([rng.integers(0, 4, len(floor)), np.zeros(len(floor))])
    return replace(
        city, lots=replace(city.lots, spaces=locked(spaces + reserved), reserved=locked(reserved))
    )


def _typical(per_m2: Array) -> float:
    """Mean of what is above 0."""
    return float(per_m2[per_m2 > 0].mean())


def near_and_far(city: City) -> tuple[IntArray, IntArray]:
    """First and second lot of each building by walking minutes, -1 where there is none; each (J,)."""
    serves = city.lot_serves
    ranked = np.full((2, len(city.buildings)), -1, dtype=np.int64)
    for k in np.argsort(serves.walk_minutes, kind="stable"):
        j = serves.building[k]
        free = np.flatnonzero(ranked[:, j] < 0)
        if len(free):
            ranked[free[0], j] = serves.lot[k]
    return ranked[0], ranked[1]


def vehicles(city: City, plans: IntArray) -> Array:
    """Cars and motorcycles present at each building in each slot. Shape (S, 2, J, T)."""
    assert city.modes is not None
    assert city.profiles is not None
    people = np.stack([city.agencies.present, city.agencies.visitors_per_day])  # (2, I)
    presence = np.stack([city.profiles.staff_presence, city.profiles.visitor_presence])  # (2, T)
    per_person = (city.modes.share / city.modes.occupancy)[:, :2]  # (who, class)
    plan, _ = np.indices(plans.shape)
    at = np.zeros((len(plans), len(city.buildings), 2))
    np.add.at(at, (plan, plans), people.T)
    return np.einsum("sjw,wv,wt->svjt", at, per_person, presence)


def by_lot(at_buildings: Array, lot: IntArray, count: int) -> Array:
    """Sum vehicles over the buildings of each lot; ``lot`` -1 is none. (S, 2, J, T) -> (S, 2, P, T)."""
    served = (lot == np.arange(count)[:, None]).astype(np.float64)  # (P, J)
    return np.einsum("pj,svjt->svpt", served, at_buildings)


def nearest_first(city: City, plans: IntArray) -> tuple[Array, Array, BoolArray]:
    """Fill the near lot up to its spaces at the peak and send the rest to the far one, if there is one.

    Returns
    -------
    Vehicles without a space by plan, class, lot and slot, shape (S, 2, P, T); the part of each
    building's vehicles that park near, shape (S, 2, J); which lots are short, shape (S, P).
    """
    near, far = near_and_far(city)
    count = len(city.lots)
    spaces = np.maximum(0, city.lots.spaces - city.lots.reserved).T[None, :, :]  # (1, 2, P)
    present = vehicles(city, plans)
    peak = by_lot(present, near, count).max(axis=-1)
    part = np.minimum(1.0, spaces / np.maximum(peak, 1e-9))[:, :, near]
    part = np.where(far < 0, 1.0, part)
    kept = part[..., None]
    demand = by_lot(present * kept, near, count) + by_lot(present * (1 - kept), far, count)
    short = np.maximum(0.0, demand - spaces[..., None])
    return short, part, (short.max(axis=-1) > 1e-9).any(axis=1)
