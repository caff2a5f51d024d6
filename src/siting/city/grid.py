"""Grids: the cells of one file or tab as columns, with the number of each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

Raw = str | float | None
"""A cell: text, a number where a workbook holds one, None where it is empty."""

CHUNK = 500
"""Rows turned at a time: few enough not to wake the garbage collector."""


class Unreadable(ValueError):
    """A file is not what it seems; ``key`` and ``values`` name the finding."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        self.key, self.values = key, values or {}
        super().__init__(key)


@dataclass(eq=False)
class Grid:
    """The cells below a row of headings.

    Attributes
    ----------
    headings
        Row 1 as written, without the empty ones at its end.
    columns
        Cells under each heading, stripped, each (n,).
    rows
        Row number of each record, blank rows left out, shape (n,).
    beyond
        Filled cells right of the last heading: row, position from 0, value; the first of a row.
    """

    headings: list[str] = field(default_factory=list)
    columns: list[list[Raw]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    beyond: list[tuple[int, int, Raw]] = field(default_factory=list)


def grid_of(lines: Iterable[Sequence[Raw]]) -> Grid:
    """Turn rows into columns, some hundreds at a time: only the columns are all in memory."""
    rows = iter(lines)
    headings = [written(cell) or "" for cell in next(rows, ())]
    while headings and not headings[-1]:
        headings.pop()
    grid = Grid(headings, [[] for _ in headings])
    number = 2
    while chunk := list(islice(rows, CHUNK)):
        _append(grid, chunk, number)
        number += len(chunk)
    _drop_blank_rows(grid)
    return grid


def _append(grid: Grid, chunk: list[Sequence[Raw]], number: int) -> None:
    width = len(grid.headings)
    if set(map(len, chunk)) != {width}:
        for k, row in enumerate(chunk):
            beyond = (at for at in range(width, len(row)) if stripped(row[at]) is not None)
            if (at := next(beyond, None)) is not None:
                grid.beyond.append((number + k, at, row[at]))
        chunk = [row[:width] for row in chunk]
        columns = list(zip_longest(*chunk, fillvalue=None))
        columns += [(None,) * len(chunk)] * (width - len(columns))
    else:
        columns = list(zip(*chunk, strict=True))
    for column, cells in zip(grid.columns, columns, strict=True):
        column.extend([c.strip() or None if type(c) is str else c for c in cells])
    grid.rows.extend(range(number, number + len(chunk)))


def _drop_blank_rows(grid: Grid) -> None:
    if not grid.columns:
        grid.rows.clear()
        return
    beyond = {row for row, _, _ in grid.beyond}
    blank = {
        k
        for k, first in enumerate(grid.columns[0])
        if first is None
        and grid.rows[k] not in beyond
        and all(column[k] is None for column in grid.columns)
    }
    if blank:
        kept = [k for k in range(len(grid.rows)) if k not in blank]
        grid.rows[:] = [grid.rows[k] for k in kept]
        for column in grid.columns:
            column[:] = [column[k] for k in kept]


def stripped(cell: Raw) -> Raw:
    """Return a cell without space around it; None where nothing is left."""
    return cell.strip() or None if isinstance(cell, str) else cell


def written(cell: Raw) -> str | None:
    """Return a cell as text; a whole number of a workbook loses its ``.0``."""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    return cell if cell is None else cell.strip() or None


def letter(at: int) -> str:
    """Return a spreadsheet's name of column ``at``: 0 = A, 26 = AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
