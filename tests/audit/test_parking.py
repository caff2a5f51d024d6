"""Parking: who stands where and when, with a pencil."""

import pytest

from audit.pencil import breach, make_city, recount, rule
from siting.city.city import Flow
from siting.errors import OptionError, SitingError, UnknownName

AGENCIES = {"A": {"staff": 20, "attendance": 0.5, "visitors_per_day": 30}, "B": {"staff": 10}}
MODES = {
    "staff": {"car": (0.4, 1), "motorcycle": (0.6, 1)},
    "visitor": {"car": (0.2, 2), "motorcycle": (0.8, 1.5)},
}
PROFILES = {"08:00": (2, 1.0, 0.0), "10:00": (3, 0.5, 0.5)}
PLAN = {"A": "B1", "B": "B2"}


def parked(lots, *, plan=PLAN, buildings=("B1", "B2"), **more):
    return make_city(AGENCIES, buildings, lots=lots, modes=MODES, profiles=PROFILES, **more), plan


def lot(car, motorcycle, serves, **more):
    return {"car": car, "motorcycle": motorcycle, "serves": serves} | more


def test_demand_is_summed_over_agencies_slot_by_slot():
    city, plan = parked({"P": lot(5, 100, {"B1": 0, "B2": 0})})
    hours = {(h.slot, h.vehicle): h for h in recount(city, plan).parking}
    # 20 staff: 8 cars, 12 motorcycles; 30 visitors: 6 in 3 cars, 24 on 16 motorcycles
    assert hours["08:00", "car"].demand == pytest.approx(8)
    assert hours["10:00", "car"].demand == pytest.approx(4 + 1.5)
    assert hours["08:00", "motorcycle"].demand == pytest.approx(12)
    assert hours["10:00", "motorcycle"].demand == pytest.approx(6 + 8)
    assert [hours[slot, "car"].shortage for slot in PROFILES] == pytest.approx([3, 0.5])


def test_shortage_weighs_hours_and_the_size_of_a_motorcycle():
    city, plan = parked({"P": lot(5, 10, {"B1": 0, "B2": 0})})
    # cars 2 h x 3 + 3 h x 0.5, motorcycles 2 h x 2 + 3 h x 4 at a tenth of a car; 60 days
    assert recount(city, plan).terms["parking_shortage"] == pytest.approx(60 * (7.5 + 1.6))


def test_reserved_bays_are_taken_off_first_and_never_below_none():
    city, plan = parked({"P": lot(5, 10, {"B1": 0, "B2": 0}, reserved_car=7)})
    cars = [h for h in recount(city, plan).parking if h.vehicle == "car"]
    assert [h.spaces for h in cars] == [0, 0]
    assert [h.shortage for h in cars] == pytest.approx([8, 5.5])


def test_people_walk_from_lot_to_building_and_back():
    city, plan = parked({"P": lot(99, 99, {"B1": 3, "B2": 5})})
    # A: 10 staff and 30 visitors walk 3 minutes, B: 10 staff walk 5
    assert recount(city, plan).terms["parking_walk"] == pytest.approx(2 * (40 * 3 + 10 * 5))


def test_a_building_that_no_lot_serves_has_one_without_spaces():
    city, plan = parked({"P": lot(99, 99, {"B1": 0})})
    audit = recount(city, plan)
    assert {h.lot for h in audit.parking} == {"P", "(B2)"}
    # B: 4 cars and 6 motorcycles, all day and half the day
    assert audit.terms["parking_shortage"] == pytest.approx(60 * (4.6 * 2 + 2.3 * 3))
    assert audit.terms["parking_walk"] == 0


def test_people_of_whom_no_modes_are_known_bring_no_vehicles():
    modes = {"staff": MODES["staff"]}
    lots = {"P": lot(0, 0, {"B1": 0, "B2": 0})}
    city = make_city(AGENCIES, ["B1", "B2"], lots=lots, modes=modes, profiles=PROFILES)
    assert {flow.who for flow in recount(city, PLAN).split} == {"staff"}


@pytest.mark.parametrize("missing", ["lots", "profiles", "modes"])
def test_without_lots_profiles_or_modes_parking_is_not_counted(missing):
    tables = {"lots": {"P": lot(0, 0, {"B1": 9})}, "profiles": PROFILES, "modes": MODES}
    city = make_city(AGENCIES, ["B1", "B2"], **{**tables, missing: None})
    audit = recount(city, PLAN, rule("ParkingCapacity"))
    for name in ("parking_shortage", "parking_walk"):
        assert audit.terms[name] == 0
        assert not audit.counted[name]
    assert audit.counted["visitor_travel"]
    assert audit.rules[0].amount == 0
    assert audit.parking == ()


TWO = {"P": lot(2, 99, {"B1": 1}), "Q": lot(0, 99, {"B1": 4, "B2": 0})}


