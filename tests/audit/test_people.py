"""Burdens that people bear on their way, with a pencil."""

import math

import pytest

from audit.pencil import make_city, recount

ZONES = {
    "Z1": {
        "population": 300,
        "district": "D",
        "visitors": {"A": 0.75, "B": 0.5},
        "homes": {"A": 1},
    },
    "Z2": {
        "population": 100,
        "district": "E",
        "visitors": {"A": 0.25, "B": 0.5},
        "homes": {"B": 1},
    },
}
AGENCIES = {
    "A": {"visitors_per_day": 40, "staff": 10, "attendance": 0.5, "area_m2": 60},
    "B": {"visitors_per_day": 20, "staff": 6, "area_m2": 50},
}
MINUTES = [[10, 20], [40, 8]]
PLAN = {"A": "B1", "B": "B2"}


def term(name, plan=PLAN, agencies=AGENCIES, buildings=("B1", "B2"), zones=ZONES, **more):
    city = make_city(agencies, buildings, zones=zones, **({"minutes": MINUTES} | more))
    return recount(city, plan).terms[name]


def test_visitors_travel_there_and_back():
    # A: 30 people 10 minutes, 10 people 40; B: 10 people 20, 10 people 8
    assert term("visitor_travel") == 2 * (300 + 400 + 200 + 80)


def test_staff_who_are_present_travel_there_and_back():
    assert term("staff_travel") == 2 * (5 * 10 + 6 * 8)


def test_minutes_mix_the_modes_of_each_by_their_shares():
    minutes = {"mixed": MINUTES, "car": [[2, 2], [4, 4]]}
    modes = {"visitor": {"car": (0.5, 1), "transit": (0.5, 1)}}
    # visitors by car or, for want of transit minutes, mixed; staff mixed, for want of modes
    assert term("visitor_travel", minutes=minutes, modes=modes) == 2 * (180 + 220 + 110 + 60)
    assert term("staff_travel", minutes=minutes, modes=modes) == 2 * (5 * 10 + 6 * 8)


def test_a_mode_that_nobody_uses_may_lead_nowhere():
    minutes = {"mixed": MINUTES, "walk": [[math.inf, math.inf], [math.inf, math.inf]]}
    modes = {"visitor": {"car": (1, 1), "walk": (0, 1)}}
    assert term("visitor_travel", minutes=minutes, modes=modes) == 2 * 980


def test_trips_between_agencies_take_the_mean_of_both_directions():
    more = {"between": [[0, 10], [20, 0]], "trips": [("A", "B", 3)]}
    assert term("agency_trips", **more) == 2 * 3 * 15
    assert term("agency_trips", plan={"A": "B1", "B": "B1"}, **more) == 0


def test_a_joint_visit_is_one_leg():
    more = {"between": [[0, 10], [20, 0]], "joint_visits": [("A", "B", 4)]}
    assert term("joint_visits", **more) == 4 * 15


def test_trips_go_by_the_modes_of_staff_and_joint_visits_by_those_of_visitors():
    more = {
        "between": {"mixed": [[0, 9], [9, 0]], "car": [[0, 2], [2, 0]], "walk": [[0, 8], [8, 0]]},
        "modes": {"staff": {"car": (1, 1)}, "visitor": {"walk": (1, 1)}},
        "trips": [("A", "B", 1)],
        "joint_visits": [("A", "B", 1)],
    }
    assert term("agency_trips", **more) == 2 * 2
    assert term("joint_visits", **more) == 8


def test_inside_a_site_nobody_travels():
    more = {
        "buildings": {"B1": {"site": "S"}, "B2": {"site": "S"}},
        "between": [[0, 10], [20, 0]],
        "trips": [("A", "B", 3)],
        "joint_visits": [("A", "B", 3)],
    }
    assert term("agency_trips", **more) == 0
    assert term("joint_visits", **more) == 0


def test_crowding_counts_each_building_against_its_net_area():
    buildings = {"B1": {"net_m2": 55}, "B2": {"net_m2": 100}}
    assert term("crowding", buildings=buildings) == 5
    assert term("crowding", plan={"A": "B1", "B": "B1"}, buildings=buildings) == 55


def test_worst_access_is_the_worst_zone_with_people():
    # A has two thirds of all visits; Z1: (2 x 10 + 20) / 3, Z2: (2 x 40 + 8) / 3
    assert term("worst_access") == pytest.approx(88 / 3)
    empty = {**ZONES, "Z2": {**ZONES["Z2"], "population": 0}}
    assert term("worst_access", zones=empty) == pytest.approx(40 / 3)


def test_inequity_is_the_mean_deviation_of_districts_by_people():
    # D 40/3 with 300 people, E 88/3 with 100: the city 52/3; 3/4 x 12/3 + 1/4 x 36/3
    assert term("inequity") == pytest.approx(6)
    one = {name: {**row, "district": "D"} for name, row in ZONES.items()}
    assert term("inequity", zones=one) == pytest.approx(0)


def test_without_visitors_access_is_nobodys():
    agencies = {"A": {"staff": 1}, "B": {"staff": 1}}
    assert term("worst_access", agencies=agencies) == 0
    assert term("inequity", agencies=agencies) == 0


def test_uncovered_are_visits_from_beyond_the_limit():
    assert term("uncovered") == 60 * 10
    assert term("uncovered", access_limit=40) == 0
    assert term("uncovered", access_limit=19) == 60 * (10 + 10)


def test_a_zone_that_is_too_far_by_less_than_a_billionth_is_covered():
    assert term("uncovered", access_limit=40 - 0.5e-9) == 0
    assert term("uncovered", access_limit=40 - 2e-9) == 600


def test_without_a_way_travel_and_access_are_endless():
    minutes = [[10, 20], [math.inf, 8]]
    for name in ("visitor_travel", "worst_access", "inequity"):
        assert term(name, minutes=minutes) == math.inf
    assert term("uncovered", minutes=minutes) == 600
    assert term("staff_travel", minutes=minutes) == 196


def test_minutes_that_nobody_needs_may_be_unknown():
    zones = {"Z1": ZONES["Z1"], "Z2": {"homes": {"B": 1}}}
    assert term("visitor_travel", zones=zones, minutes=[[10, 20], [math.nan, 8]]) == 2 * (300 + 200)
