"""Rules: each row has what its rule needs, names what exists, and does not contradict another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from siting.city.build.reader import Reader
from siting.city.build.settings import TERM_NAMES
from siting.city.city import Agencies, Buildings, RuleRow, Sites, Zones
from siting.city.tables import Table


class Form(NamedTuple):
    """What a rule's row holds: columns that must be filled, that may be, and the words of ``what``."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    what: tuple[str, ...] | None = None


_PLACE = ("building", "site")
_KIND = ("building", "site")
FORMS: dict[str, Form] = {
    "FloorArea": Form(may=(*_PLACE, "value")),
    "Desks": Form(may=_PLACE),
    "ParkingCapacity": Form(may=(*_PLACE, "value")),
    "MinimumUse": Form(may=(*_PLACE, "value")),
    "Reserve": Form(may=(*_PLACE, "value")),
    "Pinned": Form(("agency",), _PLACE),
    "Forbidden": Form(("agency", "place"), _PLACE),
    "Requires": Form(may=("agency", "what")),
    "Together": Form(("agency", "other"), ("what",), _KIND),
    "Apart": Form(("agency", "other"), ("what",), _KIND),
    "Near": Form(("agency", "other", "value")),
    "Away": Form(("agency", "other", "value")),
    "Open": Form(("place",), _PLACE),
    "Closed": Form(("place",), _PLACE),
    "Exclusive": Form(("place", "other"), _PLACE),
    "AtMost": Form(("value",), ("what", "site"), _KIND),
    "AtLeast": Form(("value",), ("what", "site"), _KIND),
    "Budget": Form(("value",)),
    "Cap": Form(("what", "value"), (), (*TERM_NAMES, "operating_cost")),
    "Within": Form(("value",), ("agency", "what", "limit")),
    "MaxMoves": Form(("value",), ("what",), ("agency", "staff")),
}
"""The table of COSTS section 3. ``place`` = a building or a site, not both."""


def rules(
    r: Reader, agencies: Agencies, stock: Buildings, sites: Sites, zones: Zones
) -> tuple[RuleRow, ...]:
    """Read the sheet ``rules``."""
    table = r.tables["rules"]
    r.needed(table, "rule")
    named = r.texts(table, "rule")
    agency = r.refs(table, "agency", {*agencies.ids, "*"}, "agency")
    building = r.refs(table, "building", stock.index, "building")
    site = r.refs(table, "site", sites.index, "site")
    other, what = r.lists(table, "other", None, ""), r.texts(table, "what")
    level = r.choices(table, "level", "hard")
    filled = {
        c: [cell is not None for cell in r.cells(table, c)] for c in ("value", "limit", "price")
    }
    number = {c: r.numbers(table, c, 0.0, quiet=True) for c in filled}
    note = r.texts(table, "note")
    by_name = {name.casefold(): name for name in FORMS}
    rows: list[tuple[int, RuleRow]] = []
    for record, written in enumerate(named):
        rule = by_name.get((written or "").casefold().replace(" ", "").replace("_", ""))
        if rule is None:
            if written:
                r.unknown(table, record, "rule", written, FORMS, "rule")
            continue
        values: dict[str, Any] = {
            c: float(number[c][record]) if filled[c][record] else None for c in filled
        }
        row = RuleRow(
            rule,
            agency[record],
            other[record],
            building[record],
            site[record],
            values["value"],
            what[record],
            values["limit"],
            level[record] or "hard",
            values["price"],
            note[record] or "",
        )
        if _check(r, table, record, row, agencies, stock, sites, zones):
            if row.rule == "Within" and row.agency == "*":
                row = RuleRow(**{**row.__dict__, "agency": None})
            rows.append((record, row))
    _contradictions(r, table, rows, agencies, stock)
    return tuple(row for _, row in rows)


def _check(
    r: Reader,
    table: Table,
    record: int,
    row: RuleRow,
    agencies: Agencies,
    stock: Buildings,
    sites: Sites,
    zones: Zones,
) -> bool:
    """Report what a row lacks or has too much; say whether it can be used."""
    form, before = FORMS[row.rule], len(r.findings)
    present = {
        c
        for c in ("agency", "building", "site", "what", "value", "limit")
        if table.columns.get(c, [None] * len(table))[record] is not None
    }
    if row.other:
        present.add("other")
    place = present & set(_PLACE)
    for column in form.needs:
        if column == "place" and not place:
            r.error(table, "rule_needs_place", record, "building", rule=row.rule)
        elif column != "place" and column not in present:
            r.error(table, "rule_needs", record, column, rule=row.rule, what=column)
    if len(place) == 2:
        r.error(table, "building_or_site", record, "site")
    for column in sorted(present - set(form.needs) - set(form.may)):
        r.error(table, "rule_has_no", record, column, rule=row.rule, what=column)
    if form.what is not None and row.what is not None and row.what not in form.what:
        r.unknown(table, record, "what", row.what, form.what, "word")
    if row.rule == "Within" and row.what is not None and row.what not in zones.district:
        r.unknown(table, record, "what", row.what, sorted(set(zones.district)), "district")
    if row.rule == "Requires" and row.what is not None:
        features = sorted({f for b in stock.features for f in b})
        if row.what not in features:
            r.unknown(table, record, "what", row.what, features, "feature")
    known = _others(row, agencies, stock, sites)
    for name in row.other if "other" in form.needs else ():
        if name not in known:
            r.unknown(table, record, "other", name, known, "name")
        elif name in (row.agency, row.building, row.site):
            r.error(table, "pair_with_itself", record, "other", value=name)
    if row.agency == "*" and row.rule not in ("Within",):
        r.error(table, "no_star_here", record, "agency", rule=row.rule)
    if row.level == "soft" and row.price is None:
        r.error(table, "soft_needs_price", record, "price", rule=row.rule)
    homeless = {a for a, b in zip(agencies.ids, agencies.current, strict=True) if b is None}
    if row.rule == "Pinned" and not place and row.agency in homeless:
        r.error(table, "pinned_without_place", record, "agency", value=row.agency)
    return len(r.findings) == before or not any(f.level == "error" for f in r.findings[before:])


