"""Every rule, with a pencil."""

import math

import pytest

from audit.pencil import breach, make_city, recount, rule
from siting.audit.rules import RULES
from siting.errors import OptionError, UnknownName

BUILDINGS = {
    "B1": {"site": "S", "net_m2": 100, "desks": 10, "min_use": 0.5, "features": ("lift",)},
    "B2": {"site": "S", "net_m2": 200, "min_use": 0.5},
    "B3": {"net_m2": 300, "desks": 4},
}
AGENCIES = {
    "A": {"area_m2": 80, "staff": 10, "attendance": 0.9, "requires": ("lift", "hall")},
    "B": {"area_m2": 50, "staff": 5, "requires": ("hall",), "current": "B1"},
    "C": {"area_m2": 60, "staff": 6, "current": "B3", "move_cost": 30},
}
PLAN = {"A": "B1", "B": "B1", "C": "B2"}
BETWEEN = [[0, 1, 12], [1, 0, 20], [18, 20, 0]]


@pytest.fixture
def city():
    return make_city(AGENCIES, BUILDINGS, between=BETWEEN)


def test_floor_area_speaks_of_each_building(city):
    assert breach(city, PLAN, rule("FloorArea")) == (30, {"B1": 30})
    assert breach(city, PLAN, rule("FloorArea", value=0.25)) == (105 + 10, {"B1": 105, "B2": 10})


def test_floor_area_of_a_site_counts_its_buildings_separately(city):
    assert breach(city, PLAN, rule("FloorArea", site="S")) == (30, {"B1": 30})
    assert breach(city, PLAN, rule("FloorArea", building="B2")) == (0, {})


@pytest.mark.parametrize("named", [{"building": "B1"}, {"site": "S"}])
def test_a_row_that_names_nothing_leaves_out_what_others_name_even_when_off(city, named):
    rows = rule("FloorArea"), rule("FloorArea", level="off", **named)
    assert breach(city, PLAN, *rows) == (0, {})


def test_rows_of_another_rule_name_nothing_here(city):
    rows = rule("FloorArea"), rule("Desks", building="B1"), rule("FloorArea", building="B3")
    assert breach(city, PLAN, *rows) == (30, {"B1": 30})


def test_several_rows_for_a_building_all_hold(city):
    one, other = rule("FloorArea", building="B1"), rule("FloorArea", site="S", value=0.9)
    assert [v.amount for v in recount(city, PLAN, one, other).rules[:2]] == [30, 40]


def test_desks_seat_those_present_and_no_number_is_no_limit(city):
    assert breach(city, PLAN, rule("Desks")) == (4, {"B1": 4})
    assert breach(city, {**PLAN, "C": "B3"}, rule("Desks")) == (6, {"B1": 4, "B3": 2})


def test_minimum_use_speaks_of_used_buildings(city):
    assert breach(city, PLAN, rule("MinimumUse")) == (40, {"B2": 40})
    assert breach(city, PLAN, rule("MinimumUse", value=0.4)) == (20, {"B2": 20})


def test_reserve_asks_for_room_to_grow(city):
    assert breach(city, PLAN, rule("Reserve"))[0] == pytest.approx(43)
    assert breach(city, PLAN, rule("Reserve", value=3.0, site="S"))[0] == pytest.approx(420 + 40)


def test_pinned_means_a_building_a_site_or_today(city):
    def pin(agency, **where):
        return breach(city, PLAN, rule("Pinned", agency=agency, **where))

    assert pin("A", building="B2") == (1, {"A": 1})
    assert pin("A", site="S") == (0, {})
    assert pin("B") == (0, {})
    assert pin("C") == (1, {"C": 1})
    with pytest.raises(OptionError, match="A has none today"):
        pin("A")


def test_forbidden_means_a_building_or_a_site(city):
    assert breach(city, PLAN, rule("Forbidden", agency="A", building="B1")) == (1, {"A": 1})
    assert breach(city, PLAN, rule("Forbidden", agency="A", building="B2")) == (0, {})
    assert breach(city, PLAN, rule("Forbidden", agency="C", site="S")) == (1, {"C": 1})


def test_requires_counts_features_that_are_missing(city):
    assert breach(city, PLAN, rule("Requires")) == (2, {"A": 1, "B": 1})
    assert breach(city, {**PLAN, "A": "B3"}, rule("Requires"))[0] == 3


def test_requires_of_one_agency_takes_it_from_the_row_of_all(city):
    rows = rule("Requires"), rule("Requires", agency="A", level="off")
    assert breach(city, PLAN, *rows) == (1, {"B": 1})
    assert breach(city, PLAN, rule("Requires", agency="A")) == (1, {"A": 1})


