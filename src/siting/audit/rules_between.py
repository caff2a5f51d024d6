"""Rules between agencies: together, apart, near and away."""

from __future__ import annotations

from siting.audit import scope
from siting.audit.rows import Breach, Case, at


def together(case: Case) -> Breach:
    """Return the others that are not in the building, or site, of the agency."""
    return at({name: float(not same) for name, same in _companions(case).items()})


def apart(case: Case) -> Breach:
    """Return the others that are in the building, or site, of the agency."""
    return at({name: float(same) for name, same in _companions(case).items()})


def _companions(case: Case) -> dict[str, bool]:
    """Whether each of the others shares the agency's building, or site."""
    facts, sites = case.facts, scope.by_site(case.row)
    here = facts.building_of(scope.agency(case).id)
    found: dict[str, bool] = {}
    for other in scope.others(case):
        there = facts.building_of(other.id)
        found[other.id] = here.site == there.site if sites else here.id == there.id
    return found


def near(case: Case) -> Breach:
    """Minutes of staff from the agency to each of the others beyond the value."""
    return at({name: far - case.row.number for name, far in _minutes(case).items()})


def away(case: Case) -> Breach:
    """Minutes of staff from the agency to each of the others short of the value."""
    return at({name: case.row.number - far for name, far in _minutes(case).items()})


def _minutes(case: Case) -> dict[str, float]:
    agency = scope.agency(case)
    return {o.id: case.facts.between("staff", agency.id, o.id) for o in scope.others(case)}
