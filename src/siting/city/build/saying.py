"""Saying: the words of short lists, what a number should have been, and how to write it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from siting.city.findings import NO_HINT, Hint
from siting.city.numbers import NotANumber, number
from siting.city.schema import CHOICES
from siting.locale import Text
from siting.locale.findings import EXPECTED


def choice(text: str, of: Sequence[str]) -> str | None:
    """Return the word of a short list that ``text`` means, or None."""
    word = text.casefold()
    word = CHOICES.get(word, word)
    return word if word in of else None


def expectation(low: float, high: float) -> Text:
    """Say which numbers are expected."""
    if np.isinf(high):
        key = (
            "any"
            if np.isinf(low)
            else "from zero"
            if low == 0
            else "above zero"
            if low < 1e-6
            else "from"
        )
    else:
        key = "above zero to" if 0 < low < 1e-6 else "from to"
    said = EXPECTED[key]
    shown = {"low": f"{low:g}", "high": f"{1 if high == 1.001 else high:g}"}
    return Text(said.en.format(**shown), said.id.format(**shown))


def number_hint(text: str, key: str, locale: str | None) -> Hint:
    """Return how to write a number that could not be read."""
    if key == "ambiguous_number":
        whole, part = text.replace(",", ".").split(".")
        return "say_locale", {"large": whole + part, "small": f"{whole}.{part}0"}
    if key in ("not_finite", "too_large"):
        return NO_HINT
    try:
        if text.endswith("%"):
            share = number(text[:-1].strip().replace(",", "."), "en") / 100
            return "write_share", {"share": f"{share:g}", "percent": text[:-1].strip()}
        if locale is None and "," in text:
            return "comma", {"dot": f"{number(text, 'id'):.15g}"}
        if locale == "id" and "." in text:
            return "comma_in_id", {"comma": text.replace(".", ",")}
    except NotANumber:
        pass
    return ("write_number_id" if locale == "id" else "write_number"), {}
