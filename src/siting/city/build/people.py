"""Zones, and where an agency's visitors and staff start from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.buildings import coordinates
from siting.city.build.reader import Reader
from siting.city.city import Zones
from siting.city.tables import Table


def zones(r: Reader) -> Zones:
    """Read the sheet ``zones``."""
    table = r.tables["zones"]
    ids = r.ids(table, "zone")
    names, district = r.texts(table, "name"), r.texts(table, "district")
    return Zones(
        ids=tuple(ids),
        names=tuple(name or z for z, name in zip(ids, names, strict=True)),
        district=tuple(d or z for z, d in zip(ids, district, strict=True)),
        bank=tuple(r.texts(table, "bank")),
        population=locked(r.numbers(table, "population", 0.0)),
        lon=locked(coordinates(r, table, "lon")),
        lat=locked(coordinates(r, table, "lat")),
    )


def shares(r: Reader, sheet: str, agencies: Sequence[str], where: Zones) -> Array:
    """Read ``visitors`` or ``homes``: part of each agency's people by zone, shape (I, Z).

    An agency without rows has those of ``*``; without either, by population. Rows sum to 1.
    """
    table = r.tables[sheet]
    for column in ("agency", "zone"):
        r.needed(table, column)
    names = r.refs(table, "agency", {*agencies, "*"}, "agency")
    zone = r.refs(table, "zone", where.index, "zone")
    value = r.numbers(table, "share")
    given: dict[str, Array] = {}
    seen: set[tuple[str, str]] = set()
    for record, (agency, z) in enumerate(zip(names, zone, strict=True)):
        if agency is None or z is None:
            continue
        if (agency, z) in seen:
            r.error(table, "row_twice", record, "zone", value=f"{agency}, {z}")
        seen.add((agency, z))
        given.setdefault(agency, np.zeros(len(where)))[where.index[z]] += value[record]
    for agency, row in given.items():
        _check_sum(r, table, names, agency, float(row.sum()))
    population = where.population.sum()
    default = where.population / population if population > 0 else np.zeros(len(where))
    default = given.get("*", default)
    without = [agency for agency in agencies if agency not in given]
    if without and "*" not in given and len(where):
        r.assume(table, "share", "shares_by_population", len(without), total=len(agencies))
    rows = [given.get(agency, default) for agency in agencies]
    matrix = np.array(rows).reshape(len(agencies), len(where))
    total = matrix.sum(axis=1, keepdims=True)
    return locked(np.divide(matrix, total, out=np.zeros_like(matrix), where=total > 0))


def _check_sum(
    r: Reader, table: Table, names: Sequence[str | None], agency: str, total: float
) -> None:
    if abs(total - 1.0) > 1e-3:
        first = names.index(agency)
        r.error(table, "shares_do_not_add_up", first, "share", value=agency, total=f"{total:g}")
