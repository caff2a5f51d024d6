"""CSV files: UTF-8 text, cells parted by comma or semicolon as the heading row shows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from siting.city.grid import grid_of
from siting.city.tables import Tables, add_sheet, add_unknown, sheet_called

_MARKS = (
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"PK", "a workbook (.xlsx or .ods)"),
    (b"\xd0\xcf\x11\xe0", "a workbook (.xls)"),
)


def read_csv(path: Path, content: bytes, tables: Tables) -> None:
    """Add one CSV file to ``tables``; whatever is wrong with it becomes a finding."""
    if sheet_called(path.stem) is None:
        add_unknown(tables, path.name, path.stem)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        tables.complain(path.name, "wrong_encoding", encoding=_encoding(content), line=line)
        return
    if "\0" in text:
        tables.complain(path.name, "not_text")
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        grid = grid_of(reader)
    except csv.Error as error:
        tables.complain(path.name, "broken_csv", line=reader.line_num, reason=str(error))
        return
    add_sheet(tables, path.name, path.stem, grid)


def _delimiter(text: str) -> str:
    """Return what parts the headings: a semicolon where there are more of them than commas."""
    headings = text[: text.find("\n") % (len(text) + 1)]
    return ";" if headings.count(";") > headings.count(",") else ","


def _encoding(content: bytes) -> str:
    """Name the encoding that a file most likely has, by its first bytes."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    return "Windows-1252 (Latin-1)"
