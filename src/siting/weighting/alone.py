"""One term alone: a problem in which nothing but one term, or the operating cost, has a price."""

from __future__ import annotations

from dataclasses import replace

from siting.errors import unknown
from siting.problem import Problem
from siting.results import Result
from siting.rules import Cap
from siting.terms import OPERATING_COST, UNITS


def only(problem: Problem, name: str) -> Problem:
    """Return the problem whose total is a term alone; soft rules cost nothing.

    Raises
    ------
    UnknownName
        If there is no such term.
    """
    if name not in UNITS:
        raise unknown("term", name, UNITS)
    parts = OPERATING_COST if name == "operating_cost" else (name,)
    rules = tuple(
        replace(rule, price=0.0) if rule.level == "soft" else rule for rule in problem.rules or ()
    )
    prices = {known: float(known in parts) for known in problem.prices}
    return Problem(problem.city, prices, rules)


def amount(result: Result, name: str) -> float:
    """Return a term's amount in a result, or its operating cost."""
    return result.operating_cost if name == "operating_cost" else result.checked.terms[name]


def capped(problem: Problem, limits: dict[str, float]) -> Problem:
    """Return the problem in which terms stay within limits, each a little widened for rounding."""
    caps = [Cap(name, value + 1e-7 * max(1.0, abs(value))) for name, value in limits.items()]
    return problem.with_(rules=caps)
