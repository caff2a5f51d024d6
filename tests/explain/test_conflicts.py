"""Rules that cannot hold together are named, no more of them than needed, and repairs repair."""

import json

import numpy as np
import pytest

import siting as st
from audit.pencil import make_city
from explain.tiny import contradictions, every_plan, kept, tangled, town
from siting.conflict.loosened import loosened, off


def stuck(*rules, city=None):
    return st.conflicts(st.Problem(city or town()).with_(rules=rules))


@pytest.fixture(scope="module", params=(1, 4, 7, 9, 13, 22, 30))
def case(request):
    problem = tangled(request.param)
    return problem, st.conflicts(problem, sets=40, repairs=40), kept(problem)


def test_each_set_cannot_hold_and_holds_without_any_one_of_its_rules(case):
    _, found, (names, rows) = case
    if rows.all(axis=1).any():
        assert (found.sets, found.repairs, tuple(found), found.complete) == ((), (), (), True)
        return
    assert found.sets
    for one in found.sets:
        columns = [names.index(name) for name in one.names]
        assert one.minimal
        assert not rows[:, columns].all(axis=1).any()
        for left_out in columns:
            rest = [k for k in columns if k != left_out]
            assert rows[:, rest].all(axis=1).any()


def test_a_complete_answer_lists_every_minimal_set(case):
    problem, found, (_, rows) = case
    if rows.all(axis=1).any():
        return
    small = {frozenset(one.names) for one in found.sets if len(one.names) <= 3}
    assert small == contradictions(problem) if found.complete else small <= contradictions(problem)


def test_every_repair_lets_a_plan_hold_and_comes_with_one(case):
    problem, found, (_, rows) = case
    if rows.all(axis=1).any():
        return
    assert found.repairs
    for repair in found.repairs:
        repaired = loosened(problem, repair.changes)
        assert st.evaluate(repaired, repair.plan).broken == ()
        assert st.solve(repaired, solver="enumerate").plan is not None
    assert [r.effort for r in found.repairs] == sorted(r.effort for r in found.repairs)


def test_no_plan_lets_rules_give_way_less_than_the_cheapest_repair(case):
    problem, found, (_, rows) = case
    if rows.all(axis=1).any() or not found.complete:
        return
    hard = [entry for entry in problem.model.entries if entry.hard]
    efforts = [sum(e.measure.value(plan) / e.scale for e in hard) for plan in every_plan(problem)]
    assert found.repairs[0].effort <= 1.01 * min(efforts) + 1e-6


def test_witnesses_keep_all_members_but_one():
    problem = st.Problem(town()).with_(rules=[st.Closed("North"), st.Cap("rent", 30)])
    (one,) = st.conflicts(problem).sets
    assert one.names == ("FloorArea", "Closed North", "Cap rent")
    for name, plan in one.witnesses.items():
        broken = {rule.name for rule in st.evaluate(problem, plan).broken}
        assert not broken & (set(one.names) - {name})


def test_a_set_says_where_its_rules_take_part():
    (one,) = stuck(st.Closed("North"), st.Cap("rent", 30)).sets
    floor = one.members[0]
    assert [(spot.place, spot.number) for spot in floor.spots] == [("South", 100), ("Annex", 70)]
    assert one.members[2].number == 30


def test_two_contradictions_are_two_sets_and_a_repair_meets_both():
    pins = [st.Pinned("DLH", "North"), st.Forbidden("DLH", "North")]
    shares = [st.Together("Dispora", "PUPR"), st.Apart("Dispora", "PUPR")]
    found = stuck(*pins, *shares)
    assert [one.names for one in found.sets] == [
        ("Pinned DLH North", "Forbidden DLH North"),
        ("Together Dispora PUPR", "Apart Dispora PUPR"),
    ]
    assert all(len(repair.changes) == 2 for repair in found.repairs)


def test_a_number_is_raised_to_what_suffices_and_not_beyond():
    problem = st.Problem(town()).with_(rules=[st.Closed("North"), st.Cap("rent", 30)])
    repairs = st.conflicts(problem).repairs
    floor, cap = (
        next(c for r in repairs for c in r.changes if c.kind == kind)
        for kind in ("net_m2", "value")
    )
    assert (floor.place, floor.before, floor.after) == ("South", 100, 160)
    assert (cap.name, cap.before, cap.after) == ("Cap rent", 30, 38)
    assert st.solve(loosened(problem, [cap])).plan is not None
    less = st.Problem(town()).with_(rules=[st.Closed("North"), st.Cap("rent", 37.9)])
    assert st.solve(less, seconds=0.5).plan is None


