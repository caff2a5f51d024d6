"""Money that the city pays, with a pencil."""

import numpy as np
import pytest

from audit.pencil import make_city, recount

ONE_EACH = {"A": "B1", "B": "B2"}
BOTH_IN_ONE = {"A": "B1", "B": "B1"}


def term(name, city, plan):
    return recount(city, plan).terms[name]


def test_security_counts_posts_of_used_buildings_and_gates_of_used_sites_once():
    buildings = {
        "B1": {"site": "S", "posts": 2},
        "B2": {"site": "S", "posts": 1},
        "B3": {"posts": 9},
    }
    sites = {"S": {"gate_posts": 3}, "B3": {"gate_posts": 9}}
    city = make_city(["A", "B"], buildings, sites=sites)
    assert term("security", city, ONE_EACH) == (2 + 1 + 3) * 100
    assert term("security", city, BOTH_IN_ONE) == (2 + 3) * 100


def test_cleaning_is_area_at_the_rate_of_the_building_and_a_fixed_part():
    agencies = {"A": {"area_m2": 100}, "B": {"area_m2": 50}}
    buildings = {
        "B1": {"cleaning_rate": 0.1, "cleaning_fixed": 7},
        "B2": {"cleaning_rate": 0.2, "cleaning_fixed": 3},
    }
    city = make_city(agencies, buildings)
    assert term("cleaning", city, ONE_EACH) == pytest.approx(10 + 7 + 10 + 3)
    assert term("cleaning", city, BOTH_IN_ONE) == pytest.approx(15 + 7)


def test_maintenance_is_gross_area_of_used_buildings_and_grounds_of_used_sites():
    buildings = {
        "B1": {"site": "S", "gross_m2": 1000, "maintenance_rate": 0.1},
        "B2": {"site": "S", "gross_m2": 500, "maintenance_rate": 0.2},
    }
    city = make_city(["A", "B"], buildings, sites={"S": {"grounds_cost": 40}})
    assert term("maintenance", city, ONE_EACH) == 100 + 100 + 40
    assert term("maintenance", city, BOTH_IN_ONE) == 100 + 40


STAIRS = ((1000, 5, 0.01), (2000, 8, 0.02), (np.inf, 20, 0.005))


def energetic(**columns):
    return {"base_kwh": 300, "kwh_per_m2": 5, "site": "S"} | columns


def test_electricity_of_a_site_is_one_meter_on_the_staircase():
    agencies = {"A": {"area_m2": 100, "staff": 10, "attendance": 0.5}, "B": {"area_m2": 100}}
    buildings = {"B1": energetic(), "B2": energetic()}
    city = make_city(agencies, buildings, tariff=STAIRS, kwh_per_person=20)
    # 2 x 300 + 2 x 100 x 5 + 5 present x 20 = 1700: second step
    assert term("electricity", city, ONE_EACH) == pytest.approx(8 + 0.02 * 1700)


def test_electricity_of_a_building_with_its_own_meter_stands_alone():
    agencies = {"A": {"area_m2": 100}, "B": {"area_m2": 100}}
    city = make_city(
        agencies,
        {"B1": energetic(), "B2": energetic()},
        sites={"S": {"meter": "building"}},
        tariff=STAIRS,
    )
    assert term("electricity", city, ONE_EACH) == pytest.approx(2 * (5 + 0.01 * 800))
    assert term("electricity", city, BOTH_IN_ONE) == pytest.approx(8 + 0.02 * 1300)


@pytest.mark.parametrize(
    ("kwh", "cost"),
    [
        (1000, 5 + 0.01 * 1000),
        (1000.0009, 5 + 0.01 * 1000.0009),
        (1000.002, 8 + 0.02 * 1000.002),
        (2500, 20 + 0.005 * 2500),
    ],
)
def test_a_step_holds_up_to_its_limit_and_a_millionth_more(kwh, cost):
    city = make_city(["A"], {"B1": {"base_kwh": kwh}}, tariff=STAIRS)
    assert term("electricity", city, {"A": "B1"}) == pytest.approx(cost)