def test_requires_with_a_feature_adds_and_names_nobody(city):
    rows = rule("Requires", what="lift"), rule("Requires", agency="A", what="lift")
    assert breach(city, PLAN, *rows) == (1, {"C": 1})
    assert breach(city, PLAN, rule("Requires"), *rows) == (2, {"A": 1, "B": 1})
    assert breach(city, PLAN, rule("Requires", agency="C", what="lift")) == (1, {"C": 1})


def test_together_and_apart_mean_a_building_or_a_site(city):
    def count(kind, **more):
        return breach(city, PLAN, rule(kind, agency="A", other=["B", "C"], **more))

    assert count("Together") == (1, {"C": 1})
    assert count("Apart") == (1, {"B": 1})
    assert count("Together", what="site") == (0, {})
    assert count("Apart", what="site") == (2, {"B": 1, "C": 1})
    with pytest.raises(OptionError, match="building or site is expected"):
        count("Apart", what="street")


def test_near_and_away_add_minutes_of_staff(city):
    def count(kind, plan, value):
        return breach(city, plan, rule(kind, agency="C", other=["A", "B"], value=value))

    far = {**PLAN, "C": "B3"}  # 15 minutes, the mean of 12 and 18, from both others
    assert count("Near", far, 10) == (10, {"A": 5, "B": 5})
    assert count("Away", far, 20) == (10, {"A": 5, "B": 5})
    assert count("Near", PLAN, 0) == (0, {})  # one site
    assert count("Away", PLAN, 3) == (6, {"A": 3, "B": 3})


def test_open_needs_somebody_in_the_building_or_the_site(city):
    assert breach(city, PLAN, rule("Open", building="B3")) == (1, {"B3": 1})
    assert breach(city, PLAN, rule("Open", building="B1")) == (0, {})
    everybody = dict.fromkeys(PLAN, "B1")
    assert breach(city, everybody, rule("Open", site="S")) == (0, {})
    assert breach(city, dict.fromkeys(PLAN, "B3"), rule("Open", site="S")) == (1, {"S": 1})


def test_closed_counts_used_buildings(city):
    assert breach(city, PLAN, rule("Closed", site="S")) == (2, {"B1": 1, "B2": 1})
    assert breach(city, PLAN, rule("Closed", building="B3")) == (0, {})


def test_exclusive_counts_used_ones_beyond_the_first(city):
    three = {"A": "B1", "B": "B2", "C": "B3"}
    buildings = rule("Exclusive", building="B1", other=["B2", "B3"])
    sites = rule("Exclusive", site="S", other=["B3"])
    assert breach(city, three, buildings) == (2, {"B2": 1, "B3": 1})
    assert breach(city, three, sites) == (1, {"B3": 1})
    assert breach(city, PLAN, sites) == (0, {})
    assert [v.unit for v in recount(city, three, buildings, sites).rules[:2]] == [
        "buildings",
        "sites",
    ]


def test_at_most_and_at_least_count_buildings_or_sites(city):
    def count(kind, value, **more):
        return breach(city, PLAN, rule(kind, value=value, **more))[0]

    assert count("AtMost", 1) == 1
    assert count("AtMost", 2) == 0
    assert count("AtMost", 0, what="site") == 1
    assert count("AtLeast", 3) == 1
    assert count("AtLeast", 3, what="site") == 2
    assert count("AtMost", 0, site="B3") == 0
    assert count("AtMost", 0, site="S") == 2
    assert count("AtLeast", 1, site="B3", what="site") == 1


def test_budget_is_spending_once(city):
    assert breach(city, PLAN, rule("Budget", value=10)) == (20, {})
    assert breach(city, PLAN, rule("Budget", value=30)) == (0, {})


def test_a_cap_is_in_the_unit_of_its_term():
    city = make_city({"A": {"staff": 9, "current": "B2"}}, {"B1": {"rent": 50}, "B2": {}})
    capped = recount(
        city,
        {"A": "B1"},
        rule("Cap", what="moved_staff", value=5),
        rule("Cap", what="operating_cost", value=20),
    ).rules
    assert [(v.amount, v.unit) for v in capped[:2]] == [(4, "persons"), (30, "IDR million/year")]


def test_max_moves_counts_agencies_or_staff(city):
    everybody = dict.fromkeys(PLAN, "B2")
    moves = [
        rule("MaxMoves", value=1),
        rule("MaxMoves", value=1, what="agency"),
        rule("MaxMoves", value=1, what="staff"),
    ]
    counted = recount(city, everybody, *moves).rules[:3]
    assert [(v.amount, v.unit) for v in counted] == [
        (1, "agencies"),
        (1, "agencies"),
        (10, "persons"),
    ]


