"""Rules: each row has what its rule needs, and names what exists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from siting.city.build.forms import FORMS, Form
from siting.city.build.reader import Reader
from siting.city.build.saying import expectation
from siting.city.city import Agencies, Buildings, RuleRow, Sites, Zones
from siting.city.schema import plain
from siting.city.tables import Table

Row = tuple[int, RuleRow]
"""A rule with the record that it stands in."""


@dataclass(frozen=True, eq=False)
class Names:
    """What a rule may name."""

    agencies: Agencies
    stock: Buildings
    sites: Sites
    zones: Zones


def rules(r: Reader, names: Names) -> list[Row]:
    """Read the sheet ``rules``; rows with errors are reported and left out."""
    table = r.tables["rules"]
    r.needed(table, "rule")
    agency = r.refs(table, "agency", {*names.agencies.ids, "*"}, "agency")
    building = r.refs(table, "building", names.stock.index, "building")
    site = r.refs(table, "site", names.sites.index, "site")
    other, what = r.lists(table, "other", None), r.texts(table, "what")
    level, note = r.choices(table, "level", "hard"), r.texts(table, "note")
    number = {
        column: [
            float(value) if filled else None
            for value, filled in zip(
                r.numbers(table, column, 0.0, quiet=True), r.filled(table, column), strict=True
            )
        ]
        for column in ("value", "limit", "price")
    }
    rows: list[Row] = []
    for record, rule in enumerate(_called(r, table)):
        if rule is None:
            continue
        row = RuleRow(
            rule,
            agency[record],
            other[record],
            building[record],
            site[record],
            number["value"][record],
            what[record],
            number["limit"][record],
            level[record] or "hard",
            number["price"][record],
            note[record] or "",
        )
        _check(r, table, record, row, names)
        if r.sound(table, record):
            rows.append((record, row))
    return rows


def _called(r: Reader, table: Table) -> list[str | None]:
    """Return the name of each row's rule as COSTS writes it."""
    by_name = {plain(name): name for name in FORMS}
    out = [by_name.get(plain(text or "")) for text in r.texts(table, "rule")]
    for record, text in enumerate(r.texts(table, "rule")):
        if text is not None and out[record] is None:
            r.unknown(table, record, "rule", text, FORMS, "rule")
    return out


def _check(r: Reader, table: Table, record: int, row: RuleRow, names: Names) -> None:
    """Report what a row lacks or has too much."""
    form = FORMS[row.rule]
    columns = ("agency", "other", "building", "site", "value", "what", "limit")
    present = {column for column in columns if r.cells(table, column)[record] is not None}
    _check_columns(r, table, record, row, form, present)
    _check_numbers(r, table, record, row, form)
    _check_what(r, table, record, row, form, names)
    _check_other(r, table, record, row, names)
    if row.agency == "*" and row.rule != "Within":
        r.error(table, "no_star_here", record, "agency", rule=row.rule)
    if row.rule == "Pinned" and not present & {"building", "site"} and row.level != "off":
        i = names.agencies.index.get(row.agency or "")
        if i is not None and names.agencies.current[i] is None:
            r.error(table, "pinned_without_place", record, "agency", value=row.agency)


def _check_columns(
    r: Reader, table: Table, record: int, row: RuleRow, form: Form, present: set[str]
) -> None:
    place = present & {"building", "site"}
    report = r.note if row.level == "off" else r.error
    for column in form.needs:
        if column == "place" and not place:
            report(table, "rule_needs_place", record, "building", rule=row.rule)
        elif column != "place" and column not in present:
            report(table, "rule_needs", record, column, rule=row.rule, column=column)
    if len(place) == 2:
        r.error(table, "building_or_site", record, "site")
    for column in sorted(present - set(form.needs) - set(form.may)):
        report(table, "rule_has_no", record, column, rule=row.rule, column=column)


def _check_numbers(r: Reader, table: Table, record: int, row: RuleRow, form: Form) -> None:
    if row.value is not None and not form.low <= row.value <= form.high:
        key = "negative" if row.value < 0 else "out_of_range"
        expected = expectation(form.low, form.high)
        r.error(table, key, record, "value", value=f"{row.value:g}", expected=expected)
    if row.level == "soft" and row.price is None:
        r.error(table, "soft_needs_price", record, "price", rule=row.rule)


def _check_what(
    r: Reader, table: Table, record: int, row: RuleRow, form: Form, names: Names
) -> None:
    if row.what is None:
        return
    known: Collection[str] | None = form.what
    kind = "word"
    if row.rule == "Within":
        known, kind = set(names.zones.district), "district"
    elif row.rule == "Requires":
        known, kind = {f for has in names.stock.features for f in has}, "feature"
    elif row.rule == "Cap":
        kind = "term"
    if known is not None and row.what not in known:
        r.unknown(table, record, "what", row.what, known, kind)


def _check_other(r: Reader, table: Table, record: int, row: RuleRow, names: Names) -> None:
    if "other" not in FORMS[row.rule].needs:
        return
    known: Collection[str] = names.agencies.index
    kind = "agency"
    if row.rule == "Exclusive":
        by_site = row.building is None
        known, kind = (names.sites.index, "site") if by_site else (names.stock.index, "building")
    for name in row.other:
        if name not in known:
            r.unknown(table, record, "other", name, known, kind)
        elif name in (row.agency, row.building, row.site):
            r.error(table, "pair_with_itself", record, "other", value=name)
