"""Staffing: the floor that an agency's staff need by rank, and its special rooms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from siting.city.arrays import Array
from siting.city.build.reader import Reader
from siting.city.tables import Table


def programmed_area(
    r: Reader, agencies: Table, ids: Sequence[str], staff: Array
) -> dict[str, float]:
    """Return net m2 of agencies with rows in ``staffing``: persons x standard + special rooms."""
    area: dict[str, float] = {}
    persons = _persons(r, ids, area)
    _rooms(r, ids, area)
    for i, name in enumerate(ids):
        if name in persons and r.sound(agencies, i) and abs(persons[name] - staff[i]) > 0.5:
            values = {"ranks": f"{persons[name]:g}", "staff": f"{staff[i]:g}"}
            r.note(agencies, "staffing_differs", i, "staff", value=name, **values)
    return area


def _persons(r: Reader, ids: Sequence[str], area: dict[str, float]) -> Mapping[str, float]:
    """Add floor by rank to ``area``; return the persons of each agency."""
    floor = _standards(r)
    table = r.tables["staffing"]
    r.needed(table, "agency")
    r.needed(table, "rank")
    agency = r.refs(table, "agency", ids, "agency")
    rank = r.texts(table, "rank")
    amount = r.numbers(table, "persons")
    for record in r.repeated(table, agency, rank):
        r.error(table, "row_twice", record, "rank", value=f"{agency[record]}, {rank[record]}")
    persons: dict[str, float] = {}
    for record, (name, step) in enumerate(zip(agency, rank, strict=True)):
        if step is not None and step not in floor:
            if floor:
                r.unknown(table, record, "rank", step, floor, "rank")
            else:
                r.error(table, "rank_without_standard", record, "rank", value=step)
        if name is not None:
            persons[name] = persons.get(name, 0.0) + float(amount[record])
            area[name] = area.get(name, 0.0) + float(amount[record]) * floor.get(step or "", 0.0)
    return persons


def _standards(r: Reader) -> dict[str, float]:
    table = r.tables["standards"]
    return dict(zip(r.ids(table, "rank"), r.numbers(table, "net_m2").tolist(), strict=True))


def _rooms(r: Reader, ids: Sequence[str], area: dict[str, float]) -> None:
    """Add special rooms to ``area``; an agency with rooms but without staff by rank is an error."""
    table = r.tables["special_rooms"]
    r.needed(table, "agency")
    r.needed(table, "room")
    agency, room = r.refs(table, "agency", ids, "agency"), r.texts(table, "room")
    sizes = r.numbers(table, "net_m2")
    for record in r.repeated(table, agency, room):
        r.note(table, "room_twice", record, "room", value=f"{agency[record]}, {room[record]}")
    for record, name in enumerate(agency):
        if name is None:
            continue
        if name in area:
            area[name] += float(sizes[record])
        else:
            r.error(table, "rooms_without_staffing", record, "agency", value=name)
