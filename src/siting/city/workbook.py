"""Workbooks: .xlsx and .ods sheets as grids of cells; the only file that imports calamine."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from siting.city.findings import Finding

if TYPE_CHECKING:
    from siting.city.tables import Raw, Tables


def read_workbook(path: Path, content: bytes, tables: Tables) -> None:
    """Add every sheet of a workbook to ``tables``; a broken workbook becomes a finding."""
    from siting.city.tables import add_sheet

    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        tables.findings.append(
            Finding("error", path.name, "", None, None, None, "no_workbook_extra")
        )
        return
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, PasswordError, OSError, ValueError) as error:
        values = {"reason": str(error)}
        found = Finding("error", path.name, "", None, None, None, "broken_workbook", values)
        tables.findings.append(found)
        return
    for name, grid in grids.items():
        add_sheet(tables, path.name, name, [[_cell(cell) for cell in row] for row in grid])


def _cell(cell: object) -> Raw:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, float)):
        return float(cell)
    return None if cell is None or cell == "" else str(cell)
