"""Cities small enough to count with a pencil: name only what a test speaks of."""

import numpy as np

from siting.audit.audit import audit
from siting.city.arrays import locked
from siting.city.city import (
    CLASSES,
    MIXED,
    MODES,
    WHO,
    Agencies,
    Buildings,
    City,
    Lots,
    LotServes,
    Minutes,
    Modes,
    Pairs,
    Parameter,
    Plan,
    Profiles,
    Sites,
    Tariff,
    Zones,
)

PARAMETERS = {
    "days": 60,  # days / 60 = 1: person-minutes a day are person-hours a year
    "post_cost": 100,
    "kwh_per_person": 0,
    "room_cost": 60,
    "alpha": 0.2,
    "rate": 0,  # an annuity over n years is 1 / n
    "move_life": 10,
    "access_limit": 30,
    "motorcycle_space": 0.1,
}
NUMBERS_OF_AGENCIES = {
    "staff": 0, "attendance": 1, "area_m2": 0, "visitors_per_day": 0, "meeting_load": 0,
    "move_cost": 0,
}  # fmt: skip
NUMBERS_OF_BUILDINGS = {
    "net_m2": 0, "gross_m2": 0, "lon": np.nan, "lat": np.nan, "posts": 0, "cleaning_rate": 0,
    "cleaning_fixed": 0, "maintenance_rate": 0, "base_kwh": 0, "kwh_per_m2": 0, "rent": 0,
    "holding_cost": 0, "release_income": 0, "opening_cost": 0, "life": 1, "desks": np.inf,
    "min_use": 0,
}  # fmt: skip


def make_city(
    agencies,
    buildings,
    *,
    sites=None,
    zones=None,
    minutes=None,
    between=None,
    lots=None,
    profiles=None,
    modes=None,
    tariff=((np.inf, 0, 0),),
    trips=(),
    joint_visits=(),
    **parameters,
):
    """Return a city.

    Parameters
    ----------
    agencies, buildings, sites
        Id -> columns, or a list of ids that have nothing to say.
    zones
        Id -> columns (population, district, visitors and homes: agency -> share).
    minutes, between
        Rows of zones, and of buildings, by building; a dictionary of these by mode.
    lots
        Id -> columns (car, motorcycle, reserved_car, reserved_motorcycle, serves).
    profiles
        Slot -> (hours, staff presence, visitor presence).
    modes
        Who -> mode -> (share, occupancy).
    trips, joint_visits
        (agency, agency, per day).
    """
    agencies, buildings = _rows(agencies), _rows(buildings)
    sites, zones, lots = _rows(sites or {}), _rows(zones or {}), _rows(lots or {})
    site = {name: row.get("site", name) for name, row in buildings.items()}
    sites = {name: sites.get(name, {}) for name in dict.fromkeys(site.values())}
    known = PARAMETERS | parameters
    return City(
        name="pencil",
        agencies=_agencies(agencies),
        buildings=_buildings(buildings, site),
        sites=Sites(
            ids=tuple(sites),
            names=tuple(sites),
            gate_posts=_numbers(sites, "gate_posts"),
            grounds_cost=_numbers(sites, "grounds_cost"),
            rooms=_numbers(sites, "rooms"),
            meter=_words(sites, "meter", "site"),
        ),
        lots=Lots(
            ids=tuple(lots),
            names=tuple(lots),
            spaces=_two([_numbers(lots, vehicle) for vehicle in CLASSES]),
            reserved=_two([_numbers(lots, f"reserved_{vehicle}") for vehicle in CLASSES]),
        ),
        lot_serves=_serves(lots, list(buildings)),
        zones=Zones(
            ids=tuple(zones),
            names=tuple(zones),
            district=tuple(row.get("district", name) for name, row in zones.items()),
            bank=(None,) * len(zones),
            population=_numbers(zones, "population"),
            lon=locked([np.nan] * len(zones)),
            lat=locked([np.nan] * len(zones)),
        ),
        visitor_share=_shares(agencies, zones, "visitors"),
        home_share=_shares(agencies, zones, "homes"),
        minutes=Minutes(
            zone=_by_mode(minutes, (len(zones), len(buildings))),
            building=_by_mode(between, (len(buildings), len(buildings))),
            origin="table",
        ),
        profiles=None if profiles is None else _profiles(profiles),
        modes=None if modes is None else _modes(modes),
        tariff=Tariff(*(locked(column) for column in zip(*tariff, strict=True))),
        trips=_pairs(trips, list(agencies)),
        joint_visits=_pairs(joint_visits, list(agencies)),
        parameters={k: Parameter(float(v), "", "", None, "synthetic") for k, v in known.items()},
    )


