"""Zones, and where an agency's visitors and staff start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.buildings import points
from siting.city.build.reader import Reader
from siting.city.city import Zones
from siting.city.tables import Table

SUM_WITHIN = 1e-3
"""Shares may miss the sum 1 by this much; they are then divided by their sum."""

EXACT = 1e-12
"""Shares that miss 1 by no more than rounding are left as they are, so that a copy is the same."""


def zones(r: Reader) -> Zones:
    """Read the sheet ``zones``."""
    table = r.tables["zones"]
    ids = r.ids(table, "zone")
    names, district = r.texts(table, "name"), r.texts(table, "district")
    lon, lat = points(r, table)
    return Zones(
        ids=tuple(ids),
        names=tuple(name or z for z, name in zip(ids, names, strict=True)),
        district=tuple(d or z for z, d in zip(ids, district, strict=True)),
        bank=tuple(r.texts(table, "bank")),
        population=locked(r.numbers(table, "population", 0.0)),
        lon=locked(lon),
        lat=locked(lat),
    )


def shares(r: Reader, sheet: str, agencies: Sequence[str], where: Zones) -> Array:
    """Read ``visitors`` or ``homes``: part of each agency's people by zone, shape (I, Z).

    An agency without rows has those of ``*``; without either, by population. Rows sum to 1.
    """
    table = r.tables[sheet]
    given = _rows(r, table, agencies, where)
    people = where.population.sum()
    default = given.get("*")
    if default is None:
        default = where.population / people if people > 0 else np.zeros(len(where))
        without = sum(agency not in given for agency in agencies)
        if without and len(where):
            r.assume(table, "share", "shares_by_population", without, total=len(agencies))
    rows = [given.get(agency, default) for agency in agencies]
    return locked(np.array(rows).reshape(len(agencies), len(where)))


def _rows(r: Reader, table: Table, agencies: Sequence[str], where: Zones) -> Mapping[str, Array]:
    """Return the table's shares by agency or ``*``, each (Z,), summing to 1."""
    r.needed(table, "agency")
    r.needed(table, "zone")
    names = r.refs(table, "agency", {*agencies, "*"}, "agency")
    zone = r.refs(table, "zone", where.index, "zone")
    value = r.numbers(table, "share")
    for record in r.repeated(table, names, zone):
        r.error(table, "row_twice", record, "zone", value=f"{names[record]}, {zone[record]}")
    given: dict[str, Array] = {}
    first: dict[str, int] = {}
    spoiled: set[str] = set()
    for record, (agency, z) in enumerate(zip(names, zone, strict=True)):
        if agency is None:
            continue
        first.setdefault(agency, record)
        row = given.setdefault(agency, np.zeros(len(where)))
        if not r.sound(table, record) or z is None:
            spoiled.add(agency)
        else:
            row[where.index[z]] = value[record]
    for agency, row in given.items():
        if agency not in spoiled:
            made_whole(r, table, first[agency], agency, row)
    return given


def made_whole(r: Reader, table: Table, record: int, name: str, row: Array) -> None:
    """Divide shares by their sum in place; an error at ``record`` where they do not sum to 1."""
    total = float(row.sum())
    if abs(total - 1.0) > SUM_WITHIN:
        r.error(table, "shares_do_not_add_up", record, "share", value=name, total=f"{total:g}")
    elif abs(total - 1.0) > EXACT:
        row /= total
