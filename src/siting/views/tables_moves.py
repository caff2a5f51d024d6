"""The table of who moves: one line an agency, with its parts where several of them move."""

from __future__ import annotations

from collections.abc import Sequence

from siting.locale.report import say
from siting.results import Result
from siting.views.frames import Move, moves
from siting.views.frames_parts import short
from siting.views.numbers import NOTHING, number
from siting.views.tables import Cell, Row, Table, called, head, num, row


def moves_table(result: Result, before: Result | None, first: str, lang: str) -> Table | None:
    """Agencies that sit elsewhere than before, with their people's minutes; None if none does."""
    table = result.city.agencies
    together: dict[str, list[Move]] = {}
    for move in moves(result, before):
        together.setdefault(table.whole[move.agency], []).append(move)
    rows = [_row(result, whole, moved, lang) for whole, moved in together.items()]
    heading = head(
        say("agency", lang), num(say("staff", lang)), say("from to", lang),
        num(say("own minutes", lang)),
    )  # fmt: skip
    return Table(say("c moves", lang, first=first), heading, tuple(rows)) if rows else None


def _row(result: Result, whole: str, moved: Sequence[Move], lang: str) -> Row:
    """Return one line: an agency from one building to another, or the moves of its parts."""
    named = dict(zip(result.city.agencies.ids, result.city.agencies.names, strict=True))
    staff = num(number(sum(move.staff for move in moved), lang))
    minutes = num(f"{_minutes(result, moved, 'visitor', lang)} / "
                  f"{_minutes(result, moved, 'staff', lang)}")  # fmt: skip
    if len(moved) == 1:
        move = moved[0]
        return row(called(move.agency, named), staff, _way(move, result), minutes)
    count = sum(name == whole for name in result.city.agencies.whole.values())
    name = Cell(called(whole, named), say("parts moved", lang, moved=len(moved), parts=count))
    ways = "\n".join(
        f"{'' if m.agency == whole else short(m.agency, whole) + ': '}{_way(m, result, ids=True)}"
        for m in moved
    )
    return row(name, staff, ways, minutes)


def _way(move: Move, result: Result, *, ids: bool = False) -> str:
    """Return where from and where to; ``ids`` = by id only."""
    stock = result.city.buildings
    places = {} if ids else dict(zip(stock.ids, stock.names, strict=True))
    start = NOTHING if move.start is None else called(move.start, places)
    return f"{start} → {called(move.end, places)}"


def _minutes(result: Result, moved: Sequence[Move], who: str, lang: str) -> str:
    """Return mean minutes one way of the visitors, or the staff, of those who move."""
    lines = [result.checked.agencies[move.agency] for move in moved]
    people = [line["visitors_per_day" if who == "visitor" else "present"] for line in lines]
    if len(lines) == 1:
        return number(lines[0][f"{who}_minutes"], lang)
    if not sum(people) > 0:
        return NOTHING
    total = sum(n * line[f"{who}_minutes"] for n, line in zip(people, lines, strict=True) if n > 0)
    return number(total / sum(people), lang)
