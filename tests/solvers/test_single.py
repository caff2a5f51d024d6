"""Single source: proofs are those of enumeration, and bounds never lie above a plan."""

from __future__ import annotations

from importlib import import_module
from itertools import product

import numpy as np
import pytest

from siting.classic import single_source
from siting.jit import is_kept
from siting.parts import Placement
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits
from siting.solvers.single.anneal import anneal
from siting.solvers.single.choosing import Choosing
from siting.solvers.single.cutting import Cutting
from siting.solvers.single.opening import Opening
from siting.solvers.single.packing import Packing
from siting.solvers.single.patterns import Patterns
from siting.solvers.single.prover import SingleProver
from siting.solvers.single.regions import Regions
from siting.solvers.single.reopen import followed, worth
from siting.solvers.single.seats import COST, EXCESS, seats_of, sit
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import sites_of
from siting.solvers.single.standing import Standing
from siting.solvers.single.starts import Starts
from siting.solvers.single.warm import warm

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


def whole_shape(seed):
    """Return the shape of a drawn instance that has a plan, its data, and its best total."""
    data = drawn(seed)
    cost, demand, capacity, fixed = data
    shape = SingleSource(cost, fixed, demand, capacity)
    return shape, data, best_of(*data)


@compiled_only
@pytest.mark.parametrize("seed", range(4))
def test_items_outside_a_cutting_stay_and_keep_their_room(seed):
    _, (cost, demand, capacity, fixed), _ = whole_shape(seed)
    roomy = SingleSource(cost, fixed, demand, np.full(3, 0.7 * demand.sum()))
    plan = np.array([0, 1, 0, 1, 0, 1])
    item, place = np.divmod(np.arange(9), 3)  # the first three items
    cutting = Cutting(roomy, item, place, plan, np.arange(6) < 3)
    found, finished = cutting.solve(Board(Limits(gap=0.0)), 5.0)
    totals = [roomy.total(np.array([*first, 1, 0, 1])) for first in product(range(3), repeat=3)]
    assert finished
    assert (found[3:] == plan[3:]).all()
    assert roomy.total(found) == pytest.approx(min(totals))


@compiled_only
@pytest.mark.parametrize("seed", [0, 2, 5, 6])
def test_a_cutting_of_all_items_is_the_best_of_enumeration_also_where_open_places_pay(seed):
    _, (cost, demand, capacity, fixed), _ = whole_shape(seed)
    roomy = SingleSource(cost, fixed - 15.0, demand, capacity + demand.sum())
    item, place = np.divmod(np.arange(18), 3)
    cutting = Cutting(roomy, item, place, np.zeros(6, dtype=np.int64), np.ones(6, np.bool_))
    found, finished = cutting.solve(Board(Limits(gap=0.0)), 5.0)
    assert finished
    assert roomy.total(found) == pytest.approx(
        best_of(cost, demand, capacity + demand.sum(), fixed - 15.0)
    )


@compiled_only
def test_a_region_never_loses_what_a_plan_has_reached():
    shape, (cost, demand, _, fixed), _ = whole_shape(1)
    roomy = SingleSource(cost, fixed, demand, np.full(3, 0.7 * demand.sum()))
    item, place = np.divmod(np.arange(18), 3)
    plan = np.array([0, 1, 0, 1, 0, 1])
    regions = Regions(roomy, item, place, np.random.default_rng(0))
    better = regions.improved(Board(Limits(gap=0.0)), plan)
    assert roomy.total(better) <= roomy.total(plan)


def test_a_plan_of_patterns_puts_an_item_of_two_patterns_where_it_costs_less():
    cost = np.array([[1.0, 5.0], [9.0, 2.0], [4.0, 3.0]])
    shape = SingleSource(cost, np.zeros(2), np.ones(3), np.full(2, 2.0))
    patterns = Patterns(shape, {(0, b"a"): np.array([0, 2]), (1, b"b"): np.array([1, 2])})
    assert patterns.best(Board(Limits(gap=0.0)), None, 5.0).tolist() == [0, 1, 1]


