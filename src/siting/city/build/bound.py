"""Bound: agencies that hard rules tie or part, and that no places left to them can satisfy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.left import Left
from siting.city.build.reader import Reader
from siting.city.build.rules import Names, Row
from siting.city.city import RuleRow
from siting.termination import FEASIBLE


def check_bound(r: Reader, rows: Sequence[Row], names: Names, left: Left, between: Array) -> None:
    """Report agencies that must be together, apart, near or away, and cannot.

    Parameters
    ----------
    r
        Takes the findings.
    rows
        The rules.
    names
        Agencies, buildings, sites and zones.
    left
        Where hard columns and rules leave each agency a place.
    between
        Minutes between buildings by staff's modes, the mean of both directions, shape (J, J).
    """
    hard = [(record, row) for record, row in rows if row.level == "hard"]
    for kind in ("building", "site"):
        _check_together(r, hard, names, left, kind)
    for record, row, one, two in _pairs(hard, names, "Apart"):
        places = left.places(row.what or "building")
        if not (places[one] != places[two]).any() and places[one].sum() == 1:
            where = left.called(row.what or "building")[int(np.argmax(places[one]))]
            _report(r, names, "apart_but_one_place", record, one, two, where=where)
    for rule, key, most in (("Near", "never_near", True), ("Away", "never_away", False)):
        for record, row, one, two in _pairs(hard, names, rule):
            way = between[np.ix_(left.open[one], left.open[two])]
            limit = row.value or 0.0
            if not way.size or np.isnan(way).any():
                continue
            best = float(way.min() if most else way.max())
            if (best - limit if most else limit - best) > FEASIBLE:
                _report(r, names, key, record, one, two, minutes=f"{best:.3g}")


def _report(
    r: Reader, names: Names, key: str, record: int, one: int, two: int, **more: object
) -> None:
    ids = names.agencies.ids
    column = "value" if key.startswith("never") else "other"
    values = {"one": ids[one], "two": ids[two], **more}
    r.error(r.tables["rules"], key, record, column, **values)


def _check_together(r: Reader, hard: Sequence[Row], names: Names, left: Left, kind: str) -> None:
    """Follow the rows of ``Together`` one by one; the one that leaves a group no place is reported."""
    kinds = ("building",) if kind == "building" else ("building", "site")
    places, room = left.places(kind), left.room_of(kind)
    group = {i: {i} for i in range(len(names.agencies))}
    table, ids, area = r.tables["rules"], names.agencies.ids, names.agencies.area_m2
    for record, row, one, two in _pairs(hard, names, "Together"):
        if (row.what or "building") not in kinds or group[one] is group[two]:
            continue
        if not r.sound(table, record):
            continue
        joined = group[one] | group[two]
        common = _common(places, joined)
        need = float(area[sorted(joined)].sum())
        said = {"names": ", ".join(ids[i] for i in sorted(joined))}
        if not common.any():
            r.error(table, "together_nowhere", record, "other", **said)
        elif (room[common] + FEASIBLE < need).all():
            said |= {"need": f"{need:g}", "largest": f"{room[common].max():g}"}
            r.error(table, "together_no_floor", record, "other", **said)
        else:
            for i in joined:
                group[i] = joined
    for record, row, one, two in _pairs(hard, names, "Apart"):
        if (row.what or "building") == kind and group[one] is group[two]:
            tied = ", ".join(ids[i] for i in sorted(group[one]))
            _report(r, names, "apart_but_tied", record, one, two, tied=tied)


def _common(places: BoolArray, group: set[int]) -> BoolArray:
    return np.asarray(places[sorted(group)].all(axis=0))


def _pairs(hard: Sequence[Row], names: Names, rule: str) -> Iterator[tuple[int, RuleRow, int, int]]:
    """Yield record, row and the positions of both agencies of each pair of a rule."""
    index = names.agencies.index
    for record, row in hard:
        if row.rule == rule:
            for other in row.other:
                yield record, row, index[str(row.agency)], index[other]
