"""The lines of each agency: what it is, and its own part of the terms that have one."""

from __future__ import annotations

from siting.audit.facts import Agency, Facts
from siting.audit.money import cleaning_of, moving_of
from siting.audit.people import (
    moved_staff_of,
    staff_minutes,
    staff_travel_of,
    uncovered_of,
    visitor_minutes,
    visitor_travel_of,
)


def own_lines(facts: Facts, agency: Agency) -> dict[str, float]:
    """Return the facts and the own part of terms of one agency, in the units of the terms.

    ``visitor_minutes`` and ``staff_minutes`` are mean minutes one way; what several agencies cause
    together (posts, electricity, parking, meeting rooms, trips) is not parted.
    """
    return {
        "staff": agency.staff,
        "present": agency.present,
        "area_m2": agency.area_m2,
        "visitors_per_day": agency.visitors,
        "visitor_minutes": visitor_minutes(facts, agency),
        "staff_minutes": staff_minutes(facts, agency),
        "cleaning": cleaning_of(facts, agency),
        "moving": moving_of(facts, agency),
        "visitor_travel": visitor_travel_of(facts, agency),
        "staff_travel": staff_travel_of(facts, agency),
        "moved_staff": moved_staff_of(agency),
        "uncovered": uncovered_of(facts, agency),
    }
