"""Writes a city as the folder of tables it could have been read from, nothing left to a default."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from siting.city.arrays import Array
from siting.city.city import CLASSES, MIXED, MODES, WHO, City, Minutes, Pairs

Row = Sequence[object]


def write(city: City, folder: str | Path) -> Path:
    """Write every sheet of a city as CSV; reading the folder gives the same city back.

    Numbers are written in full and the parameter ``locale`` is set, so that nothing is ambiguous.
    Sheets without rows are left out; one left over from an earlier city is removed.

    Parameters
    ----------
    city
        What to write.
    folder
        Where to; made if it does not exist.

    Returns
    -------
    The folder.

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, (headings, rows) in _sheets(city).items():
        path = folder / f"{sheet}.csv"
        lines = ([_cell(value) for value in row] for row in rows)
        first = next(lines, None)
        if first is None:
            path.unlink(missing_ok=True)
            continue
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(headings.split())
            writer.writerow(first)
            writer.writerows(lines)
    return folder


def _sheets(city: City) -> dict[str, tuple[str, Iterable[Row]]]:
    """Headings and rows of each sheet."""
    return {
        "agencies": _agencies(city),
        "buildings": _buildings(city),
        "sites": _sites(city),
        "lots": _lots(city),
        "lot_serves": _lot_serves(city),
        "zones": _zones(city),
        "visitors": ("agency zone share", _shares(city, city.visitor_share)),
        "homes": ("agency zone share", _shares(city, city.home_share)),
        "minutes": ("from to minutes mode", _minutes(city, city.minutes)),
        "trips": ("agency other trips_per_day", _pairs(city, city.trips)),
        "joint_visits": ("agency other persons_per_day", _pairs(city, city.joint_visits)),
        "profiles": _profiles(city),
        "modes": ("who mode share occupancy", _modes(city)),
        "tariff": _tariff(city),
        "rules": _rules(city),
        "weights": ("term price note", ((t, w.price, w.note) for t, w in city.weights.items())),
        "parameters": ("name value unit source year status", _parameters(city)),
        "plans": ("plan agency building", _plans(city)),
    }


def _agencies(city: City) -> tuple[str, Iterable[Row]]:
    a = city.agencies
    headings = (
        "agency name staff attendance part_of area_m2 visitors_per_day meeting_load move_cost"
        " current requires allowed forbidden"
    )
    return headings, zip(
        a.ids, a.names, a.staff, a.attendance, a.part_of, a.area_m2, a.visitors_per_day,
        a.meeting_load, a.move_cost, a.current, a.requires, a.allowed, a.forbidden,
        strict=True,
    )  # fmt: skip


def _buildings(city: City) -> tuple[str, Iterable[Row]]:
    b = city.buildings
    headings = (
        "building name site net_m2 gross_m2 lon lat zone status owned posts cleaning_rate"
        " cleaning_fixed maintenance_rate base_kwh kwh_per_m2 rent holding_cost release_income"
        " opening_cost life desks features rule min_use"
    )
    return headings, zip(
        b.ids, b.names, b.site, b.net_m2, b.gross_m2, b.lon, b.lat, b.zone, b.status, b.owned,
        b.posts, b.cleaning_rate, b.cleaning_fixed, b.maintenance_rate, b.base_kwh, b.kwh_per_m2,
        b.rent, b.holding_cost, b.release_income, b.opening_cost, b.life,
        np.where(np.isinf(b.desks), np.nan, b.desks), b.features, b.rule, b.min_use,
        strict=True,
    )  # fmt: skip


def _sites(city: City) -> tuple[str, Iterable[Row]]:
    s = city.sites
    rows = zip(s.ids, s.names, s.gate_posts, s.grounds_cost, s.rooms, s.meter, strict=True)
    return "site name gate_posts grounds_cost rooms meter", rows


def _lots(city: City) -> tuple[str, Iterable[Row]]:
    p = city.lots
    headings = [
        "lot",
        "name",
        *(f"{v}_spaces" for v in CLASSES),
        *(f"reserved_{v}" for v in CLASSES),
    ]
    rows = zip(p.ids, p.names, *p.spaces.T, *p.reserved.T, strict=True)
    return " ".join(headings), rows


