"""Where everybody sits: the rows behind the map, the lists of seats and the list of moves."""

from __future__ import annotations

import math
from dataclasses import dataclass

from siting.city.city import City
from siting.results import Result


@dataclass(frozen=True)
class ZoneSpot:
    """A zone on the map; ``bank`` is empty where the table names none."""

    zone: str
    name: str
    bank: str
    population: float
    lon: float
    lat: float


@dataclass(frozen=True)
class BuildingSpot:
    """A building on the map and what a plan makes of it.

    ``state`` is ``used``, ``opened`` (used, and not before), ``vacated`` (used before, and not now)
    or ``unused``; ``lon`` and ``lat`` are nan where unknown.
    """

    building: str
    name: str
    state: str
    staff: float
    agencies: tuple[str, ...]
    lon: float
    lat: float

    @property
    def placed(self) -> bool:
        """Whether it can be drawn."""
        return math.isfinite(self.lon) and math.isfinite(self.lat)


@dataclass(frozen=True)
class Move:
    """An agency that sits elsewhere in the second plan; ``start`` is None where it had no place."""

    agency: str
    name: str
    staff: float
    start: str | None
    end: str


@dataclass(frozen=True)
class Room:
    """One used building and who sits in it."""

    building: str
    name: str
    site: str
    net_m2: float
    area_m2: float
    staff: float
    agencies: tuple[str, ...]


def zones(city: City) -> tuple[ZoneSpot, ...]:
    """Zones that have coordinates, in the order of the table."""
    z = city.zones
    rows = zip(
        z.ids, z.names, z.bank, z.population.tolist(), z.lon.tolist(), z.lat.tolist(), strict=True
    )
    return tuple(
        ZoneSpot(zone, name, bank or "", people, lon, lat)
        for zone, name, bank, people, lon, lat in rows
        if math.isfinite(lon) and math.isfinite(lat)
    )


def buildings(result: Result, before: Result | None = None) -> tuple[BuildingSpot, ...]:
    """All buildings of a plan in the order of the table; ``before`` says what is new or left."""
    table = result.city.buildings
    inside = agencies_in(result)
    used_before = None if before is None or before.plan is None else set(before.plan.values())
    staff = dict(zip(result.city.agencies.ids, result.city.agencies.staff.tolist(), strict=True))
    return tuple(
        BuildingSpot(
            building=building,
            name=table.names[j],
            state=_state(bool(inside[building]), building, used_before),
            staff=sum((staff[agency] for agency in inside[building]), start=0.0),
            agencies=inside[building],
            lon=float(table.lon[j]),
            lat=float(table.lat[j]),
        )
        for j, building in enumerate(table.ids)
    )


def _state(used: bool, building: str, used_before: set[str] | None) -> str:
    was_used = used if used_before is None else building in used_before
    if used:
        return "used" if was_used else "opened"
    return "vacated" if was_used else "unused"


def agencies_in(result: Result) -> dict[str, tuple[str, ...]]:
    """Agencies of every building, in the order of the tables; nobody where there is no plan."""
    inside: dict[str, list[str]] = {building: [] for building in result.city.buildings.ids}
    if result.plan is not None:
        for agency in result.city.agencies.ids:
            inside[result.plan[agency]].append(agency)
    return {building: tuple(found) for building, found in inside.items()}


def rooms(result: Result) -> tuple[Room, ...]:
    """Return used buildings with their agencies, those with the most staff first."""
    city, lines = result.city, result.checked.agencies
    found = [
        Room(
            building=building,
            name=city.buildings.names[j],
            site=city.buildings.site[j],
            net_m2=float(city.buildings.net_m2[j]),
            area_m2=sum(lines[agency]["area_m2"] for agency in agencies),
            staff=sum(lines[agency]["staff"] for agency in agencies),
            agencies=agencies,
        )
        for j, (building, agencies) in enumerate(agencies_in(result).items())
        if agencies
    ]
    return tuple(sorted(found, key=lambda room: (-room.staff, room.building)))


def moves(result: Result, before: Result | None = None) -> tuple[Move, ...]:
    """Agencies that sit elsewhere than in ``before``, or than ``current`` without one."""
    if result.plan is None:
        return ()
    table = result.city.agencies
    start = dict(zip(table.ids, table.current, strict=True))
    if before is not None and before.plan is not None:
        start = dict(before.plan)
    return tuple(
        Move(agency, table.names[i], float(table.staff[i]), start.get(agency), result.plan[agency])
        for i, agency in enumerate(table.ids)
        if start.get(agency) != result.plan[agency]
    )
