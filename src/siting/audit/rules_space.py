"""Rules about room: floor area, desks, parking capacity, minimum use and reserve."""

from __future__ import annotations

from siting.audit import scope
from siting.audit.parking import worst_excess
from siting.audit.rows import Breach, Case, at


def floor_area(case: Case) -> Breach:
    """Net m² of agencies beyond the usable share of each building."""
    share = case.row.value_or(1.0)
    return at({b.id: b.area_m2 - share * b.net_m2 for b in scope.buildings(case)})


def desks(case: Case) -> Breach:
    """Staff present beyond the desks of each building; no limit where no number is known."""
    return at({b.id: b.present - b.desks for b in scope.buildings(case)})


def parking_capacity(case: Case) -> Breach:
    """Spaces short in the worst slot of each lot and class, of the share that may be used."""
    share = case.row.value_or(1.0)
    return at({lot: worst_excess(case.facts, lot, share) for lot in scope.lots(case)})


def minimum_use(case: Case) -> Breach:
    """Net m² that each used building lacks to be used enough."""
    return at(
        {
            b.id: case.row.value_or(b.min_use) * b.net_m2 - b.area_m2
            for b in scope.buildings(case)
            if b.used
        }
    )


def reserve(case: Case) -> Breach:
    """Net m² that each building lacks if its agencies grow."""
    growth = case.row.value_or(0.1)
    return at({b.id: (1 + growth) * b.area_m2 - b.net_m2 for b in scope.buildings(case)})
