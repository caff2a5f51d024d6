"""Vehicles of each building in the lots that serve it, and how many stand there in each slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from siting.city.city import CLASSES, MODES, WHO, City, Flow
from siting.errors import OptionError, UnknownName
from siting.locale import Text, listed
from siting.locale.errors import ERRORS

Demand: TypeAlias = Mapping[tuple[str, str], list[float]]
Wanted: TypeAlias = Mapping[tuple[str, str, str], float]
Lots: TypeAlias = Mapping[str, Mapping[str, float]]

ADDS_UP = 1e-6
"""Parts of a split may miss the vehicles of a building by this, times max(1, vehicles)."""


def own_lot(building: str) -> str:
    """Name of the lot without spaces that a building has where no lot serves it."""
    return f"({building})"


def lots_serving(city: City) -> dict[str, dict[str, float]]:
    """Lots that serve each building with walking minutes; its own lot where there is none."""
    serves = city.lot_serves
    lots: dict[str, dict[str, float]] = {name: {} for name in city.buildings.ids}
    for lot, building, walk in zip(
        serves.lot.tolist(), serves.building.tolist(), serves.walk_minutes.tolist(), strict=True
    ):
        lots[city.buildings.ids[building]][city.lots.ids[lot]] = walk
    return {name: found or {own_lot(name): 0.0} for name, found in lots.items()}


def vehicles_of(city: City, people: Mapping[str, Mapping[str, float]]) -> Wanted:
    """Vehicles a day of each building, class and who, where there are any.

    Parameters
    ----------
    city
        Its modes give share and occupancy; people of whom nothing is known bring no vehicles.
    people
        Building → ``staff`` or ``visitor`` → persons a day.
    """
    modes = city.modes
    wanted: dict[tuple[str, str, str], float] = {}
    if modes is None:
        return wanted
    for building, persons in people.items():
        for w, who in enumerate(WHO):
            for vehicle in CLASSES:
                m = MODES.index(vehicle)
                share, occupancy = float(modes.share[w, m]), float(modes.occupancy[w, m])
                if modes.known[w] and persons[who] * share > 0:
                    wanted[building, vehicle, who] = persons[who] * share / occupancy
    return wanted


def all_flows(lots: Lots, wanted: Wanted, split: Sequence[Flow] | None) -> tuple[Flow, ...]:
    """Flows of all buildings: the whole demand where there is one lot, else as the split says.

    Raises
    ------
    OptionError
        If the split is missing where a building has several lots, or does not add up.
    UnknownName
        If the split uses a lot that does not serve the building, or a class or people that do not
        exist.
    """
    given: dict[tuple[str, str, str], list[Flow]] = {}
    for flow in split or ():
        if flow.lot not in lots.get(flow.building, {}):
            raise UnknownName(ERRORS["no lot"], lot=flow.lot, building=flow.building)
        if flow.vehicle not in CLASSES or flow.who not in WHO:
            raise UnknownName(ERRORS["no vehicles"], vehicle=flow.vehicle, who=flow.who)
        given.setdefault((flow.building, flow.vehicle, flow.who), []).append(flow)
    flows: list[Flow] = []
    wrong: list[Text] = []
    for key in {**wanted, **given}:
        building, vehicle, who = key
        need, parts = wanted.get(key, 0.0), given.get(key, [])
        if len(lots[building]) == 1:
            whole = [Flow(building, lot, vehicle, who, need) for lot in lots[building]]
            parts = parts or whole
        else:
            whole = parts
        found, slack = sum(flow.vehicles for flow in parts), ADDS_UP * max(1.0, need)
        fits = abs(found - need) <= slack and all(flow.vehicles >= -slack for flow in parts)
        if not fits:
            said = {"flow": " ".join(key), "need": need, "found": found}
            wrong.append(ERRORS["split part"].filled(**said))
        flows += [flow for flow in whole if flow.vehicles > 0]
    if wrong:
        raise OptionError(ERRORS["no split" if split is None else "split"], wrong=listed(wrong))
    return tuple(flows)


def demand_of(city: City, flows: Sequence[Flow]) -> Demand:
    """Spaces needed in each slot, for each lot and class; lots that nobody uses too."""
    profiles = city.profiles
    if profiles is None:
        return {}
    presence = {
        "staff": profiles.staff_presence.tolist(),
        "visitor": profiles.visitor_presence.tolist(),
    }
    lots = dict.fromkeys((*city.lots.ids, *(flow.lot for flow in flows)))
    demand = {(lot, vehicle): [0.0] * len(profiles) for lot in lots for vehicle in CLASSES}
    for flow in flows:
        here = demand[flow.lot, flow.vehicle]
        for t, present in enumerate(presence[flow.who]):
            here[t] += flow.vehicles * present
    return demand
