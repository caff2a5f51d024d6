"""Reader: typed columns out of tables; whatever cannot be read becomes a finding, not an exception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.city import Assumption
from siting.city.findings import Finding, closest
from siting.city.numbers import NotANumber, number, yes_or_no
from siting.city.schema import SHEETS, STATUSES
from siting.city.tables import Raw, Table, Tables

MOST_ALIKE = 25
"""Findings of one kind in one column that are listed; the rest is counted."""


class Reader:
    """Reads columns of ``tables`` and collects findings and assumptions."""

    def __init__(self, tables: Tables, locale: str | None) -> None:
        self.tables, self.locale = tables, locale
        self.findings: list[Finding] = []
        self.assumptions: list[Assumption] = []
        self._alike: Counter[tuple[str, str | None, str]] = Counter()

    def error(
        self,
        table: Table,
        key: str,
        record: int | None = None,
        column: str | None = None,
        hint: tuple[str, Mapping[str, object]] = ("", {}),
        **values: object,
    ) -> None:
        """Add an error at a record (position) and column of a table."""
        self._add(table.finding("error", key, record, column, hint, **values))

    def note(
        self,
        table: Table,
        key: str,
        record: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        """Add a note at a record and column of a table."""
        self._add(table.finding("note", key, record, column, ("", {}), **values))

    def _add(self, found: Finding) -> None:
        kind = (found.sheet, found.column, found.key)
        self._alike[kind] += 1
        if self._alike[kind] <= MOST_ALIKE:
            self.findings.append(found)

    def finish(self) -> list[Finding]:
        """Return all findings, with a line for each kind that was too many to list."""
        more = []
        for (sheet, column, key), count in self._alike.items():
            if count > MOST_ALIKE:
                first = next(
                    f for f in self.findings if (f.sheet, f.column, f.key) == (sheet, column, key)
                )
                values = {"count": count - MOST_ALIKE}
                more.append(
                    replace(
                        first,
                        row=None,
                        cell=None,
                        key="more_alike",
                        values=values,
                        hint="",
                        hint_values={},
                    )
                )
        order = {name: n for n, name in enumerate(SHEETS)}
        found = self.tables.findings + self.findings + more
        return sorted(found, key=lambda f: (order.get(f.sheet, -1), f.level, f.row or 0))

    def assume(
        self, table: Table, column: str, key: str, count: int, source: str = "", status: str = "default",
        **values: object,
    ) -> None:  # fmt: skip
        """Put on record that ``count`` cells did not say something, and say it once as a note."""
        values = {"count": count, "total": len(table), **values}
        self.assumptions.append(Assumption(table.sheet, column, key, values, count, source, status))
        self._add(table.finding("note", key, None, column, ("", {}), **values))

    def cells(self, table: Table, column: str) -> list[Raw]:
        """Return a column's cells, all empty where the column is missing."""
        return table.columns.get(column) or [None] * len(table)

    def texts(self, table: Table, column: str) -> list[str | None]:
        """Return a column of texts; numbers of a workbook are written out."""
        return [as_text(cell) for cell in self.cells(table, column)]

    def needed(self, table: Table, column: str) -> None:
        """Report empty cells of a column that has no default, or the column itself."""
        if len(table) and column not in table.columns:
            self.error(table, "missing_column", None, column, name=column)
            return
        for record, cell in enumerate(self.cells(table, column)):
            if cell is None:
                self.error(table, "empty_cell", record, column, name=column)

    def ids(self, table: Table, column: str) -> list[str]:
        """Return the ids that name the rows; empty and repeated ones are errors."""
        self.needed(table, column)
        names = [text or f"?{record}" for record, text in enumerate(self.texts(table, column))]
        first: dict[str, int] = {}
        folded: dict[str, int] = {}
        for record, name in enumerate(names):
            if name in first:
                row = table.rows[first[name]]
                self.error(table, "duplicate_id", record, column, value=name, row=row)
            elif name.casefold() in folded:
                other = names[folded[name.casefold()]]
                self.error(table, "almost_same_id", record, column, value=name, other=other)
            if ";" in name:
                self.error(table, "id_with_semicolon", record, column, value=name)
            first.setdefault(name, record)
            folded.setdefault(name.casefold(), record)
        return names

    def numbers(
        self,
        table: Table,
        column: str,
        default: Any = None,
        *,
        quiet: bool = False,
        inf: bool = False,
    ) -> Array:
        """Return a column of numbers, shape (n,).

        ``default`` fills empty cells: a number or an array (n,); None = empty cells are errors. The
        default goes on record unless ``quiet``. ``inf`` allows the text ``inf``.
        """
        spec = SHEETS[table.sheet][column]
        cells = self.cells(table, column)
        out = np.empty(len(cells))
        empty: list[int] = []
        known: dict[Raw, float] = {}
        if default is None and len(table) and column not in table.columns:
            self.error(table, "missing_column", None, column, name=column)
            return np.zeros(len(cells))
        for record, cell in enumerate(cells):
            value = known.get(cell)
            if value is None:
                if cell is None:
                    empty.append(record)
                    out[record] = 0.0
                    continue
                value = self._number(table, record, column, cell, inf)
                known[cell] = value
            elif np.isnan(value):
                value = self._number(table, record, column, cell, inf)
            out[record] = value
        wrong = np.isnan(out)
        missing = np.zeros(len(cells), dtype=bool)
        missing[empty] = True
        off = ~(wrong | missing) & (
            (out < spec.low) | (out > spec.high) | (np.isinf(out) & (not inf))
        )
        for record in np.nonzero(off)[0].tolist():
            key = "negative" if spec.low == 0 and out[record] < 0 else "out_of_range"
            low, high = f"{spec.low:g}", f"{spec.high:g}"
            self.error(table, key, record, column, value=cells[record], low=low, high=high)
        out[wrong | off] = max(spec.low, min(0.0, spec.high))
        if not empty:
            return out
        if default is None:
            for record in empty:
                self.error(table, "empty_cell", record, column, name=column)
        else:
            out[empty] = np.broadcast_to(default, out.shape)[empty]
            if not quiet:
                self.assume(table, column, "default_used", len(empty), default=spec.default or "0")
        return out

    def _number(self, table: Table, record: int, column: str, cell: Raw, inf: bool) -> float:
        assert cell is not None
        if inf and isinstance(cell, str) and cell.casefold() in ("inf", "infinity", "∞"):
            return np.inf
        try:
            return number(cell, self.locale, exempt=column in ("lon", "lat"))
        except NotANumber as wrong:
            hint: tuple[str, Mapping[str, object]] = ("write_number", {})
            if wrong.key == "ambiguous_number":
                whole = str(cell).replace(".", "").replace(",", "")
                hint = ("say_locale", {"large": whole, "small": str(cell).replace(",", ".") + "0"})
            self.error(table, wrong.key, record, column, hint, value=cell)
            return np.nan

    def choices(self, table: Table, column: str, default: str | None) -> list[str | None]:
        """Return a column of words from a short list, in any case."""
        spec = SHEETS[table.sheet][column]
        known = {word.casefold(): word for word in spec.of} | _WORDS
        out: list[str | None] = []
        for record, text in enumerate(self.texts(table, column)):
            word = known.get(text.casefold()) if text else default
            if text and word not in spec.of:
                hint = closest(text, spec.of)
                self.error(
                    table, "not_a_choice", record, column, hint, value=text, of=", ".join(spec.of)
                )
                word = default
            out.append(word)
        return out

    def yes_no(self, table: Table, column: str, default: Sequence[bool]) -> BoolArray:
        """Return a column of yes and no, shape (n,)."""
        out = []
        for record, cell in enumerate(self.cells(table, column)):
            value = default[record] if cell is None else yes_or_no(cell)
            if value is None:
                self.error(table, "not_yes_no", record, column, value=cell)
            out.append(bool(value))
        return np.array(out, dtype=bool)

    def refs(self, table: Table, column: str, known: Iterable[str], kind: str) -> list[str | None]:
        """Return a column of names; a name that is not ``known`` is an error and comes back as None."""
        names = known if isinstance(known, (set, frozenset, dict)) else set(known)
        out: list[str | None] = []
        for record, text in enumerate(self.texts(table, column)):
            if text is not None and text not in names:
                self.unknown(table, record, column, text, names, kind)
                text = None
            out.append(text)
        return out

    def lists(
        self, table: Table, column: str, known: Iterable[str] | None, kind: str
    ) -> list[tuple[str, ...]]:
        """Return a column of names parted by ``;``; ``known`` None = any word will do."""
        names = None if known is None else set(known)
        out = []
        for record, text in enumerate(self.texts(table, column)):
            words = tuple(dict.fromkeys(w.strip() for w in (text or "").split(";") if w.strip()))
            for word in words:
                if names is not None and word not in names:
                    self.unknown(table, record, column, word, names, kind)
            out.append(words if names is None else tuple(w for w in words if w in names))
        return out

    def unknown(
        self, table: Table, record: int, column: str, name: str, known: Iterable[str], kind: str
    ) -> None:
        """Report a name that does not exist, with the closest one that does."""
        hint = closest(name, sorted(known))
        self.error(table, "unknown_name", record, column, hint, value=name, kind=kind)

    def statuses(self) -> None:
        """Put on record how many rows of each sheet are official, assumed, synthetic …."""
        for table in self.tables.sheets.values():
            if "status" not in table.columns or table.sheet in ("buildings", "parameters"):
                continue
            for status, count in Counter(t for t in self.texts(table, "status") if t).items():
                values = {"count": count, "total": len(table), "status": status}
                record = Assumption(table.sheet, "", "rows_of_status", values, count, "", status)
                self.assumptions.append(record)
                if status.casefold() not in STATUSES:
                    of = ", ".join(STATUSES)
                    self.note(table, "unknown_status", None, "status", value=status, of=of)


_WORDS = {
    "pegawai": "staff", "pengunjung": "visitor", "mobil": "car", "motor": "motorcycle",
    "sepeda motor": "motorcycle", "angkutan umum": "transit", "jalan kaki": "walk", "keras": "hard",
    "lunak": "soft", "mati": "off", "gedung": "building", "kompleks": "site", "buka": "open",
    "tutup": "closed", "eksisting": "existing", "calon": "candidate", "sewa": "leased",
    "visitors": "visitor", "walking": "walk", "bus": "transit",
}  # fmt: skip


def as_text(cell: Raw) -> str | None:
    """Return a cell as text; a whole number of a workbook loses its ``.0``."""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) else repr(cell)
    return cell
