"""Parameters, the tariff, prices of terms, and flows between agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import locked
from siting.city.build.reader import Reader, as_text
from siting.city.city import Assumption, Pairs, Parameter, Tariff, Weight
from siting.city.defaults import DEFAULTS, RANGES, TARIFF_RATE
from siting.city.findings import closest
from siting.city.numbers import NotANumber, number
from siting.city.schema import STATUSES
from siting.city.tables import Tables

TERM_NAMES = (
    "security", "cleaning", "maintenance", "electricity", "rent", "vacant", "capital", "meeting_rooms",
    "moving", "visitor_travel", "staff_travel", "agency_trips", "joint_visits", "parking_shortage",
    "parking_walk", "crowding", "moved_staff", "worst_access", "uncovered", "inequity",
)  # fmt: skip


def declared_locale(tables: Tables) -> str | None:
    """Return the parameter ``locale`` before any number is read; None where it is not set."""
    table = tables["parameters"]
    names = table.columns.get("name", [])
    for name, value in zip(names, table.columns.get("value", []), strict=False):
        if name == "locale" and isinstance(value, str) and value.casefold() in ("en", "id"):
            return value.casefold()
    return None


def parameters(r: Reader) -> dict[str, Parameter]:
    """Read the sheet ``parameters``; a parameter without row has its default, which goes on record."""
    table = r.tables["parameters"]
    found: dict[str, Parameter] = {}
    names = r.ids(table, "name")
    columns = {column: r.texts(table, column) for column in ("unit", "source", "year", "status")}
    for record, (name, cell) in enumerate(zip(names, r.cells(table, "value"), strict=True)):
        if name == "locale":
            if as_text(cell) not in ("en", "id"):
                r.error(table, "not_a_choice", record, "value", value=cell, of="en, id")
            continue
        if name not in DEFAULTS:
            r.error(
                table,
                "unknown_name",
                record,
                "name",
                closest(name, [*DEFAULTS, "locale"]),
                value=name,
                kind="parameter",
            )
            continue
        if cell is None:
            r.error(table, "empty_cell", record, "value", name="value")
            continue
        try:
            value = number(cell, r.locale)
        except NotANumber as wrong:
            r.error(table, wrong.key, record, "value", ("write_number", {}), value=cell)
            continue
        low, high = RANGES.get(name, (0.0, np.inf))
        if not low <= value <= high:
            r.error(
                table, "out_of_range", record, "value", value=cell, low=f"{low:g}", high=f"{high:g}"
            )
            continue
        unit, source, year, status = (
            columns[c][record] for c in ("unit", "source", "year", "status")
        )
        if status is not None and status.casefold() not in STATUSES:
            r.note(table, "unknown_status", record, "status", value=status, of=", ".join(STATUSES))
        known = DEFAULTS[name]
        when = int(year) if year and year.isdigit() else None
        found[name] = Parameter(value, unit or known.unit, source or "", when, status or "assumed")
    for name, default in DEFAULTS.items():
        if name not in found:
            found[name] = default
            values = {
                "name": name,
                "value": f"{default.value:g}",
                "unit": default.unit,
                "count": 1,
                "total": 1,
            }
            r.assumptions.append(
                Assumption(
                    "parameters",
                    name,
                    "parameter_default",
                    values,
                    1,
                    default.source,
                    default.status,
                )
            )
    return {name: found[name] for name in DEFAULTS}


def tariff(r: Reader) -> Tariff:
    """Read the sheet ``tariff``: steps in order of their limits, the last without one."""
    table = r.tables["tariff"]
    if not len(table):
        values = {"count": 1, "total": 1, "rate": f"{TARIFF_RATE:g}"}
        source = "PLN class P-1/TR, 6,600 VA to 200 kVA, 2025"
        r.assumptions.append(
            Assumption("tariff", "rate", "tariff_default", values, 1, source, "official")
        )
        return Tariff(locked([np.inf]), locked([0.0]), locked([TARIFF_RATE]))
    limit = r.numbers(table, "limit_kwh", np.inf, quiet=True)
    fixed, rate = r.numbers(table, "fixed", 0.0), r.numbers(table, "rate")
    order = np.argsort(limit, kind="stable")
    ends = limit[order]
    open_ends = np.nonzero(np.isinf(limit))[0]
    if len(open_ends) == 0:
        r.error(table, "tariff_has_an_end", int(order[-1]), "limit_kwh", value=f"{ends[-1]:g}")
    for record in open_ends[1:].tolist():
        r.error(table, "tariff_two_last_steps", record, "limit_kwh")
    for at in np.nonzero((np.diff(ends) <= 0) & np.isfinite(ends[1:]))[0].tolist():
        r.error(table, "tariff_overlap", int(order[at + 1]), "limit_kwh", value=f"{ends[at]:g}")
    for record in np.nonzero(limit <= 0)[0].tolist():
        r.error(table, "tariff_empty_step", record, "limit_kwh", value=f"{limit[record]:g}")
    return Tariff(locked(ends), locked(fixed[order]), locked(rate[order]))


def weights(r: Reader) -> dict[str, Weight]:
    """Read the sheet ``weights``."""
    table = r.tables["weights"]
    names, notes = r.ids(table, "term"), r.texts(table, "note")
    prices = r.numbers(table, "price")
    for record, name in enumerate(names):
        if name not in TERM_NAMES:
            r.unknown(table, record, "term", name, TERM_NAMES, "term")
    return {
        name: Weight(float(price), note or "")
        for name, price, note in zip(names, prices, notes, strict=True)
        if name in TERM_NAMES
    }


def pairs(r: Reader, sheet: str, column: str, agencies: Sequence[str]) -> Pairs:
    """Read ``trips`` or ``joint_visits``: unordered pairs, rows of the same pair are added up."""
    table = r.tables[sheet]
    for name in ("agency", "other"):
        r.needed(table, name)
    index: Mapping[str, int] = {name: i for i, name in enumerate(agencies)}
    one, two = r.refs(table, "agency", index, "agency"), r.refs(table, "other", index, "agency")
    amount = r.numbers(table, column)
    total: dict[tuple[int, int], float] = {}
    for record, (a, b) in enumerate(zip(one, two, strict=True)):
        if a is None or b is None:
            continue
        if a == b:
            r.error(table, "pair_with_itself", record, "other", value=a)
            continue
        key = (min(index[a], index[b]), max(index[a], index[b]))
        total[key] = total.get(key, 0.0) + float(amount[record])
    order = sorted(total)
    return Pairs(
        locked([i for i, _ in order], np.int64),
        locked([k for _, k in order], np.int64),
        locked([total[key] for key in order]),
    )
