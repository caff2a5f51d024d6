"""Minutes of which nothing is known: harmless where nobody needs them, else an error."""

import math

import pytest

from audit.pencil import make_city, recount, rule
from siting.errors import OptionError

UNKNOWN = [[math.nan, 5]]
HERE, THERE = {"A": "B1", "B": "B2"}, {"A": "B2", "B": "B2"}


def one_zone(agency, zone):
    agencies = {"A": agency, "B": {}}
    return make_city(agencies, ["B1", "B2"], zones={"Z": zone}, minutes=UNKNOWN)


@pytest.mark.parametrize(
    ("agency", "zone"),
    [
        ({"visitors_per_day": 1}, {"visitors": {"A": 1}}),
        ({"visitors_per_day": 1}, {"population": 1}),
        ({"staff": 1}, {"homes": {"A": 1}}),
    ],
)
def test_people_who_travel_need_minutes_that_are_known(agency, zone):
    city = one_zone(agency, zone)
    assert recount(city, THERE).terms["visitor_travel"] == 10 * agency.get(
        "visitors_per_day", 0
    ) * ("visitors" in zone)
    with pytest.raises(OptionError, match="from Z to B1"):
        recount(city, HERE)


def test_ways_that_nobody_goes_may_be_unknown():
    city = one_zone({"staff": 1, "attendance": 0}, {"homes": {"A": 1}, "population": 1})
    assert recount(city, HERE).terms["staff_travel"] == 0


@pytest.mark.parametrize("flow", ["trips", "joint_visits"])
def test_pairs_with_a_flow_need_minutes_that_are_known(flow):
    between = [[0, math.nan], [5, 0]]
    city = make_city(["A", "B"], ["B1", "B2"], between=between, **{flow: [("A", "B", 1)]})
    assert recount(city, THERE).terms["agency_trips"] == 0
    with pytest.raises(OptionError, match="from B1 to B2"):
        recount(city, HERE)
    nobody = make_city(["A", "B"], ["B1", "B2"], between=between, **{flow: [("A", "B", 0)]})
    assert recount(nobody, HERE).terms[flow.replace("trips", "agency_trips")] == 0


@pytest.mark.parametrize("kind", ["Near", "Away"])
def test_unknown_minutes_are_neither_near_nor_away(kind):
    city = make_city(["A", "B"], ["B1", "B2"], between=[[0, math.nan], [5, 0]])
    row = rule(kind, agency="A", other=["B"], value=10)
    with pytest.raises(OptionError, match="from B1 to B2"):
        recount(city, HERE, row)
    assert recount(city, HERE, row | {"level": "off"}).rules[0].amount == 0


def test_people_of_whom_nothing_is_known_are_not_without_the_limit_either():
    city = one_zone({}, {"population": 100, "district": "D"})
    row = rule("Within", agency="A", value=0.5)
    assert recount(city, THERE, row).rules[0].amount == 0
    with pytest.raises(OptionError, match="from Z to B1"):
        recount(city, HERE, row)
