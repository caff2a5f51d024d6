"""Elicited: prices from swing weights, ranks or pairwise comparisons, over ranges that are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from siting.errors import OptionError
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import WEIGHTING
from siting.terms import UNITS
from siting.terms.term import MONEY
from siting.weighting.ranges import Ranges

CONSISTENT = 0.1
"""Judgements whose consistency ratio is above this are to be made again (Saaty 1980)."""

RANDOM = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random tables of 1 to 10 things (Saaty 1980)."""


@dataclass(frozen=True, eq=False)
class Weighting:
    """Prices and what they rest on; ``problem.with_(weights=weighting.prices)`` sets them.

    Attributes
    ----------
    way
        ``swing``, ``rank`` or ``ahp``.
    ranges
        The ranges that the weights speak of.
    weights
        Importance of going from worst to best, by term; sums to 1.
    prices
        IDR million per unit, of the terms that are no money: what the range of money is worth sets
        the scale, and money itself stays at price 1.
    ratio
        Consistency ratio of pairwise comparisons; None elsewhere.
    """

    way: str
    ranges: Ranges
    weights: dict[str, float]
    prices: dict[str, float]
    ratio: float | None = None

    @property
    def consistent(self) -> bool:
        """Whether no consistency ratio above 0.1 warns of contradictions."""
        return self.ratio is None or self.ratio <= CONSISTENT

    def text(self, lang: str = "en") -> str:
        """Say ranges, weights and prices in ``lang`` (``en`` or ``id``)."""
        from siting.views.numbers import number, percent, price

        lines = [self.ranges.text(lang), WEIGHTING["prices"].say(lang, way=WEIGHTING[self.way])]
        for name, weight in self.weights.items():
            said = {
                "label": WORDS[name].label,
                "share": percent(weight, lang),
                "price": price(self.prices.get(name, 1.0), lang),
                "unit": unit(UNITS[name], lang),
            }
            lines.append(f"  {WEIGHTING['price'].say(lang, **said)}")
        if self.ratio is not None:
            key = "consistent" if self.consistent else "inconsistent"
            lines.append(WEIGHTING[key].say(lang, ratio=number(self.ratio, lang, 2)))
            lines.append(WEIGHTING["pairs"].say(lang))
        return "\n".join(lines)

    def __repr__(self) -> str:
        return self.text()


def swing(ranges: Ranges, points: Mapping[str, float]) -> Weighting:
    """Return prices from swing weights, points for bringing each term from its worst to its best.

    All at their worst, the one that you would bring to its best first gets 100 points, the others as many as their swing is worth beside it (Edwards and
    Barron 1994). One of the terms has to be money, ``operating_cost`` as a rule.

    Raises
    ------
    OptionError
        If the points are not one each of at least 0, or no money has points and a range.
    """
    _same(ranges, list(points))
    if not all(0 <= value < float("inf") for value in points.values()) or not sum(points.values()):
        raise OptionError(WEIGHTING["points"], given=dict(points))
    return _priced("swing", ranges, dict(points))


def ranked(ranges: Ranges, order: Sequence[str]) -> Weighting:
    """Return prices from ranks alone: the swing named first matters most.

    The weight of rank k of n is the mean of 1/k … 1/n over n, the rank-order centroid (Edwards and
    Barron 1994).

    Raises
    ------
    OptionError
        If ``order`` does not name each term once, or no money has a range.
    """
    _same(ranges, order)
    n = len(order)
    points = {name: sum(1 / m for m in range(k, n + 1)) / n for k, name in enumerate(order, 1)}
    return _priced("rank", ranges, points)


def ahp(ranges: Ranges, judgements: Sequence[Sequence[float]]) -> Weighting:
    """Return prices from pairwise comparison: entry [a][b] says how many times swing a matters as b.

    Weights are the principal eigenvector; the consistency ratio compares its index with that of
    random tables, and above 0.1 the text warns (Saaty 1980). It also warns that whoever compares pairs
    seldom has ranges in mind, which the weights depend on.

    Parameters
    ----------
    ranges
        What is compared, in this order: from worst to best.
    judgements
        Positive, entry [b][a] = 1 / entry [a][b], shape (n, n), n at most 10.

    Raises
    ------
    OptionError
        If the table is none of these, or no money has a range.
    """
    names = list(ranges.best)
    n = len(names)
    if n > len(RANDOM):
        raise OptionError(WEIGHTING["too many"], count=n, most=len(RANDOM))
    try:
        table = np.array(judgements, dtype=float)
    except (TypeError, ValueError):
        raise OptionError(WEIGHTING["matrix"], count=n) from None
    whole = table.shape == (n, n) and bool((table > 0).all() and np.isfinite(table).all())
    if not whole or not np.allclose(table * table.T, 1.0, rtol=1e-2):
        raise OptionError(WEIGHTING["matrix"], count=n)
    values, vectors = np.linalg.eig(table)
    first = int(np.argmax(values.real))
    vector = np.abs(vectors[:, first].real)
    index = (float(values[first].real) - n) / max(n - 1, 1)
    ratio = max(0.0, index / RANDOM[n - 1]) if RANDOM[n - 1] else 0.0
    return _priced("ahp", ranges, dict(zip(names, vector.tolist(), strict=True)), ratio)


def _same(ranges: Ranges, names: Sequence[str]) -> None:
    if sorted(names) != sorted(ranges.best):
        raise OptionError(WEIGHTING["names"], names=", ".join(ranges.best), given=", ".join(names))


def _priced(
    way: str, ranges: Ranges, points: dict[str, float], ratio: float | None = None
) -> Weighting:
    """Turn weights of ranges into prices per unit; the widest money sets what a weight is worth."""
    widths = {name: ranges.worst[name] - best for name, best in ranges.best.items()}
    money = [n for n in points if UNITS[n] == MONEY and widths[n] > 0 and points[n] > 0]
    if not money:
        raise OptionError(WEIGHTING["no money"], names=", ".join(points))
    for name in points:
        if not widths[name] > 0:
            raise OptionError(WEIGHTING["no range"], name=name)
    anchor = max(money, key=lambda name: widths[name])
    scale = widths[anchor] / points[anchor]
    prices = {n: scale * points[n] / widths[n] for n in points if UNITS[n] != MONEY}
    total = sum(points.values())
    return Weighting(way, ranges, {n: p / total for n, p in points.items()}, prices, ratio)


__all__ = ["Weighting", "ahp", "ranked", "swing"]
