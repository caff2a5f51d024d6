"""Read and check: from tables to a city, or to all that is wrong with them."""

from __future__ import annotations

from pathlib import Path

from siting.city.build.agencies import agencies as read_agencies
from siting.city.build.bound import check_bound
from siting.city.build.buildings import buildings as read_buildings
from siting.city.build.buildings import sites as read_sites
from siting.city.build.contradictions import check_contradictions
from siting.city.build.fit import check_fit
from siting.city.build.forced import check_forced
from siting.city.build.geography import check_points
from siting.city.build.minutes import between, minutes
from siting.city.build.parameters import declared_locale, parameters
from siting.city.build.parking import lot_serves, lots, modes, profiles
from siting.city.build.people import shares, zones
from siting.city.build.plans import plans
from siting.city.build.reader import Reader
from siting.city.build.rules import Names, rules
from siting.city.build.settings import pairs, tariff, weights
from siting.city.build.statuses import statuses
from siting.city.build.travel import Travel
from siting.city.build.wanted import wanted
from siting.city.city import City
from siting.city.findings import Finding
from siting.city.schema import SHEETS
from siting.city.tables import Tables, open_tables
from siting.errors import DataError


def read(path: str | Path, travel: Travel | None = None) -> City:
    """Read a folder of CSV files or a workbook into a city.

    Parameters
    ----------
    path
        A folder with ``agencies.csv``, ``buildings.csv`` …, or an ``.xlsx`` or ``.ods`` workbook
        with the same sheets.
    travel
        Measures minutes in the place of the sheet ``minutes``; None takes the sheet.

    Returns
    -------
    City
        Frozen, with every default and assumption on record in ``city.assumptions``.

    Raises
    ------
    DataError
        If there are errors; its ``findings`` are all of them.
    """
    city, findings = _read(Path(path), travel)
    if city is None:
        raise DataError([f for f in findings if f.level == "error"])
    return city


def check(path: str | Path, travel: Travel | None = None) -> list[Finding]:
    """Return all findings of a folder or workbook, errors and notes, in the order of the sheets."""
    return _read(Path(path), travel)[1]


def _read(path: Path, travel: Travel | None) -> tuple[City | None, list[Finding]]:
    tables = open_tables(path)
    reader = Reader(tables, declared_locale(tables))
    city = None
    if tables.sheets or not tables.findings:
        _check_needed(reader)
        city = _assemble(reader, tables, travel)
    findings = reader.finish()
    if any(finding.level == "error" for finding in findings):
        city = None
    return city, findings


def _check_needed(r: Reader) -> None:
    for sheet in SHEETS.values():
        table = r.tables[sheet.name]
        if sheet.name not in r.tables.sheets:
            if sheet.needed and sheet.name not in r.tables.unread:
                r.error(table, "missing_sheet", name=sheet.name)
        elif not len(table):
            report = r.error if sheet.needed else r.note
            report(table, "empty_sheet", name=sheet.name)


def _assemble(r: Reader, tables: Tables, by: Travel | None) -> City:
    """Read sheet after sheet, each by what those before it know; then judge the whole."""
    numbers = parameters(r)
    where = zones(r)
    stock = read_buildings(r, numbers, where)
    sites = read_sites(r, stock)
    agencies = read_agencies(r, numbers, stock.ids)
    visitors = shares(r, "visitors", agencies.ids, where)
    homes = shares(r, "homes", agencies.ids, where)
    trips = pairs(r, "trips", "trips_per_day", agencies.index)
    joint = pairs(r, "joint_visits", "persons_per_day", agencies.index)
    lot = lots(r)
    serves = lot_serves(r, lot, stock, sites)
    day, how = profiles(r), modes(r)
    check_points(r, stock, where)
    names = Names(agencies, stock, sites, where)
    rows = rules(r, names)
    spoken = [row for _, row in rows]
    needs = wanted(agencies, where, visitors, homes, trips, joint, how, spoken)
    travel = minutes(r, where, stock, numbers, needs, by)
    check_contradictions(r, rows, names)
    prices, steps, drawn = weights(r), tariff(r), plans(r, agencies, stock)
    left = check_fit(r, rows, names, (homes, visitors), travel, how)
    if left is not None:
        check_bound(r, rows, names, left, between(travel, stock, how))
        check_forced(r, rows, names, left)
    statuses(r)
    return City(
        name=tables.name,
        agencies=agencies,
        buildings=stock,
        sites=sites,
        lots=lot,
        lot_serves=serves,
        zones=where,
        visitor_share=visitors,
        home_share=homes,
        minutes=travel,
        profiles=day,
        modes=how,
        tariff=steps,
        trips=trips,
        joint_visits=joint,
        parameters=numbers,
        rules=tuple(row for _, row in rows),
        weights=prices,
        plans=drawn,
        assumptions=tuple(r.assumptions),
        files=tables.files if by is None else {**tables.files, **by.files},
        locale=r.locale,
    )