ZONES = {
    "Z1": {"population": 300, "district": "D"},
    "Z2": {"population": 100, "district": "D"},
    "Z3": {"population": 600, "district": "E"},
}


def within(visitors, **cells):
    agencies = {"A": {"visitors_per_day": visitors}, "B": {"visitors_per_day": 0}, "C": {}}
    minutes = [[10, 99, 99], [40, 99, 99], [30, 99, 99]]
    city = make_city(agencies, BUILDINGS, zones=ZONES, minutes=minutes)
    return breach(city, {"A": "B1", "B": "B3", "C": "B2"}, rule("Within", **cells))


def test_within_counts_people_who_live_too_far():
    assert within(10, value=0.95) == (pytest.approx(50), {"A": pytest.approx(50)})
    assert within(10, value=0.95, agency="*")[0] == pytest.approx(50)
    assert within(10, value=1, what="D") == (100, {"A": 100})
    assert within(10, value=1, limit=20) == (700, {"A": 700})
    assert within(0, value=1) == (0, {})


def test_within_of_a_named_agency_holds_even_without_visitors():
    assert within(10, value=0.5, agency="B") == (500, {"B": 500})


def test_every_rule_says_its_unit(city):
    given = [rule("FloorArea"), rule("Desks"), rule("ParkingCapacity"), rule("MinimumUse")]
    given += [rule("Reserve"), rule("Pinned", agency="B"), rule("Requires")]
    given += [rule("Forbidden", agency="A", site="S"), rule("Closed", site="S")]
    given += [rule(kind, agency="A", other=["B"]) for kind in ("Together", "Apart")]
    given += [rule(kind, agency="A", other=["B"], value=1) for kind in ("Near", "Away")]
    given += [rule("Open", site="S"), rule("Exclusive", site="S"), rule("Budget", value=1)]
    given += [rule("AtMost", value=1), rule("AtLeast", value=1), rule("MaxMoves", value=1)]
    given += [rule("Cap", value=1, what="uncovered"), rule("Within", value=1)]
    assert {v.rule: v.unit for v in recount(city, PLAN, *given).rules[: len(given)]} == {
        "FloorArea": "m2",
        "Desks": "desks",
        "ParkingCapacity": "spaces",
        "MinimumUse": "m2",
        "Reserve": "m2",
        "Pinned": "agencies",
        "Forbidden": "agencies",
        "Requires": "features",
        "Together": "agencies",
        "Apart": "agencies",
        "Near": "minutes",
        "Away": "minutes",
        "Open": "buildings",
        "Closed": "buildings",
        "Exclusive": "sites",
        "AtMost": "buildings",
        "AtLeast": "buildings",
        "Budget": "IDR million",
        "Cap": "visits/year",
        "Within": "persons",
        "MaxMoves": "agencies",
    }
    assert {row["rule"] for row in given} == set(RULES)


@pytest.mark.parametrize(
    "row",
    [
        rule("FloorSpace"),
        rule("FloorArea", building="B9"),
        rule("FloorArea", site="B1"),
        rule("Pinned", agency="Z", building="B1"),
        rule("Pinned", agency="A", building="B9"),
        rule("Together", agency="A", other=["Z"]),
        rule("Exclusive", building="B1", other=["S"]),
        rule("Exclusive", site="S", other=["B1"]),
        rule("Cap", what="joy", value=1),
        rule("Within", what="F", value=1),
    ],
)
@pytest.mark.parametrize("level", ["hard", "off"])
def test_a_rule_that_names_something_unknown_is_an_error(city, row, level):
    with pytest.raises(UnknownName):
        recount(city, PLAN, row | {"level": level})


@pytest.mark.parametrize(
    "row",
    [
        rule("Pinned", building="B1"),
        rule("Closed"),
        rule("Exclusive"),
        rule("Budget"),
        rule("Cap", value=1),
        rule("MaxMoves", value=1, what="desks"),
    ],
)
def test_a_rule_that_lacks_what_it_needs_is_an_error(city, row):
    with pytest.raises(OptionError):
        recount(city, PLAN, row)


def test_a_rule_that_is_off_may_lack_what_it_needs(city):
    off = [rule(kind, level="off") for kind in RULES]
    assert {v.amount for v in recount(city, PLAN, *off).rules} == {0}


def test_near_somebody_out_of_reach_is_broken_without_end():
    city = make_city(["A", "B"], ["B1", "B2"], between=[[0, math.inf], [5, 0]])
    near = rule("Near", agency="A", other=["B"], value=10)
    assert breach(city, {"A": "B1", "B": "B2"}, near) == (math.inf, {"B": math.inf})
