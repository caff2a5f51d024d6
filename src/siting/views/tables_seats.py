"""The tables of one plan: who sits where, who moves, what is set free, parking by hour."""

from __future__ import annotations

from siting.locale.report import say
from siting.results import Result
from siting.views.frames import moves, rooms
from siting.views.frames_parking import VEHICLES, LotHour, parking, slots
from siting.views.numbers import NOTHING, digits_for, number
from siting.views.tables import Cell, Row, Table, head, num, row


def seats_table(result: Result, lang: str) -> Table:
    """List buildings in use with all their agencies by name, staff and floor."""
    named = _names(result)
    rows = []
    for room in rooms(result):
        who = "\n".join(_called(agency, named) for agency in room.agencies)
        floor = f"{number(room.area_m2, lang)} / {number(room.net_m2, lang)}"
        where = Cell(
            _called(room.building, _buildings(result)), _site(result, room.site, room.building)
        )
        rows.append(row(where, who, num(number(room.staff, lang)), num(floor)))
    heading = head(
        say("building", lang),
        say("agencies", lang),
        num(say("staff", lang)),
        num(say("floor", lang)),
    )
    return Table(say("c seats", lang), heading, tuple(rows))


def moves_table(result: Result, before: Result | None, first: str, lang: str) -> Table | None:
    """Agencies that sit elsewhere than before, with their people's minutes; None if none does."""
    named, lines = _names(result), result.checked.agencies
    places = _buildings(result)
    rows = [
        row(
            _called(move.agency, named),
            num(number(move.staff, lang)),
            NOTHING if move.start is None else _called(move.start, places),
            _called(move.end, places),
            num(
                f"{number(lines[move.agency]['visitor_minutes'], lang)} / "
                f"{number(lines[move.agency]['staff_minutes'], lang)}"
            ),
        )
        for move in moves(result, before)
    ]
    heading = head(
        say("agency", lang), num(say("staff", lang)), say("from", lang), say("to", lang),
        num(say("own minutes", lang)),
    )  # fmt: skip
    return Table(say("c moves", lang, first=first), heading, tuple(rows)) if rows else None


def freed_table(result: Result, lang: str) -> Table | None:
    """Owned buildings that stand empty, with what they cost and earn; None if there are none."""
    freed, places = result.checked.freed, _buildings(result)
    digits = digits_for([value for f in freed for value in (f.holding_cost, f.release_income)])
    rows: list[Row] = [
        row(
            _called(f.building, places),
            *(
                num(number(value, lang, digits))
                for value in (f.holding_cost, f.release_income, f.holding_cost - f.release_income)
            ),
        )
        for f in freed
    ]
    keys = ("holding", "income", "net")
    heading = head(say("building", lang), *(num(say(key, lang)) for key in keys))
    return Table(say("c freed", lang), heading, tuple(rows)) if rows else None


def slots_table(result: Result, lang: str) -> Table | None:
    """Demand, spaces and shortage by hour, all lots together; None if not counted."""
    found = {(entry.slot, entry.vehicle): entry for entry in slots(result)}
    if not found:
        return None
    rows = []
    for slot in dict.fromkeys(slot for slot, _ in found):
        cells = []
        for vehicle in VEHICLES:
            entry = found[slot, vehicle]
            cells += [
                num(number(entry.demand, lang)),
                num(number(entry.spaces, lang)),
                num(number(entry.shortage, lang, 1)),
            ]
        rows.append(row(slot, *cells))
    heads = [
        num(say(key, lang))
        for vehicle in VEHICLES
        for key in (f"demand {vehicle}", "spaces", "short")
    ]
    return Table(say("c slots", lang), head(say("slot", lang), *heads), tuple(rows))


def lots_table(result: Result, lang: str) -> Table | None:
    """Each lot in the worst hour of each class, the fullest lots first; None if not counted."""
    lots = result.city.lots
    named = dict(zip(lots.ids, lots.names, strict=True))
    rows = [
        row(
            _called(hours[0].lot, named),
            *(
                _worst([h for h in hours if h.vehicle == v], k, lang)
                for v in VEHICLES
                for k in (0, 1)
            ),
        )
        for hours in parking(result)
    ]
    heads = [num(say(key, lang)) for v in VEHICLES for key in (f"demand {v}", "short")]
    heading = head(say("lot", lang), *heads)
    return Table(say("c lots", lang), heading, tuple(rows)) if rows else None


def _worst(hours: list[LotHour], k: int, lang: str) -> Cell:
    """Return demand and spaces (0), or what is short (1), in the hour of most demand."""
    worst = max(hours, key=lambda hour: hour.demand)
    if k == 0:
        return num(f"{number(worst.demand, lang)} / {number(worst.spaces, lang)}", worst.slot)
    return num(number(worst.shortage, lang, 1))


def _names(result: Result) -> dict[str, str]:
    return dict(zip(result.city.agencies.ids, result.city.agencies.names, strict=True))


def _buildings(result: Result) -> dict[str, str]:
    return dict(zip(result.city.buildings.ids, result.city.buildings.names, strict=True))


def _site(result: Result, site: str, building: str) -> str:
    if site == building:
        return ""
    table = result.city.sites
    return table.names[table.index[site]] or site


def _called(name: str, named: dict[str, str]) -> str:
    """Return an id with what it stands for, where that says more."""
    long = named.get(name, "")
    if long.startswith(name):
        return long
    return f"{name} · {long}" if long else name