def parked(**lot):
    """One building with a lot of 2 spaces for cars; six drive there alone."""
    return make_city(
        {"DLH": {"staff": 6}},
        {"North": {}},
        lots={"Jakabaring": {"car": 2, "motorcycle": 9, "serves": {"North": 0}} | lot},
        profiles={"10:00": (1, 1, 0)},
        modes={"staff": {"car": (1, 1)}},
    )


@pytest.mark.parametrize(("lot", "after"), [({}, 6), ({"reserved_car": 1}, 7)])
def test_missing_spaces_are_added_where_they_lack(lot, after):
    found = stuck(st.ParkingCapacity(), city=parked(**lot))
    assert f"add {after - 2} spaces for cars at Jakabaring (to {after})" in found.text()
    assert f"tambah {after - 2} SRP mobil di Jakabaring (menjadi {after})" in found.text("id")


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([st.Pinned("DLH", "North"), st.Pinned("DLH", "South")], "drop pinned: DLH North"),
        ([st.AtMost(1)], "change at most from 1 to 2 buildings"),
        ([st.AtLeast(4)], "change at least from 4 to 3 buildings"),
        ([st.Requires("DLH", "archive")], "what is needed: archive"),
        ([st.Together("DLH", ("Dispora", "PUPR"))], "take Dispora out of together: DLH Dispora;PUPR"),
        ([st.MaxMoves(0), st.Closed("Annex")], "change number of moves from 0 to 1 agency"),
        ([st.MinimumUse(value=0.9)], "change minimum use from 0.9 to 0.8"),
        ([st.Reserve(value=0.9)], "add 14 m² of floor at North (to 114), add 14 m² of floor"),
    ],
)  # fmt: skip
def test_a_repair_is_said_in_the_words_of_the_tables(rules, said):
    found = stuck(*rules)
    assert said in found.text()
    assert found.text("id") != found.text()
    assert found._repr_html_().startswith("<pre>")


def test_columns_of_the_tables_take_part_too():
    city = make_city(
        {"DLH": {"area_m2": 60, "allowed": ("North",)}, "PUPR": {"forbidden": ("South",)}},
        {"North": {"net_m2": 100, "rule": "closed"}, "South": {"net_m2": 100, "rule": "open"}},
    )
    found = st.conflicts(st.Problem(city), sets=9, repairs=9)
    names = {name for one in found.sets for name in one.names}
    assert names == {"allowed", "closed", "open", "forbidden"}
    assert "no longer keep North empty" in found.text()


def test_a_solve_without_a_plan_carries_its_conflicts_and_stores_them():
    problem = st.Problem(town()).with_(rules=[st.Closed("North"), st.Cap("rent", 30)])
    result = st.solve(problem)
    assert result.termination.proof is st.Proof.INFEASIBLE
    assert result.conflicts.sets == st.conflicts(problem).sets
    assert result.conflicts[0].name in result.conflicts.sets[0].names
    again = st.Result.from_json(result.to_json())
    assert again.conflicts == result.conflicts
    assert "These cannot hold together:" in repr(again)
    assert "Salah satu dari ini cukup" in again.conflicts.text("id")


def test_what_plainly_cannot_fit_has_a_set_as_well():
    small = st.FloorArea(building="Annex", value=0.5)
    result = st.solve(st.Problem(town()).with_(rules=[st.Pinned("DLH", "Annex"), small]))
    assert result.conflicts[0].why is not None
    (one,) = result.conflicts.sets
    assert one.names == ("Pinned DLH Annex", "FloorArea Annex")


def test_a_problem_with_a_plan_has_no_conflicts():
    found = stuck()
    assert not found
    assert found.complete
    assert found.text() == "A plan keeps all hard rules."


def test_without_time_nothing_is_claimed():
    found = st.conflicts(st.Problem(town()).with_(rules=[st.AtMost(1)]), seconds=0)
    assert (found.sets, found.complete) == ((), False)
    assert "was found in time" in found.text()
    with pytest.raises(st.OptionError):
        st.conflicts(st.Problem(town()), seconds=-1)


def test_a_classic_names_the_place_that_lacks_room():
    halves = st.classic.single_source(np.ones((3, 2)), demand=4, capacity=6)
    found = st.conflicts(halves)
    (change,) = found.repairs[0].changes
    assert (change.kind, change.after) == ("capacity", 8)
    assert json.dumps(found.to_dict())


def test_a_row_that_is_switched_off_still_names_its_building():
    problem = st.Problem(town()).with_(rules=[st.FloorArea(building="South", value=0.1)])
    free = off(problem, "FloorArea South")
    assert dict(zip(free.names, free.rows, strict=True))["FloorArea South"].level == "off"
    assert off(problem, "FloorArea").rules[-1].level == "off"
    with pytest.raises(st.UnknownName, match="did you mean"):
        off(problem, "FloorArea Suoth")