def split_of_b1(cars_in_p=4.0, visitors_in_p=3.0):
    return (
        Flow("B1", "P", "car", "staff", cars_in_p),
        Flow("B1", "Q", "car", "staff", 4.0 - cars_in_p),
        Flow("B1", "P", "car", "visitor", visitors_in_p),
        Flow("B1", "P", "motorcycle", "staff", 6.0),
        Flow("B1", "P", "motorcycle", "visitor", 16.0),
    )


def test_a_split_says_who_stands_in_which_lot():
    city, plan = parked(TWO)
    audit = recount(city, plan, split=split_of_b1(cars_in_p=1.0))
    hours = {(h.lot, h.slot): h.demand for h in audit.parking if h.vehicle == "car"}
    assert hours["P", "08:00"] == pytest.approx(1)
    assert hours["P", "10:00"] == pytest.approx(0.5 + 1.5)
    assert hours["Q", "08:00"] == pytest.approx(3 + 4)
    # 1 + 6 staff and 30 visitors walk 1 minute, 3 staff walk 4
    assert audit.terms["parking_walk"] == pytest.approx(2 * (37 * 1 + 3 * 4))


def test_a_building_with_one_lot_may_be_left_out_of_the_split_or_listed():
    city, plan = parked(TWO)
    listed = (Flow("B2", "Q", "car", "staff", 4.0), Flow("B2", "Q", "motorcycle", "staff", 6.0))
    without = recount(city, plan, split=split_of_b1())
    assert recount(city, plan, split=split_of_b1() + listed) == without
    assert Flow("B2", "Q", "car", "staff", 4.0) in without.split


def test_a_missing_split_is_an_error_that_names_the_building():
    city, plan = parked(TWO)
    with pytest.raises(SitingError, match=r"no split.*B1 car staff: 4 a day"):
        recount(city, plan)


def test_no_split_is_needed_where_nobody_uses_the_building_with_a_choice():
    city, _ = parked(TWO)
    assert recount(city, {"A": "B2", "B": "B2"}).terms["parking_walk"] == 0


def test_a_split_without_a_used_building_that_has_a_choice_is_an_error():
    city, plan = parked(TWO)
    with pytest.raises(OptionError, match=r"B1 motorcycle visitor: 16 a day, the split holds 0"):
        recount(city, plan, split=())


@pytest.mark.parametrize("cars", [3.9, float("nan")])
def test_a_split_that_does_not_add_up_is_an_error_with_building_and_class(cars):
    city, plan = parked(TWO)
    split = (*split_of_b1()[2:], Flow("B1", "P", "car", "staff", cars))
    with pytest.raises(OptionError, match=r"does not add up: B1 car staff: 4 a day"):
        recount(city, plan, split=split)


def test_a_split_may_miss_by_a_millionth():
    city, plan = parked(TWO)
    recount(city, plan, split=(*split_of_b1()[2:], Flow("B1", "P", "car", "staff", 4 - 3e-6)))


def test_a_negative_part_of_a_split_is_an_error():
    city, plan = parked(TWO)
    with pytest.raises(OptionError, match="B1 car staff"):
        recount(city, plan, split=split_of_b1(cars_in_p=5.0))


@pytest.mark.parametrize(
    "flow", [Flow("B2", "P", "car", "staff", 1.0), Flow("B1", "P", "truck", "staff", 1.0)]
)
def test_a_split_that_names_something_unknown_is_an_error(flow):
    city, plan = parked(TWO)
    with pytest.raises(UnknownName, match="the split"):
        recount(city, plan, split=(*split_of_b1(), flow))


def test_parking_capacity_adds_the_worst_slot_of_each_class_and_lot():
    city, plan = parked({"P": lot(5, 10, {"B1": 0, "B2": 0})})
    assert breach(city, plan, rule("ParkingCapacity")) == (pytest.approx(3 + 4), {"P": 7})
    half = rule("ParkingCapacity", value=0.5)
    assert breach(city, plan, half)[0] == pytest.approx(5.5 + 9)


def test_parking_capacity_of_a_site_counts_a_shared_lot_once():
    buildings = {"B1": {"site": "S"}, "B2": {"site": "S"}}
    city, plan = parked({"P": lot(5, 10, {"B1": 0, "B2": 0})}, buildings=buildings)
    assert breach(city, plan, rule("ParkingCapacity", site="S"))[0] == pytest.approx(7)


def test_parking_capacity_that_names_nothing_speaks_of_lots_that_no_row_reaches():
    city, plan = parked(TWO)
    rows = rule("ParkingCapacity"), rule("ParkingCapacity", building="B2", level="off")
    # P: 4 cars of staff at eight, room for 2; Q is reached from B2
    assert breach(city, plan, *rows, split=split_of_b1()) == (pytest.approx(2), {"P": 2})


def test_parking_capacity_speaks_of_buildings_without_a_lot():
    city, plan = parked({"P": lot(99, 99, {"B1": 0})})
    assert breach(city, plan, rule("ParkingCapacity")) == (pytest.approx(10), {"(B2)": 10})
