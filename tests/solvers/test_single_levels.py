"""Single source, trees: levels end at the best total, and prices come as near as they can before."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from siting.solvers.board import Board
from siting.solvers.compiled.jit import FAST
from siting.solvers.contract import Limits
from siting.solvers.single.climb import climb, space_of
from siting.solvers.single.lagrange import BEST, SCALE, prices_of
from siting.solvers.single.levels import OVERRUN, Levels
from siting.solvers.single.root import first_prices, rooted
from siting.solvers.single.shake import Shake
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import sites_of
from siting.solvers.single.standing import Standing
from siting.solvers.single.tree import Tree

pytestmark = pytest.mark.skipif(not FAST, reason="needs numba")


def shape_of(seed, items=6, places=3, room=1.6):
    """Return a drawn shape whose rooms together are ``room`` times what the items need."""
    rng = np.random.default_rng(seed)
    demand = rng.integers(2, 12, items).astype(float)
    part = rng.uniform(0.5, 1.5, places)
    capacity = np.ceil(room * demand.sum() * part / part.sum())
    cost = rng.uniform(1.0, 30.0, (items, places))
    return SingleSource(cost, rng.uniform(5.0, 60.0, places), demand, capacity)


def best_of(shape):
    """Return the least total over all plans; ``inf`` if none fits."""
    items, places = shape.cost.shape
    return min(shape.total(np.array(plan)) for plan in product(range(places), repeat=items))


def begun(shape):
    """Return a standing without a plan, and sites and prices as they are before any ascent."""
    sites = sites_of(shape)
    prices = prices_of(sites, first_prices(shape))
    climb(sites, prices, space_of(len(sites.size)), np.inf, 5, 5)
    return Standing(shape, Board(Limits(gap=0.0))), sites, prices


@pytest.mark.parametrize("allowed", [OVERRUN, 0.0])
@pytest.mark.parametrize("seed", range(8))
def test_levels_end_at_the_best_total_also_where_trees_are_given_up(seed, allowed):
    shape = shape_of(seed)
    standing, sites, prices = begun(shape)
    best = best_of(shape)
    levels = Levels(standing, sites, prices, allowed=allowed)
    levels.work(np.inf)
    assert levels.ended or standing.board.closed
    if best == np.inf:
        assert standing.board.infeasible
    else:
        assert standing.board.total == pytest.approx(best)
        assert standing.board.bound == pytest.approx(best, abs=1e-5 * best)


@pytest.mark.parametrize("seed", range(4))
def test_below_the_best_total_a_level_is_proved_to_be_empty(seed):
    shape = shape_of(seed, room=2.0)
    standing, sites, prices = begun(shape)
    best = best_of(shape)
    levels = Levels(standing, sites, prices)
    while not (levels.ended or standing.done):
        levels.step_on()
        assert levels.proved <= best + 1e-6 * best
        assert standing.board.bound is None or standing.board.bound <= best + 1e-6 * best


def test_a_node_says_in_which_part_of_its_relaxed_plans_an_item_is_where():
    shape = shape_of(3, items=20, places=6, room=1.5)
    _, sites, prices = begun(shape)
    tree = Tree(sites)
    tree.plant(float(prices.pace[BEST]), prices.best)
    here = tree.step(np.inf)
    assert isinstance(here, tuple)
    part = here[1].share / here[1].pace[SCALE]
    assert (part <= 1.0 + 1e-9).all()
    assert ((part > 0.05) & (part < 0.95)).any()


@pytest.mark.parametrize("seed", range(3))
def test_where_rooms_are_tight_the_first_ascent_leaves_nothing_to_climb(seed):
    shape = shape_of(seed, items=40, places=12, room=1.2)
    root = rooted(Standing(shape, Board(Limits(gap=0.0))))
    assert root is not None
    sites, prices = root
    before = prices.pace[BEST]
    after = climb(sites, prices, space_of(len(sites.size)), np.inf, 1000, 300)
    assert after - before <= 1e-4 * abs(after)


def test_a_place_is_closed_for_a_cheaper_one():
    cost = np.ones((4, 2))
    shape = SingleSource(cost, np.array([50.0, 20.0]), np.ones(4), np.full(2, 4.0))
    standing, sites, prices = begun(shape)
    standing.offer(np.zeros(4, dtype=np.int64))
    assert standing.board.total == 54.0
    Shake(standing, sites, prices, np.random.default_rng(0)).work(0, np.inf)
    assert standing.board.total == 24.0
    assert standing.board.place.tolist() == [1, 1, 1, 1]


def test_shaken_prices_give_plans_that_fit():
    shape = shape_of(1, items=30, places=8, room=1.5)
    standing, sites, prices = begun(shape)
    Shake(standing, sites, prices, np.random.default_rng(0)).work(50, np.inf)
    load = np.bincount(standing.board.place, shape.demand, 8)
    assert (load <= shape.capacity).all()
    assert standing.board.total == pytest.approx(shape.total(standing.board.place))
