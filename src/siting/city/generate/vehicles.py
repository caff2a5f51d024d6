"""Vehicles of many plans by building, lot and slot, near lots filled first."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.city.city import City

ROUNDING = 1e-9  # of a vehicle


def near_and_far(city: City) -> tuple[IntArray, IntArray]:
    """First and second lot of each building by walking minutes, -1 for none; each (J,)."""
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
    return np.asarray(np.einsum("sjw,wv,wt->svjt", at, per_person, presence))


def by_lot(at_buildings: Array, lot: IntArray, count: int) -> Array:
    """Sum vehicles over the buildings of each lot, -1 for none. (S, 2, J, T) -> (S, 2, P, T)."""
    plans, classes, _, slots = at_buildings.shape
    total = np.zeros((plans, classes, count, slots))
    for j in np.flatnonzero(lot >= 0):
        total[:, :, lot[j]] += at_buildings[:, :, j]
    return total


def spaces_left(city: City) -> Array:
    """Spaces for cars and motorcycles that are not reserved. Shape (P, 2)."""
    return np.maximum(0.0, city.lots.spaces - city.lots.reserved)


def nearest_first(
    present: Array, spaces: Array, near: IntArray, far: IntArray
) -> tuple[Array, Array]:
    """Fill near lots up to their spaces at the peak and send the rest to far ones.

    Parameters
    ----------
    present
        Vehicles at each building by plan, class and slot. Shape (S, 2, J, T).
    spaces
        Of each lot for cars and motorcycles. Shape (P, 2).
    near, far
        First and second lot of each building, -1 where there is none. Each of shape (J,).

    Returns
    -------
    Vehicles without a space, shape (S, 2, P, T), and the part of each building's vehicles that
    park near, shape (S, 2, J).
    """
    count = len(spaces)
    peak = by_lot(present, near, count).max(axis=-1)
    part = np.minimum(1.0, spaces.T / np.maximum(peak, 1e-9))[:, :, near]
    part = np.where(far < 0, 1.0, part)
    kept = present * part[..., None]
    demand = by_lot(kept, near, count) + by_lot(present - kept, far, count)
    short = demand - spaces.T[:, :, None]
    return np.where(short > ROUNDING, short, 0.0), part
