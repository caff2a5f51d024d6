"""A result of a classic in plain text and small tables: who goes where, what it costs, what it breaks."""

from __future__ import annotations

from html import escape
from textwrap import shorten

from siting.locale.classic import CLASSIC
from siting.results import Result
from siting.views import impasse
from siting.views.numbers import digits_for, number, price

PLACES = 20
"""More places than these are not listed one by one."""

WIDTH = 100


def summary(result: Result, lang: str = "en") -> str:
    """Write a result on one screen: the plan by place, its amounts, its proof, what it breaks.

    Parameters
    ----------
    result
        A result of ``siting.classic``; without a plan, what stands in its way is said.
    lang
        ``en`` or ``id``.
    """
    head = [_title(result, lang), result.proof_text(lang)]
    seats, lines = _seats(result, lang), _lines(result, lang)
    name = max((len(seat[0]) for seat in seats), default=0)
    label = max((len(line[0]) for line in lines), default=0)
    amount = max((len(line[1]) for line in lines), default=0)
    return "\n".join(
        [
            *head,
            *(_line(f"  {place:<{name}}  ", items).rstrip() for place, items in seats),
            *(f"{a:<{label}}  {b:>{amount}}  {c}".rstrip() for a, b, c in lines),
            *_broken(result, lang),
        ]
    )


def html_summary(result: Result) -> str:
    """Write the summary as small HTML tables for a notebook; every name is escaped."""
    lines = "".join(
        f"<tr><td>{escape(label)}</td><td style='text-align:right'>{escape(amount)}</td>"
        f"<td>{escape(note)}</td></tr>"
        for label, amount, note in _lines(result, "en")
    )
    seats = "".join(
        f"<tr><td>{escape(place)}</td><td style='text-align:left'>{escape(items)}</td></tr>"
        for place, items in _seats(result, "en")
    )
    broken = "".join(f"<br>{escape(line)}" for line in _broken(result, "en"))
    return (
        f"<div><strong>{escape(_title(result, 'en'))}</strong><br>{escape(result.proof_text())}"
        f"{broken}<table>{lines}</table><table>{seats}</table></div>"
    )


def _line(start: str, rest: str) -> str:
    """Return both on one line, cut at a word where it grows too long."""
    return start + shorten(rest, max(WIDTH - len(start), 20), placeholder=" …")


def _title(result: Result, lang: str) -> str:
    about = result.description
    sizes = {"kind": about["classic"], "items": about["items"], "places": about["places"]}
    if result.audit is None:
        return CLASSIC["title" if about["items"] else "sites alone"].say(lang, **sizes)
    key = "used" if about["items"] else "opened"
    return CLASSIC[key].say(lang, used=len(result.open), **sizes)


def _seats(result: Result, lang: str) -> list[tuple[str, str]]:
    """Return each used place and its items, and what is left of a long list."""
    if result.plan is None:
        return []
    inside: dict[object, list[str]] = {place: [] for place in result.open}
    for item, place in result.plan.items():
        inside[place].append(str(item))
    places = list(inside.items())
    shown = [(str(place), ", ".join(items)) for place, items in places[:PLACES]]
    rest = places[PLACES:]
    if rest:
        count = sum(len(items) for _, items in rest)
        shown.append(("", CLASSIC["more"].say(lang, count=len(rest), items=count)))
    return shown


def _lines(result: Result, lang: str) -> list[tuple[str, str, str]]:
    """Return name, amount and price of each measure, and the total."""
    if result.audit is None:
        return []
    digits = digits_for([line.amount for line in result.lines] + [result.total])
    cells = []
    for line in result.lines:
        at = {"price": price(line.price, lang), "amount": number(line.priced, lang, digits)}
        note = "" if line.price == 1 else CLASSIC["priced"].say(lang, **at)
        cells.append((line.name, number(line.amount, lang, digits), note))
    return [*cells, (CLASSIC["total"].say(lang), number(result.total, lang, digits), "")]


def _broken(result: Result, lang: str) -> list[str]:
    """Return what the plan breaks, or what stands in the way of any, and where."""
    found = result.conflicts if result.audit is None else result.broken
    said = []
    for violation in found:
        where = ", ".join(place for place, _ in violation.places)
        amount = number(violation.amount, lang, digits_for([violation.amount]))
        at = f" ({where})" if where else ""
        said.append(shorten(f"{violation.name}: {amount}{at}", WIDTH, placeholder=" …"))
    return said + (impasse.lines(result.conflicts, lang) if result.audit is None else [])
