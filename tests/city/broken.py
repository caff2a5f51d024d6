"""Cases of broken tables: what is broken, and the finding that must name its cell."""

from __future__ import annotations

from pathlib import Path

from city.folders import folder, with_cell, with_row
from siting.city.findings import Finding
from siting.city.readers import check

Broken = tuple[str, str, str, str, int | None, str | None]


def cell(sheet: str, row: int, column: str, value: str, key: str, at: str | None = None) -> Broken:
    """Return a case: one cell changed, and the finding expected in it or in the column ``at``."""
    return sheet, with_cell(sheet, row, column, value), key, sheet, row, at or column


def rule(key: str, column: str | None, *, row: int = 5, more: str = "", **cells: str) -> Broken:
    """Return a case: one rule more (row 5), and the finding expected in it."""
    return "rules", with_row("rules", **cells) + more, key, "rules", row, column


def line(**cells: str) -> str:
    """Return one row of the sheet rules."""
    return with_row("rules", **cells).splitlines()[-1] + "\n"


def found(path: Path, case: Broken) -> list[Finding]:
    """Return the findings of a case that have the key, sheet, row and column expected."""
    broken, text, key, sheet, row, column = case
    return [
        finding
        for finding in check(folder(path, **{broken: text}))
        if (finding.key, finding.sheet, finding.row) == (key, sheet, row)
        and column in (None, finding.column)
    ]
