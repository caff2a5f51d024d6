"""Bounds by blocks of places: valid at every round, and never below the plain relaxation."""

import pytest

import siting as st
from siting.solvers.board import Board
from siting.solvers.columns.prover import ColumnsProver
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits

pytestmark = pytest.mark.skipif(not FAST, reason="numba is not installed")


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_no_bound_is_above_the_best_plan_there_is(seed, everything):
    city = st.generate(
        agencies=5, buildings=6, zones=4, slots=2, seed=seed, pairs=0.3, everything=everything
    )
    problem = st.Problem(city)
    best = st.solve(problem, gap=0.0).total
    prover = ColumnsProver.of(problem.model)
    board = Board(Limits(seconds=2.0, gap=0.0, threads=1, seed=1))
    prover.run(board)
    assert board.bound <= best * (1 + 1e-7)
    assert board.bound >= prover.relaxed - 1e-6 * abs(best)
