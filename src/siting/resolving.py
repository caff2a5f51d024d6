"""Resolving: what an earlier result still gives after prices, rules or data have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siting.city.city import City
from siting.errors import UnknownName
from siting.parts import Placement
from siting.solvers.completion import complete
from siting.terms import TERMS

if TYPE_CHECKING:
    from siting.problem import Problem
    from siting.results import Result


def best_known(earlier: Result, problem: Problem) -> Placement | None:
    """Return the best of the plans that an earlier run passed, counted at the prices of now.

    Plans that name what no longer exists, or miss what is new, are left out; None if no plan is left.
    """
    plans = [] if earlier.plan is None else [earlier.plan, *earlier.pool]
    known: list[tuple[float, float, int, Placement]] = []
    for n, plan in enumerate(plans):
        try:
            whole = complete(problem.model, problem.about.placement(plan))
        except UnknownName:
            continue
        known.append((problem.model.violation(whole), problem.model.total(whole), n, whole))
    return min(known, key=lambda one: one[:3])[3] if known else None


def still_bounds(earlier: Result, problem: Problem) -> float | None:
    """Return a lower bound on every total that follows from an earlier one; None if nothing follows.

    City, rules and all but the prices have to be the same. No plan gets cheaper where prices only
    rose, of terms whose amounts cannot be negative; and where all amounts are such, every total is
    at least the smallest ratio of prices times the earlier bound.
    """
    then, now = dict(earlier.description), problem.describe()
    before: dict[str, float] = then.pop("prices")
    after: dict[str, float] = now.pop("prices")
    same = earlier.subject is problem.subject and isinstance(problem.subject, City) and then == now
    if earlier.bound is None or not same:
        return None
    signed = {term.name for term in TERMS if term.signed}
    ratios = [after[name] / price for name, price in before.items() if price > 0]
    fallen = min([1.0, *ratios])
    if any(after[name] != before[name] for name in signed & before.keys()):
        return None
    if fallen == 1.0:
        return earlier.bound
    if any(before[name] > 0 for name in signed & before.keys()) or earlier.bound < 0:
        return None
    return fallen * earlier.bound


__all__ = ["best_known", "still_bounds"]
