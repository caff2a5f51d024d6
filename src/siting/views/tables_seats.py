"""The tables of one plan: who sits where, agencies in several parts, and what is set free."""

from __future__ import annotations

from collections.abc import Sequence

from siting.locale.report import say
from siting.results import Result
from siting.views.frames import rooms
from siting.views.frames_parts import short, wholes
from siting.views.numbers import digits_for, number
from siting.views.tables import Cell, Row, Table, called, head, num, row


def seats_table(result: Result, lang: str) -> Table:
    """List buildings in use with all their agencies by name, staff and floor."""
    named = _names(result)
    rows = []
    for room in rooms(result):
        who = "\n".join(called(agency, named) for agency in room.agencies)
        floor = f"{number(room.area_m2, lang)} / {number(room.net_m2, lang)}"
        where = Cell(
            called(room.building, _buildings(result)), _site(result, room.site, room.building)
        )
        rows.append(row(where, who, num(number(room.staff, lang)), num(floor)))
    heading = head(
        say("building", lang),
        say("agencies", lang),
        num(say("staff", lang)),
        num(say("floor", lang)),
    )
    return Table(say("c seats", lang), heading, tuple(rows))


def parts_table(result: Result, lang: str) -> Table | None:
    """Read each agency that is given as units as one line with its parts; None if there is none."""
    rows = []
    for whole in wholes(result):
        where = [
            f"{seat.building}: " + ", ".join(short(part, whole.whole) for part in seat.parts)
            for seat in whole.seats
        ]
        name = called(whole.whole, {whole.whole: whole.name})
        label = Cell(name, say("parts at", lang, parts=len(whole.parts), places=len(whole.seats)))
        rows.append(row(label, "; ".join(where), num(number(whole.staff, lang))))
    heading = head(say("agency", lang), say("parts", lang), num(say("staff", lang)))
    return Table(say("c parts", lang), heading, tuple(rows)) if rows else None


def freed_table(result: Result, before: Result | None, lang: str) -> Table | None:
    """Owned buildings that stand empty, with what they cost and earn; None if there are none.

    Those that ``before`` does not use either say so.
    """
    freed, places = result.checked.freed, _buildings(result)
    used = None if before is None or before.plan is None else set(before.plan.values())
    net = dict(zip(places, result.city.buildings.net_m2.tolist(), strict=True))
    values = [
        (net[f.building], f.holding_cost, f.release_income, f.holding_cost - f.release_income)
        for f in freed
    ]
    sums = tuple(sum(column) for column in zip(*values, strict=True))
    digits = digits_for([value for each in values for value in each[1:]])
    rows: list[Row] = []
    for f, each in zip(freed, values, strict=True):
        empty = used is not None and f.building not in used
        label = Cell(called(f.building, places), say("empty before", lang) if empty else "")
        rows.append(row(label, *_amounts(each, digits, lang)))
    if len(rows) > 1:
        rows.append(row(say("together", lang), *_amounts(sums, digits, lang), kind="sum"))
    keys = ("net floor", "holding", "income", "net")
    heading = head(say("building", lang), *(num(say(key, lang)) for key in keys))
    return Table(say("c freed", lang), heading, tuple(rows)) if rows else None


def _amounts(values: Sequence[float], digits: int, lang: str) -> list[Cell]:
    """Return cells of floor in whole m2 and of money."""
    floor, *money = values
    return [num(number(floor, lang)), *(num(number(value, lang, digits)) for value in money)]


def _names(result: Result) -> dict[str, str]:
    return dict(zip(result.city.agencies.ids, result.city.agencies.names, strict=True))


def _buildings(result: Result) -> dict[str, str]:
    return dict(zip(result.city.buildings.ids, result.city.buildings.names, strict=True))


def _site(result: Result, site: str, building: str) -> str:
    if site == building:
        return ""
    table = result.city.sites
    return table.names[table.index[site]] or site
