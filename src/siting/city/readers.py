"""Read and check: from a folder of tables or a workbook to a city, or to all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from siting.city.build import agencies as agencies_of
from siting.city.build import buildings as buildings_of
from siting.city.build import geography, parking, people, settings
from siting.city.build.minutes import Wanted, minutes
from siting.city.build.plans import plans
from siting.city.build.reader import Reader
from siting.city.build.rules import rules
from siting.city.city import City, RuleRow
from siting.city.findings import Finding
from siting.city.schema import SHEETS
from siting.city.tables import Tables, open_tables
from siting.errors import DataError


def read(path: str | Path) -> City:
    """Read a folder of CSV files or a workbook into a city.

    Parameters
    ----------
    path
        A folder with ``agencies.csv``, ``buildings.csv`` …, or an ``.xlsx`` or ``.ods`` workbook with
        the same sheets.

    Returns
    -------
    City
        Frozen, with every default and assumption on record in ``city.assumptions``.

    Raises
    ------
    DataError
        If there are errors; it carries all of them, and the notes.
    """
    city, findings = _read(Path(path))
    if city is None:
        raise DataError([f for f in findings if f.level == "error"])
    return city


def check(path: str | Path) -> list[Finding]:
    """Return all findings of a folder or workbook, errors and notes, in the order of the sheets."""
    return _read(Path(path))[1]


def _read(path: Path) -> tuple[City | None, list[Finding]]:
    tables = open_tables(path)
    reader = Reader(tables, settings.declared_locale(tables))
    if tables.files:
        _needed_sheets(reader)
    city = _assemble(reader, tables) if tables.sheets else None
    findings = reader.finish()
    if any(finding.level == "error" for finding in findings):
        city = None
    return city, findings


def _needed_sheets(r: Reader) -> None:
    for sheet in SHEETS.values():
        table = r.tables[sheet.name]
        if sheet.needed and sheet.name not in r.tables.sheets:
            r.error(table, "missing_sheet", name=sheet.name)
        elif sheet.needed and not len(table):
            r.error(table, "empty_sheet", name=sheet.name)


def _assemble(r: Reader, tables: Tables) -> City:
    parameters = settings.parameters(r)
    zones = people.zones(r)
    stock = buildings_of.buildings(r, parameters, zones)
    sites = buildings_of.sites(r, stock)
    agencies = agencies_of.agencies(r, parameters, stock.ids)
    visitors = people.shares(r, "visitors", agencies.ids, zones)
    homes = people.shares(r, "homes", agencies.ids, zones)
    trips = settings.pairs(r, "trips", "trips_per_day", agencies.ids)
    joint = settings.pairs(r, "joint_visits", "persons_per_day", agencies.ids)
    lots = parking.lots(r)
    serves = parking.lot_serves(r, lots, stock, sites)
    modes = parking.modes(r)
    wanted = Wanted(agencies, zones, visitors, homes, trips, joint, stock)
    travel = minutes(r, zones, stock, modes, parameters, wanted)
    rows = rules(r, agencies, stock, sites, zones)
    geography.check_points(r, stock, zones)
    geography.check_fit(r, agencies, stock, _floor_is_hard(rows))
    known = modes.known if modes is not None else (False, False)
    share = [modes.share[w] if modes is not None and known[w] else None for w in (0, 1)]
    geography.check_reach(
        r,
        agencies,
        stock,
        zones,
        (
            ("staff", agencies.present, homes, geography.mixed(travel, share[0])),
            ("visitors", agencies.visitors_per_day, visitors, geography.mixed(travel, share[1])),
        ),
    )
    profiles, tariff = parking.profiles(r), settings.tariff(r)
    weights, drafts = settings.weights(r), plans(r, agencies, stock)
    r.statuses()
    return City(
        name=tables.name,
        agencies=agencies,
        buildings=stock,
        sites=sites,
        lots=lots,
        lot_serves=serves,
        zones=zones,
        visitor_share=visitors,
        home_share=homes,
        minutes=travel,
        profiles=profiles,
        modes=modes,
        tariff=tariff,
        trips=trips,
        joint_visits=joint,
        parameters=parameters,
        rules=rows,
        weights=weights,
        plans=drafts,
        assumptions=tuple(r.assumptions),
        files=tables.files,
        locale=r.locale,
    )


def _floor_is_hard(rows: tuple[RuleRow, ...]) -> bool:
    """Whether every building's whole floor is a hard limit: no row of FloorArea says otherwise."""
    return not any(row.rule == "FloorArea" for row in rows)
