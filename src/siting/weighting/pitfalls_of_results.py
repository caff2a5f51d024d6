"""Pitfalls that results of different prices show: ties, flat stretches, plans that no prices reach."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from siting.explain.compare import tie
from siting.explore.supported import supported
from siting.parts.part import Array
from siting.problem import Problem
from siting.results import Result
from siting.terms import UNITS
from siting.terms.term import MONEY
from siting.weighting.guard import Guard, figure, found, label, unit_of

SAME = 1e-6
"""Amounts nearer than this, relative to their size, are the same."""


def of_results(problem: Problem, results: Sequence[Result]) -> Iterator[Guard]:
    """Yield what is to be said of results that hold plans, numbered from 1."""
    yield from _zero(problem, results)
    for result in results:
        yield from _open(result)
    yield from _ties(results)
    yield from _flat(results)
    if len({json.dumps(r.description["rules"], default=str) for r in results}) == 1:
        yield from _beaten(results)


def _zero(problem: Problem, results: Sequence[Result]) -> Iterator[Guard]:
    plans = [result.checked.terms for result in results]
    today = problem.city.plans.get("today")
    if plans and today is not None:
        plans.append(problem.value(today))
    for name, price in problem.prices.items():
        amounts = [terms[name] for terms in plans]
        if price > 0 or not amounts or max(amounts) - min(amounts) <= SAME * max(1.0, max(amounts)):
            continue
        low, high = (figure(end, amounts) for end in (min(amounts), max(amounts)))
        yield found("zero", one=label(name), low=low, high=high, unit=unit_of(UNITS[name]))


def _open(result: Result) -> Iterator[Guard]:
    """Terms that count for less than the interval that the gap leaves open."""
    if result.bound is None:
        return
    left = result.total - result.bound
    for line in result.lines:
        if line.unit != MONEY and left > 1e-6 and 0 < line.priced < left:
            figures = {"total": result.total, "open": left, "priced": line.priced}
            said = {key: figure(value) for key, value in figures.items()}
            yield found("open", one=label(line.name), **said)


def _ties(results: Sequence[Result]) -> Iterator[Guard]:
    for one, other in combinations(range(len(results)), 2):
        differ = results[one].description != results[other].description
        if differ and tie(results[one], results[other]):
            yield found("tie", one=one + 1, other=other + 1)


def _flat(results: Sequence[Result]) -> Iterator[Guard]:
    """Results that differ in the price of one term, and not in the plan."""
    for one, other in combinations(range(len(results)), 2):
        name = _only_change(results[one], results[other])
        if name is not None and dict(results[one].plan or {}) == dict(results[other].plan or {}):
            prices = sorted(r.description["prices"][name] for r in (results[one], results[other]))
            low, high = (f"{price:g}" for price in prices)
            yield found("flat", one=label(name), low=low, high=high)


def _only_change(one: Result, other: Result) -> str | None:
    """Return the term in whose price alone two results of one city differ."""
    here, there = dict(one.description), dict(other.description)
    before, after = here.pop("prices"), there.pop("prices")
    changed = [name for name in before if before[name] != after[name]]
    same = one.subject is other.subject and here == there
    return changed[0] if same and len(changed) == 1 else None


def _beaten(results: Sequence[Result]) -> Iterator[Guard]:
    """Name plans that another beats in money and all burdens, and those that no prices make the best."""
    amounts = np.array([_burdens(result) for result in results])
    if len(results) < 2 or not np.isfinite(amounts).all():
        return
    varies = np.ptp(amounts, axis=0) > SAME * np.maximum(1.0, np.abs(amounts).max(axis=0))
    points = amounts[:, varies] / np.maximum(1.0, np.abs(amounts[:, varies]).max(axis=0))
    for k in range(len(points)):
        better = [n for n in range(len(points)) if _beats(points[n], points[k])]
        if better:
            yield found("beaten", one=k + 1, other=better[0] + 1)
        elif len(points) > 2 and varies.any() and not supported(points, k):
            yield found("unreached", one=k + 1)


def _burdens(result: Result) -> list[float]:
    """Return money, whose price is 1, then every other term and soft rule."""
    terms = result.checked.terms
    money = sum(amount for name, amount in terms.items() if UNITS[name] == MONEY)
    others = [amount for name, amount in terms.items() if UNITS[name] != MONEY]
    return [money, *others, *(line.amount for line in result.soft)]


def _beats(one: Array, other: Array) -> bool:
    """Whether a plan is nowhere worse and somewhere better."""
    return bool((one <= other + SAME).all() and (one < other - SAME).any())
