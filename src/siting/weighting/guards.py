"""Guards: pitfalls of prices, each a finding with a fix."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from siting.explain.compare import tie
from siting.locale import Text
from siting.locale.rules import rule_label
from siting.locale.terms import TERMS as WORDS
from siting.locale.terms import unit
from siting.locale.weighting import GUARDS
from siting.problem import Problem
from siting.results import Result
from siting.terms import OPERATING_COST, TERMS
from siting.terms.term import MONEY
from siting.weighting.alone import UNITS

ACCESS = ("visitor_travel", "worst_access", "uncovered", "inequity")
DOUBLE: dict[str, tuple[tuple[str, ...], str]] = {
    "FloorArea": (("crowding",), "same floor"),
    "ParkingCapacity": (("parking_shortage",), "same spaces"),
    "MaxMoves": (("moved_staff",), "same moves"),
    "Within": (("uncovered",), "same minutes"),
}
"""By kind of soft rule: the terms that count the same, and how."""


@dataclass(frozen=True)
class Guard:
    """One pitfall.

    Attributes
    ----------
    kind
        ``double``, ``money``, ``mix``, ``zero``, ``open`` or ``tie``.
    said, fix
        What was found, and what to do about it.
    """

    kind: str
    said: Text
    fix: Text

    def text(self, lang: str = "en") -> str:
        """Say what was found and the fix in ``lang`` (``en`` or ``id``)."""
        return GUARDS["line"].say(lang, said=self.said, fix=self.fix)


@dataclass(frozen=True, eq=False)
class Guards:
    """The pitfalls found, in order."""

    findings: tuple[Guard, ...]

    def __iter__(self) -> Iterator[Guard]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def text(self, lang: str = "en") -> str:
        """Say all in ``lang`` (``en`` or ``id``), one a line."""
        if not self.findings:
            return GUARDS["none"].say(lang)
        return "\n".join(finding.text(lang) for finding in self.findings)

    def __repr__(self) -> str:
        return self.text()


def guards(problem: Problem, *results: Result) -> Guards:
    """Look for pitfalls in prices, and in results where some are given.

    Without results: double counting, prices that look like weights of importance, money at another
    price than 1. With results of the problem: terms at price 0 that vary between these plans,
    amounts smaller than what a gap leaves open, and results that are a tie. Today's plan counts as
    a plan where it is known.

    Raises
    ------
    OptionError
        If the problem is a classic, whose measures have no units.
    """
    _ = problem.city
    found = [*_double(problem), *_money(problem), *_mix(problem)]
    planned = [result for result in results if result.plan is not None]
    found += _zero(problem, planned)
    found += [guard for result in planned for guard in _open(result)]
    found += [
        _guard("tie", one=one + 1, other=other + 1)
        for one, other in combinations(range(len(planned)), 2)
        if planned[one].description != planned[other].description
        and tie(planned[one], planned[other])
    ]
    return Guards(tuple(found))


def _double(problem: Problem) -> Iterator[Guard]:
    priced = {name for name, price in problem.prices.items() if price > 0}
    for one, other in combinations([name for name in ACCESS if name in priced], 2):
        yield _double_guard(_label(one), _label(other), "same minutes")
    for name, row in zip(problem.names, problem.rows, strict=True):
        if row.level != "soft" or not row.price:
            continue
        terms, why = _counted(row.rule, row.what)
        for term in [term for term in terms if term in priced][:1]:
            rule = Text(*(rule_label(name, row.rule, lang) for lang in ("en", "id")))
            yield _double_guard(rule, _label(term), why)


def _counted(rule: str, what: str | None) -> tuple[tuple[str, ...], str]:
    """Return the terms that a soft rule counts again, and how."""
    if rule == "Cap" and what is not None:
        return (OPERATING_COST if what == "operating_cost" else (what,)), "same term"
    return DOUBLE.get(rule, ((), ""))


def _double_guard(one: Text, other: Text, why: str) -> Guard:
    return _guard("double", one=one, other=other, why=GUARDS[why])


def _money(problem: Problem) -> Iterator[Guard]:
    for term in TERMS:
        price = problem.prices[term.name]
        if term.unit == MONEY and price != 1.0:
            yield _guard("money", one=_label(term.name), price=f"{price:g}")


def _mix(problem: Problem) -> Iterator[Guard]:
    """Weights of importance sum to 1 or 100 over everything that counts; prices hardly ever do."""
    for names in (
        [name for name, price in problem.prices.items() if price > 0],
        [name for name, price in problem.prices.items() if price > 0 and UNITS[name] != MONEY],
    ):
        total = math.fsum(problem.prices[name] for name in names)
        units = {UNITS[name] for name in names}
        if len(units) > 1 and any(abs(total - whole) <= 1e-9 * whole for whole in (1.0, 100.0)):
            listed = Text(*(", ".join(_label(n).say(lang) for n in names) for lang in ("en", "id")))
            yield _guard("mix", names=listed, sum=f"{total:g}")
            return


def _zero(problem: Problem, results: list[Result]) -> Iterator[Guard]:
    from siting.views.numbers import digits_for, number

    plans = [result.checked.terms for result in results]
    today = problem.city.plans.get("today")
    if plans and today is not None:
        plans.append(problem.value(today))
    for name, price in problem.prices.items():
        amounts = [terms[name] for terms in plans]
        if price > 0 or not amounts or max(amounts) - min(amounts) <= 1e-6 * max(1.0, max(amounts)):
            continue
        ends = [
            Text(*(number(end, lang, digits_for(amounts)) for lang in ("en", "id")))
            for end in (min(amounts), max(amounts))
        ]
        said = Text(*(unit(UNITS[name], lang) for lang in ("en", "id")))
        yield _guard("zero", one=_label(name), low=ends[0], high=ends[1], unit=said)


def _open(result: Result) -> Iterator[Guard]:
    """Terms that count for less than the interval that the gap leaves open."""
    from siting.views.numbers import digits_for, number

    if result.bound is None:
        return
    left = result.total - result.bound
    for line in result.lines:
        if line.unit != MONEY and left > 1e-6 and 0 < line.priced < left:
            figures = {"total": result.total, "open": left, "priced": line.priced}
            said = {
                key: Text(*(number(v, lang, digits_for([v])) for lang in ("en", "id")))
                for key, v in figures.items()
            }
            yield _guard("open", one=_label(line.name), **said)


def _guard(kind: str, **values: object) -> Guard:
    return Guard(kind, GUARDS[kind].filled(**values), GUARDS[f"{kind} fix"])


def _label(name: str) -> Text:
    return WORDS[name].label


__all__ = ["Guard", "Guards", "guards"]
