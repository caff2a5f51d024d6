"""Workbooks: the tabs of .xlsx and .ods files as grids; the only file that imports calamine."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from siting.city.grid import Grid, Raw, Unreadable, grid_of
from siting.city.workbook_size import refuse_huge

_BROKEN = (
    OSError,
    ValueError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged archive can raise, locked ones included."""


def workbook_grids(
    content: bytes, largest: int, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, Grid]]:
    """Yield the name and the cells of every tab; the cells are read only of those ``wanted``.

    Parameters
    ----------
    content
        Bytes of the workbook.
    largest
        Bytes that it may have when unpacked: a small file may hide a huge one.
    wanted
        Whether a tab of this name is to be read.

    Raises
    ------
    Unreadable
        If it is broken, locked, too large, or calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise Unreadable("no_workbook_extra") from None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_huge(archive, largest)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            lines = []
            if wanted(name):
                lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, grid_of([_cell(cell) for cell in line] for line in lines)
    except Unreadable:
        raise
    except _BROKEN + (CalamineError,) as error:
        raise Unreadable("broken_workbook", {"reason": str(error)}) from None


def _cell(cell: object) -> Raw:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, float)):
        return float(cell)
    if isinstance(cell, datetime.time):
        return cell.strftime("%H:%M")
    return None if cell is None or cell == "" else str(cell)
