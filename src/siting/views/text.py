"""A result in plain text and small tables: what a terminal and a notebook show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from textwrap import shorten

from siting.locale.counts import count
from siting.locale.report import ORIGINS, say
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS, unit
from siting.locale.views import VIEWS, city_name, plan_name, word
from siting.results import MONEY, Result
from siting.views import impasse
from siting.views.frames import rooms
from siting.views.frames_account import SHARE, SumRow, soft, sums, terms, totals
from siting.views.frames_parts import gathered, short, wholes
from siting.views.numbers import NOTHING, TINY, digits_for, number, percent, price

LINES = 40
"""So many lines at most has a summary, if its plan leaves out buildings."""

WIDTH = 100
MOST_PARTS = 5  # so many agencies in parts have a line
SOFT_LINES = 3  # more soft rules than these stand as one sum


def summary(result: Result, lang: str = "en") -> str:
    """Write a result on one screen: the plan by building, its account, its proof, what it breaks.

    Parameters
    ----------
    result
        Any result; without a plan the rules that cannot all hold are listed instead.
    lang
        ``en`` or ``id``.
    """
    head = [_title(result, lang), result.proof_text(lang)]
    if result.audit is None:
        return "\n".join(head + _rules(result, lang) + impasse.lines(result.conflicts, lang))
    foot = _parts(result, lang) + _account(result, lang) + _rules(result, lang)
    foot.append(origin(result, lang))
    return "\n".join(head + _seats(result, lang, LINES - len(head) - len(foot)) + foot)


def _title(result: Result, lang: str) -> str:
    name = plan_name(result.name, lang)
    city = city_name(result.city.name)
    title = f"{city}: {name}" if city else name
    if result.audit is None:
        return title
    every = count(len(result.city.buildings), "buildings")
    used = word("of", lang, used=len(result.open), all=every)
    return f"{title} ({used})"


def _seats(result: Result, lang: str, most: int) -> list[str]:
    """One line a building, the fullest first; ``most`` lines, but never fewer than five."""
    found = rooms(result)
    shown = found if len(found) <= max(most, 5) else found[: max(most, 5) - 1]
    width = max((len(room.building) for room in shown), default=0)
    lines = [
        shorten(f"{room.building}\0 {', '.join(gathered(room.agencies, result.city.agencies))}",
            WIDTH - width, placeholder=" …")
        .replace("\0", " " * (width - len(room.building)))
        for room in shown
    ]  # fmt: skip
    rest = found[len(shown) :]
    if rest:
        agencies = count(sum(len(room.agencies) for room in rest), "agencies")
        more = count(len(rest), "more buildings")
        lines.append(word("more buildings", lang, buildings=more, agencies=agencies))
    return [f"  {line}" for line in lines]


def _parts(result: Result, lang: str) -> list[str]:
    """Read each agency that sits in several buildings as one line with its parts."""
    lines = []
    for whole in wholes(result):
        if len(whole.seats) > 1:
            seats = "; ".join(
                f"{seat.building} ({', '.join(short(part, whole.whole) for part in seat.parts)})"
                for seat in whole.seats
            )
            lines.append(shorten(f"{whole.whole}: {seats}", WIDTH, placeholder=" …"))
    more = [f"… +{len(lines) - MOST_PARTS}"] if len(lines) > MOST_PARTS else []
    title = [word("in parts", lang)] if lines else []
    return title + [f"  {line}" for line in (*lines[:MOST_PARTS], *more)]


def origin(result: Result, lang: str) -> str:
    """Say where travel times come from, with speed and detour where they come from coordinates."""
    city = result.city
    known = {name: city.parameters.get(name) for name in ("detour", "speed_kmh")}
    values = {
        name: price(found.value, lang) if found is not None else NOTHING
        for name, found in known.items()
    }
    return say("minutes", lang, origin=ORIGINS[city.minutes.origin].say(lang, **values))


def _account(result: Result, lang: str) -> list[str]:
    """Write the lines that are not zero, with price and money where the amount is no money."""
    return _columns(_account_cells(result, lang))


def _account_cells(result: Result, lang: str) -> list[tuple[str, str, str]]:
    cells = []
    soft = [line for line in result.soft if line.amount >= TINY]
    many = len(soft) > SOFT_LINES
    for line in (*result.lines, *(() if many else soft)):
        if abs(line.amount) < TINY:
            continue
        label = _label(line.name, lang)
        amount = number(line.amount, lang, digits_for([line.amount]))
        at = f" × {price(line.price, lang)} = {number(line.priced, lang, 1)}"
        if line.price == 0:
            at = f" ({word('price 0', lang)})"
        elif line.unit == MONEY and line.price == 1:
            at = ""
        cells.append((label, amount, unit(line.unit, lang, after=amount) + at))
    if many:
        rules, paid = count(len(soft), "soft rules"), sum(line.priced for line in soft)
        cells.append((rules.say(lang), number(paid, lang), unit(MONEY, lang)))
    for key, value in (("operating_cost", result.operating_cost), ("total", result.total)):
        cells.append((TERMS[key].label.say(lang), number(value, lang), unit(MONEY, lang)))
    return cells


def _label(name: str, lang: str) -> str:
    """Return what people call a term, or the row of a rule: its name begins with the rule's."""
    if name in TERMS:
        return TERMS[name].label.say(lang)
    return rule_label(name, name.partition(" ")[0], lang)


