"""The tables of what an answer rests on: prices, rules, parameters, assumptions, versions, data."""

from __future__ import annotations

from siting.audit.terms import TERMS as ACCOUNT
from siting.locale import Text
from siting.locale.findings import FINDINGS
from siting.locale.report import PARAMETERS, say, status
from siting.locale.rules import RULES, rule_label
from siting.locale.terms import TERMS, unit
from siting.results import MONEY, Result
from siting.views.numbers import NOTHING, digits_for, number, price
from siting.views.tables import Cell, Row, Table, head, num, row


def prices_table(result: Result, lang: str) -> Table:
    """Prices of burdens, and of money that does not count as it is, with their derivation."""
    weights, units, rows = result.city.weights, {t.name: t.unit for t in ACCOUNT}, []
    for name, each in result.description["prices"].items():
        of = units[name]
        if of == MONEY and each == 1:
            continue
        note = weights[name].note if name in weights and weights[name].price == each else ""
        words = TERMS[name]
        rows.append(
            row(
                Cell(words.label.say(lang), words.meaning.say(lang)),
                num(price(each, lang)),
                _per(of, lang),
                note,
            )
        )
    heading = head(say("line", lang), num(say("price", lang)), say("unit", lang), say("why", lang))
    return Table(say("c prices", lang), heading, tuple(rows))


def _per(of: str, lang: str) -> str:
    """Return the unit of a price; where amount and money are both a year, the year cancels."""
    yearly = "IDR million" if of.endswith("/year") else MONEY
    amount = unit(of, lang).removesuffix("/year").removesuffix("/tahun")
    return f"{unit(yearly, lang)} / {amount}"


def rules_table(result: Result, lang: str) -> Table:
    """All rules in force, what breaking them means, and how far the plan is from keeping each."""
    found = {} if result.audit is None else {v.name: v for v in result.audit.rules}
    listed = {r["name"]: (r["rule"], r["level"], r["price"]) for r in result.description["rules"]}
    listed |= {v.name: (v.rule, v.level, None) for v in found.values() if v.name not in listed}
    rows = []
    for name, (rule, level, cost) in listed.items():
        said = say("soft at", lang, price=price(cost or 0.0, lang))
        much = found[name].amount if name in found and level != "off" else None
        rows.append(
            row(
                Cell(rule_label(name, rule, lang), RULES[rule].meaning.say(lang)),
                said if level == "soft" else say(level, lang),
                num(number(much, lang, digits_for([much]))),
                unit(found[name].unit, lang) if name in found else "",
            )
        )
    heading = head(
        say("rule", lang), say("level", lang), num(say("violation", lang)), say("unit", lang)
    )
    return Table(say("c rules", lang), heading, tuple(rows))


def parameters_table(result: Result, lang: str) -> Table:
    """Every parameter with its value, unit, source, year and status."""
    rows = []
    for name, known in result.city.parameters.items():
        meaning = PARAMETERS[name].say(lang) if name in PARAMETERS else ""
        year = NOTHING if known.year is None else str(known.year)
        rows.append(
            row(
                Cell(name, meaning), num(price(known.value, lang)), known.unit, known.source, year,
                status(known.status, lang),
            )
        )  # fmt: skip
    keys = ("name", "value", "unit", "source", "year", "status")
    heading = head(*(num(say(key, lang)) if key == "value" else say(key, lang) for key in keys))
    return Table(say("c parameters", lang), heading, tuple(rows))


def assumptions_table(result: Result, lang: str) -> Table | None:
    """Say what the tables left open, sentence by sentence; None where they left nothing open."""
    rows: list[Row] = []
    for a in result.city.assumptions:
        values = {key: v.say(lang) if isinstance(v, Text) else v for key, v in a.values.items()}
        said = FINDINGS[a.key].say(lang, **values) if a.key in FINDINGS else a.key
        where = f"{a.sheet}.{a.column}" if a.column else a.sheet
        rows.append(row(where, said, a.source or NOTHING, status(a.status, lang)))
    keys = ("where", "assumption", "source", "status")
    heading = head(*(say(key, lang) for key in keys))
    return Table(say("c assumptions", lang), heading, tuple(rows)) if rows else None


def versions_table(result: Result, lang: str) -> Table:
    """Solver, libraries and seconds."""
    spent = sum(result.seconds.values())
    rows = [
        row(say("solver", lang), result.solver or NOTHING),
        *(row(name, version) for name, version in result.versions.items()),
        row(say("seconds", lang), number(spent, lang, 1)),
    ]
    return Table(say("c versions", lang), head(say("name", lang), say("value", lang)), tuple(rows))


def files_table(result: Result, lang: str) -> Table | None:
    """Files read with their SHA-256; None where the city came from no file."""
    rows = [row(name, Cell(digest)) for name, digest in result.city.files.items()]
    heading = head(say("file", lang), "SHA-256")
    return Table(say("c files", lang), heading, tuple(rows)) if rows else None
