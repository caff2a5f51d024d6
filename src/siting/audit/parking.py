"""Parking by lot, slot and class: shortage, walking, and the table hour by hour."""

from __future__ import annotations

from siting.audit.facts import Facts
from siting.audit.records import ParkingHour
from siting.city.city import CLASSES, MODES, WHO


def spaces_of(facts: Facts, lot: str, vehicle: str) -> float:
    """Spaces of a lot after its reserved bays; none where a building has no lot."""
    lots = facts.city.lots
    if lot not in lots.index:
        return 0.0
    p, v = lots.index[lot], CLASSES.index(vehicle)
    return max(0.0, float(lots.spaces[p, v] - lots.reserved[p, v]))


def parking_hours(facts: Facts) -> tuple[ParkingHour, ...]:
    """Return demand, spaces and shortage of every lot, class and slot."""
    profiles = facts.city.profiles
    if profiles is None:
        return ()
    hours: list[ParkingHour] = []
    for (lot, vehicle), demand in facts.demand.items():
        spaces = spaces_of(facts, lot, vehicle)
        for slot, here in zip(profiles.slots, demand, strict=True):
            hours.append(ParkingHour(lot, slot, vehicle, here, spaces, max(0.0, here - spaces)))
    return tuple(hours)


def parking_shortage(facts: Facts) -> float:
    """Car-space-hours a year that vehicles find no space; a motorcycle takes a part of a car's."""
    profiles = facts.city.profiles
    if profiles is None:
        return 0.0
    size = {"car": 1.0, "motorcycle": facts.city.value("motorcycle_space")}
    hours = profiles.hours.tolist()
    short = 0.0
    for (lot, vehicle), demand in facts.demand.items():
        spaces = spaces_of(facts, lot, vehicle)
        for length, here in zip(hours, demand, strict=True):
            short += length * size[vehicle] * max(0.0, here - spaces)
    return facts.city.value("days") * short


def parking_walk(facts: Facts) -> float:
    """Person-hours a year between lot and building, there and back."""
    modes = facts.city.modes
    if modes is None:
        return 0.0
    minutes = 0.0
    for flow in facts.flows:
        occupancy = float(modes.occupancy[WHO.index(flow.who), MODES.index(flow.vehicle)])
        minutes += flow.vehicles * occupancy * facts.lots[flow.building][flow.lot]
    return facts.city.value("days") / 60 * 2 * minutes


def worst_excess(facts: Facts, lot: str, share: float) -> float:
    """Spaces short in each class's worst slot, if ``share`` of the lot's spaces may be used."""
    excess = 0.0
    for vehicle in CLASSES:
        demand = facts.demand.get((lot, vehicle), [])
        room = share * spaces_of(facts, lot, vehicle)
        excess += max((max(0.0, here - room) for here in demand), default=0.0)
    return excess
