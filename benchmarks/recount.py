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
