"""Numbers as planners write them: refused, not guessed, where they can be read in two ways."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from siting.city.arrays import Array

LARGEST = 1e12
"""Larger numbers are slips of the pen: no city has as much of anything, and sums must stay exact."""

_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
_DOT = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\Z")
_COMMA = re.compile(r"[+-]?([0-9]+,?[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?\Z")
_THOUSANDS = {
    "en": re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?\Z"),
    "id": re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]*)?\Z"),
}
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)\Z", re.IGNORECASE)
_SURE = {  # lines of numbers that nobody could read otherwise, the common case of large tables
    None: re.compile(r"(?:(?:[0-9]+(?:\.(?:[0-9]{1,2}|[0-9]{4,}))?|0\.[0-9]+)\n)*+\Z"),
    "en": re.compile(r"(?:[0-9]+(?:\.[0-9]+)?\n)*+\Z"),
    "id": re.compile(r"(?:[0-9]+\n)*+\Z"),
}
_YES = {"yes": True, "y": True, "true": True, "1": True, "ya": True, "benar": True}
_NO = {"no": False, "n": False, "false": False, "0": False, "tidak": False, "bukan": False}


class NotANumber(ValueError):
    """The text is no number; ``key`` names the finding."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


def number(raw: str | float, locale: str | None = None, *, exempt: bool = False) -> float:
    """Return a cell as a number.

    Parameters
    ----------
    raw
        Text, or a number where the cell of a workbook holds one.
    locale
        ``en`` or ``id`` where declared: then nothing is ambiguous. None: the dot is the decimal
        point, and 1 to 3 digits, a dot or comma and exactly three digits are refused.
    exempt
        Whether the column is exempt from that doubt (coordinates).

    Raises
    ------
    NotANumber
        If the text can be read in two ways, in none, or is not finite or absurdly large.

    Examples
    --------
    >>> number("0.125"), number("1.500", "id"), number("1.500", "en"), number("1,5", "id")
    (0.125, 1500.0, 1.5, 1.5)
    """
    if isinstance(raw, float):
        return _finite(raw)
    text = raw.strip().replace("−", "-")
    if locale is None and not exempt and _EITHER.match(text):
        raise NotANumber("ambiguous_number")
    if locale == "id" and _THOUSANDS["id"].match(text):
        return _finite(float(text.replace(".", "").replace(",", ".")))
    if locale == "id" and _COMMA.match(text):
        return _finite(float(text.replace(",", ".")))
    if locale != "id" and _DOT.match(text):
        return _finite(float(text))
    if locale == "en" and _THOUSANDS["en"].match(text):
        return _finite(float(text.replace(",", "")))
    raise NotANumber("not_finite" if _NOT_FINITE.match(text) else "not_a_number")


def sure_numbers(cells: Sequence[str | float | None], locale: str | None) -> Array | None:
    """Return a column at once, shape (n,); None unless every cell is a number beyond doubt."""
    if all(type(cell) is float for cell in cells):
        values = np.array(cells, dtype=float)
    else:
        texts = [cell for cell in cells if type(cell) is str]
        if len(texts) < len(cells) or not _SURE[locale].match("\n".join(texts) + "\n"):
            return None
        values = np.array([float(text) for text in texts])
    return values if (np.abs(values) <= LARGEST).all() else None


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise NotANumber("not_finite")
    if abs(value) > LARGEST:
        raise NotANumber("too_large")
    return value


def yes_or_no(raw: str | float) -> bool | None:
    """Return a cell as yes or no (``ya``, ``tidak`` too); None where it is neither."""
    text = f"{raw:g}" if isinstance(raw, float) else raw.strip().casefold()
    return _YES.get(text, _NO.get(text))
