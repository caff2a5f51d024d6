"""Annealing, against all plans there are. Alone, for the loops are compiled here and nobody watches that."""

import numpy as np
import pytest

import siting as st
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.jit import FAST

pytestmark = [
    pytest.mark.skipif(not FAST, reason="numba is not installed"),
    pytest.mark.no_cover,  # tracing makes compiling take twice as long
]


@pytest.mark.parametrize("seed", range(4))
def test_annealing_finds_the_best_of_all_plans(seed):
    city = st.generate(agencies=5, buildings=3, zones=4, slots=2, two_lots=0, seed=seed)
    problem = st.Problem(city)
    engine = Engine.of(problem.model)
    engine.begin(np.zeros(5, dtype=np.int64))
    scale = engine.score[1]
    engine.improve(np.array([seed + 1], dtype=np.uint64), 2000, 0.1 * scale, 1e-4 * scale, 3)
    assert engine.holds
    assert engine.score[1] == pytest.approx(st.solve(problem, solver="enumerate").total, rel=1e-9)
