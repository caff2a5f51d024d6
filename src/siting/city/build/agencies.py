"""Agencies: who moves, how much floor each needs, and where it sits today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.build.reader import Reader
from siting.city.build.staffing import programmed_area
from siting.city.city import Agencies, Parameter
from siting.city.tables import Table


def agencies(r: Reader, parameters: Mapping[str, Parameter], buildings: Sequence[str]) -> Agencies:
    """Read the sheet ``agencies``, with floor programmed from ``staffing`` where it has rows."""
    table = r.tables["agencies"]
    ids = r.ids(table, "agency")
    names, part_of = r.texts(table, "name"), r.texts(table, "part_of")
    staff = r.numbers(table, "staff")
    known = dict.fromkeys(buildings)
    _check_units(r, table, ids, part_of)
    return Agencies(
        ids=tuple(ids),
        names=tuple(name or i for i, name in zip(ids, names, strict=True)),
        staff=locked(staff),
        attendance=locked(r.numbers(table, "attendance", 1.0)),
        part_of=tuple(part_of),
        area_m2=locked(_area(r, table, ids, staff, parameters["area_per_person"].value)),
        visitors_per_day=locked(r.numbers(table, "visitors_per_day", 0.0)),
        meeting_load=locked(r.numbers(table, "meeting_load", 0.0)),
        move_cost=locked(r.numbers(table, "move_cost", 0.0)),
        current=tuple(r.refs(table, "current", known, "building")),
        requires=tuple(r.lists(table, "requires", None)),
        allowed=tuple(a or None for a in r.lists(table, "allowed", known, "building")),
        forbidden=tuple(r.lists(table, "forbidden", known, "building")),
    )


def _area(r: Reader, table: Table, ids: Sequence[str], staff: Array, per_person: float) -> Array:
    """Return floor needed, shape (I,); what comes from persons or from rank goes on record."""
    programmed = programmed_area(r, table, ids, staff)
    by_rank = np.array([name in programmed for name in ids], dtype=bool)
    empty = ~r.filled(table, "area_m2")
    if (empty & by_rank).any():
        count = int((empty & by_rank).sum())
        r.assume(table, "area_m2", "area_programmed", count, status="derived")
    if (empty & ~by_rank).any():
        r.assume(table, "area_m2", "area_from_staff", int((empty & ~by_rank).sum()))
    default = np.array(
        [
            programmed.get(name, persons * per_person)
            for name, persons in zip(ids, staff, strict=True)
        ]
    )
    area = r.numbers(table, "area_m2", default, quiet=True)
    for i in np.flatnonzero(area == 0).tolist():
        if r.sound(table, i):
            r.note(table, "no_area", i, "area_m2", value=ids[i])
    return area


def _check_units(
    r: Reader, table: Table, ids: Sequence[str], part_of: Sequence[str | None]
) -> None:
    """Report units whose whole is neither an agency nor shared with another unit, or is inside."""
    count = Counter(whole for whole in part_of if whole)
    known = set(ids)
    for i, whole in enumerate(part_of):
        if whole == ids[i]:
            r.error(table, "part_of_itself", i, "part_of", value=whole)
        elif whole and whole not in known and count[whole] == 1:
            others = {*ids, *count} - {whole, ids[i]}
            r.unknown(table, i, "part_of", whole, others, "whole")
    whole_of = {name: whole for name, whole in zip(ids, part_of, strict=True) if whole}
    for i, name in enumerate(ids):
        ring = [name]
        while (whole := whole_of.get(ring[-1])) is not None and whole not in ring:
            ring.append(whole)
        if whole == name and len(ring) > 1:
            r.error(table, "part_in_a_ring", i, "part_of", value=" → ".join([*ring, name]))
