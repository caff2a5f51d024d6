"""Telling: what all explanations share when they are written: costs, lines of the account, names of rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap

from siting.audit.records import Violation
from siting.explain.records import Cost, Difference
from siting.locale.explain import EXPLAIN
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS, unit
from siting.results import Result
from siting.views.numbers import digits_for, number, price

WIDTH = 100

LINES = 12
"""Lines of the account that are shown; of more than these the number is said."""


def signed(extra: float, lang: str) -> str:
    """Write an amount of money with its sign and the digits that it deserves."""
    return number(extra, lang, digits_for([extra]), sign=True)


def proof(cost: Cost, lang: str) -> str:
    """Say what is proved of a cost."""
    if cost.exact:
        return EXPLAIN["exact"].say(lang)
    digits = digits_for([cost.low, cost.high])
    low, high = number(cost.low, lang, digits), number(cost.high, lang, digits)
    if cost.low is not None and cost.high is not None:
        return EXPLAIN["between"].say(lang, low=low, high=high)
    if cost.low:
        return EXPLAIN["at least"].say(lang, low=low)
    return EXPLAIN["unproved"].say(lang)


def rule(name: str, lang: str) -> str:
    """Return what people call a rule; its name begins with its kind."""
    return rule_label(name, name.partition(" ")[0], lang)


def rules(names: Iterable[str], lang: str) -> str:
    """Return what people call several rules."""
    return ", ".join(rule(name, lang) for name in names)


def rule_of(result: Result, name: str, lang: str) -> str:
    """Return what people call a rule of a result."""
    kinds = {row["name"]: row["rule"] for row in result.description["rules"]}
    return rule_label(name, kinds.get(name, name), lang)


def broken(found: Iterable[Violation], lang: str) -> str:
    """Say which rules are broken, by how much and where."""
    said = []
    for violation in found:
        much = number(violation.amount, lang, digits_for([violation.amount]))
        where = ", ".join(place for place, _ in violation.places)
        text = f"{rule_label(violation.name, violation.rule, lang)}: {much} "
        text += unit(violation.unit, lang, after=much)
        said.append(f"{text} ({where})" if where else text)
    return "; ".join(said)


def lines(found: Sequence[Difference], lang: str) -> list[str]:
    """Write the lines of the account that change, those that weigh most first; the rest as a number."""
    order = sorted(found, key=lambda one: -abs(one.priced))
    if not order:
        return []
    rows = [_line(one, lang) for one in order[:LINES]]
    more = [f"    … +{len(order) - LINES}"] if len(order) > LINES else []
    widths = [max(len(row[k]) for row in rows) for k in range(2)]
    said = [f"    {a:<{widths[0]}}  {b:>{widths[1]}}  {c}".rstrip() for a, b, c in rows]
    return [f"  {EXPLAIN['lines'].say(lang)}", *said, *more]


def _line(one: Difference, lang: str) -> tuple[str, str, str]:
    label = TERMS[one.name].label.say(lang) if one.name in TERMS else rule(one.name, lang)
    change = number(one.change, lang, digits_for([one.change]), sign=True)
    of = unit(one.unit, lang, after=change)
    if one.priced and one.priced != one.change:
        per = price(one.priced / one.change, lang)
        of += f" × {per} = {number(one.priced, lang, digits_for([one.priced]), sign=True)}"
    return label, change, of


def folded(text: str, indent: str = "  ") -> list[str]:
    """Fold a sentence into lines of at most ``WIDTH``."""
    return wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False)


def html(text: str) -> str:
    """Return a text for a notebook: its first line bold, the others as they stand."""
    first, _, rest = text.partition("\n")
    return f"<div><strong>{escape(first)}</strong><pre>{escape(rest)}</pre></div>"
