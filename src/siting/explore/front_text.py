"""A front in plain text and as a table: what is proved, and of each plan what it is like."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from siting.locale.counts import count
from siting.locale.pareto import PARETO
from siting.locale.terms import TERMS, unit
from siting.terms import UNITS
from siting.views.numbers import digits_for, number

if TYPE_CHECKING:
    from siting.explore.front import Efficient, Pareto

FEW = 12
"""Plans that are listed in plain text; of more than these the number is said."""


def text(front: Pareto, lang: str = "en") -> str:
    """Say what was found, then list the plans."""
    lines = [_head(front, lang)]
    for one in front.entries[:FEW]:
        cells = _cells(front, one, lang)
        named = [
            f"{TERMS[name].label.say(lang)} {cell}"
            for name, cell in zip(front.names, cells, strict=True)
        ]
        lines.append("  " + " · ".join(named) + _note(front, one, lang))
    if len(front) > FEW:
        lines.append(f"  … +{len(front) - FEW}")
    return "\n".join(lines)


def html(front: Pareto, lang: str = "en") -> str:
    """Return the same as a table for a notebook, with all plans."""
    heads = [f"{TERMS[n].label.say(lang)} ({unit(UNITS[n], lang)})" for n in front.names]
    rows = [[*_cells(front, one, lang), _note(front, one, lang)] for one in front.entries]
    table = "".join(_row("td", row) for row in rows)
    head = _row("th", [*heads, ""])
    return f"<div><p>{escape(_head(front, lang))}</p><table>{head}{table}</table></div>"


def _head(front: Pareto, lang: str) -> str:
    hidden = sum(not one.supported for one in front.entries)
    key = "complete" if front.complete else "partial"
    names = ", ".join(front.names)
    plans = count(len(front), "plans")
    return PARETO[key].say(lang, plans=plans, names=names, hidden=hidden)


def _cells(front: Pareto, one: Efficient, lang: str) -> list[str]:
    digits = [digits_for(column) for column in front.amounts.T.tolist()]
    return [number(v, lang, d) for v, d in zip(one.amounts, digits, strict=True)]


def _note(front: Pareto, one: Efficient, lang: str) -> str:
    notes = [] if one.supported else [PARETO["hidden"].say(lang)]
    notes += [PARETO["knee"].say(lang)] if one is front.knee else []
    return f" ({'; '.join(notes)})" if notes else ""


def _row(tag: str, cells: list[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
