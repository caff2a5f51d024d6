"""Pitfalls of prices that a problem shows before anything is solved."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from siting.locale import Text, listed
from siting.locale.rules import rule_label
from siting.locale.weighting import GUARDS
from siting.problem import Problem
from siting.terms import OPERATING_COST, TERMS, UNITS
from siting.terms.term import MONEY
from siting.weighting.guard import Guard, figure, found, label, unit_of

ACCESS = ("visitor_travel", "worst_access", "uncovered", "inequity")
DOUBLE: dict[str, tuple[tuple[str, ...], str]] = {
    "FloorArea": (("crowding",), "same floor"),
    "ParkingCapacity": (("parking_shortage",), "same spaces"),
    "MaxMoves": (("moved_staff",), "same moves"),
    "Within": (("uncovered",), "same minutes"),
}
"""By kind of soft rule: the terms that count the same, and how."""


def of_prices(problem: Problem) -> Iterator[Guard]:
    """Yield double counting, money at another price than 1, importances, and penalties."""
    yield from _double(problem)
    yield from _money(problem)
    yield from _mix(problem)
    yield from _penalties(problem)


def _double(problem: Problem) -> Iterator[Guard]:
    priced = {name for name, price in problem.prices.items() if price > 0}
    for one, other in combinations([name for name in ACCESS if name in priced], 2):
        yield _double_guard(label(one), label(other), "same minutes")
    for name, row in zip(problem.names, problem.rows, strict=True):
        if row.level != "soft" or not row.price:
            continue
        terms, why = _counted(row.rule, row.what)
        for term in [term for term in terms if term in priced][:1]:
            yield _double_guard(_rule(name, row.rule), label(term), why)


def _counted(rule: str, what: str | None) -> tuple[tuple[str, ...], str]:
    """Return the terms that a soft rule counts again, and how."""
    if rule == "Cap" and what is not None:
        return (OPERATING_COST if what == "operating_cost" else (what,)), "same term"
    return DOUBLE.get(rule, ((), ""))


def _double_guard(one: Text, other: Text, why: str) -> Guard:
    return found("double", one=one, other=other, why=GUARDS[why])


def _money(problem: Problem) -> Iterator[Guard]:
    for term in TERMS:
        price = problem.prices[term.name]
        if term.unit == MONEY and price != 1.0:
            yield found("money", one=label(term.name), price=f"{price:g}")


def _mix(problem: Problem) -> Iterator[Guard]:
    """Weights of importance sum to 1 or 100 over everything that counts; prices hardly ever do."""
    for names in (
        [name for name, price in problem.prices.items() if price > 0],
        [name for name, price in problem.prices.items() if price > 0 and UNITS[name] != MONEY],
    ):
        total = math.fsum(problem.prices[name] for name in names)
        units = {UNITS[name] for name in names}
        if len(units) > 1 and any(abs(total - whole) <= 1e-9 * whole for whole in (1.0, 100.0)):
            yield found(
                "mix", names=listed((label(name) for name in names), ", "), sum=f"{total:g}"
            )
            return


def _penalties(problem: Problem) -> Iterator[Guard]:
    """Name prices of which one unit costs more than all offices do in a year: rules in disguise."""
    most = _operating(problem)
    if most <= 0:
        return
    prices = [
        (label(name), unit_of(UNITS[name]), price)
        for name, price in problem.prices.items()
        if UNITS[name] != MONEY
    ]
    kinds = dict(zip(problem.names, problem.rows, strict=True))
    for entry in problem.model.entries:
        name = entry.measure.name
        if name in kinds and not entry.hard:
            unit = unit_of(entry.measure.unit)
            prices.append((_rule(name, kinds[name].rule), unit, entry.price))
    for one, unit, price in prices:
        if price > most:
            yield found("penalty", one=one, unit=unit, price=figure(price), most=figure(most))


def _operating(problem: Problem) -> float:
    """Return the operating cost of the dearest plan of the tables; that of a plan in one building without any."""
    city = problem.city
    together = dict.fromkeys(city.agencies.ids, city.buildings.ids[0])
    values = [problem.value(plan) for plan in city.plans.values()] or [problem.value(together)]
    return max(sum(value[name] for name in OPERATING_COST) for value in values)


def _rule(name: str, kind: str) -> Text:
    return Text(*(rule_label(name, kind, lang) for lang in ("en", "id")))
