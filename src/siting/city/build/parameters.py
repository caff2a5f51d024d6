"""Parameters: numbers for the whole city, each with its source, or its default on record."""

from __future__ import annotations

from siting.city.build.reader import Reader
from siting.city.build.saying import expectation
from siting.city.city import Assumption, Parameter
from siting.city.defaults import DEFAULTS, RANGES
from siting.city.findings import closest
from siting.city.grid import Raw
from siting.city.schema import STATUSES, plain
from siting.city.tables import Table, Tables
from siting.locale import LANGUAGES

LOCALE = "locale"
_BY_NAME = {plain(name): name for name in (*DEFAULTS, LOCALE)}


def declared_locale(tables: Tables) -> str | None:
    """Return the parameter ``locale`` before any number is read; None where it is not set."""
    columns = tables["parameters"].columns
    for name, value in zip(columns.get("name", []), columns.get("value", []), strict=False):
        if isinstance(name, str) and plain(name) == LOCALE and isinstance(value, str):
            return value.casefold() if value.casefold() in LANGUAGES else None
    return None


def parameters(r: Reader) -> dict[str, Parameter]:
    """Read the sheet ``parameters``; one without row has its default, which goes on record."""
    table = r.tables["parameters"]
    found: dict[str, Parameter] = {}
    for record, written in enumerate(r.ids(table, "name")):
        name = _BY_NAME.get(plain(written))
        cell = r.cells(table, "value")[record]
        if name is None:
            r.unknown(table, record, "name", written, _BY_NAME.values(), "parameter")
        elif cell is None:
            r.error(table, "empty_cell", record, "value", name="value")
        elif name == LOCALE:
            if not isinstance(cell, str) or cell.casefold() not in LANGUAGES:
                of = ", ".join(LANGUAGES)
                r.error(table, "not_a_choice", record, "value", value=cell, of=of)
        elif (value := _value(r, table, record, name, cell)) is not None:
            found[name] = _parameter(r, table, record, name, value)
    for name, default in DEFAULTS.items():
        if name not in found:
            _assume(r, name, default)
    return {name: found.get(name, default) for name, default in DEFAULTS.items()}


def _value(r: Reader, table: Table, record: int, name: str, cell: Raw) -> float | None:
    value = r.number(table, record, "value", cell)
    low, high = RANGES.get(name, (0.0, float("inf")))
    if value is None or low <= value <= high:
        return value
    key = "negative" if value < 0 else "out_of_range"
    expected = expectation(low, high)
    r.error(table, key, record, "value", value=f"{value:g}", expected=expected)
    return None


def _parameter(r: Reader, table: Table, record: int, name: str, value: float) -> Parameter:
    """Return a parameter with what the row says of its source; one without a status is assumed."""
    unit, source, year, status = (
        r.texts(table, column)[record] for column in ("unit", "source", "year", "status")
    )
    if status is not None and status.casefold() not in STATUSES:
        r.note(table, "unknown_status", record, "status", closest(status, STATUSES), value=status)
    when = int(year) if year is not None and year.isdecimal() and year.isascii() else None
    return Parameter(
        value, unit or DEFAULTS[name].unit, source or "", when, (status or "assumed").casefold()
    )


def _assume(r: Reader, name: str, default: Parameter) -> None:
    values = {"name": name, "value": f"{default.value:g}", "unit": default.unit, "count": 1}
    r.assumptions.append(
        Assumption(
            "parameters", name, "parameter_default", values, 1, default.source, default.status
        )
    )
