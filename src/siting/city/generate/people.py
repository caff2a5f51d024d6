"""Agencies: how many staff and visitors they have, where those come from, and who visits whom."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.city import Agencies, Pairs
from siting.city.generate.numbers import apportion, numbered

SHARES_OUT_OF = 64  # shares are multiples of 1/64, so that they sum to exactly 1
CATCHMENT = 24  # zones that an agency with people of its own draws from
NO_VISITORS = 0.15


def agencies(rng: np.random.Generator, count: int) -> Agencies:
    """Draw ``count`` agencies without current building and without wishes.

    Areas are multiples of 4 m2, so that 1.25 times their sum is whole.
    """
    ids = numbered("A", count)
    staff = np.rint(rng.lognormal(np.log(70), 0.8, count)).clip(8, 600)
    visitors = np.rint(rng.lognormal(np.log(60), 1.0, count)).clip(1, 1500)
    visitors[rng.random(count) < NO_VISITORS] = 0
    visitors[0] = max(visitors[0], 20.0)
    return Agencies(
        ids=ids,
        names=tuple(f"Dinas {name[2:]}" for name in ids),
        staff=locked(staff),
        attendance=locked(rng.integers(16, 21, count) / 20),
        part_of=(None,) * count,
        area_m2=locked(4 * np.rint(staff * rng.uniform(7.0, 11.0, count) / 4)),
        visitors_per_day=locked(visitors),
        meeting_load=locked((staff / 50).round(1)),
        move_cost=locked(np.rint(staff * rng.uniform(0.5, 2.0, count))),
        current=(None,) * count,
        requires=((),) * count,
        allowed=(None,) * count,
        forbidden=((),) * count,
    )


def shares(rng: np.random.Generator, count: int, population: Array, zones_km: Array) -> Array:
    """Where people start: every second agency has a catchment of its own, the others the city.

    Parameters
    ----------
    rng
        Source of chance.
    count
        Number of agencies I.
    population
        People of each zone. Shape (Z,).
    zones_km
        Where the zones lie, km. Shape (Z, 2).

    Returns
    -------
    Shares, rows sum to 1. Shape (I, Z).
    """
    share = np.tile(population / population.sum(), (count, 1))
    for i in range(0, count, 2):
        middle = zones_km[rng.integers(len(zones_km))]
        near = np.argsort(np.hypot(*(zones_km - middle).T), kind="stable")[:CATCHMENT]
        weights = rng.random(len(near)) * (population[near] + 1)
        share[i] = 0
        share[i, near] = apportion(SHARES_OUT_OF, weights) / SHARES_OUT_OF
    return locked(share)


def links(rng: np.random.Generator, size: Array, part: float, per_day: int) -> Pairs:
    """Draw flows between a ``part`` of all pairs of agencies, at least one where ``part`` > 0.

    Parameters
    ----------
    rng
        Source of chance.
    size
        Staff or visitors of each agency: larger ones have larger flows. Shape (I,).
    part
        Share of the pairs, 0 to 1.
    per_day
        Flow a day of a pair of middling size.
    """
    first, second = np.triu_indices(len(size), k=1)
    count = round(part * len(first))
    if part > 0 and len(first):
        count = max(1, count)
    chosen = np.sort(rng.choice(len(first), count, replace=False)) if count else np.arange(0)
    first, second = first[chosen], second[chosen]
    weight = np.sqrt((size[first] + 1) * (size[second] + 1)) / (np.median(size) + 1)
    flow = np.maximum(1.0, np.rint(per_day * weight * rng.uniform(0.5, 1.5, count)))
    return Pairs(locked(first, np.int64), locked(second, np.int64), locked(flow))
