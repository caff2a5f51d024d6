"""The rows behind pictures and tables."""

from dataclasses import replace

from siting.views.frames import buildings, moves, rooms, zones
from siting.views.frames_account import soft, sums, terms, totals
from siting.views.frames_parking import parking, slots, worst_shortage, worst_slot
from views.village import best, nothing, today, village


def test_a_building_is_used_opened_vacated_or_unused():
    now, then = today(), best()
    assert {s.building: s.state for s in buildings(then, now)} == {
        "North": "used", "Old": "vacated", "South": "unused"
    }  # fmt: skip
    assert {s.building: s.state for s in buildings(now, then)}["Old"] == "opened"


def test_circles_carry_the_staff_inside():
    north, *_ = buildings(best())
    assert (north.staff, north.agencies) == (60, ("DLH", "PUPR", "BKD"))


def test_a_building_without_coordinates_is_not_placed():
    assert [s.placed for s in buildings(best())] == [True, True, False]


def test_zones_carry_their_bank_and_people():
    assert [(z.bank, z.population) for z in zones(village())] == [("ulu", 100), ("ilir", 300)]


def test_who_moves_against_a_plan_and_against_today():
    (move,) = moves(best(), today())
    assert (move.agency, move.staff, move.start, move.end) == ("DLH", 30, "Old", "North")
    assert moves(best()) == (move,)
    assert moves(today()) == moves(nothing()) == ()


def test_seats_list_the_fullest_building_first():
    assert [(room.building, room.staff, room.area_m2) for room in rooms(today())] == [
        ("North", 30, 300),
        ("Old", 30, 300),
    ]


def test_lines_of_a_plan_that_does_not_exist_are_none():
    security = terms([today(), nothing()])[0]
    assert security.amounts == (200, None)
    assert terms([nothing()]) == ()
    assert all(found.values[1] is None for found in sums([today(), nothing()]))


def test_a_line_that_is_not_counted_has_no_amount():
    now = today(replace(village(), profiles=None))
    shortage = next(found for found in terms([now]) if found.name == "parking_shortage")
    assert shortage.amounts == (None,)
    assert worst_slot(now, "car") is None


def test_sums_are_those_of_the_audit():
    found = {row.name: row.values[0] for row in (*totals([best()]), *sums([best()]))}
    assert found["operating_cost"] == 105
    assert found["one_off"] == 19
    assert found["used"] == 1
    assert found["m2_per_person"] == 10
    assert found["short car"] == 10
    assert found["short motorcycle"] == 0
    assert found["bound"] == found["total"] - 10


def test_soft_rules_that_cost_nothing_are_left_out():
    assert soft([today()]) == ()


def test_parking_sums_lots_by_hour():
    assert [(s.slot, s.vehicle, s.demand, s.spaces) for s in slots(today())] == [
        ("08:00", "car", 15, 40),
        ("10:00", "car", 30, 40),
        ("08:00", "motorcycle", 15, 60),
        ("10:00", "motorcycle", 30, 60),
    ]
    assert worst_slot(best(), "car").slot == "10:00"
    assert worst_shortage(best(), "car") == 10


def test_the_lot_that_lacks_most_comes_first_and_empty_lots_not_at_all():
    assert [lot[0].lot for lot in parking(best())] == ["P"]
    assert len(parking(today(), 1)) == 1
