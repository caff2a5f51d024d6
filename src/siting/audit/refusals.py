"""What a recount refuses: prices of nothing, rows that name nobody, minutes that nobody knows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from siting.audit.facts import Facts
from siting.audit.minutes import needed
from siting.audit.rows import Row, known
from siting.audit.terms import TERMS
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS


def check_prices(prices: Mapping[str, float]) -> None:
    """Refuse a price of something that is no term, and a price that cannot be meant.

    Raises
    ------
    UnknownName
        If no term is called so.
    OptionError
        If a price is negative, without end, or not a number.
    """
    terms = {term.name: term for term in TERMS}
    for name, price in prices.items():
        known(terms, "term", name)
        if not 0 <= price < math.inf:
            raise OptionError(ERRORS["price"], name=name, value=price)


def check_names(facts: Facts, row: Row) -> None:
    """Refuse a row, even one that is switched off, that names what the city does not have.

    Raises
    ------
    UnknownName
        If there is no such agency, building, site or district.
    """
    if row.agency is not None and row.agency != "*":
        known(facts.agencies, "agency", row.agency)
    if row.building is not None:
        known(facts.buildings, "building", row.building)
    if row.site is not None:
        known(facts.sites, "site", row.site)
    for name in row.other:
        if row.rule != "Exclusive":
            known(facts.agencies, "agency", name)
        elif row.building is not None:
            known(facts.buildings, "building", name)
        else:
            known(facts.sites, "site", name)
    if row.rule == "Within" and row.what is not None and row.what not in facts.district:
        raise unknown("district", row.what, facts.district)


def check_minutes(facts: Facts) -> None:
    """Refuse a plan under which people set out on ways of which no minutes are known.

    Pairs of agencies are refused where they are counted.

    Raises
    ------
    OptionError
        If visitors, residents of a city with visits, or staff start in a zone of which nothing is
        known to their building.
    """
    for agency in facts.agencies.values():
        if agency.visitors > 0:
            ways_known(facts, "visitor", agency.building, agency.visitor_share)
            ways_known(facts, "visitor", agency.building, facts.population)
        if agency.present > 0:
            ways_known(facts, "staff", agency.building, agency.home_share)


def ways_known(facts: Facts, who: str, building: str, people: Iterable[float]) -> None:
    """Refuse a building to which nothing is known from a zone where some of the people start.

    Raises
    ------
    OptionError
        If there is such a zone.
    """
    minutes = facts.zone_minutes[who][building]
    for zone, number, far in zip(facts.city.zones.ids, people, minutes, strict=True):
        if number > 0:
            needed(far, zone, building)
