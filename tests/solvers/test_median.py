"""The solver of medians: its bound never exceeds the best plan, and its plans are the best."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import siting as st
from siting.jit import FAST
from siting.parts import Model
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.search import improved
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import FLOOR, of_matrix, of_points
from siting.solvers.median.team import MedianTeam

pytestmark = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")


def least(shape: Shape) -> float:
    """Return the least total over all sets of sites."""
    m = len(shape.fixed)
    counts = range(1, m + 1) if shape.p is None else (shape.p,)
    sets = (np.array(some) for count in counts for some in combinations(range(m), count))
    held = set(np.flatnonzero(shape.held).tolist())
    return min(shape.total(some) for some in sets if held <= set(some.tolist()))


def shapes() -> list[Shape]:
    """Return small problems: matrix and points, p given or free, one site held or none."""
    rng = np.random.default_rng(5)
    found = []
    for k in range(12):
        weight = rng.integers(1, 4, 14).astype(float)
        fixed = rng.integers(5, 30, 8).astype(float) * (k % 2)
        held = np.zeros(8, dtype=np.bool_)
        held[3] = k % 3 == 0
        if k < 6:
            space = of_matrix(rng.integers(0, 40, (14, 8)).astype(float))
        else:
            space = of_points(
                rng.random((14, 2)) * 50, rng.random((8, 2)) * 50, FLOOR * (k % 4 < 2)
            )
        found.append(Shape.of(space, weight, fixed, None if k % 2 else 3, held))
    return found


@pytest.mark.parametrize("shape", shapes())
def test_no_price_gives_a_bound_above_the_best_plan(shape: Shape) -> None:
    best = least(shape)
    rng = np.random.default_rng(1)
    ascent = Ascent(shape, rng.random(14) * 40)
    assert all(ascent.valued(rng.random(14) * 90)[0] <= best + 1e-9 for _ in range(20))
    for _ in ascent.steps(best):
        assert ascent.bound <= best + 1e-9
    assert ascent.bound >= 0.8 * best


@pytest.mark.parametrize("shape", shapes())
def test_sites_fixed_by_the_dual_leave_the_best_plan(shape: Shape) -> None:
    best = least(shape)
    ascent = Ascent(shape, shape.weight * 10)
    for _ in ascent.steps(best):
        pass
    ascent.fix(best + 1)
    assert least(ascent.problem) == pytest.approx(best)


def proved(model: Model) -> Board:
    """Return the board after the team has worked on it."""
    board = Board(Limits(20.0, 0.0))
    team = MedianTeam.of(model)
    assert team is not None
    team.run(board)
    return board


@pytest.mark.parametrize("seed", range(20))
def test_exchanges_of_a_single_site_end_at_the_best_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cost, weight = rng.random((15, 7)), rng.random(15)
    shape = Shape.of(of_matrix(cost), weight, np.zeros(7), 1)
    _, total = improved(shape, np.array([seed % 7]), rng)
    assert total == pytest.approx((weight @ cost).min())


@pytest.mark.parametrize("seed", range(4))
def test_medians_of_a_matrix_are_those_of_highs(seed: int) -> None:
    cost = np.random.default_rng(seed).integers(0, 99, (25, 12))
    problem = st.classic.p_median(cost, p=4, required=[7], forbidden=[2])
    board = proved(problem.model)
    assert board.total == pytest.approx(st.solve(problem, solver="highs", gap=0).total)
    assert board.closed


@pytest.mark.parametrize("seed", range(4))
def test_free_numbers_of_sites_at_a_price_are_those_of_highs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cost, fixed = rng.random((25, 12)), rng.random(12) * 2
    weights = rng.integers(0, 3, 25)
    problem = st.classic.uflp(cost, fixed=fixed, weights=weights, existing=[1])
    board = proved(problem.model)
    assert board.total == pytest.approx(st.solve(problem, solver="highs", gap=0).total)
    assert board.closed


def test_points_need_no_matrix_and_auto_takes_them() -> None:
    point = np.random.default_rng(3).random((60, 2)) * 100
    problem = st.classic.p_median(st.Euclidean(point, point, rounding="floor"), p=6)
    dense = st.classic.p_median(st.Euclidean(point, point, rounding="floor").dense(), p=6)
    found = st.solve(problem, solver="auto", gap=0, seconds=20)
    assert found.termination.proof is st.Proof.OPTIMAL
    assert found.total == st.solve(dense, solver="auto", gap=0, seconds=20).total
