"""Tables: columns of cells that know where they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from siting.city.csv_file import csv_grid
from siting.city.findings import NO_HINT, Finding, Hint, likely
from siting.city.grid import Grid, Raw, Unreadable, letter
from siting.city.schema import SHEETS, Sheet, plain
from siting.city.workbook import workbook_grids
from siting.locale.system import refusal

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read: about two million rows of minutes."""

MOST_ROWS = 3_000_000
"""Rows of the longest sheet that is read, so that many short rows do not fill the memory."""

UNPACKED = 8
"""A workbook may unpack to this many times the size of the largest file."""


@dataclass(frozen=True, eq=False)
class Table:
    """One sheet, column by column.

    Attributes
    ----------
    file, sheet
        Where it came from.
    rows
        Row number of each record (headings are row 1), shape (n,).
    columns
        Known column name -> cells, each (n,).
    headings
        Column name -> (heading as written, position from 0).
    """

    file: str
    sheet: str
    rows: Sequence[int]
    columns: dict[str, list[Raw]]
    headings: dict[str, tuple[str, int]]

    def __len__(self) -> int:
        return len(self.rows)

    def finding(
        self,
        level: str,
        key: str,
        record: int | None = None,
        column: str | None = None,
        hint: Hint = NO_HINT,
        /,
        **values: object,
    ) -> Finding:
        """Return a finding at a record (position from 0) and a column of this table."""
        heading, at = self.headings.get(column or "", (column, None))
        row = None if record is None else self.rows[record]
        cell = f"{letter(at)}{row}" if at is not None and row is not None else None
        return Finding(level, self.file, self.sheet, row, heading, cell, key, values, *hint)


@dataclass(eq=False)
class Tables:
    """All sheets that were found, what is to be said of them, and the files they came from.

    ``unread`` holds the sheets whose file is there but could not be read.
    """

    name: str
    suffix: str = ".csv"
    sheets: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def __getitem__(self, sheet: str) -> Table:
        """Return a sheet, empty where it is missing."""
        file = f"{sheet}.csv" if self.suffix == ".csv" else f"{self.name}{self.suffix}"
        return self.sheets.get(sheet) or Table(file, sheet, (), {}, {})

    def complain(self, file: str, key: str, **values: object) -> None:
        """Add an error about a whole file."""
        sheet = _sheet_called(file.removesuffix(".csv")) if file.endswith(".csv") else None
        if sheet is not None:
            self.unread.add(sheet.name)
        self.findings.append(Finding("error", file, "", None, None, None, key, values))


def open_tables(path: Path) -> Tables:
    """Read all sheets of a folder of CSV files or a workbook; what is wrong becomes a finding."""
    tables = Tables(path.stem)
    try:
        if path.is_dir():
            _open_folder(path, tables)
        elif not path.exists():
            tables.complain(path.name or str(path), "missing_path")
        elif path.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
            _open_workbook(path, tables)
        else:
            tables.complain(path.name, "unknown_format")
    except OSError as error:  # no permission, no such drive
        tables.complain(path.name or str(path), "unreadable", reason=refusal(error))
    return tables


def _open_folder(path: Path, tables: Tables) -> None:
    tables.name = path.resolve().name
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
    if not files:
        tables.complain(tables.name, "empty_folder")
    for file in files:
        try:
            content = _content(file, tables)
        except OSError as error:
            tables.complain(file.name, "unreadable", reason=refusal(error))
            continue
        if content is not None:
            add_csv(tables, file.name, file.stem, content)


def _open_workbook(path: Path, tables: Tables) -> None:
    tables.suffix = path.suffix
    content = _content(path, tables)
    if content is None:
        return
    try:
        for name, grid in workbook_grids(content, UNPACKED * LARGEST, _is_sheet):
            add_sheet(tables, path.name, name, grid)
    except Unreadable as error:
        tables.complain(path.name, error.key, **error.values)


