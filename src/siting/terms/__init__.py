"""What a plan costs: one small file a term, in the order in which every report lists them."""

from __future__ import annotations

from siting.terms.agency_trips import AgencyTrips
from siting.terms.capital import Capital
from siting.terms.cleaning import Cleaning
from siting.terms.crowding import Crowding
from siting.terms.electricity import Electricity
from siting.terms.inequity import Inequity
from siting.terms.joint_visits import JointVisits
from siting.terms.maintenance import Maintenance
from siting.terms.meeting_rooms import MeetingRooms
from siting.terms.moved_staff import MovedStaff
from siting.terms.moving import Moving
from siting.terms.parking_shortage import ParkingShortage
from siting.terms.parking_walk import ParkingWalk
from siting.terms.rent import Rent
from siting.terms.security import Security
from siting.terms.staff_travel import StaffTravel
from siting.terms.term import MONEY, Term
from siting.terms.uncovered import Uncovered
from siting.terms.vacant import Vacant
from siting.terms.visitor_travel import VisitorTravel
from siting.terms.worst_access import WorstAccess

TERMS: tuple[Term, ...] = (
    Security(),
    Cleaning(),
    Maintenance(),
    Electricity(),
    Rent(),
    Vacant(),
    Capital(),
    MeetingRooms(),
    Moving(),
    VisitorTravel(),
    StaffTravel(),
    AgencyTrips(),
    JointVisits(),
    ParkingShortage(),
    ParkingWalk(),
    Crowding(),
    MovedStaff(),
    WorstAccess(),
    Uncovered(),
    Inequity(),
)

OPERATING_COST = ("security", "cleaning", "maintenance", "electricity", "rent", "vacant")
"""The terms that add up to ``operating_cost``."""

UNITS = {term.name: term.unit for term in TERMS} | {"operating_cost": MONEY}
"""Unit of every term, and of the operating cost."""

__all__ = ["OPERATING_COST", "TERMS", "UNITS", "Term"]
