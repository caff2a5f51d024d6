"""Numbers as planners write them: refused rather than guessed where they can be read in two ways."""

from __future__ import annotations

import math
import re

_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}\Z")
_THOUSANDS = {
    "en": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?\Z"),
    "id": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?\Z"),
}
_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?\Z")
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
        If the text can be read in two ways, in none, or is not finite.

    Examples
    --------
    >>> number("0.125"), number("1.500", "id"), number("1.500", "en"), number("1,5", "id")
    (0.125, 1500.0, 1.5, 1.5)
    """
    if isinstance(raw, float):
        if not math.isfinite(raw):
            raise NotANumber("not_finite")
        return raw
    text = raw.strip().replace("\u00a0", "").replace("−", "-")
    if locale is None and not exempt and _EITHER.match(text):
        raise NotANumber("ambiguous_number")
    if locale == "id":
        if _THOUSANDS["id"].match(text):
            return float(text.replace(".", "").replace(",", "."))
        if _COMMA.match(text):
            return _finite(text.replace(",", "."))
        raise NotANumber("not_a_number")
    if _PLAIN.match(text):
        return _finite(text)
    if locale == "en" and _THOUSANDS["en"].match(text):
        return float(text.replace(",", ""))
    if text.casefold() in ("nan", "inf", "-inf", "+inf", "infinity", "-infinity"):
        raise NotANumber("not_finite")
    raise NotANumber("not_a_number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NotANumber("not_finite")
    return value


def yes_or_no(raw: str | float) -> bool | None:
    """Return a cell as yes or no (``ya``, ``tidak`` too); None where it is neither."""
    text = f"{raw:g}" if isinstance(raw, float) else raw.strip().casefold()
    return _YES.get(text, _NO.get(text))
