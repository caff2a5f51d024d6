"""Model, audit, solvers and the definition give one number for every plan of tiny classics."""

import itertools

import numpy as np
import pytest

import siting as st
from classic.instances import CASES, decentralisation, plans
from siting.audit.classics import CLASSICS, audit_classic
from siting.parts import Placement
from siting.solvers.completion import complete
from siting.subjects.choices import CHOICES
from siting.subjects.classics import CLASSICS as MODELS


@pytest.fixture(params=CASES)
def case(request):
    return CASES[request.param]


@pytest.mark.parametrize("seed", range(4))
def test_every_plan_costs_what_the_definition_says(case, seed):
    make, draw, total = case
    arguments = draw(seed)
    problem = make(arguments)
    for seats in plans(problem):
        result = st.evaluate(problem, dict(enumerate(seats)))
        expected = total(seats, **arguments)
        assert bool(result.broken) == (expected is None)
        if expected is not None:
            assert result.total == result.objective == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(6))
def test_highs_enumeration_and_counting_find_the_same_best(case, seed):
    make, draw, total = case
    arguments = draw(seed)
    problem = make(arguments)
    totals = [total(seats, **arguments) for seats in plans(problem)]
    best = min((one for one in totals if one is not None), default=None)
    for solver in ("highs", "enumerate"):
        result = st.solve(problem, gap=0, solver=solver)
        if best is None:
            assert result.termination.proof is st.Proof.INFEASIBLE
        else:
            assert result.termination.proof is st.Proof.OPTIMAL
            assert result.total == pytest.approx(best)
            assert result.bound == pytest.approx(best)


def test_model_and_audit_count_the_same_for_every_plan(case):
    make, draw, _ = case
    problem = make(draw(1))
    for seats in plans(problem):
        plan = dict(enumerate(seats))
        recount = audit_classic(problem.subject, plan, problem.describe())
        counted = dict(recount.terms) | {v.name: v.amount for v in recount.rules}
        assert problem.value(plan) == pytest.approx(counted)


def test_the_state_of_a_search_moves_by_the_difference_of_two_totals(case):
    make, draw, _ = case
    model = make(draw(2)).model
    items, places = len(model.items), len(model.places)
    for seats in itertools.islice(itertools.product(range(places), repeat=items), 0, None, 7):
        placement = complete(model, Placement(np.array(seats, dtype=np.int64)))
        state = model.track(placement)
        for item in range(items):
            violation, total = state.deltas(item)
            for j in range(places):
                after = complete(model, placement.moved(item, j))
                assert model.violation(placement) + violation[j] == pytest.approx(
                    model.violation(after), abs=1e-9
                )
                assert model.total(placement) + total[j] == pytest.approx(model.total(after))


def test_every_kind_has_a_statement_and_a_loop():
    assert set(MODELS) | set(CHOICES) == set(CLASSICS)


def test_an_audit_that_disagrees_stops_the_run(monkeypatch):
    problem = CASES["shops"][0](CASES["shops"][1](1))
    wrong = CLASSICS["single_source"]._replace(
        loop=lambda instance, plan: _one_too_much(instance, plan)
    )
    monkeypatch.setitem(CLASSICS, "single_source", wrong)
    with pytest.raises(st.AuditError, match="cost: model"):
        st.solve(problem)


def _one_too_much(instance, plan):
    from siting.audit.classics import single_source

    count = single_source(instance.tables, instance.seats(plan))
    count.amounts["cost"] += 1
    return count


def test_decentralisation_earns_14_900_pounds():
    result = st.solve(decentralisation(), gap=0)
    assert result.total == pytest.approx(-14.9)
    assert result.bound == pytest.approx(-14.9)
    assert dict(result.plan) == {
        "A": "Bristol",
        "B": "Brighton",
        "C": "Brighton",
        "D": "Bristol",
        "E": "Brighton",
    }
    assert result.open == ("Bristol", "Brighton")


def test_210_of_the_243_plans_of_decentralisation_keep_to_three_in_a_city():
    problem = decentralisation()
    places = problem.subject.places
    kept = [
        seats for seats in plans(problem) if max(seats.count(j) for j in range(len(places))) <= 3
    ]
    assert len(kept) == 210
    broken = st.evaluate(problem, dict.fromkeys(problem.subject.items, "London")).broken
    assert [(v.name, v.amount, v.places) for v in broken] == [("capacity", 2, (("London", 2),))]


def test_what_an_item_sends_to_itself_pays_the_way_within_its_place():
    problem = st.classic.gqap(
        [[0, 0]], flow=[[3]], distance=[[2, 0], [0, 5]], need=1, available=1, fee=10
    )
    assert st.evaluate(problem, {0: 0}).total == 60
    assert st.evaluate(problem, {0: 1}).total == 150


def test_the_way_there_may_differ_from_the_way_back():
    problem = st.classic.gqap(
        np.zeros((2, 2)), flow=[[0, 1], [0, 0]], distance=[[9, 1], [4, 9]], need=1, available=1
    )
    assert st.solve(problem, gap=0).total == 1
    assert st.evaluate(problem, {0: 1, 1: 0}).total == 4


def test_a_fixed_cost_is_paid_once_and_only_where_somebody_is_served():
    problem = st.classic.single_source([[1, 9], [1, 9]], demand=1, capacity=2, fixed=[100, 1000])
    result = st.solve(problem, gap=0)
    assert {line.name: line.amount for line in result.lines} == {"cost": 2, "fixed": 100}
    assert result.open == (0,)


def test_a_capacity_without_end_holds_everybody():
    problem = st.classic.single_source(
        [[1, 2], [1, 2]], demand=[5, 6], capacity=[10, np.inf], fixed=[0, 0]
    )
    assert st.solve(problem, gap=0).total == 3
    assert st.evaluate(problem, {0: 1, 1: 1}).broken == ()
