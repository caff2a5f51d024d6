import itertools
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import siting as st
from siting.audit.audit import audit
from siting.parts import Placement
from siting.placing import plan_of
from siting.solvers.completion import complete


@cache
def tiny(seed, **more):
    return st.generate(agencies=4, buildings=3, zones=4, slots=2, seed=seed, **more)


def every_placement(problem):
    items, places = len(problem.model.items), len(problem.model.places)
    for places_of in itertools.product(range(places), repeat=items):
        yield complete(problem.model, Placement(np.array(places_of, dtype=np.int64)))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_model_and_audit_count_the_same_for_every_plan(seed, everything):
    problem = st.Problem(tiny(seed, everything=everything))
    description = problem.describe()
    for placement in every_placement(problem):
        recount = audit(problem.city, plan_of(problem.city, placement), description)
        counted = dict(recount.terms) | {v.name: v.amount for v in recount.rules}
        for name, value in problem.model.values(placement).items():
            assert value == pytest.approx(counted[name], rel=1e-6, abs=1e-6), name


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_the_state_of_a_search_moves_by_the_difference_of_two_totals(seed, everything):
    problem = st.Problem(tiny(seed, everything=everything, two_lots=0))
    model = problem.model
    for placement in itertools.islice(every_placement(problem), 0, 81, 4):
        state = model.track(placement)
        now = model.violation(placement), model.total(placement)
        for item in range(4):
            violation, total = state.deltas(item)
            for j in range(3):
                after = complete(model, placement.moved(item, j))
                assert now[0] + violation[j] == pytest.approx(model.violation(after), abs=1e-6)
                assert now[1] + total[j] == pytest.approx(model.total(after), rel=1e-9)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_highs_finds_what_enumeration_finds(seed, everything):
    problem = st.Problem(tiny(seed, everything=everything))
    best = st.solve(problem, solver="enumerate")
    found = st.solve(problem, gap=0)
    assert found.termination.proof is st.Proof.OPTIMAL
    assert found.total == pytest.approx(best.total, rel=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_cbc_agrees_with_highs(seed):
    problem = st.Problem(tiny(seed))
    assert st.solve(problem, solver="cbc", gap=0).total == pytest.approx(
        st.solve(problem, gap=0).total, rel=1e-6
    )


def test_a_stored_result_is_audited_again_and_says_the_same():
    result = st.solve(st.Problem(tiny(1, everything=True)), gap=0)
    again = st.Result.from_json(result.to_json())
    assert again.total == result.total
    assert again.plan == result.plan
    assert st.Problem.of(again).describe() == dict(result.description)


def test_an_infeasible_city_names_the_rule_that_gives_way_and_by_how_much():
    city = tiny(1)
    agency, building = city.agencies.ids[0], city.buildings.ids[0]
    rules = [st.Pinned(agency, building), st.Forbidden(agency, building)]
    problem = st.Problem(city).with_(rules=rules)
    result = st.solve(problem)
    assert result.termination.proof is st.Proof.INFEASIBLE
    assert result.plan is None
    assert len(result.conflicts) == 1
    assert result.conflicts[0].rule in ("Pinned", "Forbidden")
    assert result.conflicts[0].amount == 1
    with pytest.raises(st.Infeasible):
        _ = result.total


def test_a_weight_raised_never_raises_its_term():
    problem = st.Problem(tiny(2))
    name = "visitor_travel"
    amounts = [
        st.solve(problem.with_(weights={name: price}), gap=0).audit.terms[name]
        for price in (0.0, 0.01, 0.1)
    ]
    assert amounts[0] >= amounts[1] - 1e-6 >= amounts[2] - 2e-6


def switched_off(problem):
    """Yield the problem with one row off; one dropped instead may let a stricter general row in."""
    rules = problem.rules
    for k, rule in enumerate(rules):
        yield replace(problem, rules=(*rules[:k], replace(rule, level="off"), *rules[k + 1 :]))


def test_a_row_switched_off_never_hurts():
    problem = st.Problem(tiny(3, everything=True, two_lots=0))
    kept = st.solve(problem, solver="enumerate").total
    for without in switched_off(problem):
        assert st.solve(without, solver="enumerate").total <= kept + 1e-6 * abs(kept)


def test_a_price_that_is_negative_or_unknown_is_refused():
    problem = st.Problem(tiny(1))
    with pytest.raises(st.OptionError, match="at least 0"):
        problem.with_(weights={"rent": -1.0})
    with pytest.raises(st.UnknownName, match="did you mean 'rent'"):
        problem.with_(weights={"rentt": 1.0})
