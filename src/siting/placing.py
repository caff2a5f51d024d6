"""Between names and positions: a plan as a placement, and a placement as a plan."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.city.city import City, Flow, Plan
from siting.errors import UnknownName
from siting.locale.errors import ERRORS
from siting.parts import Placement
from siting.parts.part import Array, IntArray
from siting.terms.parking import STREAMS, network


def placement_of(city: City, plan: Mapping[str, str]) -> Placement:
    """Return a plan's positions, and its flows if it holds a split that adds up.

    Raises
    ------
    UnknownName
        If the plan misses an agency, or names an agency or building that does not exist.
    """
    missing = [agency for agency in city.agencies.ids if agency not in plan]
    strange = [agency for agency in plan if agency not in city.agencies.index]
    nowhere = [f"{a}: {b}" for a, b in plan.items() if b not in city.buildings.index]
    for names, key in (
        (missing, "plan misses"),
        (strange, "plan strange"),
        (nowhere, "plan nowhere"),
    ):
        if names:
            raise UnknownName(ERRORS[key], names=", ".join(names))
    seats = [city.buildings.index[plan[agency]] for agency in city.agencies.ids]
    place = np.array(seats, dtype=np.int64)
    split = plan.split if isinstance(plan, Plan) else None
    return Placement(place, _flow(city, place, split))


def plan_of(city: City, placement: Placement, name: str = "") -> Plan:
    """Return a placement by names; the split lists buildings that have a choice of lots."""
    ids = city.buildings.ids
    assignment = {
        a: ids[j] for a, j in zip(city.agencies.ids, placement.place.tolist(), strict=True)
    }
    return Plan(assignment, _split(city, placement), name)


def _split(city: City, placement: Placement) -> tuple[Flow, ...]:
    if placement.flow is None or not city.parking_counted:
        return ()
    lots = network(city)
    split = lots.split
    if split is None:
        return ()
    used = np.isin(split.place, placement.place)
    return tuple(
        Flow(
            city.buildings.ids[split.place[k]],
            lots.lots[split.sink[k]],
            vehicle,
            who,
            float(amount),
        )
        for k in np.nonzero(used)[0]
        for (vehicle, who), amount in zip(STREAMS, placement.flow[k], strict=True)
    )


def _flow(city: City, place: IntArray, split: tuple[Flow, ...] | None) -> Array | None:
    """Return the flows of a stored split, or None where there is none or it no longer adds up."""
    links = network(city).split if city.parking_counted else None
    if links is None:
        return np.zeros((0, len(STREAMS)))
    if split is None:
        return None
    lots = network(city).lots
    at = {
        (city.buildings.ids[j], lots[p]): k
        for k, (j, p) in enumerate(zip(links.place, links.sink, strict=True))
    }
    flow = np.zeros((len(links.place), len(STREAMS)))
    for entry in split:
        if (entry.building, entry.lot) not in at:
            return None
        flow[at[entry.building, entry.lot], STREAMS.index((entry.vehicle, entry.who))] += (
            entry.vehicles
        )
    brought = links.brought(Placement(place), len(city.buildings))
    count = np.bincount(links.place, minlength=len(city.buildings))
    for k in np.nonzero(count[links.place] == 1)[0]:
        flow[k] = brought[links.place[k]]
    there = np.zeros_like(brought)
    np.add.at(there, links.place, flow)
    serves = count > 0
    off = np.abs(there - brought)[serves]
    return flow if (off <= 1e-6 * np.maximum(1.0, brought[serves])).all() else None
