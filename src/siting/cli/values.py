"""Values of options: numbers, prices and ranges, read with a clear word where they are none."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable
from typing import TypeVar

from siting.errors import OptionError
from siting.locale.cli import CLI

T = TypeVar("T")


def number(lang: str) -> Callable[[str], float]:
    """Return what reads a number of at least 0."""

    def read(text: str) -> float:
        value = _float(text)
        if value is None or not 0 <= value < math.inf:
            raise argparse.ArgumentTypeError(CLI["not at least"].say(lang, text=text, least=0))
        return value

    return read


def whole(lang: str, least: int) -> Callable[[str], int]:
    """Return what reads a whole number of at least ``least``."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) < 2**31):
            said = CLI["not a whole number"].say(lang, text=text, least=least)
            raise argparse.ArgumentTypeError(said)
        return int(text)

    return read


def weights(lang: str) -> Callable[[str], list[tuple[str, float]]]:
    """Return what reads terms and their prices, ``rent=1,moving=2``."""

    def read(text: str) -> list[tuple[str, float]]:
        found = []
        for part in text.split(","):
            name, equals, price = part.partition("=")
            if not (name.strip() and equals):
                raise argparse.ArgumentTypeError(CLI["not a weight"].say(lang, text=part))
            value = _float(price)
            if value is None or not 0 <= value < math.inf:
                raise argparse.ArgumentTypeError(CLI["not a price"].say(lang, text=part))
            found.append((name.strip(), value))
        return found

    return read


def tried(lang: str) -> Callable[[str], tuple[str, list[float]]]:
    """Return what reads a term and the prices to try, ``rent=1,2,3``."""

    def read(text: str) -> tuple[str, list[float]]:
        name, equals, prices = text.partition("=")
        found = [_float(price) for price in prices.split(",")]
        good = [price for price in found if price is not None and 0 <= price < math.inf]
        if not (name.strip() and equals) or len(good) < len(found):
            raise argparse.ArgumentTypeError(CLI["not prices"].say(lang, text=text))
        return name.strip(), good

    return read


def between(lang: str) -> Callable[[str], tuple[str, tuple[float, float]]]:
    """Return what reads a term with its lowest and highest price, ``rent=1:2``."""

    def read(text: str) -> tuple[str, tuple[float, float]]:
        name, equals, ends = text.partition("=")
        low, colon, high = ends.partition(":")
        one, other = _float(low), _float(high)
        if not (name.strip() and equals and colon) or one is None or other is None:
            raise argparse.ArgumentTypeError(CLI["not a range"].say(lang, text=text))
        return name.strip(), (one, other)

    return read


def by_term(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what was said of each term. Raises OptionError where it was said twice."""
    found: dict[str, T] = {}
    for name, value in pairs:
        if name in found:
            raise OptionError(CLI["said twice"], name=name)
        found[name] = value
    return found


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
