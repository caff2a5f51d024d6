"""Plans side by side, on a city whose every number can be worked out in the head."""

import json
from dataclasses import replace

import numpy as np
import pytest

from audit.pencil import make_city
from siting.city.city import Plan
from siting.errors import NoPlan, OptionError
from siting.explain.compare import compare
from siting.problem import Problem
from siting.results import Result
from siting.solving import evaluate
from siting.termination import Proof, Stop, Termination

TODAY = {"A": "H", "B": "L"}
TOGETHER = {"A": "H", "B": "H"}


def town(**changes):
    """Two agencies: A in the hall (rent 40), B in the lodge (rent 100); moving B costs 120 once."""
    agencies = {
        "A": {"staff": 30, "area_m2": 10, "current": "H"},
        "B": {"staff": 20, "area_m2": 10, "current": "L", "move_cost": 120},
    }
    buildings = {
        "H": {"net_m2": 100, "rent": 40, "opening_cost": 80},
        "L": {"net_m2": 50, "rent": 100, "owned": False},
    }
    city = make_city(agencies, buildings, **({"zones": ["Z"]} | changes))
    return replace(city, plans={"today": Plan(TODAY, None, "today")})


def plan(city, seats, name, **weights):
    return evaluate(
        Problem(city).with_(weights={"moving": 0, "capital": 0} | weights), seats, name=name
    )


def solved(result, bound, name):
    """The same result as if a solver had found it and proved this bound."""
    return replace(result, bound=bound, termination=Termination(Proof.BOUND, Stop.TIME), name=name)


def two(**changes):
    city = town(**changes)
    return plan(city, TODAY, "today"), plan(city, TOGETHER, "hall")


def test_the_first_plan_is_what_the_others_are_measured_against():
    comparison = compare(*two())
    rent = next(row for row in comparison.terms if row.name == "rent")
    assert rent.amounts == (140, 40)
    assert rent.differences == (0, -100)
    assert [row.name for row in comparison.terms][-2:] == ["operating_cost", "total"]
    assert len(comparison.terms) == 22


def test_who_moves_is_named_with_both_buildings():
    (move,) = compare(*two()).moves["hall"]
    assert (move.agency, move.start, move.end) == ("B", "L", "H")


def test_one_off_cost_counts_openings_and_moves_and_is_paid_back_by_the_saving():
    comparison = compare(*two())
    assert comparison["today"].one_off == 80  # the hall is used today as well, as Budget counts it
    assert comparison["hall"].one_off == 80 + 120
    assert comparison["hall"].saving == 100
    assert comparison["hall"].payback == 2


def test_without_a_saving_there_is_no_payback():
    assert compare(*two())["today"].payback is None


def test_without_a_plan_of_today_there_is_no_saving():
    city = replace(town(), plans={})
    standing = compare(plan(city, TOGETHER, "hall"))["hall"]
    assert (standing.saving, standing.total_saving, standing.payback) == (None, None, None)


def test_today_is_counted_at_the_prices_of_each_plan():
    dear = plan(town(), TOGETHER, "dear", moved_staff=1)
    assert compare(dear)["dear"].total_saving == 100 - 20


def test_floor_in_use_is_shared_by_all_staff():
    comparison = compare(*two())
    assert comparison["today"].m2_per_person == 150 / 50
    assert comparison["hall"].m2_per_person == 100 / 50
    assert comparison["hall"].used_buildings == comparison["hall"].used_sites == 1


def parked():
    return two(
        lots={"P": {"car": 10, "motorcycle": 99, "serves": {"H": 0}}},
        profiles={"08:00": (1, 0.5, 0), "10:00": (1, 1, 0)},
        modes={"staff": {"car": (1, 1)}},
    )


def test_the_worst_hour_sums_all_lots_and_names_slot_and_lot():
    today, hall = (compare(*parked())[name] for name in ("today", "hall"))
    assert (today.cars.spaces, today.cars.slot) == (20 + 20, "10:00")
    assert (hall.cars.spaces, hall.cars.slot, hall.cars.lot) == (40, "10:00", "P")
    assert (hall.motorcycles.spaces, hall.motorcycles.slot) == (0, "")


