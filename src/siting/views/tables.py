"""What a table on a page is: cells that know whether they are numbers, rows, a caption."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell: its text, a second line in small print, and whether it is a number."""

    text: str
    small: str = ""
    number: bool = False


@dataclass(frozen=True)
class Row:
    """One row; its first cell names it. ``kind`` is empty, ``group`` (a heading) or ``sum``."""

    cells: tuple[Cell, ...]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption and headings; ``numbers`` says which columns stand to the right."""

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]


def num(text: str, small: str = "") -> Cell:
    """Return a cell that stands to the right."""
    return Cell(text, small, number=True)


def row(*cells: Cell | str, kind: str = "") -> Row:
    """Return a row; plain texts become cells."""
    return Row(tuple(Cell(c) if isinstance(c, str) else c for c in cells), kind)


def head(*cells: Cell | str) -> tuple[Cell, ...]:
    """Return headings; plain texts become cells."""
    return row(*cells).cells


def called(name: str, named: dict[str, str]) -> str:
    """Return an id with what it stands for, where that says more."""
    long = named.get(name, "")
    if long.startswith(name):
        return long
    return f"{name} · {long}" if long else name
