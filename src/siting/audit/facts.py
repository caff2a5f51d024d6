"""The city and one plan as plain records, so that every count is a loop one can read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siting.audit.flows import Demand, all_flows, demand_of, lots_serving, vehicles_of
from siting.audit.minutes import from_zones, needed, to_each_other
from siting.city.city import WHO, City, Flow, Plan
from siting.errors import OptionError, UnknownName
from siting.locale.errors import ERRORS


@dataclass(frozen=True)
class Agency:
    """One agency and the building that the plan gives it; people per working day."""

    id: str
    building: str
    current: str | None
    staff: float
    present: float
    area_m2: float
    visitors: float
    meeting_load: float
    move_cost: float
    requires: tuple[str, ...]
    allowed: tuple[str, ...] | None
    forbidden: tuple[str, ...]
    visitor_share: list[float]  # by zone
    home_share: list[float]  # by zone

    @property
    def leaves(self) -> bool:
        """Whether it has a building today and the plan gives it another."""
        return self.current is not None and self.current != self.building


@dataclass(frozen=True)
class Building:
    """One building and the agencies in it; money in IDR million."""

    id: str
    site: str
    agencies: tuple[Agency, ...]
    net_m2: float
    gross_m2: float
    owned: bool
    posts: float
    cleaning_rate: float
    cleaning_fixed: float
    maintenance_rate: float
    base_kwh: float
    kwh_per_m2: float
    rent: float
    holding_cost: float
    release_income: float
    opening_cost: float
    life: float
    desks: float
    features: tuple[str, ...]
    rule: str | None
    min_use: float

    @property
    def used(self) -> bool:
        """Whether some agency sits here."""
        return len(self.agencies) > 0

    @property
    def area_m2(self) -> float:
        """Net area that its agencies need."""
        return sum(agency.area_m2 for agency in self.agencies)

    @property
    def present(self) -> float:
        """Staff present on a working day."""
        return sum(agency.present for agency in self.agencies)


@dataclass(frozen=True)
class Site:
    """One site and its buildings."""

    id: str
    buildings: tuple[Building, ...]
    gate_posts: float
    grounds_cost: float
    rooms: float
    meter: str

    @property
    def used(self) -> bool:
        """Whether one of its buildings is used."""
        return any(building.used for building in self.buildings)


@dataclass(frozen=True)
class Facts:
    """All that the counts look at.

    Attributes
    ----------
    city
        Parameters, zones, pairs, tariff and profiles are read from it.
    agencies, buildings, sites
        By id, in the order of the tables.
    population, district
        By zone.
    zone_minutes
        Who → used building → minutes from each zone.
    building_minutes
        Who → building → building → minutes, mean of both directions, 0 inside a site.
    lots
        Building → lots that serve it → walking minutes; ``(building)`` where none does.
    flows
        Vehicles a day from each used building to each of its lots.
    demand
        Lot and class → spaces needed in each slot.
    """

    city: City
    agencies: Mapping[str, Agency]
    buildings: Mapping[str, Building]
    sites: Mapping[str, Site]
    population: list[float]
    district: tuple[str, ...]
    zone_minutes: Mapping[str, Mapping[str, list[float]]]
    building_minutes: Mapping[str, Mapping[str, Mapping[str, float]]]
    lots: Mapping[str, Mapping[str, float]]
    flows: tuple[Flow, ...]
    demand: Demand

    def building_of(self, agency: str) -> Building:
        """Return the building that the plan gives an agency."""
        return self.buildings[self.agencies[agency].building]

    def between(self, who: str, one: str, other: str) -> float:
        """Minutes between the buildings of two agencies for ``staff`` or ``visitor``.

        Raises
        ------
        OptionError
            If nothing is known of them.
        """
        here, there = self.agencies[one].building, self.agencies[other].building
        return needed(self.building_minutes[who][here][there], here, there)


def look(city: City, plan: Plan) -> Facts:
    """Write the city and the plan down as plain records.

    Raises
    ------
    OptionError
        If the plan misses an agency, or its split is missing or does not add up.
    UnknownName
        If the plan names an agency, building or lot that the city does not have.
    """
    _check(city, plan)
    agencies = _agencies(city, plan)
    buildings = _buildings(city, agencies)
    lots = lots_serving(city)
    people = {
        building.id: {
            "staff": building.present,
            "visitor": sum(agency.visitors for agency in building.agencies),
        }
        for building in buildings.values()
    }
    flows = all_flows(lots, vehicles_of(city, people), plan.split) if city.parking_counted else ()
    used = [building.id for building in buildings.values() if building.used]
    return Facts(
        city=city,
        agencies=agencies,
        buildings=buildings,
        sites=_sites(city, buildings),
        population=city.zones.population.tolist(),
        district=city.zones.district,
        zone_minutes={who: {name: from_zones(city, who, name) for name in used} for who in WHO},
        building_minutes={who: to_each_other(city, who) for who in WHO},
        lots=lots,
        flows=flows,
        demand=demand_of(city, flows) if city.parking_counted else {},
    )


def _check(city: City, plan: Plan) -> None:
    missing = [name for name in city.agencies.ids if name not in plan.assignment]
    if missing:
        raise OptionError(ERRORS["plan misses"], names=", ".join(missing))
    for agency, building in plan.assignment.items():
        if agency not in city.agencies.index:
            raise UnknownName(ERRORS["plan strange"], names=agency)
        if building not in city.buildings.index:
            raise UnknownName(ERRORS["plan nowhere"], names=f"{agency}: {building}")


def _agencies(city: City, plan: Plan) -> dict[str, Agency]:
    table = city.agencies
    present = table.present.tolist()
    visitor_share, home_share = city.visitor_share.tolist(), city.home_share.tolist()
    return {
        name: Agency(
            id=name,
            building=plan.assignment[name],
            current=table.current[i],
            staff=float(table.staff[i]),
            present=present[i],
            area_m2=float(table.area_m2[i]),
            visitors=float(table.visitors_per_day[i]),
            meeting_load=float(table.meeting_load[i]),
            move_cost=float(table.move_cost[i]),
            requires=table.requires[i],
            allowed=table.allowed[i],
            forbidden=table.forbidden[i],
            visitor_share=visitor_share[i],
            home_share=home_share[i],
        )
        for i, name in enumerate(table.ids)
    }


def _buildings(city: City, agencies: Mapping[str, Agency]) -> dict[str, Building]:
    table = city.buildings
    inside: dict[str, list[Agency]] = {name: [] for name in table.ids}
    for agency in agencies.values():
        inside[agency.building].append(agency)
    return {
        name: Building(
            id=name,
            site=table.site[j],
            agencies=tuple(inside[name]),
            net_m2=float(table.net_m2[j]),
            gross_m2=float(table.gross_m2[j]),
            owned=bool(table.owned[j]),
            posts=float(table.posts[j]),
            cleaning_rate=float(table.cleaning_rate[j]),
            cleaning_fixed=float(table.cleaning_fixed[j]),
            maintenance_rate=float(table.maintenance_rate[j]),
            base_kwh=float(table.base_kwh[j]),
            kwh_per_m2=float(table.kwh_per_m2[j]),
            rent=float(table.rent[j]),
            holding_cost=float(table.holding_cost[j]),
            release_income=float(table.release_income[j]),
            opening_cost=float(table.opening_cost[j]),
            life=float(table.life[j]),
            desks=float(table.desks[j]),
            features=table.features[j],
            rule=table.rule[j],
            min_use=float(table.min_use[j]),
        )
        for j, name in enumerate(table.ids)
    }


def _sites(city: City, buildings: Mapping[str, Building]) -> dict[str, Site]:
    table = city.sites
    inside: dict[str, list[Building]] = {name: [] for name in table.ids}
    for building in buildings.values():
        inside[building.site].append(building)
    return {
        name: Site(
            id=name,
            buildings=tuple(inside[name]),
            gate_posts=float(table.gate_posts[s]),
            grounds_cost=float(table.grounds_cost[s]),
            rooms=float(table.rooms[s]),
            meter=table.meter[s],
        )
        for s, name in enumerate(table.ids)
    }