def _others(row: RuleRow, agencies: Agencies, stock: Buildings, sites: Sites) -> Sequence[str]:
    if row.rule == "Exclusive":
        return stock.ids if row.building is not None else sites.ids
    return agencies.ids


def _contradictions(
    r: Reader,
    table: Table,
    rows: Sequence[tuple[int, RuleRow]],
    agencies: Agencies,
    stock: Buildings,
) -> None:
    """Report hard rules that cannot hold at once, whatever the plan."""
    everywhere = frozenset(range(len(stock)))
    allowed = [
        everywhere if a is None else frozenset(stock.index[b] for b in a) for a in agencies.allowed
    ]
    allowed = [
        a - {stock.index[b] for b in f} for a, f in zip(allowed, agencies.forbidden, strict=True)
    ]
    closed = {j for j, rule in enumerate(stock.rule) if rule == "closed"}
    opened = {j for j, rule in enumerate(stock.rule) if rule == "open"}
    sheet = r.tables["agencies"]
    for i, name in enumerate(agencies.ids):
        if everywhere and not allowed[i]:
            r.error(sheet, "allowed_nowhere", i, "allowed", value=name)
    hard = [(record, row) for record, row in rows if row.level == "hard"]
    pairs: dict[tuple[str, frozenset[str], str], int] = {}
    for record, row in hard:
        where = _where(row, stock)
        at = agencies.index.get(row.agency or "")
        if row.rule in ("Pinned", "Forbidden") and at is not None:
            if row.rule == "Pinned" and not where:
                current = agencies.current[at]
                where = frozenset({stock.index[current]}) if current else everywhere
            left = allowed[at] & where if row.rule == "Pinned" else allowed[at] - where
            if allowed[at] and not left:
                r.error(
                    table, "rule_leaves_nowhere", record, "agency", value=row.agency, rule=row.rule
                )
            allowed[at] = left
        if row.rule == "Closed":
            closed |= where
            if where & opened:
                names = ", ".join(stock.ids[j] for j in sorted(where & opened))
                r.error(table, "open_and_closed", record, "building", value=names)
        if row.rule in ("Together", "Apart"):
            for other in row.other:
                key = (row.rule, frozenset({str(row.agency), other}), row.what or "building")
                pairs[key] = record
                against = _against(row)
                if any((*k[:1], k[1], k[2]) in pairs for k in against if k[1] == key[1]):
                    values: dict[str, Any] = {"one": row.agency, "two": other}
                    r.error(table, "together_and_apart", record, "other", **values)
    for record, row in hard:
        where = _where(row, stock)
        if row.rule == "Open" and where and where <= closed:
            r.error(table, "open_and_closed", record, "building", value=row.building or row.site)
    _counts(r, table, hard, len(stock))


def _against(row: RuleRow) -> list[tuple[str, frozenset[str], str]]:
    """Return the pairs that cannot hold beside the row: together in a building is together in its site."""
    clash = {
        ("Together", "building"): [("Apart", "building"), ("Apart", "site")],
        ("Together", "site"): [("Apart", "site")],
        ("Apart", "building"): [("Together", "building")],
        ("Apart", "site"): [("Together", "building"), ("Together", "site")],
    }
    kind = row.what or "building"
    return [
        (rule, frozenset({str(row.agency), other}), what)
        for rule, what in clash.get((row.rule, kind), [])
        for other in row.other
    ]


def _where(row: RuleRow, stock: Buildings) -> frozenset[int]:
    if row.building is not None:
        return frozenset({stock.index[row.building]})
    return frozenset(
        j for j, site in enumerate(stock.site) if row.site is not None and site == row.site
    )


def _counts(r: Reader, table: Table, hard: Sequence[tuple[int, RuleRow]], buildings: int) -> None:
    """Report an AtLeast above an AtMost of the same kind and place, or above what there is."""
    most: dict[tuple[str, str | None], float] = {}
    for _, row in hard:
        if row.rule == "AtMost" and row.value is not None:
            key = (row.what or "building", row.site)
            most[key] = min(row.value, most.get(key, row.value))
    for record, row in hard:
        limit = most.get((row.what or "building", row.site), float(buildings))
        if row.rule == "AtLeast" and row.value is not None and row.value > limit:
            values: dict[str, Any] = {"least": f"{row.value:g}", "most": f"{limit:g}"}
            r.error(table, "at_least_above_at_most", record, "value", **values)
        if row.rule == "AtMost" and row.value is not None and row.value < 1:
            r.error(table, "at_most_below_one", record, "value", value=f"{row.value:g}")
