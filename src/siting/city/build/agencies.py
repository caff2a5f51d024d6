"""Agencies: who moves, how much floor each needs, and where it sits today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.reader import Reader
from siting.city.city import Agencies, Parameter
from siting.city.tables import Table


def agencies(r: Reader, parameters: Mapping[str, Parameter], buildings: Sequence[str]) -> Agencies:
    """Read the sheet ``agencies``, with floor programmed from ``staffing`` where it has rows."""
    table = r.tables["agencies"]
    ids = r.ids(table, "agency")
    staff = r.numbers(table, "staff")
    programmed = _programmed(r, ids)
    area_default = staff * parameters["area_per_person"].value
    for i, name in enumerate(ids):
        if name in programmed:
            area_default[i] = programmed[name]
    allowed = r.lists(table, "allowed", buildings, "building")
    current = r.refs(table, "current", buildings, "building")
    part_of = r.texts(table, "part_of")
    _check_units(r, table, ids, part_of)
    names = r.texts(table, "name")
    return Agencies(
        ids=tuple(ids),
        names=tuple(name or i for i, name in zip(ids, names, strict=True)),
        staff=locked(staff),
        attendance=locked(r.numbers(table, "attendance", 1.0)),
        part_of=tuple(part_of),
        area_m2=locked(_area(r, table, area_default, programmed, ids)),
        visitors_per_day=locked(r.numbers(table, "visitors_per_day", 0.0)),
        meeting_load=locked(r.numbers(table, "meeting_load", 0.0)),
        move_cost=locked(r.numbers(table, "move_cost", 0.0)),
        current=tuple(current),
        requires=tuple(r.lists(table, "requires", None, "feature")),
        allowed=tuple(a or None for a in allowed),
        forbidden=tuple(r.lists(table, "forbidden", buildings, "building")),
    )


def _area(
    r: Reader, table: Table, default: Array, programmed: Mapping[str, float], ids: Sequence[str]
) -> Array:
    """Return floor needed; floor that comes from persons, or from staff by rank, goes on record."""
    empty = [i for i, cell in enumerate(r.cells(table, "area_m2")) if cell is None]
    by_rank = [i for i in empty if ids[i] in programmed]
    if by_rank:
        r.assume(table, "area_m2", "area_programmed", len(by_rank), status="derived")
    if len(empty) > len(by_rank):
        r.assume(table, "area_m2", "area_from_staff", len(empty) - len(by_rank))
    area = r.numbers(table, "area_m2", default, quiet=True)
    for i in np.nonzero(area <= 0)[0].tolist():
        key = "no_area" if r.cells(table, "area_m2")[i] is not None else "no_area_no_staff"
        if key == "no_area":
            r.error(table, key, i, "area_m2", value=r.cells(table, "area_m2")[i])
        else:
            r.note(table, key, i, "staff")
    return area


def _programmed(r: Reader, ids: Sequence[str]) -> dict[str, float]:
    """Return floor by agency: persons of each rank times its standard, plus special rooms."""
    standards, staffing = r.tables["standards"], r.tables["staffing"]
    ranks = r.ids(standards, "rank")
    floor = dict(zip(ranks, r.numbers(standards, "net_m2").tolist(), strict=True))
    area: dict[str, float] = {}
    for column in ("agency", "rank"):
        r.needed(staffing, column)
    who = r.refs(staffing, "agency", ids, "agency")
    rank_of = r.texts(staffing, "rank")
    for record, rank in enumerate(rank_of):
        if rank is not None and rank not in floor:
            if len(standards):
                r.unknown(staffing, record, "rank", rank, ranks, "rank")
            else:
                r.error(staffing, "rank_without_standard", record, "rank", value=rank)
    for agency, rank, count in zip(who, rank_of, r.numbers(staffing, "persons"), strict=True):
        if agency is not None:
            area[agency] = area.get(agency, 0.0) + float(count) * floor.get(rank or "", 0.0)
    rooms = r.tables["special_rooms"]
    for column in ("agency", "room"):
        r.needed(rooms, column)
    sizes = r.numbers(rooms, "net_m2")
    for record, agency in enumerate(r.refs(rooms, "agency", ids, "agency")):
        if agency is None:
            continue
        if agency not in area:
            r.error(rooms, "rooms_without_staffing", record, "agency", value=agency)
        else:
            area[agency] += float(sizes[record])
    return area


def _check_units(
    r: Reader, table: Table, ids: Sequence[str], part_of: Sequence[str | None]
) -> None:
    """Report units whose whole is neither an agency nor shared with another unit."""
    count = Counter(whole for whole in part_of if whole)
    for i, whole in enumerate(part_of):
        if whole == ids[i]:
            r.error(table, "part_of_itself", i, "part_of", value=whole)
        elif whole and whole not in ids and count[whole] == 1:
            r.unknown(table, i, "part_of", whole, {*ids, *count} - {whole, ids[i]}, "agency")
