"""Contradictions: hard rules that cannot hold at once, whatever the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from siting.city.build.reader import Reader
from siting.city.build.rules import Names, Row
from siting.city.city import RuleRow
from siting.city.tables import Table


def check_contradictions(r: Reader, rows: Sequence[Row], names: Names) -> None:
    """Report pairs of hard rows, or of a row and a column, that exclude each other."""
    table = r.tables["rules"]
    hard = [(record, row) for record, row in rows if row.level == "hard"]
    _check_pins(r, table, hard, names)
    _check_open(r, table, hard, names)
    _check_pairs(r, table, hard)
    _check_minutes(r, table, hard)
    _check_counts(r, table, hard, names)


def buildings_of(row: RuleRow, names: Names) -> frozenset[str]:
    """Return the buildings that a row names, itself or by their site."""
    if row.building is not None:
        return frozenset({row.building})
    stock = names.stock
    return frozenset(b for b, s in zip(stock.ids, stock.site, strict=True) if s == row.site)


def pinned_to(row: RuleRow, names: Names) -> frozenset[str]:
    """Return where a row of ``Pinned`` wants its agency: a place, else where it is now."""
    if row.building is not None or row.site is not None:
        return buildings_of(row, names)
    current = names.agencies.current[names.agencies.index[str(row.agency)]]
    return frozenset({current}) if current is not None else frozenset(names.stock.ids)


def _check_pins(r: Reader, table: Table, hard: Sequence[Row], names: Names) -> None:
    """Pinned to two places, pinned where it is forbidden or not allowed, or where all is closed."""
    for record, row in hard:
        if row.rule != "Pinned":
            continue
        i = names.agencies.index[str(row.agency)]
        left = pinned_to(row, names)
        allowed = names.agencies.allowed[i]
        if not left.intersection(allowed or left) - set(names.agencies.forbidden[i]):
            r.error(table, "pinned_not_allowed", record, "agency", value=row.agency)
            continue
        for other, against in hard:
            if against.agency != row.agency or other == record:
                continue
            if against.rule == "Forbidden" and left <= buildings_of(against, names):
                values = {"value": row.agency, "row": table.rows[record]}
                r.error(table, "pinned_and_forbidden", other, "agency", **values)
            if against.rule == "Pinned" and other > record and not left & pinned_to(against, names):
                values = {"value": row.agency, "row": table.rows[record]}
                r.error(table, "pinned_twice", other, "agency", **values)


def _check_open(r: Reader, table: Table, hard: Sequence[Row], names: Names) -> None:
    """Open, or somebody's only place, and closed at once; two that must be open and exclude each other."""
    stock = names.stock
    closed = {b for b, rule in zip(stock.ids, stock.rule, strict=True) if rule == "closed"}
    opened = {b for b, rule in zip(stock.ids, stock.rule, strict=True) if rule == "open"}
    for record, row in hard:
        if row.rule == "Closed":
            here = buildings_of(row, names)
            if here & opened:
                r.error(
                    table, "open_and_closed", record, "rule", value=", ".join(sorted(here & opened))
                )
            closed |= here
    wanted = {frozenset({b}) for b in opened}
    for record, row in hard:
        if row.rule == "Open":
            here = buildings_of(row, names)
            wanted.add(here)
            if here <= closed:
                r.error(table, "open_and_closed", record, "rule", value=row.building or row.site)
        if row.rule == "Pinned":
            here = pinned_to(row, names)
            wanted.add(here)
            if here <= closed:
                r.error(table, "pinned_and_closed", record, "agency", value=row.agency)
    for record, row in hard:
        if row.rule == "Exclusive":
            by_site = row.building is None
            groups = [
                buildings_of(
                    RuleRow("Open", site=one) if by_site else RuleRow("Open", building=one), names
                )
                for one in (row.site or row.building or "", *row.other)
            ]
            if sum(any(w <= group for w in wanted) for group in groups) > 1:
                r.error(table, "exclusive_but_open", record, "other")


_TOGETHER = {"building": ("building", "site"), "site": ("site",)}
"""Together in a building is together in its site: which kinds of ``Apart`` each kind excludes."""


def _check_pairs(r: Reader, table: Table, hard: Sequence[Row]) -> None:
    """Two agencies that must be together and apart."""
    apart = {(pair, row.what or "building"): n for n, row, pair in _pairs(hard, "Apart")}
    for record, row, pair in _pairs(hard, "Together"):
        for kind in _TOGETHER[row.what or "building"]:
            if (pair, kind) in apart:
                one, two = sorted(pair)
                values = {"one": one, "two": two, "row": table.rows[apart[pair, kind]]}
                r.error(table, "together_and_apart", record, "other", **values)
                break


def _check_minutes(r: Reader, table: Table, hard: Sequence[Row]) -> None:
    """Two agencies that must be near and, farther than that, away."""
    away = {pair: (n, row.value or 0.0) for n, row, pair in _pairs(hard, "Away")}
    for record, row, pair in _pairs(hard, "Near"):
        if pair in away and away[pair][1] > (row.value or 0.0):
            one, two = sorted(pair)
            r.error(
                table,
                "near_and_away",
                record,
                "value",
                one=one,
                two=two,
                row=table.rows[away[pair][0]],
            )


def _pairs(hard: Sequence[Row], rule: str) -> Iterator[tuple[int, RuleRow, frozenset[str]]]:
    for record, row in hard:
        if row.rule == rule:
            for other in row.other:
                yield record, row, frozenset({str(row.agency), other})


def _check_counts(r: Reader, table: Table, hard: Sequence[Row], names: Names) -> None:
    """At least more than at most, or than there are; at most none at all."""
    most: dict[tuple[str, str | None], float] = {}
    for record, row in hard:
        if row.rule == "AtMost" and row.value is not None:
            key = (row.what or "building", row.site)
            most[key] = min(row.value, most.get(key, row.value))
            if row.value < 1 and row.site is None and len(names.agencies):
                r.error(table, "at_most_below_one", record, "value", value=f"{row.value:g}")
    for record, row in hard:
        if row.rule == "AtLeast" and row.value is not None:
            kind = row.what or "building"
            here = len(buildings_of(row, names)) if row.site else len(names.stock)
            there = (1 if row.site else len(names.sites)) if kind == "site" else here
            limit = min(most.get((kind, row.site), float(there)), float(there))
            if row.value > limit:
                values = {"least": f"{row.value:g}", "most": f"{limit:g}"}
                r.error(table, "at_least_above_at_most", record, "value", **values)
