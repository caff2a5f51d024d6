"""Recount a classic from its arrays and a plan: one plain loop each, which knows nothing of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from siting.audit import choices
from siting.audit.count import Count, Seats
from siting.audit.medians import p_median, uflp
from siting.audit.records import Audit, Violation
from siting.city.arrays import Array
from siting.instance import Instance


def single_source(tables: Mapping[str, Array], seats: Seats) -> Count:
    """Count what serving costs, what used sites cost once, and the demand at each site."""
    cost, fixed = tables["cost"], tables["fixed"].tolist()
    demand, capacity = tables["demand"].tolist(), tables["capacity"].tolist()
    serving, load, used = 0.0, [0.0] * len(capacity), set()
    for client, site in enumerate(seats):
        serving += float(cost[client, site])
        load[site] += demand[client]
        used.add(site)
    once = 0.0
    for site in sorted(used):
        once += fixed[site]
    return Count({"cost": serving, "fixed": once}, load, capacity)


def gqap(tables: Mapping[str, Array], seats: Seats) -> Count:
    """Count what installing costs, what every ordered pair ships how far, and the need at each place."""
    installation, need = tables["installation"].tolist(), tables["need"].tolist()
    flow, distance = tables["flow"].tolist(), tables["distance"].tolist()
    available = tables["available"].tolist()
    installing, shipping, load = 0.0, 0.0, [0.0] * len(available)
    for item, place in enumerate(seats):
        installing += installation[item][place]
        load[place] += need[item]
        for other, there in enumerate(seats):
            shipping += flow[item][other] * distance[place][there]
    return Count({"installation": installing, "flow": shipping}, load, available)


class Classic(NamedTuple):
    """The amounts of a kind of instance, in order, and the loop that counts them.

    ``objective`` gives the number of the literature from the amounts where that is not the total.
    """

    amounts: tuple[str, ...]
    loop: Callable[[Instance, Mapping[Any, Any]], Count]
    objective: Callable[[Instance, Mapping[str, float]], float] | None = None


def _seated(
    loop: Callable[[Mapping[str, Array], Seats], Count],
) -> Callable[[Instance, Mapping[Any, Any]], Count]:
    """Return the loop for an instance and a plan."""
    return lambda instance, plan: loop(instance.tables, instance.seats(plan))


CLASSICS: dict[str, Classic] = {
    "single_source": Classic(("cost", "fixed"), _seated(single_source)),
    "gqap": Classic(("installation", "flow"), _seated(gqap)),
    "p_median": Classic(("cost",), p_median),
    "uflp": Classic(("cost", "fixed"), uflp),
    "p_center": Classic(("radius",), choices.p_center),
    "lscp": Classic(("sites",), choices.lscp),
    "lscpb": Classic(
        ("sites", "unbacked"), choices.lscpb, lambda of, a: _weight(of) - a["unbacked"]
    ),
    "mclp": Classic(("uncovered",), choices.mclp, lambda of, a: _weight(of) - a["uncovered"]),
    "p_dispersion": Classic(
        ("closeness",),
        choices.p_dispersion,
        lambda of, a: choices.longest_way(of) - a["closeness"],
    ),
    "cflp": Classic(("cost", "fixed"), choices.cflp),
}


def _weight(instance: Instance) -> float:
    return float(sum(instance.tables["weights"].tolist()))


def audit_classic(
    instance: Instance, plan: Mapping[Any, Any], description: Mapping[str, Any]
) -> Audit:
    """Recount a plan of a classic.

    Parameters
    ----------
    instance
        Its arrays.
    plan
        A place for every item.
    description
        ``prices`` by name, as ``Problem.describe`` gives them.

    Returns
    -------
    Audit
        What only a city has is empty, and its sums are 0.

    Raises
    ------
    UnknownName
        If the plan misses an item, or names an item or place that does not exist.
    """
    count = CLASSICS[instance.kind].loop(instance, plan)
    prices = description["prices"]
    total = 0.0
    for name, amount in count.amounts.items():
        if prices[name] > 0:
            total += prices[name] * amount
    return Audit(
        terms=count.amounts,
        counted=dict.fromkeys(count.amounts, True),
        rules=tuple(_violations(instance, count)),
        operating_cost=0.0,
        total=total,
        one_off=0.0,
        agencies={},
        parking=(),
        freed=(),
        split=(),
    )


def _violations(instance: Instance, count: Count) -> Iterator[Violation]:
    for name, (amount, places) in count.broken.items():
        where = tuple((str(place), there) for place, there in places)
        yield Violation(name, name, "always", "", amount, 0.0, where)
    if count.room:
        over = []
        for name, load, room in zip(instance.places, count.load, count.room, strict=True):
            if load > room:
                over.append((str(name), load - room))
        over.sort(key=lambda place: -place[1])
        amount = float(sum(there for _, there in over))
        yield Violation("capacity", "capacity", "always", "", amount, 0.0, tuple(over))
