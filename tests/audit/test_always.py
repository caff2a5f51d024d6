"""What the tables bind without a row: columns of agencies and buildings, a way for everybody."""

import math

import pytest

from audit.pencil import make_city, recount, rule

PLAN = {"A": "B1", "B": "B2"}
AWAY = [[math.inf, 5], [5, 5]]


def always(name, agencies=("A", "B"), buildings=("B1", "B2"), plan=PLAN, **tables):
    city = make_city(agencies, buildings, **tables)
    found = {violation.name: violation for violation in recount(city, plan).rules}
    assert list(found) == ["allowed", "forbidden", "open", "closed", "unreachable"]
    assert {violation.level for violation in found.values()} == {"always"}
    return found[name].amount, dict(found[name].places)


def test_an_agency_outside_its_allowed_buildings_counts():
    agencies = {"A": {"allowed": ("B2",)}, "B": {"allowed": ("B1", "B2")}}
    assert always("allowed", agencies) == (1, {"A": 1})


def test_an_agency_that_is_allowed_nowhere_counts_everywhere():
    assert always("allowed", {"A": {"allowed": ()}, "B": {}}) == (1, {"A": 1})


def test_an_agency_in_a_forbidden_building_counts():
    agencies = {"A": {"forbidden": ("B1",)}, "B": {"forbidden": ("B1",)}}
    assert always("forbidden", agencies) == (1, {"A": 1})


def test_an_empty_building_that_must_be_open_counts():
    buildings = {"B1": {"rule": "open"}, "B2": {"rule": "open"}}
    assert always("open", buildings=buildings, plan={"A": "B1", "B": "B1"}) == (1, {"B2": 1})


def test_a_used_building_that_must_be_closed_counts():
    assert always("closed", buildings={"B1": {"rule": "closed"}, "B2": {}}) == (1, {"B1": 1})


@pytest.mark.parametrize(
    ("agency", "zone"),
    [
        ({"visitors_per_day": 1}, {"visitors": {"A": 1}}),
        ({"visitors_per_day": 1}, {"population": 1}),
        ({"staff": 1}, {"homes": {"A": 1}}),
        (
            {"visitors_per_day": 1, "staff": 1},
            {"visitors": {"A": 1}, "homes": {"A": 1}, "population": 1},
        ),
    ],
)
def test_an_agency_whose_people_have_no_way_counts_once(agency, zone):
    zones = {"Z1": zone, "Z2": {}}
    assert always("unreachable", {"A": agency, "B": {}}, zones=zones, minutes=AWAY) == (
        1,
        {"A": 1},
    )


@pytest.mark.parametrize(
    ("agency", "zone"),
    [
        ({}, {"visitors": {"A": 1}, "homes": {"A": 1}, "population": 1}),
        ({"staff": 1}, {"visitors": {"A": 1}, "population": 1}),
        ({"staff": 1, "attendance": 0}, {"homes": {"A": 1}}),
        ({"visitors_per_day": 1}, {"homes": {"A": 1}}),
    ],
)
def test_a_way_that_nobody_needs_may_be_missing(agency, zone):
    zones = {"Z1": zone, "Z2": {}}
    assert always("unreachable", {"A": agency, "B": {}}, zones=zones, minutes=AWAY) == (0, {})


def test_only_the_modes_in_use_need_a_way():
    tables = {"mixed": [[5, 5]], "transit": [[math.inf, 5]]}
    zones = {"Z1": {"population": 1, "homes": {"A": 1}}}
    modes = {"visitor": {"transit": (0.1, 1), "car": (0.9, 1)}, "staff": {"car": (1, 1)}}
    agencies = {"A": {"staff": 1}, "B": {}}
    assert always("unreachable", agencies, zones=zones, minutes=tables, modes=modes)[0] == 0
    agencies = {"A": {"visitors_per_day": 1}, "B": {}}
    assert always("unreachable", agencies, zones=zones, minutes=tables, modes=modes)[0] == 1


def test_a_pair_with_a_flow_and_no_way_counts_for_trips_and_for_joint_visits():
    between = [[0, 5], [math.inf, 0]]
    pair = [("A", "B", 1)]
    assert always("unreachable", between=between, trips=pair) == (1, {"A – B": 1})
    both = {"trips": pair, "joint_visits": pair}
    assert always("unreachable", between=between, **both) == (2, {"A – B": 2})
    assert always("unreachable", between=between, trips=[("A", "B", 0)]) == (0, {})
    together = {"A": "B1", "B": "B1"}
    assert always("unreachable", plan=together, between=between, **both) == (0, {})


@pytest.mark.parametrize(
    ("row", "counted"),
    [
        (rule("Near", agency="A", other=["B"], value=9), 1),
        (rule("Near", agency="A", other=["B"], value=9, level="soft", price=2.0), 1),
        (rule("Near", agency="A", other=["B"], value=9, level="soft", price=0.0), 0),
        (rule("Near", agency="A", other=["B"], value=9, level="off"), 0),
        (rule("Away", agency="A", other=["B"], value=9), 0),
    ],
)
def test_a_pair_that_must_be_near_needs_a_way(row, counted):
    city = make_city(["A", "B"], ["B1", "B2"], between=[[0, 5], [math.inf, 0]])
    last = recount(city, PLAN, row).rules[-1]
    assert (last.name, last.amount) == ("unreachable", counted)
    assert dict(last.places) == ({"A – B": 1} if counted else {})