def test_parking_that_is_not_counted_has_no_worst_hour_and_no_amount():
    comparison = compare(*two())
    shortage = next(row for row in comparison.terms if row.name == "parking_shortage")
    assert shortage.amounts == (None, None)
    assert comparison["hall"].cars is None


def test_plans_of_one_problem_are_ordered_exactly_whatever_the_bounds():
    today, hall = two()
    comparison = compare(solved(today, 0, "today"), solved(hall, 0, "hall"))
    assert [rank.name for rank in comparison.order] == ["hall", "today"]
    assert all(rank.ties == () for rank in comparison.order)


def test_equal_totals_are_a_tie():
    today, _ = two()
    comparison = compare(today, today, names=["one", "other"])
    assert comparison.order[0].ties == ("other",)
    assert "one and other are a tie" in comparison.text()
    assert "one dan other seri" in comparison.text("id")


@pytest.mark.parametrize(("bound", "ties"), [(140, ("cheap",)), (141, ())])
def test_two_problems_tie_where_what_is_possible_overlaps(bound, ties):
    cheap = solved(plan(town(), TODAY, "cheap"), 100, "cheap")  # within 100 and 140
    dear = solved(plan(town(), TODAY, "dear", moved_staff=1, crowding=1), bound, "dear")
    dear = replace(dear, audit=replace(dear.audit, total=150.0))
    comparison = compare(cheap, dear)
    assert not comparison.same_problem
    assert comparison.order[1].ties == ties


def test_evaluated_plans_of_two_problems_are_ordered_by_their_totals():
    comparison = compare(plan(town(), TODAY, "one"), plan(town(), TOGETHER, "two", moved_staff=1))
    assert [(rank.name, rank.ties) for rank in comparison.order] == [("two", ()), ("one", ())]


def test_what_the_gap_leaves_open_is_said_as_an_interval():
    today, hall = two()
    text = compare(today, solved(hall, 30, "hall")).text()
    assert "lies between 30.00 and 40.00; this plan is at most 10.00 above it" in text


def test_a_stored_result_is_of_the_same_problem_as_before():
    today, hall = two()
    assert compare(today, Result.from_json(hall.to_json())).same_problem


def test_amounts_without_end_are_said_and_stored():
    city = town(
        zones={"Z": {"population": 1, "homes": {"A": 1, "B": 1}}},
        minutes=[[5, np.inf]],
    )
    lost, fine = (plan(city, seats, name) for seats, name in ((TODAY, "lost"), (TOGETHER, "fine")))
    comparison = compare(lost, lost, fine, names=["lost", "again", "fine"])
    travel = next(row for row in comparison.terms if row.name == "staff_travel")
    assert travel.differences == (0, 0, -np.inf)
    for lang in ("en", "id"):
        assert "∞" in comparison.text(lang)
    json.dumps(comparison.to_dict(), allow_nan=False)


def test_broken_rules_are_named_beside_the_order():
    city = town()
    city = replace(city, buildings=replace(city.buildings, rule=(None, "closed")))
    said = compare(plan(city, TODAY, "today")).text()
    assert "today breaks hard rules: building must stay empty" in said


def test_plans_of_the_same_name_are_told_apart_by_number():
    today, _ = two()
    assert compare(today, today).names == ("today", "today #2")
    assert compare(replace(today, name="")).names == ("plan 1",)


@pytest.mark.parametrize("names", [["one"], ["one", "one"], ["one", "two", "three"]])
def test_names_must_be_one_each_and_different(names):
    with pytest.raises(OptionError, match="2, all different"):
        compare(*two(), names=names)


def test_a_result_without_a_plan_cannot_be_compared():
    today, _ = two()
    with pytest.raises(NoPlan):
        compare(today, replace(today, plan=None, audit=None))


def test_nothing_to_compare_is_refused():
    with pytest.raises(OptionError, match="at least one"):
        compare()


def test_a_notebook_shows_tables_and_escapes_names():
    today, hall = two()
    page = compare(today, replace(hall, name="<hall>"))._repr_html_()
    assert page.count("<table>") == 2
    assert "&lt;hall&gt;" in page
    assert "<hall>" not in page
