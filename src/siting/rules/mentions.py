"""Mentions: what a row names must exist, also while it is switched off."""

from __future__ import annotations

from siting.city.city import City, RuleRow
from siting.errors import unknown
from siting.rules.rule import positions
from siting.rules.scope import named
from siting.terms import TERMS


def check_names(city: City, row: RuleRow) -> None:
    """Refuse a row that names what the city does not have.

    Raises
    ------
    UnknownName
        If there is no such agency, building, site, district or term.
    """
    agencies, buildings, sites = city.agencies.index, city.buildings.index, city.sites.index
    if row.agency is not None and row.agency != "*":
        positions(agencies, "agency", row.agency)
    named(city, row.building, row.site)
    if row.rule != "Exclusive":
        positions(agencies, "agency", *row.other)
    elif row.building is not None:
        positions(buildings, "building", *row.other)
    else:
        positions(sites, "site", *row.other)
    if row.what is None:
        return
    if row.rule == "Within" and row.what not in city.zones.district:
        raise unknown("district", row.what, city.zones.district)
    terms = ("operating_cost", *(term.name for term in TERMS))
    if row.rule == "Cap" and row.what not in terms:
        raise unknown("term", row.what, terms)
