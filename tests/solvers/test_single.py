"""Single source: proofs are those of enumeration, and bounds never lie above a plan."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from siting.classic import single_source
from siting.parts import Placement
from siting.solvers.board import Board
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits
from siting.solvers.single.prover import SingleProver
from siting.solvers.single.shape import SingleSource

compiled_only = pytest.mark.skipif(not FAST, reason="needs numba")


def drawn(seed, *, whole=True):
    """Return cost, demand, capacity and fixed cost of 6 clients and 3 sites, tight enough to bind."""
    rng = np.random.default_rng(seed)
    demand = rng.integers(1, 9, 6).astype(float)
    capacity = np.ceil(demand.sum() * rng.uniform(0.3, 0.7, 3))
    cost, fixed = rng.integers(-2, 30, (6, 3)).astype(float), rng.integers(0, 40, 3).astype(float)
    if not whole:
        cost, demand = cost + rng.random((6, 3)), demand - rng.random(6) / 2
    return cost, demand, capacity, fixed


def best_of(cost, demand, capacity, fixed):
    """Return the least total over all plans; None if none fits."""
    totals = [
        cost[np.arange(6), list(plan)].sum() + fixed[sorted(set(plan))].sum()
        for plan in product(range(3), repeat=6)
        if (np.bincount(plan, demand, 3) <= capacity + 1e-9).all()
    ]
    return min(totals, default=None)


def proved(data, *, start=None, limits=None):
    """Return the board after a run of the prover alone."""
    cost, demand, capacity, fixed = data
    model = single_source(cost, demand=demand, capacity=capacity, fixed=fixed).model
    prover, board = SingleProver.of(model, start), Board(limits or Limits(gap=0.0))
    assert prover is not None
    prover.run(board)
    return board


@compiled_only
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_the_best_total_of_enumeration_is_found_and_proved(seed, whole):
    data = drawn(seed, whole=whole)
    board, best = proved(data), best_of(*data)
    if best is None:
        assert board.infeasible
        return
    assert board.total == pytest.approx(best)
    assert board.bound == pytest.approx(best, abs=1e-5)


@compiled_only
def test_sites_too_small_together_are_infeasible():
    cost, demand, _, fixed = drawn(1)
    board = proved((cost, demand, np.full(3, demand.sum() / 4), fixed))
    assert board.infeasible
    assert board.place is None


@compiled_only
def test_without_time_the_start_is_kept_and_no_bound_lies_above_the_best():
    data = drawn(2)
    cost, demand, _, fixed = data
    roomy = (cost, demand, np.full(3, demand.sum()), fixed)
    start = Placement(np.zeros(6, dtype=np.int64))
    board = proved(roomy, start=start, limits=Limits(seconds=0.0))
    assert board.place is not None
    assert board.bound is None or board.bound <= best_of(*roomy) + 1e-9


@compiled_only
def test_the_same_seed_gives_the_same_plan():
    first, second = proved(drawn(3)), proved(drawn(3))
    assert (first.place == second.place).all()


def test_capacities_and_openings_are_read_from_the_flat_model():
    cost, demand, capacity, fixed = drawn(4)
    model = single_source(cost, demand=demand, capacity=capacity, fixed=fixed).model
    shape = SingleSource.of(model.flat())
    assert shape is not None
    assert (shape.cost == cost).all()
    assert (shape.fixed == fixed).all()
    assert (shape.capacity == capacity).all()
    assert (shape.demand == demand).all()
