"""Units, order, names, sites more and merged clients, on problems that hypothesis draws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st_

import siting as st

FEW = settings(max_examples=6, deadline=None, derandomize=True)


@st_.composite
def tables(draw):
    """Whole distances of 4 clients to 3 sites, weights, capacities that are enough, fixed costs."""
    whole = st_.integers(0, 9)
    cost = np.array(draw(st_.lists(whole, min_size=12, max_size=12)), dtype=float).reshape(4, 3)
    weights = np.array(draw(st_.lists(st_.integers(1, 4), min_size=4, max_size=4)), dtype=float)
    fixed = np.array(draw(st_.lists(whole, min_size=3, max_size=3)), dtype=float)
    return cost, weights, fixed


def room(weights):
    return np.array([0.6, 0.5, 0.7]) * weights.sum()


MAKERS = {
    "p_median": lambda c, w, f, **k: st.classic.p_median(c, p=2, weights=w, **k),
    "p_center": lambda c, w, f, **k: st.classic.p_center(c, p=2, weights=w, **k),
    "uflp": lambda c, w, f, **k: st.classic.uflp(c, fixed=f, weights=w, **k),
    "mclp": lambda c, w, f, **k: st.classic.mclp(c, p=1, radius=c.max() / 2, weights=w, **k),
    "cflp": lambda c, w, f, **k: st.classic.cflp(
        w[:, None] * c, demand=w, capacity=np.resize(room(w), len(f)), fixed=f, **k
    ),
}


def best(problem):
    result = st.solve(problem, gap=0)
    assert result.termination.proof is st.Proof.OPTIMAL
    return result.total


@FEW
@given(drawn=tables(), unit=st_.sampled_from([0.001, 0.3048, 1609.344]))
@pytest.mark.parametrize("name", MAKERS)
def test_the_unit_of_length_changes_nothing_but_the_total(name, drawn, unit):
    cost, weights, fixed = drawn
    here = best(MAKERS[name](cost, weights, fixed))
    there = best(MAKERS[name](cost * unit, weights, fixed * unit))
    assert there == pytest.approx(here * (1 if name == "mclp" else unit), abs=1e-9)


@FEW
@given(drawn=tables(), order=st_.permutations(range(4)), sites=st_.permutations(range(3)))
@pytest.mark.parametrize("name", ["p_median", "p_center", "uflp", "mclp"])
def test_order_and_names_change_nothing(name, drawn, order, sites):
    cost, weights, fixed = drawn
    shuffled = cost[np.ix_(order, sites)], weights[order], fixed[sites]
    problem = MAKERS[name](*shuffled, clients="VWXY", sites="ABC")
    assert best(problem) == pytest.approx(best(MAKERS[name](cost, weights, fixed)))


@FEW
@given(drawn=tables())
@pytest.mark.parametrize("name", ["p_median", "p_center", "uflp", "cflp"])
def test_merging_identical_clients_changes_nothing(name, drawn):
    cost, weights, fixed = drawn
    twice = np.concatenate([cost, cost[:1]]), np.append(weights, weights[0]), fixed
    merged = weights.copy()
    merged[0] = weights[0] if name == "p_center" else 2 * weights[0]
    assert best(MAKERS[name](*twice)) == pytest.approx(best(MAKERS[name](cost, merged, fixed)))


@FEW
@given(drawn=tables())
@pytest.mark.parametrize("name", ["p_median", "p_center", "uflp", "mclp", "cflp"])
def test_an_optional_site_more_never_hurts(name, drawn):
    cost, weights, fixed = drawn
    without = MAKERS[name](cost, weights, fixed, forbidden=[2])
    result = st.solve(without, gap=0)
    if result.plan is not None:
        assert best(MAKERS[name](cost, weights, fixed)) <= result.total + 1e-9


@FEW
@given(drawn=tables())
def test_a_client_at_an_open_site_costs_nothing(drawn):
    cost, weights, _ = drawn
    square = np.abs(np.subtract.outer(cost[:, 0], cost[:, 0]))
    problem = st.classic.p_median(square, p=2, weights=weights)
    plan = st.solve(problem, gap=0)
    for site in plan.open:
        assert square[site, plan.plan[site]] == 0
