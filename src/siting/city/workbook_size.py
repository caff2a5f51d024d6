"""How far the tabs of a workbook reach, found before anything is made of them.

One stray cell in the last row and column of a tab asks for seventeen thousand million cells, and the
library that reads workbooks makes room for all of them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from siting.city.grid import Unreadable, letter
from siting.locale.system import BINARY_TABS

MOST_CELLS = 16_000_000
"""Cells of the largest tab that is read: two million rows of eight columns."""

_XLSX_CELL = re.compile(rb"""\sr=["']([A-Z]*)([0-9]+)["']""")
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
_ODS_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["']([0-9]+)["']""")


def refuse_huge(archive: zipfile.ZipFile, largest: int) -> None:
    """Refuse a workbook that unpacks to more than ``largest`` bytes or has too wide a tab.

    Raises
    ------
    Unreadable
        If it does; the message names the size, or the last row and column.
    """
    size = sum(entry.file_size for entry in archive.infolist())
    if size > largest:
        values = {"size": f"{size / 2**20:.0f}", "limit": f"{largest / 2**20:.0f}"}
        raise Unreadable("file_too_large", values)
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            raise Unreadable("broken_workbook", {"reason": BINARY_TABS})
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _refuse(*_xlsx_reach(archive.read(name)))
        if name == "content.xml":
            for rows, columns in _ods_reach(archive.read(name)):
                _refuse(rows, columns)


def _refuse(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        values = {"row": rows, "column": letter(min(columns, 10**6) - 1)}
        raise Unreadable("tab_too_large", values)


def _xlsx_reach(xml: bytes) -> tuple[int, int]:
    """Return the last row and column that a tab of an .xlsx file names."""
    rows, width, widest = 1, 1, b"A"
    for match in _XLSX_CELL.finditer(xml):
        column, row = match.groups()
        if len(row) > width or (len(row) == width and int(row) > rows):
            rows, width = int(row[:18]), len(row)
        if (len(column), column) > (len(widest), widest):
            widest = column
    columns = 0
    for one in widest[:8]:
        columns = columns * 26 + one - 64
    return rows, columns


def _ods_reach(xml: bytes) -> Iterator[tuple[int, int]]:
    """Yield the last row and column with a value of each tab of an .ods file."""
    rows = columns = column = last_row = 0
    for match in _ODS_TAG.finditer(xml):
        tag, attributes = match.groups()
        times = 1
        if (found := _ODS_REPEATED.search(attributes)) is not None:
            times = int(found[1][:18])
        if tag == b"table":
            yield last_row, columns
            rows = columns = column = last_row = 0
        elif tag == b"table-row":
            rows, column = rows + times, 0
        else:
            column += times
            if not attributes.rstrip().endswith(b"/") or b"value-type" in attributes:
                last_row, columns = rows, max(columns, column)
    yield last_row, columns
