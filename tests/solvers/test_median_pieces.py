"""Pieces of a plan: what is chosen anew is never worse, and the best that its sites allow."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import siting as st
from siting.jit import FAST
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.median import branching, pieces, renewal
from siting.solvers.median.ended import ended
from siting.solvers.median.pieces import Pieces
from siting.solvers.median.search import begun
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import FLOOR, of_matrix, of_points
from siting.solvers.median.team import MedianTeam

pytestmark = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")


def drawn(seed: int, clients: int = 16, sites: int = 9) -> Shape:
    """Return points on a small lattice, so that many are as near as others: p given or free."""
    rng = np.random.default_rng(seed)
    client, site = (rng.integers(0, 12, (n, 2)).astype(float) for n in (clients, sites))
    if seed % 3:
        space = of_points(client, site, FLOOR)
    else:
        space = of_matrix(np.floor(np.linalg.norm(client[:, None] - site[None], axis=2)))
    held = np.zeros(sites, dtype=np.bool_)
    held[seed % sites] = seed % 4 == 0
    free = seed % 2 == 0
    fixed = rng.integers(0, 9, sites).astype(float) * free
    weight = rng.integers(1, 4, clients).astype(float)
    return Shape.of(space, weight, fixed, None if free else 4, held)


def least(shape: Shape) -> float:
    """Return the least total over all sets of sites."""
    m, held = len(shape.fixed), set(np.flatnonzero(shape.held).tolist())
    counts = range(1, m + 1) if shape.p is None else (shape.p,)
    sets = (some for count in counts for some in combinations(range(m), count))
    return min(shape.total(np.array(some)) for some in sets if held <= set(some))


def plan(shape: Shape, seed: int) -> np.ndarray:
    """Return a drawn plan."""
    return np.sort(begun(shape, np.random.default_rng(seed)))


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_a_small_problem_is_taken_to_its_best_plan(seed: int) -> None:
    shape = drawn(seed)
    now = plan(shape, seed)
    price = np.random.default_rng(seed).random(16) * 9
    found, bound = ended(shape, now, price, np.random.default_rng(0), lambda: 1e6)
    assert shape.total(found) == least(shape)
    assert bound <= least(shape) + 1e-6
    assert found is now or shape.total(found) < shape.total(now)


@pytest.mark.parametrize("seed", range(40))
def test_pieces_make_a_plan_better_and_keep_what_must_stay(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "SMALLEST", 9)
    monkeypatch.setattr(pieces, "_LEAST", 1)
    shape = drawn(seed)
    rng = np.random.default_rng(seed)
    before, total = plan(shape, seed), np.inf
    for sites in Pieces(shape, np.full(16, 4.0), rng).better(before, 1, seed % 5 == 0, lambda: 1e6):
        assert shape.p is None or len(sites) == shape.p
        assert set(np.flatnonzero(shape.held)) <= set(sites.tolist())
        assert shape.total(sites) <= min(total, shape.total(before))
        total = shape.total(sites)
    assert total >= least(shape)


@pytest.mark.parametrize("scale", [1.0, 0.37])
def test_a_tree_in_turns_with_pieces_proves_the_best_plan_of_a_lattice(
    scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = []
    monkeypatch.setattr(branching, "_PAUSED", 2)
    monkeypatch.setattr(branching, "_FIRST", 1)
    monkeypatch.setattr(renewal, "SMALLEST", 12)
    monkeypatch.setattr(pieces, "SMALLEST", 12)
    monkeypatch.setattr(pieces, "ended", lambda *given: chosen.append(1) or ended(*given))
    point = np.argwhere(np.ones((9, 9))).astype(float)
    cost = np.floor(4 * np.linalg.norm(point[:, None] - point[None], axis=2)) * scale
    problem = st.classic.p_median(cost, p=20)
    board, team = Board(Limits(None, 0.0)), MedianTeam.of(problem.model)
    assert team is not None
    team.run(board)
    assert chosen
    assert board.closed
    assert board.total == pytest.approx(244.0 * scale)  # as HiGHS proves in 6 s


@pytest.mark.parametrize("seed", range(6))
def test_medians_of_near_points_are_those_of_highs(seed: int) -> None:
    point = np.random.default_rng(seed).integers(0, 12, (40, 2)).astype(float)
    problem = st.classic.p_median(
        np.floor(np.linalg.norm(point[:, None] - point[None], axis=2)), p=11
    )
    board, team = Board(Limits(None, 0.0)), MedianTeam.of(problem.model)
    assert team is not None
    team.run(board)
    assert board.closed
    assert board.total == pytest.approx(st.solve(problem, solver="highs", gap=0).total)
