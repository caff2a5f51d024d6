"""Exchange rates: what one unit of each priced term is worth in units of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from siting.city.city import City
from siting.errors import unknown
from siting.locale import Text
from siting.locale.exchange import EXCHANGE, GOODS, MINUTES
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit as unit_said
from siting.terms import TERMS
from siting.terms.term import HOURS, MONEY

if TYPE_CHECKING:
    from siting.problem import Problem

WIDTH = 100

MOTORCYCLE = "motorcycle"
"""The name under which a motorcycle's space-hour stands beside the term ``parking_shortage``."""


@dataclass(frozen=True)
class Good:
    """One thing that has a price.

    Attributes
    ----------
    name
        The term or soft rule; ``money``; or ``motorcycle``, the part of ``parking_shortage`` that a
        motorcycle without a space adds.
    unit
        What one is: its unit without ``/year``.
    price
        IDR million for one.
    label
        One of it in a planner's words.
    minutes
        The sixtieth part of it in a planner's words; None where it is no hour.
    """

    name: str
    unit: str
    price: float
    label: Text
    minutes: Text | None = None


@dataclass(frozen=True, eq=False)
class ExchangeRates(Mapping[str, Good]):
    """Everything that has a price, by name, and what one is worth in the others."""

    goods: tuple[Good, ...]

    def __getitem__(self, name: str) -> Good:
        for good in self.goods:
            if good.name == name:
                return good
        raise unknown("term", name, [good.name for good in self.goods])

    def __contains__(self, name: object) -> bool:
        return any(good.name == name for good in self.goods)

    def __iter__(self) -> Iterator[str]:
        return (good.name for good in self.goods)

    def __len__(self) -> int:
        return len(self.goods)

    def worth(self, name: str, of: str = "money") -> float:
        """Return what one unit of ``name`` is worth in units of another (IDR million of money).

        Raises
        ------
        UnknownName
            If one of them has no price.
        """
        return self[name].price / self[of].price

    def rows(self) -> list[dict[str, Any]]:
        """Return one dictionary a pair: one ``unit`` of ``name`` is worth ``worth`` times ``in_unit`` of ``of``."""
        return [
            {
                "name": one.name,
                "unit": one.unit,
                "of": other.name,
                "in_unit": other.unit,
                "worth": one.price / other.price,
            }
            for one in self.goods
            for other in self.goods
            if one is not other
        ]

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``), one thing a line."""
        lines = [EXCHANGE["title" if len(self) > 1 else "nothing"].say(lang)]
        for equal in self._equals(lang):
            lines += wrap(" = ".join(equal), WIDTH, initial_indent="  ", subsequent_indent="      ")
        return "\n".join(lines)

    def _equals(self, lang: str) -> list[list[str]]:
        return [self._equal(good, lang) for good in self.goods if good.name != "money"]

    def _equal(self, good: Good, lang: str) -> list[str]:
        from siting.views.numbers import price, rupiah

        said = [EXCHANGE["unit"].say(lang, good=good.label)]
        if good.price >= 0.001:
            said.append(rupiah(good.price, lang))
        else:  # below a thousand rupiah
            said.append(f"Rp {price(1e6 * good.price, lang)}")
        said += [_amount(good.price, o, lang) for o in self.goods if o not in (good, self["money"])]
        return said

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        title = EXCHANGE["title" if len(self) > 1 else "nothing"].say("en")
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in equal)}</tr>"
            for equal in self._equals("en")
        )
        return f"<div><strong>{escape(title)}</strong><table>{rows}</table></div>"


def exchange_rates(problem: Problem) -> ExchangeRates:
    """Return what has a price in a problem, as ``Problem.exchange_rates`` documents."""
    prices = {name: price for name, price in problem.prices.items() if price > 0}
    goods = [Good("money", "IDR million", 1.0, Text("IDR million", "juta rupiah"))]
    units = {term.name: term.unit for term in TERMS}
    for name, price in prices.items():
        if units.get(name) != MONEY or price != 1.0:
            goods.append(_of_term(name, units.get(name, ""), price))
        if name == "parking_shortage" and isinstance(problem.subject, City):
            part = problem.city.value("motorcycle_space")
            if part > 0:
                goods.append(
                    Good(MOTORCYCLE, "motorcycle-space-hours", part * price, GOODS[MOTORCYCLE])
                )
    goods += [
        Good(entry.measure.name, entry.measure.unit, entry.price, _of_rule(problem, entry.measure.name, entry.measure.unit))
        for entry in problem.model.entries
        if entry.price > 0 and entry.measure.name not in problem.prices
    ]  # fmt: skip
    return ExchangeRates(tuple(goods))


def _of_term(name: str, unit: str, price: float) -> Good:
    if unit == MONEY:
        label = EXCHANGE["money"].filled(name=WORDS[name].label)
    else:
        label = GOODS.get(name) or EXCHANGE["plain"].filled(name=name)
    return Good(name, unit.removesuffix("/year"), price, label, MINUTES.get(name) if unit == HOURS else None)  # fmt: skip


def _of_rule(problem: Problem, name: str, unit: str) -> Text:
    kind = dict(zip(problem.names, problem.rows, strict=True))[name].rule
    labels = Text(*(rule_label(name, kind, lang) for lang in ("en", "id")))
    units = Text(*(unit_said(unit, lang, after="1") for lang in ("en", "id")))
    return EXCHANGE["rule"].filled(unit=units, name=labels)


def _amount(money: float, good: Good, lang: str) -> str:
    from siting.views.numbers import price

    amount, label = money / good.price, good.label
    if amount < 1 and good.minutes is not None:
        amount, label = 60 * amount, good.minutes
    return EXCHANGE["amount"].say(lang, amount=price(amount, lang), good=label)


__all__ = ["ExchangeRates", "Good", "exchange_rates"]
