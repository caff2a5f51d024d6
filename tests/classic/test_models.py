"""Every model in which sites are chosen finds the best of all sets of sites, and counts any set right."""

import itertools

import numpy as np
import pytest

import siting as st
from classic.models import CASES
from siting.audit.classics import audit_classic


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


@pytest.mark.parametrize("seed", range(3))
def test_the_optimum_is_the_best_of_all_sets_of_sites(case, seed):
    arguments = case.draw(seed)
    result = st.solve(case.make(**arguments), gap=0)
    best = case.best(arguments)
    if best is None:
        assert result.termination.proof is st.Proof.INFEASIBLE
        return
    assert result.termination.proof is st.Proof.OPTIMAL
    assert result.objective == pytest.approx(best)
    assert result.bound == pytest.approx(result.total)
    assert dict(case.sets(arguments))[result.open] == pytest.approx(best)
    again = st.Result.from_json(result.to_json())
    assert (again.plan, again.open, again.total) == (result.plan, result.open, result.total)
    assert st.evaluate(st.Problem.of(again), again.plan).total == result.total


def test_any_set_of_open_sites_is_counted_by_model_and_audit_alike(case):
    arguments = case.draw(1)
    problem = case.make(**arguments)
    counted = dict(case.sets(arguments))
    sites = range(np.shape(arguments["cost"])[1])
    for size in range(1, len(sites) + 1):
        for chosen in itertools.combinations(sites, size):
            if np.isinf(arguments["cost"][:, list(chosen)].min(axis=1)).any():
                continue
            result = st.evaluate(problem, chosen)
            told = audit_classic(problem.subject, result.plan, problem.describe())
            values = dict(told.terms) | {v.name: v.amount for v in told.rules}
            model = problem.value(result.plan)
            assert model == pytest.approx({name: values[name] for name in model})
            if not result.broken and chosen in counted and result.open == chosen:
                assert result.objective == pytest.approx(counted[chosen])
            if chosen in counted and case is not CASES["uflp"]:
                assert not result.broken


@pytest.mark.parametrize("name", ["mclp", "p_center", "p_dispersion", "lscpb", "cflp"])
def test_looking_at_every_choice_of_sites_proves_the_same(name):
    problem = CASES[name].make(**CASES[name].draw(2))
    results = [st.solve(problem, gap=0, solver=solver) for solver in ("highs", "enumerate")]
    assert results[0].total == pytest.approx(results[1].total)


def test_a_capacity_may_send_a_client_past_the_nearest_open_site():
    problem = st.classic.p_median([[0, 9], [1, 5], [8, 0]], p=2, demand=1, capacity=[1, 2])
    result = st.solve(problem, gap=0)
    assert (result.total, dict(result.plan)) == (5, {0: 0, 1: 1, 2: 1})


def test_a_site_to_be_filled_takes_all_that_it_holds():
    cost = [[0, 9], [1, 5], [8, 0]]
    problem = st.classic.p_median(cost, p=2, demand=1, capacity=3, filled=[0], required=[0])
    result = st.solve(problem, gap=0)
    assert (result.total, set(result.plan.values())) == (9, {0})
    broken = st.evaluate(problem, {0: 0, 1: 0, 2: 1}).broken
    assert [(v.name, v.amount, v.places) for v in broken] == [("unfilled", 1, (("0", 1),))]


def test_p_sites_are_open_though_fewer_would_serve():
    result = st.solve(st.classic.p_median([[1, 1, 1]], p=2, required=[2]), gap=0)
    assert result.open == (0, 2)
    assert len(result.plan) == 1


def test_an_existing_site_is_open_for_nothing_and_beside_p():
    cost = [[0, 5], [5, 0]]
    assert st.solve(st.classic.p_median(cost, p=1, existing=[0]), gap=0).open == (0, 1)
    paid = st.solve(st.classic.uflp(cost, fixed=4, existing=[0]), gap=0)
    assert {line.name: line.amount for line in paid.lines} == {"cost": 0, "fixed": 4}


def test_a_client_that_is_not_covered_is_in_no_plan_and_divided_demand_in_parts():
    some = st.solve(st.classic.mclp([[1, 9], [9, 9]], radius=2, p=1, clients=["A", "B"]), gap=0)
    assert dict(some.plan) == {"A": 0}
    parts = st.solve(st.classic.cflp([[1, 2]], demand=4, capacity=[3, 3], clients=["A"]), gap=0)
    assert parts.plan.shares["A"] == pytest.approx({0: 0.75, 1: 0.25})
    assert dict(parts.plan) == {"A": 0}
    assert parts.total == pytest.approx(1.25)


def test_points_and_their_matrix_are_one_problem():
    points = np.random.default_rng(3).integers(0, 50, (6, 2))
    way = st.Euclidean(points, points[:4], rounding="floor")
    for make in (
        lambda cost: st.classic.p_median(cost, p=2, weights=range(6)),
        lambda cost: st.classic.uflp(cost, fixed=9),
        lambda cost: st.classic.p_center(cost, p=2),
        lambda cost: st.classic.mclp(cost, p=1, radius=20),
        lambda cost: st.classic.cflp(cost, demand=1, capacity=2, fixed=3),
    ):
        lazy, table = (st.solve(make(cost), gap=0) for cost in (way, way.dense()))
        assert lazy.total == pytest.approx(table.total)
        assert st.Result.from_json(lazy.to_json()).total == lazy.total


def test_distances_are_rounded_down_and_roots_of_squares_are_not():
    way = st.Euclidean([[0, 0], [1, 1]], [[3, 4], [0, 0]], rounding="floor")
    assert way.dense().tolist() == [[5, 0], [3, 1]]
    assert way.at(np.array([0, 1]), np.array([0, 1])).tolist() == [5, 1]
    assert [block.tolist() for _, block in way.blocks()] == [way.dense().tolist()]


def test_a_semi_assignment_is_a_quadratic_one_without_needs():
    tables = {"flow": [[0, 2], [1, 0]], "distance": [[0, 1], [1, 0]]}
    result = st.solve(st.classic.quadratic_semi_assignment([[1, 5], [5, 1]], **tables), gap=0)
    assert result.total == 5


@pytest.mark.parametrize("k", [1, 2, 4])
@pytest.mark.parametrize("unit", [0.001, 1000.0])
def test_the_nearest_sites_are_no_limit_in_any_unit(k, unit):
    arguments = CASES["p_median"].draw(0)
    arguments["cost"] = arguments["cost"] * unit
    best = CASES["p_median"].best(arguments)
    result = st.solve(st.classic.k_nearest_p_median(**arguments, k=k), gap=0)
    assert result.total == pytest.approx(best)