@compiled_only
@pytest.mark.parametrize("seed", range(6))
def test_larger_draws_with_roomy_sites_end_with_a_plan_that_its_own_bound_proves(seed):
    rng = np.random.default_rng(seed)
    demand = rng.integers(5, 36, 24).astype(float)
    capacity = np.ceil(rng.uniform(0.4, 1.6, 8) * demand.sum() / (2 if seed % 2 else 5))
    way = np.linalg.norm(rng.random((24, 1, 2)) - rng.random((1, 8, 2)), axis=2)
    fixed = rng.integers(50, 200, 8).astype(float)
    model = single_source(
        np.round(10 * way * demand[:, None], 2), demand=demand, capacity=capacity, fixed=fixed
    ).model
    board = Board(Limits(seconds=20.0, gap=0.0))
    SingleProver.of(model).run(board)
    other = highs.solve(model.program().arrays(), Limits(gap=0.0))
    assert board.total == pytest.approx(other.bound)
    assert board.bound <= board.total + 1e-6
    assert board.bound == pytest.approx(board.total, abs=1e-4)


@compiled_only
def test_a_run_that_ends_at_once_keeps_a_bound_below_its_plan():
    rng = np.random.default_rng(3)
    cost, demand = rng.uniform(1, 60, (60, 20)).round(1), rng.integers(3, 20, 60).astype(float)
    capacity, fixed = np.full(20, demand.sum() / 6), rng.integers(20, 90, 20).astype(float)
    board = proved((cost, demand, capacity, fixed), limits=Limits(seconds=0.5, gap=0.0))
    assert board.place is not None
    assert (np.bincount(board.place, demand, 20) <= capacity).all()
    assert board.bound <= board.total


@compiled_only
@pytest.mark.parametrize("seed", range(6))
def test_annealing_among_open_places_ends_at_the_best_plan_of_enumeration(seed):
    shape, (cost, demand, capacity, _), best = whole_shape(seed)
    plan, draws = np.zeros(6, dtype=np.int64), np.array([7], dtype=np.uint64)
    seats = seats_of(shape, np.ascontiguousarray(np.argsort(cost, axis=1)), draws, 5.0)
    sit(seats, plan)
    least = np.inf
    for heat in np.geomspace(30.0, 0.5, 40):
        least = anneal(seats, 400, heat, 5.0, heat < 2.0, least, plan)
    seated = best_of(cost, demand, capacity, np.zeros(3))
    assert seats.sums[COST] == pytest.approx(cost[np.arange(6), seats.place].sum())
    load = np.bincount(seats.place, demand, 3)
    assert seats.sums[EXCESS] == pytest.approx(np.maximum(0.0, load - shape.room).sum())
    assert (least == np.inf) == (best is None)
    if best is not None:
        assert least == pytest.approx(seated)
        assert cost[np.arange(6), plan].sum() == pytest.approx(seated)
        assert (np.bincount(plan, demand, 3) <= capacity).all()


def test_a_set_of_places_costs_what_divided_items_pay_there():
    cost = np.array([[1.0, 4.0], [2.0, 3.0]])
    shape = SingleSource(cost, np.array([10.0, 20.0]), np.array([3.0, 2.0]), np.full(2, 4.0))
    opening = Opening.of(shape, 0.0, sites_of(shape))
    # half of the second item must go where it costs 3
    assert opening.tried(np.array([0, 1])) == pytest.approx(30.0 + 1.0 + 0.5 * 2.0 + 0.5 * 3.0)
    assert opening.tried(np.array([0])) == np.inf
    assert [some.tolist() for some in opening.sets(3)] == [[0, 1]]


def spread(seed, places=12):
    """Return the shape of 40 clients and some sites, of which four or more have to be open."""
    rng = np.random.default_rng(seed)
    client, place = rng.random((40, 1, 2)), rng.random((1, places, 2))
    demand = rng.integers(3, 20, 40).astype(float)
    capacity = np.ceil(rng.uniform(0.1, 0.3, places) * demand.sum())
    cost = np.linalg.norm(client - place, axis=2) * demand[:, None]
    return SingleSource(cost, rng.uniform(50.0, 90.0, places), demand, capacity)


@compiled_only
@pytest.mark.parametrize("seed", range(4))
def test_prices_of_room_tell_what_divided_items_cost_and_never_more(seed):
    opening = Opening.of(shape := spread(seed), 0.0, sites_of(shape))
    opening.tried(np.arange(12))
    used, total = opening.best, opening.total
    choosing = Choosing.of(opening, used)
    assert choosing._known(np.inf) == pytest.approx(total)
    choice, load = choosing.choice, np.empty(12)
    assert worth(choice, choice.price, load) == pytest.approx(total)
    assert load.sum() == pytest.approx(shape.size.sum())
    choice.trial[:] = 0.0
    assert followed(choice, 2.0 * total, 300) <= total + 1e-9


