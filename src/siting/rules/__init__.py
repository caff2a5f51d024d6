"""What a plan must respect: one small file a rule."""

from __future__ import annotations

from siting.rules.apart import Apart
from siting.rules.away import Away
from siting.rules.budget import Budget
from siting.rules.cap import Cap
from siting.rules.closed import Closed
from siting.rules.desks import Desks
from siting.rules.exclusive import Exclusive
from siting.rules.floor_area import FloorArea
from siting.rules.forbidden import Forbidden
from siting.rules.max_moves import MaxMoves
from siting.rules.minimum_use import MinimumUse
from siting.rules.near import Near
from siting.rules.number import AtLeast, AtMost
from siting.rules.open import Open
from siting.rules.parking_capacity import ParkingCapacity
from siting.rules.pinned import Pinned
from siting.rules.requires import Requires
from siting.rules.reserve import Reserve
from siting.rules.rule import Case, Rule
from siting.rules.together import Together
from siting.rules.within import Within

RULES: tuple[type[Rule], ...] = (
    FloorArea,
    Desks,
    ParkingCapacity,
    MinimumUse,
    Reserve,
    Pinned,
    Forbidden,
    Requires,
    Together,
    Apart,
    Near,
    Away,
    Open,
    Closed,
    Exclusive,
    AtMost,
    AtLeast,
    Budget,
    Cap,
    Within,
    MaxMoves,
)

__all__ = [
    "RULES",
    "Apart",
    "AtLeast",
    "AtMost",
    "Away",
    "Budget",
    "Cap",
    "Case",
    "Closed",
    "Desks",
    "Exclusive",
    "FloorArea",
    "Forbidden",
    "MaxMoves",
    "MinimumUse",
    "Near",
    "Open",
    "ParkingCapacity",
    "Pinned",
    "Requires",
    "Reserve",
    "Rule",
    "Together",
    "Within",
]
