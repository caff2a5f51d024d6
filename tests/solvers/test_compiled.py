from concurrent.futures import ThreadPoolExecutor

import highspy
import numpy as np
import pytest

import siting as st
from siting.parts import Placement
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.jit import FAST
from siting.solvers.compiled.state import insert, remove, totals
from siting.solvers.completion import complete

pytestmark = pytest.mark.skipif(not FAST, reason="numba is not installed")


@pytest.mark.parametrize("seed", range(3))
def test_the_flat_form_costs_what_the_model_says(seed):
    city = st.generate(agencies=9, buildings=5, zones=6, slots=3, seed=seed, pairs=0.3)
    model, rng = st.Problem(city).model, np.random.default_rng(seed)
    engine = Engine.of(model)
    for _ in range(10):
        place = rng.integers(0, 5, 9)
        engine.begin(place)
        violation, total = totals(engine.sheet, engine.state)
        whole = complete(model, Placement(place))
        assert violation == pytest.approx(model.violation(whole), abs=1e-6)
        assert total == pytest.approx(model.total(whole), rel=1e-6)


def test_splits_are_learnt_where_highs_ran_with_other_threads_before():
    def elsewhere():
        first = highspy.Highs()
        first.setOptionValue("output_flag", False)
        first.setOptionValue("threads", 2)
        first.addVar(0.0, 1.0)
        first.run()
        model = st.Problem(st.generate(agencies=9, buildings=5, zones=6, slots=3, pairs=0.3)).model
        engine, place = Engine.of(model), np.arange(9) % 5
        engine.begin(place)
        whole = complete(model, Placement(place))
        assert totals(engine.sheet, engine.state)[1] == pytest.approx(model.total(whole), rel=1e-6)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(elsewhere).result()


@pytest.mark.parametrize("seed", range(3))
def test_with_everything_on_the_flat_form_never_costs_more_than_the_model(seed):
    city = st.generate(agencies=9, buildings=5, zones=6, slots=3, seed=seed, everything=True)
    model, rng = st.Problem(city).model, np.random.default_rng(seed)
    engine = Engine.of(model)
    for _ in range(10):
        place = rng.integers(0, 5, 9)
        engine.begin(place)
        whole = complete(model, Placement(place))
        assert totals(engine.sheet, engine.state)[1] <= model.total(whole) * (1 + 1e-6)


def test_taking_an_item_out_and_putting_it_back_changes_nothing():
    city = st.generate(agencies=9, buildings=5, zones=6, slots=3, everything=True)
    engine = Engine.of(st.Problem(city).model)
    engine.begin(np.arange(9) % 5)
    before = totals(engine.sheet, engine.state)
    for item in range(9):
        place = engine.state.place[item]
        remove(engine.sheet, engine.state, item)
        insert(engine.sheet, engine.state, item, place)
    assert totals(engine.sheet, engine.state) == pytest.approx(before, rel=1e-9, abs=1e-9)


@pytest.fixture
def compiled():
    """Compile the loops first, so that a time limit is about searching."""
    engine = Engine.of(st.Problem(st.generate(agencies=5, buildings=3, zones=4, slots=2)).model)
    engine.begin(np.zeros(5, dtype=np.int64))
    engine.improve(np.array([1], dtype=np.uint64), 10, 1.0, 0.1, 3)


@pytest.mark.usefixtures("compiled")
def test_side_by_side_never_claims_more_than_highs_finds():
    problem = st.Problem(st.generate(agencies=16, buildings=10, zones=8, slots=3, pairs=0.0))
    plain = st.solve(problem, seconds=3)
    beside = st.solve(problem, seconds=3, solver="auto", threads=2)
    assert beside.bound <= plain.total + 1e-6 * plain.total
    assert plain.bound <= beside.total + 1e-6 * beside.total
    assert beside.total <= plain.total * 1.005
