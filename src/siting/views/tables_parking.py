"""The tables of parking: by hour, by lot in its worst hour, and every lot hour by hour."""

from __future__ import annotations

from siting.locale.report import say
from siting.results import Result
from siting.views.frames_parking import VEHICLES, LotHour, parking, slots
from siting.views.numbers import number
from siting.views.tables import Cell, Table, called, head, num, row

SHOWN = 0.05
"""Vehicles without a space that are not shown as 0.0."""


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
    named = _lots(result)
    rows = [
        row(
            called(hours[0].lot, named),
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


def hours_table(result: Result, lang: str) -> Table | None:
    """Each lot and class hour by hour: demand, and in small print what is short; None if not counted."""
    named, lots = _lots(result), parking(result)
    if not lots:
        return None
    times = list(dict.fromkeys(hour.slot for hour in lots[0]))
    rows = []
    for hours in lots:
        rows.append(row(called(hours[0].lot, named), kind="group"))
        for vehicle in VEHICLES:
            mine = {hour.slot: hour for hour in hours if hour.vehicle == vehicle}
            spaces = num(number(next(iter(mine.values())).spaces, lang))
            cells = [num(number(mine[t].demand, lang), _short(mine[t], lang)) for t in times]
            rows.append(row(say(vehicle, lang), spaces, *cells))
    heading = head(say("lot", lang), num(say("spaces", lang)), *(num(t) for t in times))
    return Table(say("c hours", lang), heading, tuple(rows))


def _short(hour: LotHour, lang: str) -> str:
    """Return what is short; nothing where it would read as 0."""
    return number(hour.shortage, lang, 1) if hour.shortage >= SHOWN else ""


def _lots(result: Result) -> dict[str, str]:
    return dict(zip(result.city.lots.ids, result.city.lots.names, strict=True))
