"""Rules about the seat of one agency: pinned, forbidden, and features that it requires."""

from __future__ import annotations

from siting.audit import scope
from siting.audit.rows import Breach, Case, at
from siting.errors import OptionError
from siting.locale.errors import ERRORS


def pinned(case: Case) -> Breach:
    """One agency out of place: elsewhere than named, or than today where no place is named."""
    agency = scope.agency(case)
    if scope.has_place(case.row):
        right = {building.id for building in scope.named_buildings(case.facts, case.row)}
    elif agency.current is not None:
        right = {agency.current}
    else:
        raise OptionError(ERRORS["no place today"], rule=case.row.name, agency=agency.id)
    return at({agency.id: float(agency.building not in right)})


def forbidden(case: Case) -> Breach:
    """One agency where it must not be."""
    agency = scope.agency(case)
    wrong = {building.id for building in scope.place_buildings(case)}
    return at({agency.id: float(agency.building in wrong)})


def requires(case: Case) -> Breach:
    """Features that the buildings of agencies lack, of the row or of the agencies' own lists."""
    missing: dict[str, float] = {}
    for agency in scope.requiring_agencies(case):
        wanted = agency.requires if case.row.what is None else (case.row.what,)
        there = case.facts.buildings[agency.building].features
        missing[agency.id] = float(sum(feature not in there for feature in dict.fromkeys(wanted)))
    return at(missing)
