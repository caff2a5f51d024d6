"""The tables that compare plans: every line side by side, and the rules that each plan breaks."""

from __future__ import annotations

from collections.abc import Sequence

from siting.audit.terms import OPERATING
from siting.locale.report import say
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS, unit
from siting.locale.views import VIEWS, word
from siting.results import MONEY, Result
from siting.views.frames_account import SHARE, SumRow, TermRow, soft, sums, terms, totals
from siting.views.numbers import digits_for, number, percent
from siting.views.tables import Cell, Row, Table, head, num, row

MINUS = "−"
"""The sign that is as wide as a plus, for columns of differences."""


def plans_table(results: Sequence[Result], names: Sequence[str], lang: str) -> Table:
    """Lay every line of several plans side by side, with the difference from the first plan."""
    account = [found for found in terms(results) if not found.is_zero]
    running = [_term(found, lang) for found in account if found.name in OPERATING]
    money = [_term(f, lang) for f in account if f.is_money and f.name not in OPERATING]
    burdens = [_term(found, lang) for found in account if not found.is_money]
    kinds = {r["name"]: r["rule"] for result in results for r in result.description["rules"]}
    rules = [_sum(f, rule_label(f.name, kinds.get(f.name, ""), lang), lang) for f in soft(results)]
    sums_ = [_sum(found, _label(found.name, lang), lang) for found in totals(results)]
    more = [_sum(found, _label(found.name, lang), lang) for found in sums(results)]
    operating, *rest = sums_
    rows: list[Row] = []
    for key, group in (
        ("money", [*running, operating, *money]),
        ("burdens", burdens),
        ("soft", rules),
        ("sums", [*rest, *more]),
    ):
        if group:
            rows += [row(say(key, lang), kind="group"), *group]
    heading = head(say("line", lang), *(num(name) for name in names), say("unit", lang))
    return Table(say("c plans", lang, first=names[0]), heading, tuple(rows))


def _label(name: str, lang: str) -> str:
    return TERMS[name].label.say(lang) if name in TERMS else VIEWS[name].say(lang)


def _term(found: TermRow, lang: str) -> Row:
    """One line; a burden shows its value at the price below the amount."""
    cells = [_cell(found.amounts, k, lang) for k in range(len(found.lines))]
    words = TERMS[found.name]
    of = unit(found.unit, lang)
    result = row(Cell(words.label.say(lang), words.meaning.say(lang)), *cells, of)
    priced = [line.priced if line is not None and line.price else None for line in found.lines]
    if found.is_money or not any(price is not None for price in priced):
        return result
    digits = digits_for(priced)
    valued = [
        num(cell.text, "\n".join(filter(None, (cell.small, f"= {number(value, lang, digits)}"))))
        for cell, value in zip(cells, priced, strict=True)
    ]
    return row(result.cells[0], *valued, Cell(of, f"= {unit(MONEY, lang)}"))


def _sum(found: SumRow, label: str, lang: str) -> Row:
    kind = "sum" if found.name in ("operating_cost", "total") else ""
    if found.unit == SHARE:
        return row(label, *(num(percent(value, lang, 2)) for value in found.values), "")
    differs = found.name != "bound"
    cells = [_cell(found.values, k, lang, differs=differs) for k in range(len(found.values))]
    return row(label, *cells, unit(found.unit, lang), kind=kind)


def _cell(values: Sequence[float | None], k: int, lang: str, *, differs: bool = True) -> Cell:
    """One amount, and in small print how far it is from the first plan's."""
    digits, value, first = digits_for(values), values[k], values[0]
    small = change(value, first, lang, digits) if differs and k > 0 else ""
    return num(number(value, lang, digits).replace("-", MINUS), small)


def change(value: float | None, first: float | None, lang: str, digits: int) -> str:
    """Say how far an amount is from the first plan's; nothing where they are alike."""
    if value is None or first is None or value == first:
        return ""
    apart = number(value - first, lang, digits, sign=True)
    return apart.replace("-", MINUS) if apart.startswith(("+", "-")) else ""


def broken_table(results: Sequence[Result], names: Sequence[str], lang: str) -> Table | None:
    """List the hard rules that plans break, with place and amount; None where all are kept.

    Of a result without a plan, the rules that give way when they are broken as little as possible.
    """
    rows = []
    for result, name in zip(results, names, strict=True):
        found = result.conflicts if result.audit is None else result.broken
        for v in found:
            much = f"{number(v.amount, lang, digits_for([v.amount]))} {unit(v.unit, lang)}"
            places = [
                f"{place} ({number(there, lang, digits_for([there]))})" for place, there in v.places
            ]
            rows.append(row(name, rule_label(v.name, v.rule, lang), num(much), ", ".join(places)))
    if not rows:
        return None
    keys = ("plan", "rule", "amount", "where")
    heading = head(*(num(say(k, lang)) if k == "amount" else say(k, lang) for k in keys))
    return Table(say("c broken", lang), heading, tuple(rows))


def sensitivity_table(result: Result, others: Sequence[tuple[str, Result]], lang: str) -> Table:
    """Show how the plan changes at other prices, by amounts that prices do not touch."""
    plans = [result, *(other for _, other in others)]
    names = [word("this plan", lang), *(label for label, _ in others)]
    rows = [
        _sum(found, _label(found.name, lang), lang) for found in (totals(plans)[0], *sums(plans))
    ]
    rows += [
        row(TERMS[f.name].label.say(lang), *(_cell(f.amounts, k, lang) for k in range(len(plans))),
            unit(f.unit, lang))
        for f in terms(plans) if not f.is_money and not f.is_zero
    ]  # fmt: skip
    moved = [num(_elsewhere(result, other, lang)) for _, other in others]
    rows.append(row(say("elsewhere", lang), num(""), *moved, unit("agencies", lang)))
    heading = head(say("line", lang), *(num(name) for name in names), say("unit", lang))
    return Table(say("c sensitivity", lang), heading, tuple(rows))


def _elsewhere(result: Result, other: Result, lang: str) -> str:
    if result.plan is None or other.plan is None:
        return number(None, lang)
    plan, there = result.plan, other.plan
    return number(sum(plan[agency] != there.get(agency) for agency in plan), lang)
