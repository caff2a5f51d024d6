"""What an earlier result still gives: a plan to begin with, and a bound that still holds."""

from dataclasses import replace

import pytest

import siting as st
from siting.resolving import best_known, still_bounds


@pytest.fixture(scope="module")
def earlier():
    city = st.generate(agencies=5, buildings=3, zones=4, slots=2, seed=3, pairs=0.5)
    return st.solve(st.Problem(city), gap=0.0)


def changed(earlier, factor):
    problem = st.Problem.of(earlier)
    price = problem.prices["visitor_travel"]
    return problem.with_(weights={"visitor_travel": factor * price})


@pytest.mark.parametrize("factor", [0.0, 0.5, 1.0, 2.0, 10.0])
def test_a_bound_that_is_carried_over_is_never_above_the_new_optimum(earlier, factor):
    problem = changed(earlier, factor)
    bound = still_bounds(earlier, problem)
    assert bound is None or bound <= st.solve(problem, gap=0.0).total * (1 + 1e-9)


def test_a_price_that_rises_leaves_the_bound_where_it_is(earlier):
    assert still_bounds(earlier, changed(earlier, 3.0)) == earlier.bound


def test_nothing_follows_where_what_is_earned_changes_or_a_rule_comes(earlier):
    problem = st.Problem.of(earlier)
    assert still_bounds(earlier, problem.with_(weights={"vacant": 2.0})) is None
    assert still_bounds(earlier, problem.with_(rules=[st.Closed("G-01")])) is None


def test_the_plan_that_is_best_now_is_taken_even_if_it_was_not_the_best_then(earlier):
    problem = changed(earlier, 10.0)
    now = st.solve(problem, gap=0.0)
    both = replace(earlier, pool=(now.plan,))
    assert problem.model.total(best_known(both, problem)) == pytest.approx(now.total)


def test_a_result_as_start_gives_the_same_optimum(earlier):
    problem = changed(earlier, 4.0)
    again = st.solve(problem, start=earlier, gap=0.0)
    assert again.total == pytest.approx(st.solve(problem, gap=0.0).total)


def test_plans_of_another_city_are_left_out(earlier):
    other = st.Problem(st.generate(agencies=7, buildings=3, zones=4, slots=2))
    assert best_known(earlier, other) is None
    assert st.solve(other, start=earlier, gap=0.0).plan is not None
