"""Workbooks: the tabs of .xlsx and .ods files as grids of cells; the only file that imports calamine."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

from siting.city.grid import Raw, grid_of
from siting.city.tables import Tables, add_sheet, add_unknown, sheet_called

UNPACKED = 8
"""A workbook may unpack to this many times the size of the largest file that is read."""


def read_workbook(path: Path, content: bytes, tables: Tables) -> None:
    """Add every tab of a workbook to ``tables``; a broken workbook becomes a finding."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        tables.complain(path.name, "no_workbook_extra")
        return
    if _unpacked_too_large(path, content, tables):
        return
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            if sheet_called(name) is None:
                add_unknown(tables, path.name, name)
                continue
            lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            add_sheet(tables, path.name, name, grid_of([_cell(c) for c in line] for line in lines))
    except (CalamineError, OSError, ValueError) as error:
        tables.complain(path.name, "broken_workbook", reason=str(error))


def _unpacked_too_large(path: Path, content: bytes, tables: Tables) -> bool:
    """Refuse a small file that unpacks to a huge one."""
    from siting.city.tables import LARGEST

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False  # an old .xls, or broken: calamine says so
    if size <= UNPACKED * LARGEST:
        return False
    values = {"size": f"{size / 2**20:.0f}", "limit": f"{UNPACKED * LARGEST / 2**20:.0f}"}
    tables.complain(path.name, "file_too_large", **values)
    return True


def _cell(cell: object) -> Raw:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, datetime.time):
        return cell.strftime("%H:%M")
    return None if cell is None or cell == "" else str(cell)
