"""Recount plans by plain loops that share no code with any model; a wrong plan never gets a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    import siting

    Array = NDArray[np.float64]

SLACK = 1e-6
"""How far a load may exceed a capacity, relative to it; SCIP's and HiGHS' own tolerance."""


@dataclass(frozen=True)
class Count:
    """What a plan costs, and which limits it breaks (one sentence each)."""

    total: float
    broken: tuple[str, ...] = ()


def single_source(
    cost: Array, demand: Array, capacity: Array, fixed: Array, places: Sequence[int]
) -> Count:
    """Recount serving, opening and loads."""
    wrong = _positions(places, len(cost), len(capacity))
    if wrong:
        return Count(float("nan"), wrong)
    total, load = 0.0, [0.0] * len(capacity)
    for client, site in enumerate(places):
        total += float(cost[client][site])
        load[site] += float(demand[client])
    for site in sorted(set(places)):
        total += float(fixed[site])
    return Count(total, _over(load, capacity))


def gqap(
    installation: Array,
    flow: Array,
    distance: Array,
    need: Array,
    available: Array,
    fee: float,
    places: Sequence[int],
) -> Count:
    """Recount installation, traffic over ordered pairs, and space."""
    wrong = _positions(places, len(installation), len(available))
    if wrong:
        return Count(float("nan"), wrong)
    total, load = 0.0, [0.0] * len(available)
    for item, site in enumerate(places):
        total += float(installation[item][site])
        load[site] += float(need[item])
        for other, there in enumerate(places):
            total += fee * float(flow[item][other]) * float(distance[site][there])
    return Count(total, _over(load, available))


def medians(cost: Array, p: int, places: Sequence[int]) -> Count:
    """Recount distances and the number of sites used."""
    wrong = _positions(places, len(cost), len(cost[0]))
    if wrong:
        return Count(float("nan"), wrong)
    total = 0.0
    for client, site in enumerate(places):
        total += float(cost[client][site])
    used = len(set(places))
    return Count(total, () if used <= p else (f"{used} sites are used, {p} are allowed",))


def centers(cost: Array, p: int, places: Sequence[int]) -> Count:
    """Recount the longest way to the nearest open site; a site is at place 1 where it is open."""
    wrong = _positions(places, len(cost[0]), 2)
    if wrong:
        return Count(float("nan"), wrong)
    opened = [site for site, place in enumerate(places) if place == 1]
    radius = (
        max(min(float(row[site]) for site in opened) for row in cost) if opened else float("inf")
    )
    right = len(opened) == p
    return Count(radius, () if right else (f"{len(opened)} sites are open, expected {p}",))


def plants(cost: Array, fixed: Array, places: Sequence[int]) -> Count:
    """Recount serving, and each site that serves somebody once."""
    wrong = _positions(places, len(cost), len(fixed))
    if wrong:
        return Count(float("nan"), wrong)
    total = sum(float(cost[client][site]) for client, site in enumerate(places))
    return Count(total + sum(float(fixed[site]) for site in sorted(set(places))))


def divided(
    cost: Array, demand: Array, capacity: Array, fixed: Array, places: Sequence[int]
) -> Count:
    """Recount open sites and the cheapest transport from them; a site is at place 1 where it is open."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import eye_array, kron

    wrong = _positions(places, len(fixed), 2)
    opened = [site for site, place in enumerate(places) if place == 1]
    if wrong or not opened:
        return Count(float("nan"), wrong or ("no site is open",))
    clients, sites = len(demand), len(opened)
    once = kron(eye_array(clients), np.ones((1, sites)))
    load = kron(demand[None, :], eye_array(sites))
    found = linprog(
        cost[:, opened].ravel(), load, capacity[opened], once, np.ones(clients), method="highs"
    )
    if not found.success:
        return Count(float("nan"), ("the open sites cannot hold all demand",))
    return Count(float(found.fun) + sum(float(fixed[site]) for site in opened))


def points(point: Array, fixed: float, places: Sequence[int], p: int | None = None) -> Count:
    """Recount straight ways between points, and ``fixed`` for each site that serves somebody."""
    import math

    wrong = _positions(places, len(point), len(point))
    if wrong:
        return Count(float("nan"), wrong)
    at = point.tolist()
    total = sum(math.dist(at[client], at[site]) for client, site in enumerate(places))
    used = len(set(places))
    broken = () if p is None or used <= p else (f"{used} sites are used, {p} are allowed",)
    return Count(total + fixed * used, broken)


def city(problem: siting.Problem, plan: siting.Plan) -> Count:
    """Recount every term and rule by the audit's own loops."""
    import siting as st
    from siting.audit.audit import audit

    whole = plan if plan.split is not None else st.evaluate(problem, plan).plan
    assert whole is not None
    found = audit(problem.city, whole, problem.describe())
    broken = tuple(f"{v.name} is broken by {v.amount:g} {v.unit}" for v in found.broken)
    return Count(float(found.total), broken)


def _positions(places: Sequence[int], items: int, sites: int) -> tuple[str, ...]:
    if len(places) != items:
        return (f"{len(places)} of {items} items have a place",)
    return tuple(
        f"item {i} is at place {j}, which does not exist"
        for i, j in enumerate(places)
        if not 0 <= j < sites
    )


def _over(load: Sequence[float], capacity: Array) -> tuple[str, ...]:
    return tuple(
        f"site {site} holds {amount:g} of {float(capacity[site]):g}"
        for site, amount in enumerate(load)
        if amount > float(capacity[site]) * (1 + SLACK)
    )
