"""The price of a wish, others frozen and all arranged anew, and the chain of moves between."""

import json
from dataclasses import replace

import numpy as np
import pytest

import siting as st
from explain.tiny import totals, town
from siting.explain.records import Cost
from siting.termination import Proof, Stop, Termination


@pytest.fixture(scope="module")
def best():
    return st.solve(st.Problem(town()), gap=0)


@pytest.fixture(scope="module")
def mixed():
    """Four agencies in three buildings, two of them with a choice of lots, all terms priced."""
    city = st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=11, two_lots=0.7, pairs=0.5)
    return st.solve(st.Problem(city), gap=0)


def test_a_frozen_move_costs_what_the_audit_says(mixed):
    problem = st.Problem.of(mixed)
    for agency in mixed.plan:
        for building in problem.city.buildings.ids:
            why = st.why(mixed, agency, at=building, seconds=0)
            if why.holds:
                assert why.frozen == ()
                continue
            (one,) = why.frozen
            after = st.evaluate(problem, {**mixed.plan, agency: building})
            assert one.extra == pytest.approx(after.total - mixed.total, abs=1e-6)
            assert {rule.name for rule in one.broken} == {rule.name for rule in after.broken}
            priced = sum(line.priced for line in one.differences)
            assert priced == pytest.approx(one.extra, abs=1e-6)


def test_anywhere_but_here_lists_the_best_of_all_other_buildings(mixed):
    for agency, here in mixed.plan.items():
        others = [b for b in mixed.city.buildings.ids if b != here]
        each = [st.why(mixed, agency, at=other, seconds=0).frozen[0] for other in others]
        found = st.why(mixed, agency, not_at=here, seconds=0).frozen
        assert {one.building for one in found} == set(others)
        possible = [one.extra for one in each if one.possible]
        if possible:
            assert found[0].extra == pytest.approx(min(possible))


def test_all_arranged_anew_costs_what_trying_every_plan_says(best):
    every = totals(st.Problem(town()))
    places = town().buildings.ids
    for k, agency in enumerate(town().agencies.ids):
        for j, building in enumerate(places):
            wish = min(total for seats, total in every.items() if seats[k] == j)
            why = st.why(best, agency, at=building, gap=0)
            if why.holds:
                assert wish == pytest.approx(best.total)
                continue
            cost = why.again.cost
            assert cost.exact
            assert cost.extra == pytest.approx(wish - best.total)
            assert cost.low - 1e-6 <= cost.extra <= cost.high + 1e-6


def test_the_chain_names_who_must_leave_and_for_which_rule(best):
    why = st.why(best, "DLH", at="North", gap=0)
    wish, needed = why.again.steps
    assert (wish.agency, wish.kind, wish.start, wish.end) == ("DLH", "wish", "South", "North")
    assert (needed.agency, needed.kind, needed.start) == ("Dispora", "needed", "North")
    assert needed.because == ("FloorArea",)
    assert why.again.needed == (needed,)
    assert why.rules == ("FloorArea",)


def test_that_somebody_must_leave_is_proved(best):
    needed = st.why(best, "DLH", at="North", gap=0).again.steps[1]
    assert needed.only
    every = totals(st.Problem(town()))  # DLH, Dispora, PUPR; North is building 0
    assert not [seats for seats in every if seats[0] == 0 and seats[1] == 0]


def test_a_move_that_only_saves_is_told_apart():
    today = st.evaluate(st.Problem(town()), town().plans["today"])
    steps = st.why(today, "PUPR", not_at="South", gap=0).again.steps
    kinds = {step.agency: step.kind for step in steps}
    assert (kinds["PUPR"], kinds["DLH"]) == ("wish", "saves")


def test_a_wish_that_leads_to_a_cheaper_plan_says_so():
    dear = st.evaluate(st.Problem(town()), {"DLH": "North", "Dispora": "South", "PUPR": "Annex"})
    why = st.why(dear, "DLH", not_at="North", gap=0)
    assert why.again.cost.extra < 0
    assert "the plan that was asked about was not the best" in why.text()
    assert "bukan yang terbaik" in why.text("id")


def test_a_wish_that_holds_costs_nothing(best):
    here = best.plan["PUPR"]
    for why in (st.why(best, "PUPR", at=here), st.why(best, "DLH", not_at="Annex")):
        assert why.holds
        assert why.again is None
        assert "costs nothing" in repr(why)


def test_a_wish_that_cannot_be_says_what_stands_against_it():
    problem = st.Problem(town()).with_(rules=[st.Closed("Annex")])
    why = st.why(st.solve(problem, gap=0), "DLH", at="Annex")
    assert why.again.cost is None
    sets = [one.names for one in why.again.result.conflicts.sets]
    assert sets == [("Closed Annex", "Pinned DLH Annex")]
    assert "drop must stay empty: Annex" in why.text()
    assert "hapus harus kosong: Annex" in why.text("id")


def test_an_explanation_is_said_in_both_languages_and_stored(best):
    why = st.why(best, "DLH", at="North", gap=0)
    assert "DLH fits only if Dispora leaves." in why.text()
    assert "DLH hanya muat bila Dispora pindah." in why.text("id")
    assert why._repr_html_().startswith("<div><strong>DLH at North")
    stored = json.loads(json.dumps(why.to_dict()))
    assert stored["again"]["plan"]["Dispora"] == "South"
    assert stored["frozen"][0]["broken"][0]["name"] == "FloorArea"


def test_a_site_may_be_wished_for(best):
    city = town()
    buildings = replace(city.buildings, site=("K", "K", "Annex"))
    city = replace(city, buildings=buildings, sites=replace(city.sites, ids=("K", "Annex")))
    result = st.evaluate(st.Problem(city), best.plan)
    found = st.why(result, "PUPR", not_at="K", seconds=0).frozen
    assert [one.building for one in found] == ["Annex"]


def test_wrong_questions_are_refused(best):
    with pytest.raises(st.OptionError, match="one place"):
        st.why(best, "DLH")
    with pytest.raises(st.OptionError, match="one place"):
        st.why(best, "DLH", at="North", not_at="South")
    with pytest.raises(st.UnknownName, match="did you mean 'North'"):
        st.why(best, "DLH", at="Nort")
    with pytest.raises(st.UnknownName, match="did you mean 'DLH'"):
        st.why(best, "DHL", at="North")
    nothing = st.solve(st.Problem(town()).with_(rules=[st.AtMost(1)]))
    with pytest.raises(st.Infeasible):
        st.why(nothing, "DLH", at="North")
    classic = st.solve(st.classic.single_source(np.ones((2, 2)), demand=1, capacity=2))
    with pytest.raises(st.OptionError, match="has no city"):
        st.why(classic, 0, at=1)


def stopped(result, bound):
    return replace(result, bound=bound, termination=Termination(Proof.BOUND, Stop.TIME))


def test_a_price_is_an_interval_where_runs_stopped_early(best):
    free, dear = stopped(best, best.total - 2), stopped(best, best.total - 1)
    assert Cost.between(free, dear) == Cost(0.0, 0.0, 2.0)
    assert Cost.apart(free, dear) == Cost(0.0, -1.0, 2.0)
    unknown = replace(best, bound=None)
    assert Cost.between(unknown, unknown) == Cost(0.0, None, None)
    assert not Cost.between(free, dear).exact
