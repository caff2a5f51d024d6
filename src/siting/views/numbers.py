"""How numbers look: separators of each language, no more digits than they deserve."""

from __future__ import annotations

import math
from collections.abc import Iterable

TINY = 1e-6
"""A smaller amount is the rounding of 0."""

NOTHING = "–"
"""What stands where there is no number."""

_WORDS = {
    "en": ("thousand", "million", "billion", "trillion"),
    "id": ("ribu", "juta", "miliar", "triliun"),
}


def number(value: float | None, lang: str = "en", digits: int = 0, *, sign: bool = False) -> str:
    """Write a number with the separators of ``lang``: 1,234.5 in English, 1.234,5 in Indonesian.

    Parameters
    ----------
    value
        Any number; None and nan become a dash, infinite ones ``∞``.
    lang
        ``en`` or ``id``.
    digits
        Digits after the decimal mark.
    sign
        Whether a plus stands before positive numbers, for differences.
    """
    if value is None or math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return ("+" if sign else "") + "∞" if value > 0 else "-∞"
    rounded = round(value, digits) + 0.0  # no "-0"
    text = f"{rounded:{'+' if sign and rounded else ''},.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text


def percent(value: float | None, lang: str = "en", digits: int = 1, *, sign: bool = False) -> str:
    """Write a share of 1 as a percentage."""
    text = number(None if value is None else 100 * value, lang, digits, sign=sign)
    return text if text == NOTHING else f"{text}%"


def rupiah(million: float | None, lang: str = "en") -> str:
    """Write IDR million in words, as a council says it: ``Rp 12.3 billion``, ``Rp 12,3 miliar``."""
    if million is None or not math.isfinite(million):
        return number(million, lang)
    thousand, one, billion, trillion = _WORDS["id" if lang == "id" else "en"]
    size = abs(million)
    if size >= 999_950:
        amount, word = million / 1e6, trillion
    elif size >= 999.5:
        amount, word = million / 1e3, billion
    elif size >= 1 or size == 0:
        amount, word = million, one
    else:
        amount, word = million * 1e3, thousand
    digits = {trillion: 2, billion: 1 if abs(amount) < 1000 else 0}.get(word, 0)
    return f"{'-' if million < 0 else ''}Rp {number(abs(amount), lang, digits)} {word}"


def digits_for(values: Iterable[float | None]) -> int:
    """Digits that a row of numbers deserves: none from 1,000 upwards, more where all are small."""
    sizes = [abs(v) for v in values if v is not None and math.isfinite(v) and v != 0]
    largest = max(sizes, default=0.0)
    if not sizes or largest >= 1000 or all(size == round(size) for size in sizes):
        return 0
    if largest < TINY:
        return 0
    return (
        1 if largest >= 10 else 2 if largest >= 0.1 else max(4, 1 - math.floor(math.log10(largest)))
    )


def price(value: float, lang: str = "en") -> str:
    """Write a price with four digits that count and no trailing zeros."""
    if value == 0 or not math.isfinite(value):
        return number(value, lang)
    digits = max(0, 3 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text
