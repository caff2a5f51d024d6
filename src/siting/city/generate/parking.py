"""Lots and hours of the day: in a random plan about every fourth lot is too small at its peak."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from siting.city.arrays import Array, IntArray, locked
from siting.city.city import City, Lots, LotServes, Modes, Profiles
from siting.city.generate.numbers import numbered
from siting.city.generate.vehicles import near_and_far, nearest_first, vehicles

DAY_STARTS, DAY_HOURS = 8, 8
STAFF_PRESENT = (0.7, 0.95, 1.0, 0.9, 0.6, 0.85, 0.8, 0.5)  # by hour
VISITORS_PRESENT = (0.08, 0.2, 0.22, 0.16, 0.08, 0.12, 0.1, 0.04)  # mean stay: one hour
SHORT = 0.25  # part of lots with cars or motorcycles without a space at the peak
BUILDINGS_PER_FAR_LOT = 2
FAR_PART = 4  # a far lot is planned for a quarter of the vehicles of what it serves
BISECTIONS = 14


def day(slots: int) -> Profiles:
    """Cut the office day into ``slots`` of one length; visitors stay one hour on average."""
    edges = np.linspace(0, DAY_HOURS, slots + 1)
    starts = (60 * (DAY_STARTS + edges[:-1])).round().astype(int)
    return Profiles(
        slots=tuple(f"{minute // 60:02d}:{minute % 60:02d}" for minute in starts),
        hours=locked(np.full(slots, round(DAY_HOURS / slots, 4))),
        staff_presence=locked(_means(STAFF_PRESENT, edges)),
        visitor_presence=locked(_means(VISITORS_PRESENT, edges)),
    )


def _means(by_hour: tuple[float, ...], edges: Array) -> Array:
    total = np.interp(edges, np.arange(DAY_HOURS + 1), np.cumsum((0.0, *by_hour)))
    return np.asarray((np.diff(total) / np.diff(edges)).round(4))


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
    """Give lots spaces by the floor they serve, so many that a part ``SHORT`` of them is too small.

    Parameters
    ----------
    city
        A city whose lots have no spaces yet.
    plans
        Plans to size by, positions of buildings. Shape (S, I).
    rng
        Draws how well each lot is supplied, and reserved bays for cars.
    """
    near, far = near_and_far(city)
    present = vehicles(city, plans)
    lot = np.arange(len(city.lots))[:, None]
    serves = (near == lot) + (far == lot) / FAR_PART  # (P, J)
    floor = (serves @ city.buildings.net_m2) * rng.uniform(0.8, 1.2, len(city.lots))
    need = present.max(axis=-1).sum(axis=(0, 2)) / len(plans) / city.buildings.net_m2.sum()
    low, high = 0.0, 8.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        spaces = np.maximum(1.0, np.rint(middle * floor[:, None] * need))
        short, _ = nearest_first(present, spaces, near, far)
        enough = (short > 0).any(axis=(1, 3)).mean() <= SHORT
        low, high = (low, middle) if enough else (middle, high)
    spaces = np.maximum(1.0, np.rint(high * floor[:, None] * need))
    reserved = np.column_stack([rng.integers(0, 4, len(floor)), np.zeros(len(floor))])
    return replace(
        city, lots=replace(city.lots, spaces=locked(spaces + reserved), reserved=locked(reserved))
    )
