"""Buildings and sites: how large, and what each costs a year."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from make.agencies import Agency
from make.kecamatan import Office
from make.tables import FULL, Row, chosen, figure, up

NET_TO_GROSS = 1.3333
IKE = {"heritage": 14.0, "old": 14.0, "medium": 12.44, "new": 8.5}
"""kWh per gross m2 and month: 14 and 8.5 are the ends of "efficient"; 12.44 was measured."""

BASE_KWH = 12.0
"""Assumed kWh a year per gross m2 that burn in any used building: lamps outside, pumps, lifts."""

UPKEEP = {"heritage": 0.015, "old": 0.012, "medium": 0.01, "new": 0.008}
"""Assumed upkeep a year as a part of the price of a new building; no official rate was found."""

CLEANER_M2 = 600.0
"""Assumed net m2 that one cleaner looks after."""

EMPTY_POSTS, EMPTY_UPKEEP = 0.5, 0.2
"""Assumed for a vacant building: a guard at night, and a fifth of the upkeep."""

LET = 0.1
"""Assumed IDR million a year per net m2 of a vacant building that can be let: a sixth of a rent."""

SMALL = {"posts": 0.5, "cars": 1.5, "motorcycles": 8.0}
"""Assumed for an office of a kecamatan: a guard at night, bays per 100 net m2."""

LIFE = {"existing": 30, "candidate": 30, "leased": 10}
"""Years over which a refit or a building is spread."""

NO_CHOICE = {"gate_posts": "0", "grounds_cost": "10", "rooms": "1", "meter": "building", "note": ""}
"""Assumed for a site without a row in ``choices/sites.csv``: a small garden, a meeting room."""


@dataclass(frozen=True)
class Building:
    """One row of the sheet ``buildings``, and the parking that stands beside it."""

    row: dict[str, object]
    site: str
    zone: str
    net_m2: float
    cars: float
    motorcycles: float

    @property
    def id(self) -> str:
        """Short name of the building."""
        return str(self.row["building"])


def buildings(agencies: Sequence[Agency], offices: Sequence[Office], stage: str) -> list[Building]:
    """Return the buildings of a stage; ``agencies`` are the whole ones, who sit there today."""
    result = [_chosen(row, _net(row, agencies), stage) for row in chosen("buildings", stage)]
    return result + [_office(office) for office in offices]


def _net(row: Mapping[str, str], agencies: Sequence[Agency]) -> float:
    """Return net m2: as chosen, or what sits there today and some slack, rounded up to 50."""
    if row["net_m2"]:
        return float(row["net_m2"])
    inside = sum(a.area for a in agencies if a.current == row["building"])
    return up(inside * float(row["slack"]), 50.0)


def _chosen(row: Mapping[str, str], net: float, stage: str) -> Building:
    gross = figure("mpp_gross_m2") if row["building"] == "MPP" else round(net * NET_TO_GROSS)
    owned = row["status"] == "existing"
    basis = {
        "known": "floor known",
        "address": "address known, kelurahan and floor assumed",
        "assumed": "place and floor assumed",
    }
    cells = {
        **_costs(net, gross, row["condition"], owned),
        "building": row["building"],
        "name": row["name"],
        "site": row["site"],
        "net_m2": net,
        "gross_m2": gross,
        "zone": row["zone"],
        "status": row["status"],
        "posts": float(row["posts"]),
        "rent": round(float(row["rent"] or 0) * net, 1),
        "release_income": round(LET * net, 1) if row["let"] == "yes" else 0,
        "opening_cost": round(float(row["opening"] or 0) * gross),
        "life": LIFE[row["status"]],
        "desks": row["desks"] if stage == FULL else None,
        "features": row["features"],
        "min_use": row["min_use"] or 0 if stage == FULL else 0,
        "note": "; ".join(w for w in (basis[row["basis"]], "costs assumed", row["note"]) if w),
    }
    bays = (float(row["cars"] or 0), float(row["motorcycles"] or 0))
    return Building(cells, row["site"], row["zone"], net, *bays)


def _office(office: Office) -> Building:
    gross = round(office.net_m2 * NET_TO_GROSS)
    where = "address known" if office.known else "place assumed: the middle of its people"
    cells = {
        **_costs(office.net_m2, gross, "medium", True),
        "building": office.building,
        "name": office.name,
        "site": office.building,
        "net_m2": office.net_m2,
        "gross_m2": gross,
        "zone": office.zone,
        "status": "existing",
        "posts": SMALL["posts"],
        "rent": 0,
        "release_income": 0,
        "opening_cost": 0,
        "life": LIFE["existing"],
        "min_use": 0,
        "features": "kecamatan_office;counter",
        "note": f"{where}; floor and costs assumed",
    }
    size = (office.net_m2, SMALL["cars"], SMALL["motorcycles"])
    return Building(cells, office.building, office.zone, *size)


def _costs(net: float, gross: float, condition: str, owned: bool) -> dict[str, object]:
    cleaner = 13 * figure("cleaner_month") / 1e6
    upkeep = round(UPKEEP[condition] * figure("new_building"), 4)
    guard = EMPTY_POSTS * figure("guard_post_year")
    return {
        "owned": "yes" if owned else "no",
        "cleaning_rate": round(cleaner / CLEANER_M2, 4),
        "cleaning_fixed": round(cleaner * math.ceil(gross / 8000.0) / 2.0, 1),
        "maintenance_rate": upkeep,
        "base_kwh": round(BASE_KWH * gross),
        "kwh_per_m2": round(IKE[condition] * 12.0 * NET_TO_GROSS, 1),
        "holding_cost": round(guard + EMPTY_UPKEEP * upkeep * gross, 1) if owned else 0,
    }


def sites(stock: Sequence[Building], agencies: Sequence[Agency], stage: str) -> list[Row]:
    """Return one row a site; those without a choice have no gate and a small garden."""
    choice = {row["site"]: row for row in chosen("sites", stage)}
    result: list[Row] = []
    for site in dict.fromkeys(b.site for b in stock):
        names = {b.id: str(b.row["name"]) for b in stock if b.site == site}
        load = sum(a.meeting_load for a in agencies if a.current in names)
        row = choice.get(site, NO_CHOICE | {"name": next(iter(names.values()))})
        said = "rooms: as many as the load of today needs" if stage == FULL else ""
        result.append(
            {
                "site": site,
                "name": row["name"],
                "gate_posts": row["gate_posts"],
                "grounds_cost": row["grounds_cost"],
                "rooms": max(rooms_needed(load), int(row["rooms"])) if stage == FULL else 0,
                "meter": row["meter"],
                "status": "assumed",
                "note": "; ".join(w for w in (row["note"], said) if w),
            }
        )
    return result


def rooms_needed(load: float, alpha: float = 0.2) -> int:
    """Return the least number of rooms at which one meeting in five waits (Erlang C)."""
    if load <= 0.0:
        return 0
    rooms = math.floor(load) + 1
    while _waiting(rooms, load) > alpha:
        rooms += 1
    return rooms


def _waiting(rooms: int, load: float) -> float:
    busy = load**rooms / math.factorial(rooms) * rooms / (rooms - load)
    return busy / (sum(load**k / math.factorial(k) for k in range(rooms)) + busy)
