"""Recount a plan from the city, the plan and the plain description of a problem, by dull loops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from siting.audit.always import always
from siting.audit.facts import Facts, look
from siting.audit.money import one_off
from siting.audit.own_lines import own_lines
from siting.audit.parking import parking_hours
from siting.audit.records import Audit, Freed
from siting.audit.refusals import check_minutes, check_prices
from siting.audit.rows import read_rows
from siting.audit.rules import violations
from siting.audit.terms import NEEDS_PARKING, OPERATING, TERMS
from siting.city.city import City, Plan


def audit(city: City, plan: Plan, description: Mapping[str, Any]) -> Audit:
    """Recount every term and every rule of a plan.

    Parameters
    ----------
    city
        What the tables say.
    plan
        A building for every agency, and the split of vehicles where a used building has several
        lots.
    description
        ``prices`` (IDR million per unit; a term without a price is only counted) and ``rules`` in
        force, those that columns bind too, as ``Problem.describe`` gives them.

    Returns
    -------
    Audit
        All amounts; a rule that is off stands at 0.

    Raises
    ------
    OptionError
        If the plan misses an agency, its split is missing or does not add up, a rule lacks what it
        needs, a price cannot be meant, or nothing is known of minutes that the plan needs.
    UnknownName
        If the plan, its split, a price or a rule (switched off or not) names something that does
        not exist.
    """
    prices = description["prices"]
    check_prices(prices)
    facts = look(city, plan)
    check_minutes(facts)
    terms = {term.name: float(term.count(facts)) for term in TERMS}
    operating_cost = sum(terms[name] for name in OPERATING)
    amounts = {**terms, "operating_cost": operating_cost}
    rows = read_rows(description)
    ruled = violations(facts, rows, amounts)
    return Audit(
        terms=terms,
        counted={name: city.parking_counted or name not in NEEDS_PARKING for name in terms},
        rules=(*ruled, *always(facts, rows)),
        operating_cost=operating_cost,
        total=priced((terms[name], prices.get(name, 0.0)) for name in terms)
        + priced((violation.amount, violation.price) for violation in ruled),
        one_off=float(one_off(facts)),
        agencies={agency.id: own_lines(facts, agency) for agency in facts.agencies.values()},
        parking=parking_hours(facts),
        freed=freed(facts),
        split=facts.flows,
    )


def priced(lines: Iterable[tuple[float, float]]) -> float:
    """Return amounts at their prices; at price 0 an amount costs nothing, even one without end."""
    return float(sum(amount * price for amount, price in lines if price > 0))


def freed(facts: Facts) -> tuple[Freed, ...]:
    """Return the buildings that the city owns and does not use."""
    return tuple(
        Freed(building.id, building.holding_cost, building.release_income)
        for building in facts.buildings.values()
        if building.owned and not building.used
    )
