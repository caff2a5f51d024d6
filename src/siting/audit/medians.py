"""Recount p-medians and location without capacities: one plain loop each over clients and sites."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from siting.audit.count import Broken, Count
from siting.instance import Instance


def p_median(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count weighted distances, sites opened beside the standing ones, and the demand at each site."""
    tables, seats = instance.tables, instance.seats(plan)
    weights, far = tables["weights"].tolist(), distance(instance)
    serving = 0.0
    for client, site in enumerate(seats):
        way = far(client, site)
        serving += math.inf if way == math.inf else weights[client] * way
    existing, required = tables["existing"].tolist(), tables["required"].tolist()
    opened = set(seats)
    for site, marked in enumerate(required):
        if marked:
            opened.add(site)
    new = 0
    for site in opened:
        if not existing[site]:
            new += 1
    broken: dict[str, Broken] = {"p": (max(0.0, new - float(tables["p"])), [])}
    broken |= unserved(instance, seats)
    if "capacity" not in tables:
        return Count({"cost": serving}, broken=broken)
    demand, room = tables["demand"].tolist(), tables["capacity"].tolist()
    load = [0.0] * len(room)
    for client, site in enumerate(seats):
        load[site] += demand[client]
    filled = tables["filled"].tolist()
    lacking = []
    for site, name in enumerate(instance.places):
        if filled[site] and load[site] < room[site]:
            lacking.append((name, room[site] - load[site]))
    if any(filled):
        broken["unfilled"] = (float(sum(lack for _, lack in lacking)), lacking)
    return Count({"cost": serving}, load, room, broken)


def uflp(instance: Instance, plan: Mapping[Any, Any]) -> Count:
    """Count what serving costs and what open sites cost once; existing ones cost nothing."""
    tables, seats = instance.tables, instance.seats(plan)
    weights, far = tables["weights"].tolist(), distance(instance)
    serving = 0.0
    for client, site in enumerate(seats):
        way = far(client, site)
        serving += math.inf if way == math.inf else weights[client] * way
    used = set(seats)
    fixed, existing = tables["fixed"].tolist(), tables["existing"].tolist()
    required = tables["required"].tolist()
    once = 0.0
    for site, amount in enumerate(fixed):
        if (site in used or required[site]) and not existing[site]:
            once += amount
    return Count({"cost": serving, "fixed": once}, broken=unserved(instance, seats))


def distance(instance: Instance) -> Callable[[int, int], float]:
    """Return the cost of a client at a site: read from the table, or measured between the points."""
    points = instance.points
    if points is None:
        table = instance.tables["cost"]
        return lambda client, site: float(table[client, site])
    here, there, down = points.a.tolist(), points.b.tolist(), points.rounding == "floor"

    def between(client: int, site: int) -> float:
        way = math.dist(here[client], there[site])
        return float(math.floor(way + 1e-9)) if down else way

    return between


def unserved(instance: Instance, seats: list[int]) -> dict[str, Broken]:
    """Count forbidden sites in use, and clients at sites that cannot serve them."""
    forbidden, far = instance.tables["forbidden"].tolist(), distance(instance)
    shut = [(instance.places[site], 1.0) for site in sorted(set(seats)) if forbidden[site]]
    lost = []
    for client, site in enumerate(seats):
        if far(client, site) == math.inf:
            lost.append((instance.items[client], 1.0))
    return {"forbidden": (float(len(shut)), shut), "unreachable": (float(len(lost)), lost)}