def add_csv(tables: Tables, file: str, name: str, content: bytes) -> None:
    """Add the bytes of one CSV file as the sheet ``name``; whatever is wrong becomes a finding."""
    if not _is_sheet(name):
        _add_unknown(tables, file, name)
        return
    rows = content.count(b"\n")
    if rows > MOST_ROWS:
        tables.complain(file, "too_many_rows", rows=rows, limit=MOST_ROWS)
        return
    try:
        add_sheet(tables, file, name, csv_grid(content))
    except Unreadable as error:
        tables.complain(file, error.key, **error.values)


def _content(path: Path, tables: Tables) -> bytes | None:
    """Return a file's bytes and put their hash on record; None where it is too large."""
    size = path.stat().st_size
    if size > LARGEST:
        values = {"size": f"{size / 2**20:.0f}", "limit": f"{LARGEST / 2**20:.0f}"}
        tables.complain(path.name, "file_too_large", **values)
        return None
    content = path.read_bytes()
    tables.files[path.name] = hashlib.sha256(content).hexdigest()
    return content


def _sheet_called(name: str) -> Sheet | None:
    """Return the sheet that a file or tab of this name holds, in English or Indonesian."""
    return _sheets_by_name().get(plain(name))


@cache
def _sheets_by_name() -> dict[str, Sheet]:
    return {plain(alias): s for s in SHEETS.values() for alias in (s.name, *s.aliases)}


def add_sheet(tables: Tables, file: str, name: str, grid: Grid) -> None:
    """Add one sheet from its grid of cells; row 1 holds the headings."""
    sheet = _sheet_called(name)
    if sheet is None:
        _add_unknown(tables, file, name)
        return
    if sheet.name in tables.sheets:
        other = tables.sheets[sheet.name].file
        tables.complain(file, "sheet_twice", name=sheet.name, other=other)
        return
    headings = _headings(tables, file, sheet, grid)
    for row, at, value in grid.beyond:
        cell, values = f"{letter(at)}{row}", {"value": value, "columns": len(grid.headings)}
        tables.findings.append(
            Finding("error", file, sheet.name, row, None, cell, "cell_without_heading", values)
        )
    columns = {name: grid.columns[at] for name, (_, at) in headings.items()}
    tables.sheets[sheet.name] = Table(file, sheet.name, grid.rows, columns, headings)


def _is_sheet(name: str) -> bool:
    return _sheet_called(name) is not None


def _add_unknown(tables: Tables, file: str, name: str) -> None:
    """Note a file or tab that is no sheet of this format."""
    values = {"name": name}
    hint = likely(name, SHEETS)
    tables.findings.append(
        Finding("note", file, name, None, None, None, "unknown_sheet", values, *hint)
    )


def _headings(tables: Tables, file: str, sheet: Sheet, grid: Grid) -> dict[str, tuple[str, int]]:
    """Return the columns that are known, and note or refuse the others."""
    found: dict[str, tuple[str, int]] = {}
    others: list[tuple[str, int]] = []
    for at, written in enumerate(grid.headings):
        column = sheet.column_called(written)
        if column is None:
            others.append((written, at))
        elif column in found:
            values = {"name": written, "other": found[column][0]}
            tables.findings.append(
                Finding(
                    "error", file, sheet.name, 1, written, f"{letter(at)}1", "column_twice", values
                )
            )
        else:
            found[column] = (written, at)
    missing = [column.name for column in sheet.columns if column.name not in found]
    for written, at in others:
        if not written and not any(cell is not None for cell in grid.columns[at]):
            continue
        key = "unknown_column" if written else "column_without_heading"
        hint = likely(written, missing) if written else ("", {})
        tables.findings.append(
            Finding(
                "note",
                file,
                sheet.name,
                1,
                written,
                f"{letter(at)}1",
                key,
                {"name": written},
                *hint,
            )
        )
    return found