def test_a_used_meter_without_energy_pays_the_first_fixed_part_and_an_unused_one_nothing():
    city = make_city(["A"], ["B1", "B2"], tariff=STAIRS)
    assert term("electricity", city, {"A": "B1"}) == 5


def test_steps_are_taken_in_order_of_limit():
    city = make_city(["A"], {"B1": {"base_kwh": 100}}, tariff=STAIRS[::-1])
    assert term("electricity", city, {"A": "B1"}) == pytest.approx(6)


def test_rent_is_paid_for_used_buildings():
    city = make_city(["A", "B"], {"B1": {"rent": 70}, "B2": {"rent": 30}})
    assert term("rent", city, BOTH_IN_ONE) == 70


def test_vacant_counts_owned_empty_buildings_and_may_earn():
    buildings = {
        "B1": {"holding_cost": 99},
        "B2": {"holding_cost": 10, "release_income": 25},
        "B3": {"holding_cost": 4, "owned": False},
    }
    audit = recount(make_city(["A"], buildings), {"A": "B1"})
    assert audit.terms["vacant"] == 10 - 25
    assert [(f.building, f.holding_cost, f.release_income) for f in audit.freed] == [("B2", 10, 25)]


def test_capital_spreads_opening_costs_over_the_life_of_a_building():
    buildings = {"B1": {"opening_cost": 600, "life": 30}, "B2": {"opening_cost": 100, "life": 5}}
    city = make_city(["A", "B"], buildings)
    assert term("capital", city, ONE_EACH) == 20 + 20
    # at 25 % a year, one year: 600 x 0.25 / (1 - 1 / 1.25) = 750
    city = make_city(["A"], {"B1": {"opening_cost": 600, "life": 1}}, rate=0.25)
    assert term("capital", city, {"A": "B1"}) == pytest.approx(750)


def test_meeting_rooms_are_pooled_within_a_site():
    agencies = {name: {"meeting_load": 1} for name in "ABCDE"}
    apart = {name: f"B{k}" for k, name in enumerate("ABCDE")}
    alone = make_city(agencies, list(apart.values()))
    pooled = make_city(agencies, {name: {"site": "S"} for name in apart.values()})
    assert term("meeting_rooms", alone, apart) == 15 * 60
    assert term("meeting_rooms", pooled, apart) == 8 * 60


def test_rooms_that_stand_already_cost_nothing_and_are_not_sold():
    city = make_city({"A": {"meeting_load": 5}}, ["B1"], sites={"B1": {"rooms": 6}})
    assert term("meeting_rooms", city, {"A": "B1"}) == (8 - 6) * 60
    city = make_city({"A": {"meeting_load": 5}}, ["B1"], sites={"B1": {"rooms": 10}})
    assert term("meeting_rooms", city, {"A": "B1"}) == 0


def test_moving_counts_agencies_that_leave_even_within_a_site():
    agencies = {
        "A": {"current": "B1", "move_cost": 100, "staff": 20},
        "B": {"current": "B2", "move_cost": 50, "staff": 7},
        "C": {"move_cost": 999, "staff": 3},
    }
    city = make_city(agencies, {"B1": {"site": "S", "opening_cost": 40}, "B2": {"site": "S"}})
    audit = recount(city, {"A": "B1", "B": "B1", "C": "B1"})
    assert audit.terms["moving"] == pytest.approx(50 / 10)
    assert audit.terms["moved_staff"] == 7
    assert audit.one_off == 40 + 50


def test_operating_cost_is_the_sum_of_six_lines():
    buildings = {
        "B1": {"posts": 1, "cleaning_fixed": 2, "gross_m2": 4, "maintenance_rate": 1, "rent": 16},
        "B2": {"holding_cost": 32},
    }
    audit = recount(make_city(["A"], buildings, tariff=((np.inf, 8, 0),)), {"A": "B1"})
    assert audit.operating_cost == 100 + 2 + 4 + 8 + 16 + 32
