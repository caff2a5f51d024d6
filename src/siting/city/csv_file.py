"""CSV files: UTF-8 text, cells parted by comma or semicolon as the heading row shows."""

from __future__ import annotations

import csv
import io

from siting.city.grid import Grid, Unreadable, grid_of
from siting.locale import Text
from siting.locale.system import ENCODINGS, csv_fault

_MARKS = (
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"PK", "workbook"),
    (b"\xd0\xcf\x11\xe0", "old workbook"),
)


def csv_grid(content: bytes) -> Grid:
    """Return the cells of a CSV file.

    Raises
    ------
    Unreadable
        If it is not UTF-8 (the encoding is named), not text, or its quotes do not close.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        values = {"encoding": _encoding(content), "line": line}
        raise Unreadable("wrong_encoding", values) from None
    if "\0" in text:
        raise Unreadable("not_text")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return grid_of(reader)
    except csv.Error as error:
        values = {"line": reader.line_num, "reason": csv_fault(str(error))}
        raise Unreadable("broken_csv", values) from None


def _delimiter(text: str) -> str:
    """Return what parts the headings: a semicolon where there are more of them than commas."""
    headings = text.split("\n", 1)[0]
    return ";" if headings.count(";") > headings.count(",") else ","


def _encoding(content: bytes) -> Text:
    """Name the encoding that a file most likely has, by its first bytes."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return ENCODINGS[name]
    return ENCODINGS["Windows"]
