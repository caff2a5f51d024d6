"""A comparison in plain text and as the table of a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import fill

from siting.explain.comparison import Comparison, Move, Row, Standing
from siting.locale.compare import COMPARE
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS, unit
from siting.locale.views import plan_name
from siting.results import MONEY
from siting.termination import slack
from siting.views.frames_parts import short
from siting.views.numbers import TINY, digits_for, number

WIDTH = 100


def text(comparison: Comparison, lang: str = "en") -> str:
    """Say a comparison: the account, what it means against today, the order, and who moves."""
    head, *body = _aligned(_account(comparison, lang))
    blocks = [
        "\n".join([head, "-" * max(map(len, (head, *body))), *body]),
        COMPARE["per price"].say(lang),
        "\n".join(
            [f"{COMPARE['against today'].say(lang)}:", *_aligned(_against(comparison, lang))]
        ),
        "\n".join(_verdicts(comparison, lang)),
        *_moves(comparison, lang),
    ]
    return "\n\n".join(blocks)


def html(comparison: Comparison, lang: str = "en") -> str:
    """Return a comparison as two HTML tables and the sentences below them."""
    said = [*_verdicts(comparison, lang), *_moves(comparison, lang)]
    names = [plan_name(name, lang) for name in comparison.names]
    against = [("", *names, ""), *_against(comparison, lang)]
    return (
        _table(_account(comparison, lang))
        + f"<p>{escape(COMPARE['against today'].say(lang))}</p>"
        + _table(against)
        + "".join(f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in said)
    )


def _account(comparison: Comparison, lang: str) -> list[tuple[str, ...]]:
    """Heading and rows: amount in every plan, difference of each to the first, unit."""
    first, *others = names = [plan_name(name, lang) for name in comparison.names]
    apart = [COMPARE["difference"].say(lang, name=name, first=first) for name in others]
    rows = [("", *names, *apart, "")]
    for row in comparison.terms:
        if not any(amount and abs(amount) >= TINY for amount in row.amounts):
            continue
        label = TERMS[row.name].label.say(lang) if row.name in TERMS else _rule(row.name, lang)
        rows.append((label, *_cells(row.amounts, row.differences, lang), unit(row.unit, lang)))
        if _is_priced(row):
            cells = _cells(row.priced, row.priced_differences, lang)
            rows.append((f"  {COMPARE['at its price'].say(lang)}", *cells, unit(MONEY, lang)))
    return rows


def _rule(name: str, lang: str) -> str:
    """Return what people call the row of a rule; its name begins with the rule's."""
    return rule_label(name, name.partition(" ")[0], lang)


def _is_priced(row: Row) -> bool:
    """Whether a row has a price that its amount does not say already."""
    return any(row.priced) and row.priced != row.amounts


def _cells(
    values: Sequence[float | None], differences: Sequence[float | None], lang: str
) -> list[str]:
    digits = digits_for((*values, *differences[1:]))
    return [
        *(number(value, lang, digits) for value in values),
        *(number(value, lang, digits, sign=True) for value in differences[1:]),
    ]


def _against(comparison: Comparison, lang: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, list[str], str]] = []

    def add(key: str, values: Sequence[float | None], of: str, digits: int | None = None) -> None:
        shown = digits_for(values) if digits is None else digits
        rows.append((key, [number(value, lang, shown) for value in values], of))

    all_ = comparison.standings
    add("one_off", [s.one_off for s in all_], COMPARE["million once"].say(lang))
    add("saving", [s.saving for s in all_], unit(MONEY, lang))
    add("total_saving", [s.total_saving for s in all_], unit(MONEY, lang))
    add("payback", [s.payback for s in all_], COMPARE["years"].say(lang), 1)
    add("m2_per_person", [s.m2_per_person for s in all_], unit("m2", lang), 1)
    add("used_buildings", [s.used_buildings for s in all_], unit("buildings", lang))
    add("used_sites", [s.used_sites for s in all_], unit("sites", lang))
    spaces = unit("spaces", lang)
    add("cars", [s.cars.spaces if s.cars else None for s in all_], spaces, 1)
    add("motorcycles", [s.motorcycles.spaces if s.motorcycles else None for s in all_], spaces, 1)
    add("broken", [len(s.broken) for s in all_], "")
    return [(COMPARE[key].say(lang), *cells, of) for key, cells, of in rows]


