import numpy as np
import pytest

import siting as st
from siting.parts import Placement, State
from siting.solvers import search


def tiny(seed):
    return st.Problem(st.generate(agencies=5, buildings=3, zones=4, slots=2, seed=seed))


@pytest.mark.parametrize("seed", range(4))
def test_a_search_is_never_worse_than_where_it_began(seed):
    model = tiny(seed).model
    start = Placement(np.zeros(5, dtype=np.int64))
    found = search.find(model, start=start, seed=1)
    before, after = model.track(start), model.track(found)
    assert after.violation <= before.violation + 1e-9
    if after.violation > before.violation - 1e-6:
        assert after.total <= before.total + 1e-6


def test_the_same_seed_finds_the_same_plan():
    model = tiny(2).model
    first, second = (search.find(model, rounds=3, seed=7).place for _ in range(2))
    assert (first == second).all()


def test_ctrl_c_while_searching_keeps_the_best_plan_so_far(monkeypatch):
    problem = tiny(1)
    calls = iter(range(10**6))
    real = State.deltas

    def interrupted(self, item):
        if next(calls) == 12:
            raise KeyboardInterrupt
        return real(self, item)

    monkeypatch.setattr(State, "deltas", interrupted)
    result = st.solve(problem, start=problem.city.plans["draft"])
    assert result.termination.stop is st.Stop.INTERRUPTED
    assert result.termination.proof is st.Proof.NONE
    assert result.broken == ()


def test_an_unknown_solver_is_refused_before_the_search(monkeypatch):
    monkeypatch.setattr(search, "find", lambda *_, **__: pytest.fail("searched first"))
    with pytest.raises(st.UnknownName, match="did you mean 'cbc'"):
        st.solve(tiny(1), solver="cbcc")