def _rules(result: Result, lang: str) -> list[str]:
    """List the hard rules that the plan breaks, or those in the way of any plan."""
    found = result.conflicts if result.audit is None else result.broken
    if not found:
        return []
    said = [_broken(v.name, v.rule, v.amount, v.unit, v.places, lang) for v in found]
    title = word("conflicts" if result.audit is None else "broken", lang)
    more = len(said) - 12
    rest = [f"  … +{more}"] if more > 0 else []
    return [
        f"{title}:",
        *(f"  {shorten(line, WIDTH, placeholder=' …')}" for line in said[:12]),
    ] + rest


def _broken(
    name: str, rule: str, amount: float, of: str, places: Iterable[tuple[str, float]], lang: str
) -> str:
    where = ", ".join(place for place, _ in places)
    much = number(amount, lang, digits_for([amount]))
    said = f"{rule_label(name, rule, lang)}: {much} {unit(of, lang, after=much)}"
    return said + (f" ({where})" if where else "")


def _columns(rows: Sequence[Sequence[str]], left: Sequence[int] = (0, 2)) -> list[str]:
    """Align cells: columns in ``left`` to the left, the others to the right."""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(widths[k]) if k in left else cell.rjust(widths[k])
            for k, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def side_by_side(results: Sequence[Result], names: Sequence[str], lang: str = "en") -> str:
    """Write several plans as one aligned table: every line in its unit, and what it comes to.

    Lines that are 0 in every plan are named below the table. Amounts of a plan that does not exist
    stand as a dash.

    Parameters
    ----------
    results
        At least one result of the same city.
    names
        One heading a result.
    lang
        ``en`` or ``id``.
    """
    table = [("", *names, word("unit", lang))]
    rows = terms(results)
    for row in rows:
        if row.is_zero:
            continue
        label = TERMS[row.name].label.say(lang)
        table.append((label, *_numbers(row.amounts, lang), unit(row.unit, lang)))
        if not row.is_money and any(line and line.price for line in row.lines):
            priced = [line.priced if line else None for line in row.lines]
            at = f"  {word('at its price', lang)}"
            table.append((at, *_numbers(priced, lang), unit(MONEY, lang)))
    kinds = {r["name"]: r["rule"] for result in results for r in result.description["rules"]}
    for paid in soft(results):
        table.append(_row(paid, rule_label(paid.name, kinds.get(paid.name, ""), lang), lang))
    table.append(("",) * len(table[0]))
    for found in (*totals(results), *sums(results)):
        known = TERMS[found.name].label if found.name in TERMS else VIEWS[found.name]
        table.append(_row(found, known.say(lang), lang))
    zero = [TERMS[row.name].label.say(lang) for row in rows if row.is_zero]
    below = [word("zero", lang, names=", ".join(zero))] if zero else []
    body = _columns(table, left=(0, len(names) + 1))
    return "\n".join([body[0], "-" * max(map(len, body)), *body[1:], *below])


def _numbers(values: Sequence[float | None], lang: str) -> list[str]:
    digits = digits_for(values)
    return [number(value, lang, digits) for value in values]


def _row(row: SumRow, label: str, lang: str) -> tuple[str, ...]:
    if row.unit == SHARE:
        return (label, *(percent(value, lang, 2) for value in row.values), "")
    return (label, *_numbers(row.values, lang), unit(row.unit, lang))


def html_summary(result: Result) -> str:
    """Write the summary as small HTML tables for a notebook; every name is escaped."""
    lines = "".join(
        f"<tr><td>{escape(cells[0])}</td><td style='text-align:right'>{escape(cells[1])}</td>"
        f"<td>{escape(cells[2])}</td></tr>"
        for cells in (_account_cells(result, "en") if result.audit is not None else ())
    )
    seats = "".join(
        f"<tr><td>{escape(room.building)}</td><td>{escape(room.name)}</td>"
        f"<td style='text-align:left'>{escape(', '.join(gathered(room.agencies, result.city.agencies)))}</td></tr>"
        for room in (rooms(result) if result.audit is not None else ())
    )
    rules = "".join(
        f"<br>{escape(line)}" for line in (*_rules(result, "en"), *impasse.lines(result.conflicts))
    )
    return (
        f"<div><strong>{escape(_title(result, 'en'))}</strong><br>{escape(result.proof_text())}"
        f"{rules}<table>{lines}</table><table>{seats}</table></div>"
    )
