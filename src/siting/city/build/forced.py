"""Forced: what every plan must use, spend and move, against hard rules that allow less."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siting.city.arrays import BoolArray
from siting.city.build.contradictions import buildings_of
from siting.city.build.left import Left
from siting.city.build.reader import Reader
from siting.city.build.rules import Names, Row
from siting.city.city import RuleRow
from siting.termination import FEASIBLE


def check_forced(r: Reader, rows: Sequence[Row], names: Names, left: Left) -> None:
    """Report limits that no plan can keep, because of those who have but one place left.

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
    """
    hard = [(record, row) for record, row in rows if row.level == "hard"]
    used = _used(hard, names, left)
    _check_floor(r, names, left)
    for record, row in hard:
        value = row.value or 0.0
        if row.rule == "AtMost":
            _check_number(r, record, row, value, names, left, used)
        if row.rule == "Budget":
            _check_budget(r, record, value, names, left, used)
        if row.rule == "MaxMoves":
            _check_moves(r, record, row, value, names, left)


def _used(hard: Sequence[Row], names: Names, left: Left) -> BoolArray:
    """Say which buildings are used in every plan: by those with no other place, or by rule, (J,)."""
    stock = names.stock
    used = np.array([rule == "open" for rule in stock.rule], dtype=bool)
    used[list(left.only("building"))] = True
    for _, row in hard:
        here = buildings_of(row, names) if row.rule == "Open" else ()
        if len(here) == 1:
            used[[stock.index[b] for b in here]] = True
    return used


def _leavers(names: Names, left: Left) -> BoolArray:
    """Say which agencies leave their current building in every plan, shape (I,)."""
    at = [names.stock.index.get(current or "") for current in names.agencies.current]
    return np.array([j is not None and not left.open[i, j] for i, j in enumerate(at)], dtype=bool)


def _check_floor(r: Reader, names: Names, left: Left) -> None:
    """Note those who can only sit in one building and need more floor than it leaves.

    No error, as today's plan may be like that and is still worth evaluating; a solve proves it.
    """
    alone = left.open & (left.open.sum(axis=1) == 1)[:, None]
    need = names.agencies.area_m2 @ alone
    for j in np.flatnonzero(need > left.room + FEASIBLE).tolist():
        who = ", ".join(names.agencies.ids[i] for i in np.flatnonzero(alone[:, j]).tolist())
        values = {"names": who, "need": f"{need[j]:g}", "have": f"{left.room[j]:g}"}
        r.note(r.tables["buildings"], "only_place_too_small", j, "net_m2", **values)


def _check_number(
    r: Reader, record: int, row: RuleRow, most: float, names: Names, left: Left, used: BoolArray
) -> None:
    """More buildings or sites must be used than are allowed, or those allowed hold too little."""
    kind, stock, table = row.what or "building", names.stock, r.tables["rules"]
    counted = [j for j, s in enumerate(stock.site) if used[j] and row.site in (None, s)]
    must = [stock.ids[j] for j in counted]
    if kind == "site":
        must = list(dict.fromkeys(stock.site[j] for j in counted))
        if row.site is None:
            must = list(dict.fromkeys([*must, *(names.sites.ids[s] for s in left.only("site"))]))
    if len(must) > most + FEASIBLE:
        shown = ", ".join(must[:8]) + (" …" if len(must) > 8 else "")
        values = {"count": len(must), "names": shown, "most": f"{most:g}"}
        r.error(table, "at_most_below_needed", record, "value", **values)
    elif row.site is None:
        need = float(names.agencies.area_m2.sum())
        room = left.room_of(kind)
        have = float(np.sort(room)[::-1][: int(most + FEASIBLE)].sum())
        if have + FEASIBLE < need <= room.sum() + FEASIBLE:
            values = {"most": f"{most:g}", "need": f"{need:g}", "have": f"{have:g}"}
            r.error(table, "at_most_too_small", record, "value", **values)


def _check_budget(
    r: Reader, record: int, budget: float, names: Names, left: Left, used: BoolArray
) -> None:
    """Opening what must be used, and moving those who must leave, costs more than the budget."""
    opening = float(names.stock.opening_cost[used].sum())
    moving = float(names.agencies.move_cost[_leavers(names, left)].sum())
    if opening + moving > budget + FEASIBLE:
        values = {"budget": f"{budget:g}", "opening": f"{opening:g}", "moving": f"{moving:g}"}
        values["needed"] = f"{opening + moving:g}"
        r.error(r.tables["rules"], "budget_below_needed", record, "value", **values)


def _check_moves(
    r: Reader, record: int, row: RuleRow, most: float, names: Names, left: Left
) -> None:
    """More agencies, or staff, must leave their building than may."""
    leaving = _leavers(names, left)
    staff = row.what == "staff"
    number = float(names.agencies.staff[leaving].sum()) if staff else float(leaving.sum())
    if number > most + FEASIBLE:
        who = [names.agencies.ids[i] for i in np.flatnonzero(leaving).tolist()]
        shown = ", ".join(who[:8]) + (" …" if len(who) > 8 else "")
        values = {"number": f"{number:g}", "names": shown, "most": f"{most:g}"}
        r.error(r.tables["rules"], "moves_below_needed", record, "value", **values)
