"""Capacitated location with divisible demand: the team proves the best of all sets of sites."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import siting as st
from siting.parts.divisible import Divisible
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.divisible.dual import Dual, Sites
from siting.solvers.divisible.team import DivisibleTeam
from siting.solvers.divisible.transport import transported


def drawn(seed: int) -> st.Problem:
    """Return a small problem: one capacity or several, ways that do not exist, forced and free sites."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 7)), int(rng.integers(2, 6))
    cost = rng.integers(0, 20, (n, m)) * rng.choice([0.001, 1.0, 1000.0])
    cost[:, 1:][rng.random((n, m - 1)) < 0.2] = np.inf
    demand = rng.integers(0, 5, n).astype(float)
    several = rng.integers(0, 2, m) * rng.integers(1, 9, m) + demand.sum() / 2
    capacity = several if seed % 2 else np.full(m, demand.sum() / rng.integers(1, m + 1))
    if seed % 5 == 0:
        capacity[-1] = np.inf
    names = rng.permutation(m)[:2].tolist()
    return st.classic.cflp(
        cost,
        demand=demand,
        capacity=capacity,
        fixed=rng.integers(0, 30, m) * cost[np.isfinite(cost)].max() / 10,
        required=names[:1] if seed % 4 == 0 else (),
        existing=names[1:] if seed % 3 == 0 else (),
    )


def totals(stated: Divisible) -> dict[tuple[int, ...], float]:
    """Return the total of each set of sites that can serve everybody."""
    found, m = {}, len(stated.fixed)
    for count in range(1, m + 1):
        for some in combinations(range(m), count):
            served = transported(stated, np.array(some))
            if served is not None and set(np.flatnonzero(stated.held)) <= set(some):
                found[some] = served.cost + float(stated.fixed[list(some)].sum())
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_best_of_all_sets_of_sites_is_found_and_proved(seed: int) -> None:
    model = drawn(seed).model
    assert model.divisible is not None
    known = totals(model.divisible)
    team, board = DivisibleTeam.of(model), Board(Limits(20.0, 0.0))
    assert team is not None
    team.run(board)
    if not known:
        assert board.place is None
        return
    best = min(known.values())
    assert board.total == pytest.approx(best)
    assert board.bound == pytest.approx(best, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_no_price_gives_a_bound_above_the_best_set_and_fixing_keeps_it(seed: int) -> None:
    stated = drawn(seed).model.divisible
    assert stated is not None
    known = totals(stated)
    if not known:
        return
    best, top = min(known.values()), float(stated.cost[np.isfinite(stated.cost)].max())
    rng = np.random.default_rng(seed)
    for _ in range(10):
        dual = Dual(Sites.of(stated), rng.random(len(stated.demand)) * 2 * top)
        dual.step(best)
        assert dual.bound <= best + 1e-9 * top
        left = dual.fixed(best * (1 + 1e-6) + 1e-6 * top)
        least = [some for some, total in known.items() if total <= best + 1e-9 * top]
        assert any(
            set(some) <= set(left.names) and set(left.names[left.held]) <= set(some)
            for some in least
        )


def test_a_hundred_clients_go_to_it_by_default_and_agree_with_highs() -> None:
    rng = np.random.default_rng(4)
    point = rng.random((30, 2))
    problem = st.classic.cflp(
        np.linalg.norm(point[:, None] - point[None, :10], axis=2),
        demand=rng.integers(1, 9, 30),
        capacity=60,
        fixed=rng.random(10),
    )
    found, plain = st.solve(problem, gap=0), st.solve(problem, gap=0, solver="highs")
    assert (found.solver, found.termination.proof) == ("auto", st.Proof.OPTIMAL)
    assert found.total == pytest.approx(plain.total)
