"""The columns of each sheet, in their order; a column that stays empty is left out."""

from __future__ import annotations

EXTRA = "source year status note"

COLUMNS = {
    "agencies": "agency name part_of staff attendance area_m2 visitors_per_day meeting_load "
    f"move_cost current requires allowed {EXTRA}",
    "buildings": "building name site net_m2 gross_m2 zone status owned posts cleaning_rate "
    "cleaning_fixed maintenance_rate base_kwh kwh_per_m2 rent holding_cost release_income "
    "opening_cost life desks features min_use note",
    "sites": f"site name gate_posts grounds_cost rooms meter {EXTRA}",
    "lots": "lot name car_spaces motorcycle_spaces reserved_car reserved_motorcycle " + EXTRA,
    "lot_serves": f"lot building site walk_minutes {EXTRA}",
    "zones": f"zone name district bank population lon lat {EXTRA}",
    "visitors": "agency zone share status",
    "homes": "agency zone share status",
    "minutes": "from to minutes status",
    "trips": f"agency other trips_per_day {EXTRA}",
    "joint_visits": f"agency other persons_per_day {EXTRA}",
    "profiles": f"slot hours staff_presence visitor_presence {EXTRA}",
    "modes": f"who mode share occupancy {EXTRA}",
    "tariff": f"limit_kwh fixed rate {EXTRA}",
    "rules": f"rule agency other building site value what limit level price {EXTRA}",
    "weights": f"term price {EXTRA}",
    "parameters": f"name value unit {EXTRA}",
    "staffing": f"agency rank persons {EXTRA}",
    "standards": f"rank net_m2 {EXTRA}",
    "special_rooms": f"agency room net_m2 {EXTRA}",
    "plans": f"plan agency building {EXTRA}",
}
"""Sheet -> column names. In ``buildings``, ``status`` is existing, candidate or leased."""
