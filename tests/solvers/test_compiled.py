from concurrent.futures import ThreadPoolExecutor

import highspy
import numpy as np
import pytest

import siting as st
from siting.parts import Placement
from siting.solvers.board import Board, Hint
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.hunt import FIRST, LOOKS, Hunt
from siting.solvers.compiled.jit import FAST
from siting.solvers.compiled.state import better, insert, remove, settle, totals
from siting.solvers.compiled.walk import walk
from siting.solvers.completion import complete
from siting.solvers.contract import Limits

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


def test_a_search_follows_what_knows_much_more_at_once_and_other_hints_between_legs():
    model = st.Problem(st.generate(agencies=9, buildings=5, zones=6, slots=3)).model
    hunt = Hunt.of(model, None, 0)
    board = Board(Limits(seconds=60.0, gap=0.0, threads=1, seed=0))
    hints = [Hint(np.full(9, k), np.full((9, 2), k), b) for k, b in enumerate((80.0, 90.0, 91.0))]
    followed = []

    def watch(now):
        followed.append(hunt.followed)
        board.hint = hints[min(len(followed) // 2, 2)]
        return len(followed) > FIRST[0] * LOOKS + 4

    hunt.run(board, watch=watch)
    assert followed[0] is None
    assert followed[1] is hints[0]
    assert followed[2] is hints[1]
    assert followed[-4] is hints[1]
    assert followed[-1] is hints[2]
    assert (hunt.engine.near == hints[2].near).all()


@pytest.mark.parametrize("everything", [False, True])
def test_steps_leave_what_they_say_and_keep_the_best_they_passed(everything):
    city = st.generate(agencies=12, buildings=6, zones=5, slots=2, everything=everything)
    engine = Engine.of(st.Problem(city).model)
    sheet, state = engine.sheet, engine.state
    engine.begin(np.arange(12) % 6)
    best, score = engine.best.copy(), engine.score.copy()
    change, seed = np.zeros(len(sheet.parent)), np.array([7], dtype=np.uint64)
    near, heat, penalty = engine.near, 0.02 * score[1], float(engine.penalty[0])
    walk(sheet, state, near, seed, 2000, heat, penalty, best, score, change)
    moved, reached = state.place.copy(), totals(sheet, state)
    assert (moved != np.arange(12) % 6).any()
    settle(sheet, state, moved)
    assert totals(sheet, state) == pytest.approx(reached, rel=1e-7, abs=1e-7)
    settle(sheet, state, best)
    assert totals(sheet, state) == pytest.approx(tuple(score), rel=1e-7, abs=1e-7)
    assert not better(*reached, score)


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