@compiled_only
@pytest.mark.parametrize("seed", range(4))
def test_a_set_pays_also_for_a_place_that_nobody_needs(seed):
    opening, every = Opening.of(shape := spread(seed), 0.0, sites_of(shape)), np.arange(12)
    choosing = Choosing.of(opening, every)
    total, load = choosing._known(np.inf), np.empty(12)
    assert opening.total + shape.fixed.sum() - shape.fixed[opening.best].sum() <= total + 1e-9
    assert worth(choosing.choice, choosing.choice.price, load) == pytest.approx(total)


def test_a_set_whose_transport_takes_too_long_is_no_set():
    opening = Opening.of(shape := spread(0), 0.0, sites_of(shape))
    assert opening.tried(np.arange(12), 0.0) == np.inf
    assert opening.best is None


@compiled_only
@pytest.mark.parametrize("seed", range(4))
def test_chosen_places_are_the_best_of_all_sets_for_divided_items(seed):
    shape = spread(seed, places=8)
    opening, every = (Opening.of(shape, 0.0, sites_of(shape)) for _ in range(2))
    for bits in product([False, True], repeat=8):
        some = np.flatnonzero(bits)
        if shape.room[some].sum() >= shape.size.sum():
            every.tried(some)
    best = Choosing.of(opening, np.arange(8)).best(Board(Limits()), np.array([3], np.uint64))
    assert opening.tried(best) == pytest.approx(every.total)


@compiled_only
def test_starts_end_at_plans_that_fit_and_are_those_of_the_board():
    shape = spread(5)
    board, sites = Board(Limits(seconds=20.0, gap=0.0)), sites_of(shape)
    draws = np.array([3], dtype=np.uint64)
    packing = Packing(shape, sites, shape.cost.min(axis=1) + 10.0, draws, 500.0, 1)
    item, place = np.divmod(np.arange(shape.cost.size), 12)
    regions = Regions(shape, item, place, np.random.default_rng(0))
    starts = Starts(Standing(shape, board), packing, regions)
    for _, _ in zip(starts.pieces(board), range(12), strict=False):
        assert board.total == pytest.approx(shape.total(board.place))
    divided = Opening.of(shape, 0.0, sites)
    assert divided.tried(np.unique(board.place)) <= board.total + 1e-9 <= 1.05 * divided.total


@compiled_only
def test_packed_plans_fit_and_come_near_what_divided_items_cost():
    shape = spread(5)
    cost = shape.cost
    sites, board = sites_of(shape), Board(Limits(gap=0.0))
    packing = Packing(shape, sites, cost.min(axis=1) + 10.0, np.array([3], dtype=np.uint64), 500.0)
    least = np.inf
    for _, _ in zip(packing.pieces(board), range(10), strict=False):
        assert board.total == pytest.approx(shape.total(board.place))
        least = min(least, board.total)
    divided = Opening.of(shape, 0.0, sites)
    assert divided.tried(np.unique(board.place)) <= least + 1e-9 <= 1.05 * divided.total


def test_capacities_and_openings_are_read_from_the_flat_model():
    cost, demand, capacity, fixed = drawn(4)
    model = single_source(cost, demand=demand, capacity=capacity, fixed=fixed).model
    shape = SingleSource.of(model.flat())
    assert shape is not None
    assert (shape.cost == cost).all()
    assert (shape.fixed == fixed).all()
    assert (shape.capacity == capacity).all()
    assert (shape.demand == demand).all()


@compiled_only
def test_warming_leaves_no_loop_of_a_run_to_be_compiled():
    warm()
    names = (
        *("anneal", "climb", "fill", "knapsack", "lagrange", "reopen", "repair", "rise", "seats"),
        "trim",
    )
    modules = [import_module(f"siting.solvers.single.{name}") for name in names]
    loops = [
        loop for module in modules for loop in vars(module).values() if hasattr(loop, "py_func")
    ]
    assert len(loops) > 20
    assert all(is_kept(loop) for loop in loops)
