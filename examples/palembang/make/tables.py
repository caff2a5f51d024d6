"""Tables in and out: rows of text, written the same way on every machine."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from make.sheets import COLUMNS

HERE = Path(__file__).resolve().parent.parent

Row = Mapping[str, object]
FULL = "full"
FIRST = "first"


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of ``facts/…`` or ``choices/…``, for instance ``read("facts/units")``."""
    with open(HERE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chosen(name: str, stage: str) -> list[dict[str, str]]:
    """Return the rows of ``choices/name`` that belong to the stage; an empty stage means both."""
    rows = read(f"choices/{name}")
    return [row for row in rows if row.get("stage", "") in ("", stage)]


def figure(name: str) -> float:
    """Return a figure of ``facts/figures.csv`` by its name."""
    return next(float(row["value"]) for row in read("facts/figures") if row["name"] == name)


def write(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write one sheet; a column that is empty in every row is left out."""
    rows = list(rows)
    used = [c for c in COLUMNS[name].split() if any(_cell(row.get(c)) for row in rows)]
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(used)
        writer.writerows([_cell(row.get(c)) for c in used] for row in rows)


def up(value: float, step: float) -> float:
    """Round up to a multiple of ``step``; a hair above a multiple stays there."""
    return -(-(value - 1e-9) // step) * step


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)
