"""The twenty terms in the order of COSTS.md: name, unit and the function that counts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from siting.audit.access import inequity, worst_access
from siting.audit.between import agency_trips, joint_visits
from siting.audit.electricity import electricity
from siting.audit.facts import Facts
from siting.audit.meeting_rooms import meeting_rooms
from siting.audit.money import capital, cleaning, maintenance, moving, rent, security, vacant
from siting.audit.parking import parking_shortage, parking_walk
from siting.audit.people import crowding, moved_staff, staff_travel, uncovered, visitor_travel

MONEY = "IDR million/year"


@dataclass(frozen=True)
class Term:
    """One line of the account."""

    name: str
    unit: str
    count: Callable[[Facts], float]


TERMS = (
    Term("security", MONEY, security),
    Term("cleaning", MONEY, cleaning),
    Term("maintenance", MONEY, maintenance),
    Term("electricity", MONEY, electricity),
    Term("rent", MONEY, rent),
    Term("vacant", MONEY, vacant),
    Term("capital", MONEY, capital),
    Term("meeting_rooms", MONEY, meeting_rooms),
    Term("moving", MONEY, moving),
    Term("visitor_travel", "person-hours/year", visitor_travel),
    Term("staff_travel", "person-hours/year", staff_travel),
    Term("agency_trips", "person-hours/year", agency_trips),
    Term("joint_visits", "person-hours/year", joint_visits),
    Term("parking_shortage", "car-space-hours/year", parking_shortage),
    Term("parking_walk", "person-hours/year", parking_walk),
    Term("crowding", "m2", crowding),
    Term("moved_staff", "persons", moved_staff),
    Term("worst_access", "minutes", worst_access),
    Term("uncovered", "visits/year", uncovered),
    Term("inequity", "minutes", inequity),
)

OPERATING = ("security", "cleaning", "maintenance", "electricity", "rent", "vacant")
"""The terms that make up ``operating_cost``."""

NEEDS_PARKING = ("parking_shortage", "parking_walk")
"""The terms that are not counted without lots, profiles and modes."""
