"""Compare plans: term by term, who moves, what it costs once, and which is cheaper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from siting.audit.records import Audit
from siting.city.store import to_dict
from siting.errors import OptionError
from siting.explain.comparison import Comparison, Move, Rank, Row, Standing, WorstHour
from siting.locale.compare import COMPARE
from siting.locale.errors import ERRORS
from siting.problem import Problem
from siting.results import MONEY, Line, Result
from siting.solving import evaluate
from siting.termination import FEASIBLE, Stop, slack


def compare(*results: Result, names: Sequence[str] | None = None) -> Comparison:
    """Lay plans side by side; the first is the one that the others are measured against.

    Each plan is also set against today's plan of its city, at its own prices: one-off cost, saving
    and payback.

    Parameters
    ----------
    results
        One or more results with a plan, from ``solve`` or ``evaluate``.
    names
        What to call them, one each and all different; else their own names.

    Returns
    -------
    Comparison

    Raises
    ------
    OptionError
        If there is no result, or the names are not one each and all different.
    NoPlan
        If a result holds no plan.
    """
    called = _names(results, names)
    return Comparison(
        names=called,
        terms=_rows(results),
        moves={n: _moves(results[0], r) for n, r in zip(called[1:], results[1:], strict=True)},
        standings=tuple(
            _standing(n, r, _today(r, results)) for n, r in zip(called, results, strict=True)
        ),
        order=_order(called, results),
        same_problem=all(same_problem(results[0], other) for other in results[1:]),
    )


def same_problem(one: Result, other: Result) -> bool:
    """Whether two results speak of the same city, prices and rules."""
    if one.description != other.description:
        return False
    return one.city is other.city or to_dict(one.city) == to_dict(other.city)


def _names(results: Sequence[Result], names: Sequence[str] | None) -> tuple[str, ...]:
    if not results:
        raise OptionError(ERRORS["nothing to compare"])
    if names is None:
        own = [r.name or COMPARE["plan"].say(number=k) for k, r in enumerate(results, start=1)]
        repeats = [own[:k].count(name) for k, name in enumerate(own)]
        names = [f"{n} #{again + 1}" if again else n for n, again in zip(own, repeats, strict=True)]
    if len(names) != len(results) or len(set(names)) != len(names):
        raise OptionError(ERRORS["names"], names=list(names), count=len(results))
    return tuple(names)


def _rows(results: Sequence[Result]) -> tuple[Row, ...]:
    """Return terms, soft rules in the order of their first mention, operating cost and total."""
    accounts = [{line.name: line for line in (*r.lines, *r.soft)} for r in results]
    order = dict.fromkeys(
        [line.name for r in results for line in r.lines]
        + [line.name for r in results for line in r.soft]
    )
    rows = [_row(name, [account.get(name) for account in accounts]) for name in order]
    sums = {
        "operating_cost": tuple(r.operating_cost for r in results),
        "total": tuple(r.total for r in results),
    }
    return (*rows, *(Row(name, MONEY, values, values) for name, values in sums.items()))


def _row(name: str, lines: Sequence[Line | None]) -> Row:
    there = [None if line is None or line.note == "not counted" else line for line in lines]
    return Row(
        name=name,
        unit=next(line.unit for line in lines if line is not None),
        amounts=tuple(None if line is None else line.amount for line in there),
        priced=tuple(None if line is None else line.priced for line in there),
    )


def _moves(first: Result, other: Result) -> tuple[Move, ...]:
    assert first.plan is not None
    assert other.plan is not None
    wholes = {**other.city.agencies.whole, **first.city.agencies.whole}
    order = dict.fromkeys((*first.city.agencies.ids, *other.city.agencies.ids))
    pairs = [Move(a, first.plan.get(a), other.plan.get(a), wholes[a]) for a in order]
    return tuple(move for move in pairs if move.start != move.end)


def _today(result: Result, results: Sequence[Result]) -> Audit | None:
    """Return the recount of today's plan at the prices of ``result``; None where there is none."""
    plan = result.city.plans.get("today")
    if plan is None:
        return None
    for known in results:
        assert known.plan is not None
        if dict(known.plan) == dict(plan) and same_problem(known, result):
            return known.audit
    return evaluate(Problem.of(result), plan).audit


def _standing(name: str, result: Result, today: Audit | None) -> Standing:
    recount, city = result.checked, result.city
    assert result.plan is not None
    used = [city.buildings.index[building] for building in result.open]
    staff = float(city.agencies.staff.sum())
    return Standing(
        name=name,
        total=recount.total,
        operating_cost=recount.operating_cost,
        bound=result.bound,
        one_off=recount.one_off,
        saving=None if today is None else today.operating_cost - recount.operating_cost,
        total_saving=None if today is None else _saving(today.total, recount.total),
        m2_per_person=float(city.buildings.net_m2[used].sum()) / staff if staff > 0 else None,
        used_buildings=len(used),
        used_sites=len({city.buildings.site[j] for j in used}),
        cars=_worst_hour(result, "car"),
        motorcycles=_worst_hour(result, "motorcycle"),
        broken=tuple(violation.name for violation in recount.broken),
    )


def _saving(today: float, total: float) -> float:
    return 0.0 if today == total else today - total  # both may be inf


def _worst_hour(result: Result, vehicle: str) -> WorstHour | None:
    if not result.city.parking_counted:
        return None
    missing: dict[str, dict[str, float]] = {}
    for hour in result.checked.parking:
        if hour.vehicle == vehicle:
            missing.setdefault(hour.slot, {})[hour.lot] = hour.shortage
    sums = {slot: math.fsum(lots.values()) for slot, lots in missing.items()}
    worst = max(sums, key=lambda slot: sums[slot], default="")
    if not sums.get(worst, 0.0) > FEASIBLE:  # less is rounding
        return WorstHour(0.0, "", "")
    lots = missing[worst]
    return WorstHour(sums[worst], worst, max(lots, key=lambda lot: lots[lot]))


def _order(names: Sequence[str], results: Sequence[Result]) -> tuple[Rank, ...]:
    """Sort by total; the order of the arguments decides where totals are equal."""
    ranks = [
        Rank(
            name,
            one.total,
            tuple(n for n, r in zip(names, results, strict=True) if n != name and tie(one, r)),
        )
        for name, one in zip(names, results, strict=True)
    ]
    return tuple(sorted(ranks, key=lambda rank: rank.total))


def tie(one: Result, other: Result) -> bool:
    """Whether two results cannot be told apart by total.

    Plans of one problem, and evaluated plans, are ordered by their totals; two different problems
    tie where the intervals overlap in which their best possible totals lie.
    """
    exact = same_problem(one, other)
    (low, high), (other_low, other_high) = _interval(one, exact), _interval(other, exact)
    largest = max(abs(high), abs(other_high))
    room = slack(largest) if math.isfinite(largest) else 0.0
    return low <= other_high + room and other_low <= high + room


def _interval(result: Result, exact: bool) -> tuple[float, float]:
    if exact or result.termination.stop is Stop.EVALUATED:
        return result.total, result.total
    return -math.inf if result.bound is None else result.bound, result.total
