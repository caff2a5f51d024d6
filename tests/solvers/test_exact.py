"""What a run keeps when it is stopped, what it tells meanwhile, and when it compiles."""

import numpy as np
import pytest

import siting as st
from siting import classic
from siting.solvers import exact, highs, search
from siting.solvers.compiled import ready
from siting.solvers.completion import exact_total
from siting.solvers.contract import Answer, Limits, Progress
from siting.termination import Proof, Stop, Termination


@pytest.fixture(scope="module")
def problem():
    return st.Problem(st.generate(agencies=5, buildings=3, zones=4, slots=2, seed=1))


def lost(stop):
    """Be a solver that ends without a plan."""
    return lambda arrays, limits, **_: Answer(None, None, Termination(Proof.NONE, stop), "none")


@pytest.mark.parametrize("stop", [Stop.TIME, Stop.INTERRUPTED, Stop.MEMORY, Stop.FAILED])
def test_a_solver_that_loses_its_start_does_not_lose_the_plan(monkeypatch, problem, stop):
    monkeypatch.setattr(highs, "solve", lost(stop))
    result = st.solve(problem)
    assert result.plan is not None
    assert result.termination.stop is stop


def test_ctrl_c_while_a_start_is_completed_keeps_the_plan_found_before(monkeypatch, problem):
    def interrupted(arrays, limits, **_):
        raise KeyboardInterrupt

    monkeypatch.setattr(highs, "solve", interrupted)
    result = st.solve(problem)
    assert result.plan is not None
    assert result.termination.stop is Stop.INTERRUPTED


def test_progress_has_one_clock_and_never_forgets_what_the_search_found(problem):
    told = []

    def watch(now):
        told.append(now)
        return False

    result = st.solve(problem, gap=0.0, progress=watch)
    totals = [now.total for now in told]
    assert totals
    assert None not in totals
    assert totals == sorted(totals, reverse=True)
    assert [now.seconds for now in told] == sorted(now.seconds for now in told)
    assert totals[-1] >= result.total - 1e-6


def test_the_plain_search_tells_its_best_total_and_stops_when_asked(problem):
    told = []

    def watch(now):
        told.append(now)
        return len(told) == 2

    found = search.find(problem.model, rounds=50, seed=1, watch=watch)
    assert len(told) == 2
    assert all(isinstance(now, Progress) and now.bound is None for now in told)
    assert told[-1].total >= exact_total(problem.model, found.place) - 1e-6


@pytest.mark.parametrize(
    ("kept", "seconds", "worth"),
    [
        (True, 1.0, True),
        (False, 1.0, False),
        (False, ready.COMPILING, True),
        (False, None, True),
    ],
)
def test_loops_are_compiled_only_by_runs_that_have_the_time(monkeypatch, kept, seconds, worth):
    beside = []
    monkeypatch.setattr(ready, "is_kept", lambda function: kept)
    monkeypatch.setattr(ready, "compile_beside", lambda: beside.append(True))
    assert ready.worth_compiling(seconds) is worth
    assert bool(beside) is not worth  # what is not compiled now is compiled for the next run


def test_a_start_that_breaks_rules_is_searched_on_until_it_does_not(monkeypatch):
    model = st.Problem(st.generate(agencies=20, buildings=8, everything=True, seed=1)).model
    monkeypatch.setattr(exact, "FAST", False)
    monkeypatch.setattr(exact, "_SEARCH", 0.0)  # no time for a first descent
    (begin,) = exact._first(model, Limits(seconds=30.0), None, None)
    assert exact_total(model, begin.place) is not None


def test_a_largest_cost_is_made_least_by_halving_and_keeps_a_bound_when_stopped():
    cost = np.abs(np.subtract.outer(np.arange(9.0), np.arange(9.0))) ** 2
    model = classic.p_center(cost, p=2).model
    whole = exact.by_highs(model, Limits(gap=0))
    assert (whole.bound, whole.termination.proof) == (4, Proof.OPTIMAL)
    stopped = exact.by_highs(model, Limits(gap=0), watch=lambda now: True)
    assert (stopped.placement, stopped.termination.stop) == (None, Stop.INTERRUPTED)
    assert stopped.bound <= 4
    begun = exact.by_highs(model, Limits(seconds=0), start=whole.placement)
    assert model.total(begun.placement) == 4
    assert begun.bound <= 4