def _verdicts(comparison: Comparison, lang: str) -> list[str]:
    """Sentences: the order and its ties, what the gap leaves open, worst hours, broken rules."""
    order = [plan_name(rank.name, lang) for rank in comparison.order]
    said = [COMPARE["order"].say(lang, names=", ".join(order))]
    if not comparison.same_problem:
        said.append(COMPARE["differs"].say(lang))
    told: set[frozenset[str]] = set()
    for name, rank in zip(order, comparison.order, strict=True):
        new = [other for other in rank.ties if frozenset((rank.name, other)) not in told]
        told |= {frozenset((rank.name, other)) for other in new}
        if new:
            others = ", ".join(plan_name(other, lang) for other in new)
            said.append(COMPARE["tie"].say(lang, name=name, others=others))
    for standing in comparison.standings:
        said += _of_one(standing, lang)
    return said


def _of_one(standing: Standing, lang: str) -> list[str]:
    said, name, total = [], plan_name(standing.name, lang), number(standing.total, lang, 2)
    if standing.bound is not None:
        open_ = standing.total - standing.bound
        key = "proven" if open_ <= slack(standing.total) else "interval"
        bounds = {"bound": number(standing.bound, lang, 2), "open": number(open_, lang, 2)}
        said.append(COMPARE[key].say(lang, name=name, total=total, **bounds))
    if standing.broken:
        rules = ", ".join(_rule(name, lang) for name in standing.broken)
        said.append(COMPARE["breaks"].say(lang, name=name, rules=rules))
    for vehicle, worst in (("car", standing.cars), ("motorcycle", standing.motorcycles)):
        if worst is not None and worst.slot:
            what = COMPARE[vehicle].say(lang)
            said.append(
                COMPARE["worst"].say(lang, name=name, vehicle=what, slot=worst.slot, lot=worst.lot)
            )
    return said


def _moves(comparison: Comparison, lang: str) -> list[str]:
    """One block a plan: who sits elsewhere than in the first."""
    blocks = []
    for name, moves in comparison.moves.items():
        key = "moves" if moves else "no moves"
        called = {"first": plan_name(comparison.names[0], lang), "name": plan_name(name, lang)}
        title = COMPARE[key].say(lang, count=len(moves), **called)
        nowhere = COMPARE["nowhere"].say(lang)
        together: dict[str, list[Move]] = {}
        for move in moves:
            together.setdefault(move.whole, []).append(move)
        lines = [_way(whole, parts, nowhere) for whole, parts in together.items()]
        blocks.append("\n".join([title, *lines]))
    return blocks


def _way(whole: str, moves: Sequence[Move], nowhere: str) -> str:
    """Write the moves of an agency as one line; parts that move alike share an arrow."""
    if len(moves) == 1:
        move = moves[0]
        return f"  {move.agency}: {move.start or nowhere} → {move.end or nowhere}"
    ways: dict[tuple[str, str], list[str]] = {}
    for move in moves:
        way = move.start or nowhere, move.end or nowhere
        ways.setdefault(way, []).append(short(move.agency, whole))
    said = [
        f"{'' if parts == [whole] else ', '.join(parts) + ' '}{start} → {end}"
        for (start, end), parts in ways.items()
    ]
    return fill(
        f"{whole}: {'; '.join(said)}",
        WIDTH,
        initial_indent="  ",
        subsequent_indent="      ",
        break_on_hyphens=False,
    )


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align cells: the first and the last column to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    last = len(widths) - 1
    return [
        "  ".join(
            cell.ljust(width) if k in (0, last) else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = ["".join(f"<th>{escape(cell)}</th>" for cell in head)]
    lines += ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in body]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
