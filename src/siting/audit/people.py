"""What single agencies ask of people: travel of visitors and staff, moves, crowding, far zones."""

from __future__ import annotations

from siting.audit.facts import Agency, Facts

BEYOND = 1e-9
"""A zone is too far where its minutes exceed the limit by more than this."""


def mean_minutes(share: list[float], minutes: list[float]) -> float:
    """Mean one-way minutes of people who start in zones by ``share``; empty zones do not count."""
    return sum(part * far for part, far in zip(share, minutes, strict=True) if part > 0)


def visitor_minutes(facts: Facts, agency: Agency) -> float:
    """Mean one-way minutes of an agency's visitors; 0 if nobody visits."""
    if agency.visitors == 0:
        return 0.0
    return mean_minutes(agency.visitor_share, facts.zone_minutes["visitor"][agency.building])


def staff_minutes(facts: Facts, agency: Agency) -> float:
    """Mean one-way minutes of an agency's staff; 0 if nobody is present."""
    if agency.present == 0:
        return 0.0
    return mean_minutes(agency.home_share, facts.zone_minutes["staff"][agency.building])


def visitor_travel_of(facts: Facts, agency: Agency) -> float:
    """Person-hours a year of an agency's visitors, there and back."""
    return facts.city.value("days") / 60 * 2 * agency.visitors * visitor_minutes(facts, agency)


def visitor_travel(facts: Facts) -> float:
    """Person-hours a year of all visitors, there and back."""
    return sum(visitor_travel_of(facts, agency) for agency in facts.agencies.values())


def staff_travel_of(facts: Facts, agency: Agency) -> float:
    """Person-hours a year of an agency's staff between home and work, there and back."""
    return facts.city.value("days") / 60 * 2 * agency.present * staff_minutes(facts, agency)


def staff_travel(facts: Facts) -> float:
    """Person-hours a year of all staff between home and work, there and back."""
    return sum(staff_travel_of(facts, agency) for agency in facts.agencies.values())


def crowding(facts: Facts) -> float:
    """Net m² that agencies need beyond what their buildings have."""
    return sum(max(0.0, b.area_m2 - b.net_m2) for b in facts.buildings.values())


def moved_staff_of(agency: Agency) -> float:
    """Staff of an agency if it leaves its building."""
    return agency.staff if agency.leaves else 0.0


def moved_staff(facts: Facts) -> float:
    """Staff of agencies that leave their building."""
    return sum(moved_staff_of(agency) for agency in facts.agencies.values())


def uncovered_of(facts: Facts, agency: Agency) -> float:
    """Visits a year to an agency from zones beyond the access limit."""
    if agency.visitors == 0:
        return 0.0
    limit = facts.city.value("access_limit") + BEYOND
    minutes = facts.zone_minutes["visitor"][agency.building]
    share = sum(
        part for part, far in zip(agency.visitor_share, minutes, strict=True) if far > limit
    )
    return facts.city.value("days") * agency.visitors * share


def uncovered(facts: Facts) -> float:
    """Visits a year from zones beyond the access limit."""
    return sum(uncovered_of(facts, agency) for agency in facts.agencies.values())
