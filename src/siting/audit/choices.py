"""Recount coverings, centres, dispersions and divisible demand: one plain loop each over open sites."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from siting.audit.count import Broken, Count
from siting.audit.medians import distance
from siting.city.city import Plan
from siting.instance import Instance

ROUNDED = 1e-9
"""How far a cost may exceed a radius, relative to it."""

FULL = 1e-6
"""How far a load may exceed a capacity, relative to it."""


def opened(instance: Instance, plan: Mapping[Any, Any]) -> list[int]:
    """Return the positions of the open sites, those that a plan lists, else those it sends clients to."""
    listed: Iterable[Any] = plan.values()
    if isinstance(plan, Plan) and plan.opened is not None:
        listed = plan.opened
    return sorted({instance.place_index[name] for name in listed})


def p_center(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count how far the client that is worst off has to the nearest open site."""
    far, open_ = distance(instance), opened(instance, plan)
    weights = instance.tables["weights"].tolist()
    worst, lost, top = 0.0, [], 0.0
    for client, weight in enumerate(weights):
        nearest = math.inf
        for site in open_:
            nearest = min(nearest, far(client, site))
        if nearest == math.inf:
            lost.append((instance.items[client], 1.0))
        else:
            worst = max(worst, weight * nearest)
    if lost:  # a client that nobody serves counts as the largest of all costs
        for client, weight in enumerate(weights):
            for site in range(len(instance.places)):
                way = far(client, site)
                if way < math.inf:
                    top = max(top, weight * way)
    broken = {"unreachable": (float(len(lost)), lost), **chosen(instance, open_)}
    return Count({"radius": max(worst, top)}, broken=broken)


def lscp(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count what opened sites cost, and clients that none covers."""
    open_ = opened(instance, plan)
    lost = []
    for client, times in enumerate(covered(instance, open_)):
        if times < 1:
            lost.append((instance.items[client], 1.0))
    broken = {"uncovered": (float(len(lost)), lost), **chosen(instance, open_)}
    return Count({"sites": once(instance, open_)}, broken=broken)


def lscpb(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count opened sites, clients that fewer than two cover, and clients that none covers."""
    open_, weights = opened(instance, plan), instance.tables["weights"].tolist()
    single, lost = 0.0, []
    for client, times in enumerate(covered(instance, open_)):
        if times < 2:
            single += weights[client]
        if times < 1:
            lost.append((instance.items[client], 1.0))
    broken = {"uncovered": (float(len(lost)), lost), **chosen(instance, open_)}
    return Count({"sites": once(instance, open_), "unbacked": single}, broken=broken)


def mclp(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count the weight of clients that no open site covers."""
    open_, weights = opened(instance, plan), instance.tables["weights"].tolist()
    lost = 0.0
    for client, times in enumerate(covered(instance, open_)):
        if times < 1:
            lost += weights[client]
    return Count({"uncovered": lost}, broken=chosen(instance, open_))


def p_dispersion(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count how much nearer the two nearest open sites are than the two sites farthest apart."""
    open_ = opened(instance, plan)
    least = longest = longest_way(instance)
    far = distance(instance)
    for one in open_:
        for other in open_:
            if one != other:
                least = min(least, far(one, other))
    return Count({"closeness": longest - least}, broken=chosen(instance, open_))


def cflp(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count what the shares cost, what open sites cost once, parts not served, and loads."""
    far, open_ = distance(instance), opened(instance, plan)
    shares = plan.shares if isinstance(plan, Plan) and plan.shares is not None else {}
    demand, capacity = instance.tables["demand"].tolist(), instance.tables["capacity"].tolist()
    cost, load, lacking, where = 0.0, [0.0] * len(capacity), 0.0, []
    for client, name in enumerate(instance.items):
        left = 1.0
        for place, part in shares.get(name, {}).items():
            site = instance.place_index[place]
            cost += part * far(client, site)
            load[site] += part * demand[client]
            left -= part
        if left > 1e-9:
            lacking += left
            where.append((name, left))
    room = []
    for site, most in enumerate(capacity):
        most = most if site in open_ else 0.0
        room.append(load[site] if most < load[site] <= most * (1 + FULL) else most)
    broken = {"unserved": (lacking, where), **chosen(instance, open_)}
    return Count({"cost": cost, "fixed": once(instance, open_)}, load, room, broken)


def covered(instance: Instance, open_: list[int]) -> list[int]:
    """Return how many open sites have each client within its radius."""
    far, radius = distance(instance), instance.tables["radius"].tolist()
    times = [0] * len(radius)
    for client, most in enumerate(radius):
        for site in open_:
            way = far(client, site)
            if way < math.inf and way <= most * (1 + ROUNDED):
                times[client] += 1
    return times


def once(instance: Instance, open_: list[int]) -> float:
    """Return what open sites cost once; those that stood before cost nothing."""
    fixed, existing = instance.tables["fixed"].tolist(), instance.tables["existing"].tolist()
    total = 0.0
    for site in open_:
        if not existing[site]:
            total += fixed[site]
    return total


def longest_way(instance: Instance) -> float:
    """Return the largest distance between two sites, the shorter way counting where they differ."""
    far, longest = distance(instance), 0.0
    for one in range(len(instance.places)):
        for other in range(one):
            longest = max(longest, min(far(one, other), far(other, one)))
    return longest


def chosen(instance: Instance, open_: list[int]) -> dict[str, Broken]:
    """Count sites that are closed but must not be, open but must not be, and more or fewer than p."""
    tables, names = instance.tables, instance.places
    existing, required = tables["existing"].tolist(), tables["required"].tolist()
    forbidden, new = tables["forbidden"].tolist(), 0
    must, shut = [], []
    for site, name in enumerate(names):
        if site in open_:
            if forbidden[site]:
                shut.append((name, 1.0))
            if not existing[site]:
                new += 1
        elif existing[site] or required[site]:
            must.append((name, 1.0))
    found: dict[str, Broken] = {
        "required": (float(len(must)), must),
        "forbidden": (float(len(shut)), shut),
    }
    if "p" in tables:
        found["p"] = (abs(new - float(tables["p"])), [])
    return found
