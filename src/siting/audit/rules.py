"""All rules by name, with their units and the functions that count them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from siting.audit import rules_between as between
from siting.audit import rules_counting as counting
from siting.audit import rules_people as people
from siting.audit import rules_seats as seats
from siting.audit import rules_space as space
from siting.audit.facts import Facts
from siting.audit.records import Violation
from siting.audit.refusals import check_names
from siting.audit.rows import Breach, Case, Row, known
from siting.audit.scope import by_site
from siting.audit.terms import MONEY, TERMS


@dataclass(frozen=True)
class Rule:
    """How one rule is counted, and in what: a unit, or a unit that the row decides."""

    unit: str | Callable[[Row], str]
    count: Callable[[Case], Breach]


def _places(row: Row) -> str:
    if row.rule == "Exclusive":
        return "buildings" if row.building is not None else "sites"
    return "sites" if by_site(row) else "buildings"


def _movers(row: Row) -> str:
    return "persons" if counting.counts_staff(row.what) else "agencies"


def _term(row: Row) -> str:
    if row.what is None and row.level == "off":
        return ""
    units = {"operating_cost": MONEY} | {term.name: term.unit for term in TERMS}
    return known(units, "term", counting.capped_term(row))


RULES: Mapping[str, Rule] = {
    "FloorArea": Rule("m2", space.floor_area),
    "Desks": Rule("desks", space.desks),
    "ParkingCapacity": Rule("spaces", space.parking_capacity),
    "MinimumUse": Rule("m2", space.minimum_use),
    "Reserve": Rule("m2", space.reserve),
    "Pinned": Rule("agencies", seats.pinned),
    "Forbidden": Rule("agencies", seats.forbidden),
    "Requires": Rule("features", seats.requires),
    "Together": Rule("agencies", between.together),
    "Apart": Rule("agencies", between.apart),
    "Near": Rule("minutes", between.near),
    "Away": Rule("minutes", between.away),
    "Open": Rule("buildings", counting.opened),
    "Closed": Rule("buildings", counting.closed),
    "Exclusive": Rule(_places, counting.exclusive),
    "AtMost": Rule(_places, counting.at_most),
    "AtLeast": Rule(_places, counting.at_least),
    "Budget": Rule("IDR million", counting.budget),
    "Cap": Rule(_term, counting.cap),
    "Within": Rule("persons", people.within),
    "MaxMoves": Rule(_movers, counting.max_moves),
}


def violations(
    facts: Facts, rows: tuple[Row, ...], amounts: Mapping[str, float]
) -> tuple[Violation, ...]:
    """Count every row in order; one that is switched off is not counted and stands at 0.

    Parameters
    ----------
    facts
        The city under the plan.
    rows
        The rules of the description.
    amounts
        Each term, and ``operating_cost``.

    Raises
    ------
    UnknownName
        If a row, one that is switched off too, has a rule or names something that does not exist.
    OptionError
        If a row lacks what its rule needs.
    """
    found: list[Violation] = []
    for row in rows:
        rule = known(RULES, "rule", row.rule)
        check_names(facts, row)
        unit = rule.unit if isinstance(rule.unit, str) else rule.unit(row)
        same = tuple(peer for peer in rows if peer.rule == row.rule)
        case = Case(facts, row, same, amounts)
        breach = Breach(0.0) if row.level == "off" else rule.count(case)
        found.append(
            Violation(row.name, row.rule, row.level, unit, breach.amount, row.price, breach.places)
        )
    return tuple(found)
