"""Reader: typed columns out of tables; what cannot be read becomes a finding, not an exception."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.ledger import Ledger, stand_in
from siting.city.build.saying import choice, expectation, number_hint
from siting.city.findings import NO_HINT, Hint, likely
from siting.city.grid import Raw, written
from siting.city.numbers import NotANumber, number, sure_numbers, yes_or_no
from siting.city.schema import SHEETS, Column
from siting.city.tables import Table, Tables


class Reader(Ledger):
    """Reads columns of ``tables``.

    A bad cell gives a harmless value (0 or what is nearest) and an error finding, so that one pass
    finds everything; ``sound`` says whether a record may be used to judge others.
    """

    def __init__(self, tables: Tables, locale: str | None) -> None:
        super().__init__(tables)
        self.locale = locale

    def cells(self, table: Table, column: str) -> list[Raw]:
        """Return a column's cells, all empty where the column is missing."""
        return table.columns.get(column) or [None] * len(table)

    def filled(self, table: Table, column: str) -> BoolArray:
        """Say which cells of a column hold something, shape (n,)."""
        return np.array([cell is not None for cell in self.cells(table, column)], dtype=bool)

    def texts(self, table: Table, column: str) -> list[str | None]:
        """Return a column of texts; numbers of a workbook are written out."""
        cells = self.cells(table, column)
        if float in set(map(type, cells)):
            return [written(cell) for cell in cells]
        return [cell for cell in cells if not isinstance(cell, float)]

    def needed(self, table: Table, column: str) -> bool:
        """Report empty cells of a column that has no default, or say False where it is missing."""
        if len(table) and column not in table.columns:
            self.error(table, "missing_column", None, column, name=column)
            return False
        cells = self.cells(table, column)
        if None in cells:
            for record, cell in enumerate(cells):
                if cell is None:
                    self.error(table, "empty_cell", record, column, name=column)
        return True

    def ids(self, table: Table, column: str) -> list[str]:
        """Return the ids that name the rows; empty and repeated ones are errors."""
        self.needed(table, column)
        names = [text or stand_in(record) for record, text in enumerate(self.texts(table, column))]
        first: dict[str, int] = {}
        folded: dict[str, str] = {}
        for record, name in enumerate(names):
            plain = "".join(name.casefold().split())
            if name in first:
                row = table.rows[first[name]]
                self.error(table, "duplicate_id", record, column, value=name, row=row)
            elif plain in folded:
                self.note(table, "almost_same_id", record, column, value=name, other=folded[plain])
            if ";" in name or name == "*":
                self.error(table, "id_with_meaning", record, column, value=name)
            first.setdefault(name, record)
            folded.setdefault(plain, name)
        return names

    def numbers(
        self,
        table: Table,
        column: str,
        default: float | Array | None = None,
        *,
        quiet: bool = False,
        inf: bool = False,
    ) -> Array:
        """Return a column of numbers, shape (n,).

        ``default`` fills empty cells: a number or an array (n,); None = empty cells are errors. The
        default goes on record unless ``quiet``. ``inf`` allows the text ``inf``.
        """
        if default is None and not self.needed(table, column):
            return np.zeros(len(table))
        spec, cells = SHEETS[table.sheet][column], self.cells(table, column)
        sure = sure_numbers(cells, self.locale)
        out = self._numbers(table, column, cells, inf) if sure is None else sure
        off = (out < spec.low) | (out > spec.high)
        for record in np.flatnonzero(off).tolist():
            self._off(table, record, spec, float(out[record]))
        harmless = max(spec.low, min(0.0, spec.high))
        out[off] = harmless
        empty = np.isnan(out) if sure is None else np.zeros(len(out), dtype=bool)
        if default is None or not empty.any():
            return np.where(empty, harmless, out)
        if not quiet:
            shown = spec.default or "0"
            self.assume(table, column, "default_used", int(empty.sum()), default=shown)
        return np.where(empty, default, out)

    def _numbers(self, table: Table, column: str, cells: Sequence[Raw], inf: bool) -> Array:
        """Read cell by cell; ``nan`` where a cell is empty, a harmless number where it is wrong."""
        spec = SHEETS[table.sheet][column]
        known: dict[Raw, float] = {None: np.nan}
        out = np.empty(len(cells))
        for record, cell in enumerate(cells):
            value = known.get(cell)
            if value is None:
                value = self.number(table, record, column, cell, inf=inf)
                if value is None:
                    value = max(spec.low, min(0.0, spec.high))
                else:
                    known[cell] = value
            out[record] = value
        return out

    def number(
        self, table: Table, record: int, column: str, cell: Raw, *, inf: bool = False
    ) -> float | None:
        """Return one cell as a number; None and an error where it is none."""
        assert cell is not None
        if inf and isinstance(cell, str) and cell.casefold() in ("inf", "∞"):
            return float("inf")
        try:
            return number(cell, self.locale, exempt=column in ("lon", "lat"))
        except NotANumber as wrong:
            hint = number_hint(str(cell), wrong.key, self.locale)
            self.error(table, wrong.key, record, column, hint, value=cell)
            return None

    def _off(self, table: Table, record: int, spec: Column, value: float) -> None:
        key = "negative" if spec.low >= 0 > value else "out_of_range"
        hint: Hint = NO_HINT
        if 2 <= value <= 100 and spec.high in (1.0, 1.001):
            hint = ("write_share", {"share": f"{value / 100:g}", "percent": f"{value:g}"})
        elif spec.name in ("lon", "lat"):
            hint = ("lon_then_lat", {})
        expected = expectation(spec.low, spec.high)
        self.error(table, key, record, spec.name, hint, value=f"{value:g}", expected=expected)

    def choices(self, table: Table, column: str, default: str | None) -> list[str | None]:
        """Return a column of words from a short list, in any case, English or Indonesian."""
        spec, texts = SHEETS[table.sheet][column], self.texts(table, column)
        words = {text: choice(text, spec.of) if text else default for text in set(texts)}
        out = [words[text] for text in texts]
        if None in out:
            for record, text in enumerate(texts):
                if text is not None and out[record] is None:
                    hint, of = likely(text, spec.of), ", ".join(spec.of)
                    self.error(table, "not_a_choice", record, column, hint, value=text, of=of)
                    out[record] = default
        return out

    def yes_no(self, table: Table, column: str, default: Sequence[bool]) -> BoolArray:
        """Return a column of yes and no, shape (n,); the default goes on record."""
        out: list[bool] = []
        empty = 0
        for record, cell in enumerate(self.cells(table, column)):
            value = default[record] if cell is None else yes_or_no(cell)
            empty += cell is None
            if value is None:
                self.error(table, "not_yes_no", record, column, value=cell)
            out.append(bool(value))
        if empty:
            spec = SHEETS[table.sheet][column]
            self.assume(table, column, "default_used", empty, default=spec.default)
        return np.array(out, dtype=bool)

    def refs(
        self, table: Table, column: str, known: Collection[str], kind: str
    ) -> list[str | None]:
        """Return a column of names; one that is not ``known`` is reported and comes out as None."""
        names, texts = set(known), self.texts(table, column)
        if set(texts) <= names | {None}:
            return texts
        out: list[str | None] = []
        for record, text in enumerate(texts):
            right = text is None or text in names
            if text is not None and not right:
                self.unknown(table, record, column, text, names, kind)
            out.append(text if right else None)
        return out

    def lists(
        self, table: Table, column: str, known: Collection[str] | None, kind: str = ""
    ) -> list[tuple[str, ...]]:
        """Return a column of names parted by ``;``; ``known`` None = any word will do."""
        out = []
        for record, text in enumerate(self.texts(table, column)):
            words = list(dict.fromkeys(w.strip() for w in (text or "").split(";") if w.strip()))
            for word in words if known is not None else ():
                if known is not None and word not in known:
                    self.unknown(table, record, column, word, known, kind)
            out.append(tuple(w for w in words if known is None or w in known))
        return out

    def repeated(self, table: Table, *columns: Sequence[str | None]) -> list[int]:
        """Return records whose names in all ``columns`` were there before; gaps never repeat."""
        code = np.zeros(len(table), dtype=np.int64)
        gap = np.zeros(len(table), dtype=bool)
        for column in columns:
            place: dict[str | None, int] = {name: n for n, name in enumerate(dict.fromkeys(column))}
            at = np.fromiter(map(place.__getitem__, column), np.int64, len(table))
            code = code * len(place) + at
            if None in place:
                gap |= at == place[None]
        _, first = np.unique(code, return_index=True)
        again = np.ones(len(table), dtype=bool)
        again[first] = False
        repeats: list[int] = np.flatnonzero(again & ~gap).tolist()
        return repeats
