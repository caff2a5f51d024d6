"""Alternatives in plain text: what each costs more, how many sit elsewhere, and who."""

from __future__ import annotations

from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING

from siting.locale.counts import count
from siting.locale.explain import EXPLAIN
from siting.views.numbers import NOTHING, digits_for, number, percent

if TYPE_CHECKING:
    from siting.explore.alternatives import Alternative, Alternatives

WIDTH = 100


def text(alternatives: Alternatives, lang: str = "en") -> str:
    """Say what else is nearly as cheap."""
    result = alternatives.result
    total = number(result.total, lang, digits_for([result.total]))
    values = {"within": percent(alternatives.within, lang, 2), "total": total}
    if not alternatives.entries:
        done = "no more" if alternatives.complete else "time up"
        return f"{EXPLAIN['no alternative'].say(lang, **values)} {EXPLAIN[done].say(lang)}"
    plans = count(len(alternatives), "plans")
    said = [EXPLAIN["alternatives"].say(lang, plans=plans, **values)]
    for k, one in enumerate(alternatives.entries, start=1):
        said.extend(_one(alternatives, one, k, lang))
    if alternatives.complete:
        said.append(EXPLAIN["no more"].say(lang))
    return "\n".join(said)


def html(alternatives: Alternatives, lang: str = "en") -> str:
    """Return the same for a notebook."""
    return f"<pre>{escape(text(alternatives, lang))}</pre>"


def _one(alternatives: Alternatives, one: Alternative, at: int, lang: str) -> list[str]:
    noun = "persons" if alternatives.kind == "staff moved" else "agencies"
    total = abs(alternatives.result.total)
    values = {
        "name": at,
        "extra": number(one.extra, lang, digits_for([one.extra]), sign=True),
        "share": percent(one.extra / total, lang, 2, sign=True) if total else NOTHING,
        "moved": count(number(one.moved, lang), noun),
    }
    before, after = alternatives.result.plan, one.result.plan
    assert before is not None
    assert after is not None
    moves = [f"{a}: {before[a]} → {after[a]}" for a in before if before[a] != after[a]]
    return [
        f"  {EXPLAIN['alternative'].say(lang, **values)}",
        shorten("; ".join(moves), WIDTH, initial_indent="      ", placeholder=" …"),
    ]
