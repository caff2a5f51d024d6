"""Other plans at nearly the same total, and the one closest to an earlier plan, against every plan."""

import numpy as np
import pytest

import siting as st
from explain.tiny import totals
from siting.explore import least as searching
from siting.explore.likeness import Priced, within
from siting.parts import Placement
from siting.solvers.completion import complete


@pytest.fixture(scope="module")
def problem():
    return st.Problem(st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=1, two_lots=0.5))


@pytest.fixture(scope="module")
def result(problem):
    return st.solve(problem, gap=0)


@pytest.fixture(scope="module")
def every(problem):
    """Total of every plan that keeps the hard rules, by its seats."""
    return totals(problem)


def seats(problem, plan):
    index = problem.city.buildings.index
    return tuple(index[plan[agency]] for agency in problem.city.agencies.ids)


def apart(one, other):
    return sum(a != b for a, b in zip(one, other, strict=True))


def test_alternatives_are_all_plans_within_the_limit_when_asked_for_enough(problem, result, every):
    near = {s for s, total in every.items() if total <= 1.08 * result.total}
    found = st.alternatives(result, within=0.08, n=99)
    assert found.complete
    assert {seats(problem, one.result.plan) for one in found} == near - {
        seats(problem, result.plan)
    }
    assert len(near) > 3
    for one in found:
        again = st.evaluate(problem, one.result.plan)
        assert one.result.total == pytest.approx(again.total)
        assert one.extra == pytest.approx(again.total - result.total)
        assert one.result.broken == ()
        assert one.result.bound == pytest.approx(result.bound)
        assert 1 <= one.nearest <= one.moved


def test_the_first_one_differs_as_much_as_any_plan_within_the_limit(problem, result, every):
    mine = seats(problem, result.plan)
    near = [s for s, total in every.items() if total <= 1.08 * result.total]
    first = st.alternatives(result, within=0.08, n=1)[0]
    assert first.moved == max(apart(mine, s) for s in near)
    assert first.nearest == first.moved


def test_staff_may_be_counted_instead(problem, result):
    staff = dict(zip(problem.city.agencies.ids, problem.city.agencies.staff, strict=True))
    first = st.alternatives(result, within=0.08, n=1, different="staff moved")[0]
    moved = [a for a in result.plan if result.plan[a] != first.result.plan[a]]
    assert first.moved == pytest.approx(sum(staff[a] for a in moved))


def test_no_other_plan_is_said_as_proved(result):
    none = st.alternatives(result, within=0.0)
    assert (len(none), none.complete) == (0, True)
    assert "Proved: there is no other plan this close." in none.text()
    assert "Terbukti" in none.text("id")


def test_alternatives_are_said_in_both_languages(result):
    found = st.alternatives(result, within=0.08, n=2)
    assert repr(found).startswith("2 plans within 8.00% of ")
    assert found.text("id").startswith("2 rencana dalam 8,00% dari ")
    assert found._repr_html_().startswith("<pre>")


def test_wrong_numbers_are_refused(result):
    for wrong in ({"within": -1}, {"seconds": -1}, {"different": "colours"}):
        with pytest.raises(st.OptionError):
            st.alternatives(result, **wrong)
    for wrong in ({"tie": -1}, {"seconds": -1}):
        with pytest.raises(st.OptionError):
            st.closest(result, result.plan, **wrong)


@pytest.mark.parametrize("tie", [0.0, 0.05])
def test_the_closest_plan_within_a_tie_is_found(problem, result, every, tie):
    earlier = dict.fromkeys(result.plan, problem.city.buildings.ids[2])
    wanted = seats(problem, earlier)
    near = [s for s, t in every.items() if t <= result.total * (1 + tie) + 1e-6]
    found = st.closest(result, earlier, tie=tie)
    assert apart(wanted, seats(problem, found.plan)) == min(apart(wanted, s) for s in near)
    assert found.total <= result.total * (1 + tie) + 1e-6


def test_a_plan_that_is_itself_a_tie_is_kept_as_it_is(result):
    other = st.alternatives(result, within=0.08, n=1)[0].result
    assert dict(st.closest(result, other.plan, tie=0.08).plan) == dict(other.plan)
    assert dict(st.closest(result, result.plan).plan) == dict(result.plan)


def test_a_large_city_is_searched_and_every_find_keeps_the_limit(result, monkeypatch):
    monkeypatch.setattr(searching.exact, "SMALL", 0)
    monkeypatch.setattr(searching, "PIECES", 1)
    monkeypatch.setattr(searching, "compiles", lambda seconds: True)
    found = st.alternatives(result, within=0.08, n=2, seconds=0.5)
    assert not found.complete
    for one in found:
        assert one.extra <= 0.08 * result.total
        assert one.nearest >= 1


def test_the_limit_on_a_total_is_a_part_like_any_other(problem, result):
    model = problem.model
    entry = within(model, result.total)
    plan = complete(model, Placement(np.zeros(4, dtype=np.int64)))
    over = max(0.0, model.total(plan) - result.total)
    assert entry.measure.value(plan) == pytest.approx(over)
    for one in (e for e in model.entries if e.price > 0):
        part = Priced(tuple(p for p in one.measure.parts if not p.divided), one.price)
        tracker, moved = part.track(plan, 3), plan.moved(1, 2)
        change = part.value(moved) - part.value(plan)
        assert tracker.deltas(1)[2] == pytest.approx(change, abs=1e-9)
        tracker.move(1, 2)
        assert tracker.value == pytest.approx(part.value(moved))
