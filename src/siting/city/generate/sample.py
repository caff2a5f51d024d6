"""Random plans in which no building is overfull, to size lots, tariff and prices by."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.city.city import City

TRIES = 4
STEPS_PER_AGENCY = 12


def places(city: City, plan: str) -> IntArray:
    """Position of each agency's building in the stored plan ``plan``. Shape (I,)."""
    assignment = city.plans[plan]
    return np.array(
        [city.buildings.index[assignment[a]] for a in city.agencies.ids], dtype=np.int64
    )


def number_of_plans(agencies: int) -> int:
    """How many plans to size and price by: fewer where each is large."""
    return max(40, min(200, 10_000 // agencies))


def random_plans(city: City, room: Array, rng: np.random.Generator, count: int) -> IntArray:
    """Draw plans that fit; larger agencies choose first, each among all buildings with room left.

    Parameters
    ----------
    city
        Has a plan ``today``, from which a plan is shuffled where drawing afresh fails.
    room
        Net m2 that may be filled in each building. Shape (J,).
    rng
        Source of chance.
    count
        Number of plans S.

    Returns
    -------
    Positions of buildings, shape (S, I).
    """
    area = city.agencies.area_m2
    today = places(city, "today")
    plans = np.empty((count, len(area)), dtype=np.int64)
    for s in range(count):
        drawn = (_drawn(area, room, rng) for _ in range(TRIES))
        plan = next((p for p in drawn if p is not None), None)
        plans[s] = shuffled(area, room, today, rng) if plan is None else plan
    return plans


def _drawn(area: Array, room: Array, rng: np.random.Generator) -> IntArray | None:
    left = room.copy()
    plan = np.empty(len(area), dtype=np.int64)
    for i in np.argsort(-area * rng.uniform(0.6, 1.0, len(area)), kind="stable"):
        (fits,) = (left >= area[i]).nonzero()
        if not len(fits):
            return None
        plan[i] = fits[rng.integers(len(fits))]
        left[plan[i]] -= area[i]
    return plan


def shuffled(area: Array, room: Array, start: IntArray, rng: np.random.Generator) -> IntArray:
    """Move and swap agencies of ``start`` at random, never beyond ``room``. Shape (I,)."""
    plan = start.copy()
    left = room - np.bincount(plan, weights=area, minlength=len(room))
    for _ in range(STEPS_PER_AGENCY * len(area)):
        i, k = rng.integers(len(area), size=2)
        j, other = plan[i], plan[k]
        to = rng.integers(len(room))
        if left[to] >= area[i] and to != j:
            plan[i] = to
            left[j] += area[i]
            left[to] -= area[i]
        elif j != other and -left[j] <= area[i] - area[k] <= left[other]:
            plan[i], plan[k] = other, j
            left[j] += area[i] - area[k]
            left[other] -= area[i] - area[k]
    return plan


def consolidated(
    area: Array, room: Array, start: IntArray, rng: np.random.Generator, part: float = 0.25
) -> IntArray:
    """Empty up to a ``part`` of the used buildings into others with room. Shape (I,)."""
    plan = start.copy()
    used = rng.permutation(np.unique(plan))
    goal = max(1, round(part * len(used)))
    closed: list[int] = []
    for j in used:
        left = room - np.bincount(plan, weights=area, minlength=len(room))
        left[[j, *closed]] = 0
        trial = plan.copy()
        for i in np.flatnonzero(plan == j):
            fits = np.flatnonzero(left >= area[i])
            if not len(fits):
                break
            trial[i] = rng.choice(fits)
            left[trial[i]] -= area[i]
        else:
            plan = trial
            closed.append(int(j))
        if len(closed) == goal:
            break
    return plan