def _lot_serves(city: City) -> tuple[str, Iterable[Row]]:
    serves = city.lot_serves
    lot = (city.lots.ids[p] for p in serves.lot)
    building = (city.buildings.ids[j] for j in serves.building)
    return "lot building walk_minutes", zip(lot, building, serves.walk_minutes, strict=True)


def _zones(city: City) -> tuple[str, Iterable[Row]]:
    z = city.zones
    rows = zip(z.ids, z.names, z.district, z.bank, z.population, z.lon, z.lat, strict=True)
    return "zone name district bank population lon lat", rows


def _shares(city: City, share: Array) -> Iterator[Row]:
    """Rows of a sheet of shares: none where all follow population, ``*`` for the commonest row."""
    population = city.zones.population
    people = population.sum()
    default = population / people if people > 0 else np.zeros(len(population))
    if (share == default).all():
        return
    rows = [row.tobytes() for row in share]
    common = Counter(rows).most_common(1)[0][0] if share.any(axis=1).all() else None
    if common is not None:
        yield from _share_rows(city, "*", share[rows.index(common)])
    for agency, key, row in zip(city.agencies.ids, rows, share, strict=True):
        if key != common:
            yield from _share_rows(city, agency, row)


def _share_rows(city: City, agency: str, row: Array) -> Iterator[Row]:
    return ((agency, city.zones.ids[z], row[z]) for z in np.flatnonzero(row))


def _minutes(city: City, minutes: Minutes) -> Iterator[Row]:
    """All minutes that are known, mode by mode; a mode that equals the mixed one all the same."""
    buildings = city.buildings.ids
    for mode in (MIXED, *MODES):
        word = "" if mode == MIXED else mode
        for origins, tables in (
            (city.zones.ids, minutes.zone), (buildings, minutes.building),
        ):  # fmt: skip
            for start, row in zip(origins, tables.get(mode, ()), strict=False):
                known = zip(buildings, row.tolist(), strict=True)
                yield from ((start, end, t, word) for end, t in known if t == t)


def _pairs(city: City, pairs: Pairs) -> Iterator[Row]:
    ids = city.agencies.ids
    for i, k, flow in zip(pairs.first, pairs.second, pairs.per_day, strict=True):
        yield ids[i], ids[k], flow


def _profiles(city: City) -> tuple[str, Iterable[Row]]:
    headings, t = "slot hours staff_presence visitor_presence", city.profiles
    if t is None:
        return headings, ()
    return headings, zip(t.slots, t.hours, t.staff_presence, t.visitor_presence, strict=True)


def _modes(city: City) -> Iterator[Row]:
    if city.modes is None:
        return
    for who, known, share, occupancy in zip(
        WHO, city.modes.known, city.modes.share, city.modes.occupancy, strict=True
    ):
        if known:
            yield from ((who, *row) for row in zip(MODES, share, occupancy, strict=True))


def _tariff(city: City) -> tuple[str, Iterable[Row]]:
    t = city.tariff
    limits = np.where(np.isinf(t.limit_kwh), np.nan, t.limit_kwh)
    return "limit_kwh fixed rate", zip(limits, t.fixed, t.rate, strict=True)


def _rules(city: City) -> tuple[str, Iterable[Row]]:
    headings = "rule agency other building site value what limit level price note"
    return headings, (
        (r.rule, r.agency, r.other, r.building, r.site, r.value, r.what, r.limit, r.level, r.price,
         r.note)
        for r in city.rules
    )  # fmt: skip


def _parameters(city: City) -> Iterator[Row]:
    yield "locale", "en", "", "", "", ""
    for name, p in city.parameters.items():
        yield name, p.value, p.unit, p.source, p.year, p.status


def _plans(city: City) -> Iterator[Row]:
    for name, plan in city.plans.items():
        if name != "today" or dict(plan) != _current(city):
            yield from ((name, agency, building) for agency, building in plan.items())


def _current(city: City) -> Mapping[str, str | None]:
    return dict(zip(city.agencies.ids, city.agencies.current, strict=True))


def _cell(value: object) -> object:
    """Text of a cell: numbers in full, empty where nothing is known."""
    if isinstance(value, float):
        return "" if value != value else float(value)  # csv writes the shortest exact digits
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    return value
