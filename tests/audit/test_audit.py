"""The audit as a whole: totals, levels, lines of agencies, and plans that cannot be counted."""

import math

import pytest

from audit.pencil import make_city, recount, rule
from siting.audit.audit import audit
from siting.audit.terms import TERMS
from siting.city.city import Plan
from siting.errors import OptionError, UnknownName

AGENCIES = {"A": {"area_m2": 120, "staff": 10, "current": "B2", "move_cost": 50}}
BUILDINGS = {"B1": {"net_m2": 100, "rent": 40}, "B2": {"holding_cost": 7}}
PLAN = {"A": "B1"}


@pytest.fixture
def city():
    return make_city(AGENCIES, BUILDINGS)


def test_twenty_terms_stand_in_order_whatever_their_price(city):
    names = [
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
    ]
    assert [term.name for term in TERMS] == names
    assert list(recount(city, PLAN).terms) == names


def test_the_total_prices_terms_and_soft_rules(city):
    soft = rule("FloorArea", level="soft", price=2.0)
    hard = rule("Reserve", value=1.0)
    prices = {"rent": 1.0, "vacant": 1.0, "moved_staff": 0.5}
    result = recount(city, PLAN, soft, hard, prices=prices)
    assert result.total == 40 + 7 + 0.5 * 10 + 2 * 20


def test_an_amount_without_end_costs_nothing_at_price_0_and_everything_else():
    zones, minutes = {"Z": {"visitors": {"A": 1}}}, [[math.inf]]
    city = make_city({"A": {"visitors_per_day": 1}}, ["B1"], zones=zones, minutes=minutes)
    assert recount(city, PLAN, prices={"visitor_travel": 0.0}).total == 0
    assert recount(city, PLAN, prices={"visitor_travel": 0.1}).total == math.inf


def test_hard_rules_and_bound_columns_are_broken_and_soft_ones_are_not():
    city = make_city({"A": {"area_m2": 120, "forbidden": ("B1",)}}, BUILDINGS)
    rows = (
        rule("FloorArea", name="soft", level="soft", price=1.0),
        rule("FloorArea", name="hard", building="B1"),
        rule("Reserve", name="kept", building="B2"),
    )
    assert [v.name for v in recount(city, PLAN, *rows).broken] == ["hard", "forbidden"]


def test_a_breach_of_less_than_a_millionth_breaks_nothing():
    for area, broken in ((100 + 0.9e-6, 0), (100 + 2e-6, 1)):
        city = make_city({"A": {"area_m2": area}}, BUILDINGS)
        assert len(recount(city, PLAN, rule("FloorArea")).broken) == broken


def test_a_rule_that_is_off_stands_in_the_list_and_is_not_counted(city):
    off = recount(city, PLAN, rule("Budget", level="off", price=9.0)).rules[0]
    assert (off.level, off.amount, off.price, off.places) == ("off", 0, 0, ())


def test_a_hard_rule_has_no_price(city):
    result = recount(city, PLAN, rule("FloorArea", price=9.0))
    assert result.rules[0].price == 0
    assert result.total == 0


def test_places_stand_largest_first_and_add_up_to_the_amount():
    city = make_city({"A": {"area_m2": 3}, "B": {"area_m2": 5}}, ["B1", "B2"])
    found = recount(city, {"A": "B1", "B": "B2"}, rule("FloorArea")).rules[0]
    assert found.places == (("B2", 5), ("B1", 3))
    assert found.amount == 8


def test_an_agency_has_its_own_lines(city):
    zones = {"Z": {"visitors": {"A": 1}, "homes": {"A": 1}}}
    agencies = {"A": {**AGENCIES["A"], "visitors_per_day": 3, "attendance": 0.5}}
    buildings = {"B1": {"cleaning_rate": 0.1}, "B2": {}}
    city = make_city(agencies, buildings, zones=zones, minutes=[[40, 1]])
    assert recount(city, PLAN).agencies == {
        "A": {
            "staff": 10,
            "present": 5,
            "area_m2": 120,
            "visitors_per_day": 3,
            "visitor_minutes": 40,
            "staff_minutes": 40,
            "cleaning": 12,
            "moving": 5,
            "visitor_travel": 240,
            "staff_travel": 400,
            "moved_staff": 10,
            "uncovered": 180,
        }
    }


def test_a_plan_that_misses_an_agency_is_an_error(city):
    with pytest.raises(OptionError, match="no building to A"):
        recount(city, {})


@pytest.mark.parametrize("plan", [{"A": "B9"}, {"A": "B1", "Z": "B1"}])
def test_a_plan_that_names_something_unknown_is_an_error(city, plan):
    with pytest.raises(UnknownName, match="B9|Z"):
        recount(city, plan)


def test_a_price_of_something_that_is_no_term_is_an_error(city):
    for name in ("rentt", "operating_cost"):
        with pytest.raises(UnknownName, match=name):
            recount(city, PLAN, prices={name: 1.0})


@pytest.mark.parametrize("price", [-1.0, math.inf, math.nan])
def test_a_price_that_cannot_be_meant_is_an_error(city, price):
    with pytest.raises(OptionError, match="price of rent"):
        recount(city, PLAN, prices={"rent": price})


@pytest.mark.parametrize(
    "row",
    [
        rule("FloorArea", level="strict"),
        rule("FloorArea", level="soft"),
        rule("FloorArea", level="soft", price=-1.0),
        rule("FloorArea", level="soft", price=math.nan),
    ],
)
def test_a_level_or_a_price_of_a_rule_that_cannot_be_meant_is_an_error(city, row):
    with pytest.raises(OptionError, match="FloorArea"):
        recount(city, PLAN, row)


def test_the_audit_changes_nothing_that_it_is_given(city):
    description = {"prices": {"rent": 1.0}, "rules": [rule("FloorArea", other=["A"])]}
    plan = Plan(dict(PLAN))
    audit(city, plan, description)
    assert description == {"prices": {"rent": 1.0}, "rules": [rule("FloorArea", other=["A"])]}
    assert plan == Plan(PLAN)