def recount(city, plan, *rules, prices=None, split=None):
    """Audit a plan under some rules and prices."""
    return audit(city, Plan(plan, split), {"prices": prices or {}, "rules": list(rules)})


def rule(kind, *, name=None, level="hard", price=None, **cells):
    """Return a rule of a description; cells that are not named are empty."""
    empty = dict.fromkeys(("agency", "building", "site", "value", "what", "limit"))
    row = {"name": name or kind, "rule": kind, "other": [], "level": level, "price": price}
    return row | empty | cells


def breach(city, plan, *rules, split=None):
    """Return amount and places of the first of some rules."""
    violation = recount(city, plan, *rules, split=split).rules[0]
    return violation.amount, dict(violation.places)


def _rows(given):
    return given if isinstance(given, dict) else {name: {} for name in given}


def _numbers(rows, column, default=0.0):
    return locked([float(row.get(column, default)) for row in rows.values()])


def _words(rows, column, default=None):
    return tuple(row.get(column, default) for row in rows.values())


def _two(columns):
    return locked(np.stack(columns, axis=1))


def _agencies(rows):
    return Agencies(
        ids=tuple(rows),
        names=tuple(rows),
        part_of=(None,) * len(rows),
        current=_words(rows, "current"),
        requires=_words(rows, "requires", ()),
        allowed=_words(rows, "allowed"),
        forbidden=_words(rows, "forbidden", ()),
        **{name: _numbers(rows, name, usual) for name, usual in NUMBERS_OF_AGENCIES.items()},
    )


def _buildings(rows, site):
    return Buildings(
        ids=tuple(rows),
        names=tuple(rows),
        site=tuple(site.values()),
        zone=(None,) * len(rows),
        status=("existing",) * len(rows),
        owned=locked(_words(rows, "owned", True), np.bool_),
        features=_words(rows, "features", ()),
        rule=_words(rows, "rule"),
        **{name: _numbers(rows, name, usual) for name, usual in NUMBERS_OF_BUILDINGS.items()},
    )


def _serves(lots, buildings):
    links = [
        (p, buildings.index(building), walk)
        for p, row in enumerate(lots.values())
        for building, walk in row.get("serves", {}).items()
    ]
    lot, building, walk = zip(*links, strict=True) if links else ((), (), ())
    return LotServes(locked(lot, np.int64), locked(building, np.int64), locked(walk))


def _shares(agencies, zones, column):
    shares = [[row.get(column, {}).get(a, 0.0) for row in zones.values()] for a in agencies]
    return locked(np.array(shares, dtype=float).reshape(len(agencies), len(zones)))


def _by_mode(tables, shape):
    if tables is None:
        tables = np.zeros(shape)
    if not isinstance(tables, dict):
        tables = {MIXED: tables}
    return {mode: locked(np.reshape(table, shape)) for mode, table in tables.items()}


def _profiles(slots):
    return Profiles(tuple(slots), *(locked(column) for column in zip(*slots.values(), strict=True)))


def _modes(people):
    cells = [[people.get(who, {}).get(mode, (0.0, 1.0)) for mode in MODES] for who in WHO]
    share, occupancy = np.moveaxis(np.array(cells, dtype=float), 2, 0)
    return Modes(locked(share), locked(occupancy), tuple(who in people for who in WHO))


def _pairs(rows, agencies):
    ends = [sorted((agencies.index(one), agencies.index(other))) for one, other, _ in rows]
    first, second = zip(*ends, strict=True) if ends else ((), ())
    flows = [flow for _, _, flow in rows]
    return Pairs(locked(first, np.int64), locked(second, np.int64), locked(flows))
