"""The names of the twenty terms of a total, in the order of COSTS: money first, then burdens."""

TERMS = (
    "security",
    "cleaning",
    "maintenance",
    "electricity",
    "rent",
    "vacant",
    "capital",
    "meeting_rooms",
    "moving",
    "visitor_travel",
    "staff_travel",
    "agency_trips",
    "joint_visits",
    "parking_shortage",
    "parking_walk",
    "crowding",
    "moved_staff",
    "worst_access",
    "uncovered",
    "inequity",
)
