"""The table of who travels how long to the services, by bank and district."""

from __future__ import annotations

from collections.abc import Sequence

from siting.locale.report import say
from siting.results import Result
from siting.views.frames_access import Access, access
from siting.views.numbers import number
from siting.views.tables import Row, Table, head, num, row
from siting.views.tables_plan import change


def access_table(results: Sequence[Result], names: Sequence[str], lang: str) -> Table | None:
    """Lay mean minutes of the people of each bank and district side by side; None if nobody visits."""
    found = access(tuple(results))
    rows = [_row(entry, lang) for entry in found]
    heads = [num(say("people", lang)), *(num(name) for name in names)]
    heading = head(say("district", lang), *heads)
    return Table(say("c access", lang, first=names[0]), heading, tuple(rows)) if rows else None


def _row(entry: Access, lang: str) -> Row:
    whole = not entry.district
    label = entry.district or entry.bank or say("whole city", lang)
    first = entry.minutes[0]
    cells = [
        num(number(value, lang, 1), "" if k == 0 else change(value, first, lang, 1))
        for k, value in enumerate(entry.minutes)
    ]
    return row(label, num(number(entry.population, lang)), *cells, kind="sum" if whole else "")
