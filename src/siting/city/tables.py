"""Tables: columns of cells that know where they came from."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from siting.city.findings import Finding, closest
from siting.city.schema import SHEETS, Sheet, plain

Raw = str | float | None
"""A cell: text, a number where a workbook holds one, None where it is empty."""

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read."""


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
        hint: tuple[str, Mapping[str, object]] = ("", {}),
        **values: object,
    ) -> Finding:
        """Return a finding at a record (position from 0) and a column of this table."""
        heading, at = self.headings.get(column or "", (column, None))
        row = None if record is None else self.rows[record]
        cell = f"{_letter(at)}{row}" if at is not None and row is not None else None
        return Finding(
            level, self.file, self.sheet, row, heading, cell, key, values, hint[0], hint[1]
        )


@dataclass(eq=False)
class Tables:
    """All sheets that were found, what is to be said of them, and the files they came from."""

    name: str
    sheets: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, sheet: str) -> Table:
        """Return a sheet, empty where it is missing."""
        return self.sheets.get(sheet) or Table(f"{sheet}", sheet, (), {}, {})


def open_tables(path: Path) -> Tables:
    """Read all sheets of a folder of CSV files, or of one workbook.

    Whatever is wrong becomes a finding; nothing is raised but what the operating system raises for
    a file that vanishes while it is read.
    """
    tables = Tables(path.stem)
    if not path.exists():
        tables.findings.append(_file("error", path.name or str(path), "missing_path"))
    elif path.is_dir():
        for file in sorted(path.glob("*.[cC][sS][vV]")):
            content = _content(file, tables)
            if content is not None:
                add_csv(tables, file.name, file.stem, content)
        if not tables.files and not tables.findings:
            tables.findings.append(_file("error", path.name, "empty_folder"))
    elif path.suffix.lower() in (".xlsx", ".ods", ".xlsm", ".xls"):
        from siting.city.workbook import read_workbook

        if content := _content(path, tables):
            read_workbook(path, content, tables)
    else:
        tables.findings.append(_file("error", path.name, "unknown_format"))
    return tables


def add_sheet(tables: Tables, file: str, name: str, grid: Iterable[Sequence[Raw]]) -> None:
    """Add one sheet from its grid of cells; row 1 holds the headings."""
    sheet = _sheet_called(name)
    if sheet is None:
        hint = closest(name, SHEETS)
        hint = hint if hint[0] == "did_you_mean" else ("", {})
        found = Finding(
            "note", file, name, None, None, None, "unknown_sheet", {"name": name}, *hint
        )
        tables.findings.append(found)
        return
    if sheet.name in tables.sheets:
        other = tables.sheets[sheet.name].file
        tables.findings.append(_file("error", file, "sheet_twice", name=sheet.name, other=other))
        return
    rows = iter(grid)
    heading = [_text(cell) for cell in next(rows, ())]
    while heading and not heading[-1]:
        heading.pop()
    headings = _headings(tables, file, sheet, heading)
    records: list[Sequence[Raw]] = []
    numbers: list[int] = []
    width = len(heading)
    for number, row in enumerate(rows, start=2):
        if all(cell is None or cell == "" for cell in row):
            continue
        if len(row) > width and any(cell not in (None, "") for cell in row[width:]):
            extra = next(cell for cell in row[width:] if cell not in (None, ""))
            values = {"value": extra, "columns": width}
            tables.findings.append(
                Finding(
                    "error", file, sheet.name, number, None, None, "cell_without_heading", values
                )
            )
        records.append(row)
        numbers.append(number)
    columns = {
        name: [_cell(row[at]) if at < len(row) else None for row in records]
        for name, (_, at) in headings.items()
    }
    tables.sheets[sheet.name] = Table(file, sheet.name, numbers, columns, headings)


def _headings(
    tables: Tables, file: str, sheet: Sheet, heading: Sequence[str]
) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for at, written in enumerate(heading):
        column = sheet.column_called(written)
        cell = f"{_letter(at)}1"
        if column is None:
            known = [c.name for c in sheet.columns]
            hint = closest(written, known) if written else ("", {})
            hint = hint if hint[0] == "did_you_mean" else ("", {})
            key = "unknown_column" if written else "column_without_heading"
            values = {"name": written}
            tables.findings.append(
                Finding("note", file, sheet.name, 1, written, cell, key, values, *hint)
            )
        elif column in found:
            values = {"name": written, "other": found[column][0]}
            tables.findings.append(
                Finding("error", file, sheet.name, 1, written, cell, "column_twice", values)
            )
        else:
            found[column] = (written, at)
    return found


def add_csv(tables: Tables, file: str, name: str, content: bytes) -> None:
    """Add the bytes of one CSV file as the sheet ``name``; whatever is wrong becomes a finding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = _encoding(content)
        tables.findings.append(_file("error", file, "wrong_encoding", encoding=encoding))
        return
    if "\0" in text:
        tables.findings.append(_file("error", file, "not_text"))
        return
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        add_sheet(tables, file, name, list(reader))
    except csv.Error as error:
        tables.findings.append(
            _file("error", file, "broken_csv", line=reader.line_num, reason=str(error))
        )


def _content(path: Path, tables: Tables) -> bytes | None:
    size = path.stat().st_size
    if size > LARGEST:
        values = {"size": f"{size / 2**20:.0f}", "limit": f"{LARGEST / 2**20:.0f}"}
        tables.findings.append(_file("error", path.name, "file_too_large", **values))
        return None
    content = path.read_bytes()
    tables.files[path.name] = hashlib.sha256(content).hexdigest()
    return content


def _encoding(content: bytes) -> str:
    """Name the encoding that a file most likely has, by its first bytes."""
    marks = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"PK", "a zip or workbook"))
    for mark, name in marks:
        if content.startswith(mark):
            return name
    return "Windows-1252 (Latin-1)"


def _file(level: str, file: str, key: str, **values: object) -> Finding:
    return Finding(level, file, "", None, None, None, key, values)


def _sheet_called(name: str) -> Sheet | None:
    by_name = {plain(alias): sheet for sheet in SHEETS.values() for alias in sheet.aliases}
    return by_name.get(plain(name))


def _text(cell: Raw) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else cell.strip()


def _cell(cell: Raw) -> Raw:
    if isinstance(cell, str):
        cell = cell.strip()
        return cell or None
    return cell


def _letter(at: int) -> str:
    """Return a spreadsheet's name of column ``at``: 0 = A, 26 = AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
