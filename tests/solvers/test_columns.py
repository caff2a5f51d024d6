"""Bounds by blocks of places: valid at every round, and never below the plain relaxation."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import siting as st
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.climb import Climb
from siting.solvers.columns.combine import combined
from siting.solvers.columns.fork import forked
from siting.solvers.columns.joint import joined
from siting.solvers.columns.nearby import Nearby
from siting.solvers.columns.prover import ColumnsProver
from siting.solvers.compiled.jit import FAST
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits

pytestmark = pytest.mark.skipif(not FAST, reason="numba is not installed")


def idle():
    return Board(Limits(seconds=60.0, gap=0.0, threads=1, seed=1))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_no_bound_is_above_the_best_plan_there_is(seed, everything):
    city = st.generate(
        agencies=5, buildings=6, zones=4, slots=2, seed=seed, pairs=0.3, everything=everything
    )
    problem = st.Problem(city)
    best = st.solve(problem, gap=0.0).total
    relaxing = idle()
    prover = ColumnsProver.of(problem.model, relaxing)
    assert relaxing.bound <= best * (1 + 1e-7)
    for seconds in (0.0, 0.1, 2.0):  # cut short at the start, in the middle and at the end
        board = Board(Limits(seconds=seconds, gap=0.0, threads=1, seed=1))
        prover.run(board)
        assert board.bound <= best * (1 + 1e-7)
        assert board.bound >= prover.relaxed - 1e-6 * abs(best)


def test_a_relaxation_without_time_is_given_up():
    model = st.Problem(st.generate(agencies=5, buildings=6, zones=4, slots=2)).model
    assert ColumnsProver.of(model, idle()) is not None
    assert ColumnsProver.of(model, idle(), 0.0) is None


def test_guesses_end_when_they_are_told_to():
    model = st.Problem(st.generate(agencies=5, buildings=6, zones=4, slots=2)).model
    prover = ColumnsProver.of(model, idle())
    pricer, asked = prover.pricers[0], []
    pricer.tried(prover.trusted, 1000, lambda: asked.append(True) or True)
    assert asked
    assert not pricer.known
    pricer.tried(prover.trusted, 1000, lambda: False)
    assert pricer.known


@pytest.mark.parametrize("seed", range(3))
def test_all_columns_there_are_make_the_best_plan(seed):
    city = st.generate(agencies=4, buildings=6, zones=3, slots=1, seed=seed, pairs=0.0)
    problem = st.Problem(city).with_(weights={"worst_access": 0.0, "inequity": 0.0})
    prover = ColumnsProver.of(problem.model, idle())
    for pricer in prover.pricers:
        for takes in product(range(len(pricer.block.places) + 1), repeat=4):
            pricer.column(np.array(takes), prover.trusted)
    place = combined(prover.pricers, prover.trusted, prover.blocks.once, np.inf, 10.0)
    best = st.solve(problem, gap=0.0).total
    assert exact_total(problem.model, place) == pytest.approx(best, rel=1e-7)
    assert combined(prover.pricers, prover.trusted, prover.blocks.once, np.inf, 0.0) is None


def test_a_block_takes_no_item_twice_even_where_that_pays():
    model = st.Problem(st.generate(agencies=8, buildings=8, zones=4, slots=2)).model
    prover = ColumnsProver.of(model, idle())
    for block in prover.blocks.blocks:
        rich = block.cost(np.full(len(prover.trusted), 1e6))
        best = highs.solve(replace(block.arrays, cost=rich), Limits(10.0, 0.0, 1, 1))
        assert best.values[block.x].sum(axis=1).max() <= 1 + 1e-6


@pytest.mark.parametrize("what", ["building", "site"])
def test_blocks_pay_for_who_sits_together_and_who_apart(what):
    city = st.generate(agencies=7, buildings=8, zones=4, slots=2, pairs=0.0)
    ids = city.agencies.ids
    rules = [
        st.Together(ids[4], (ids[0], ids[6]), what, level="soft", price=300.0),
        st.Apart(ids[5], (ids[1], ids[2]), what, level="soft", price=200.0),
    ]
    ties = {"worst_access": 0.0, "inequity": 0.0, "parking_shortage": 0.0}
    problem = st.Problem(city).with_(rules=rules, weights=ties)
    for name in ("FloorArea", "Desks", "MinimumUse", "Requires"):
        problem = problem.without(name)
    model = problem.model
    prover = ColumnsProver.of(model, idle())
    rng, counted = np.random.default_rng(1), 0
    for place in rng.integers(0, 8, (150, 7)):
        columns = [
            pricer.column(pricer.block.within(place), prover.trusted) for pricer in prover.pricers
        ]
        if all(column is not None for column in columns):
            counted += 1
            paid = prover.blocks.offset + sum(column.cost for column in columns)
            total = exact_total(model, place)
            assert paid == pytest.approx(total, rel=1e-9)
    assert counted > 10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_blocks_know_of_caps_is_what_the_program_says(seed):
    city = st.generate(
        agencies=9, buildings=10, zones=4, slots=2, seed=seed, pairs=0.3, everything=True
    )
    prover = ColumnsProver.of(st.Problem(city).model, idle())
    rng, counted = np.random.default_rng(seed), 0
    for pricer in prover.pricers:
        places = len(pricer.block.places)
        for takes in rng.integers(0, places + 1, (30, 9)):
            takes[rng.random(9) < 0.6] = places
            one, two = (value(takes, prover.trusted) for value in (pricer.valued, pricer.solved))
            assert (one is None) == (two is None)
            if one is not None:
                counted += 1
                assert one.cost == pytest.approx(two.cost, rel=1e-6, abs=1e-4)
    assert counted > 30


@pytest.mark.parametrize("seed", range(3))
def test_lifted_duals_bound_no_lower(seed):
    city = st.generate(agencies=6, buildings=8, zones=4, slots=2, seed=seed, pairs=0.5)
    prover = ColumnsProver.of(st.Problem(city).model, idle())
    blocks, rng = prover.blocks, np.random.default_rng(seed)
    assert blocks.flows.any()

    def bound(dual):
        return blocks.least_of_rest(dual) + sum(p.prove(dual, 0.0, 10.0) for p in prover.pricers)

    for _ in range(3):
        dual = prover.trusted + blocks.flows * rng.uniform(-9.0, 9.0, len(prover.trusted))
        assert bound(blocks.lifted(dual)) >= bound(dual) - 1e-4


@pytest.mark.parametrize("seed", range(3))
def test_lots_of_several_sites_link_them(seed):
    city = st.generate(agencies=8, buildings=12, zones=4, slots=2, seed=seed, pairs=0.2)
    prover = ColumnsProver.of(st.Problem(city).model, idle())
    sites = np.array(city.buildings.site)
    assert all(len(set(sites[block.places])) == 1 for block in prover.blocks.blocks)
    apart = prover.blocks.flows | prover.blocks.once | prover.blocks.inside
    assert not apart.all()
    rng, counted = np.random.default_rng(seed), 0
    for _ in range(3):
        dual = prover.trusted + ~apart * rng.uniform(0.0, 0.5, len(apart))
        for pricer in prover.pricers:
            places = len(pricer.block.places)
            for takes in rng.integers(0, places + 1, (20, 8)):
                takes[rng.random(8) < 0.6] = places
                one, two = (value(takes, dual) for value in (pricer.valued, pricer.solved))
                assert (one is None) == (two is None)
                if one is not None:
                    counted += 1
                    assert one.reduced(dual) == pytest.approx(two.reduced(dual), rel=1e-6, abs=1e-4)
    assert counted > 30


@pytest.mark.parametrize("seed", range(2))
def test_who_sits_together_changes_no_plan(seed):
    city = st.generate(agencies=6, buildings=7, zones=4, slots=2, seed=seed, pairs=0.6)
    program = st.Problem(city).model.program()
    arrays = program.arrays()
    more, joints = joined(program, arrays, Blocks.of(program, arrays).group)
    assert len(joints.column)
    exactly = Limits(60.0, 0.0, 1, 1)
    before, after = (highs.solve(one, exactly) for one in (arrays, more))
    assert after.bound == pytest.approx(before.bound, rel=1e-7)
    earns = replace(more, cost=more.cost.copy())
    earns.cost[joints.column] = -1e3  # so that it is as large as rows let it be
    values = highs.solve(earns, exactly).values
    blocks = Blocks.of(program, more, joints).blocks
    together = 0
    for block in blocks:
        sits = values[block.columns[block.x]].sum(axis=1) > 0.5
        own = block.joints
        both = sits[own.first] & sits[own.second]
        assert values[block.columns[own.column]] == pytest.approx(both.astype(float))
        together += both.sum()
    assert together > 0


def test_guesses_know_what_sitting_together_earns():
    city = st.generate(agencies=8, buildings=8, zones=4, slots=2, pairs=0.8)
    prover = ColumnsProver.of(st.Problem(city).model, idle())
    rng = np.random.default_rng(1)
    earns = -40.0 * rng.random(len(prover.trusted)) * prover.blocks.inside
    dual = prover.trusted + earns
    for pricer in prover.pricers:
        bound = pricer.prove(dual, 0.0, 20.0)
        pricer.known.clear()
        pricer.column(np.full(8, len(pricer.block.places)), dual)
        pricer.tried(dual, 4000, lambda: False)
        assert pricer.least(dual) >= bound - 1e-6 * abs(bound) - 1e-6
        assert pricer.least(dual) <= bound + 0.2 * abs(bound) + 1e-6


@pytest.mark.parametrize("seed", [8, 28, 34])
def test_halves_of_a_fork_hold_every_plan_once_and_the_lower_bound_of_them_holds(seed):
    city = st.generate(agencies=7, buildings=6, zones=4, slots=2, seed=seed, pairs=0.3)
    problem = st.Problem(city)
    best, board = st.solve(problem, gap=0.0), idle()
    prover = ColumnsProver.of(problem.model, idle())
    root = Climb.of(problem.model, prover.blocks, prover.pricers, prover.relaxed, prover.trusted)
    root.begin(board)
    root.run(board)
    halves, group = forked(root, board), prover.blocks.group
    assert len(halves) == 2
    for place in product(*[range(6)] * 2):  # of the item that was forked, and of another one
        item = int(np.argmax(halves[0].barred.any(axis=0)))
        blocks = group[np.full(7, place[1])]
        blocks[item] = group[place[0]]
        assert sum(not half.barred[blocks, np.arange(7)].any() for half in halves) == 1
    for half in halves:
        half.run(board, root.bound)
        assert half.bound >= root.bound
        assert board.bound <= root.bound
    assert min(half.bound for half in halves) <= best.total * (1 + 1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_no_plan_near_others_is_cheaper_than_the_one_found(seed):
    model = st.Problem(st.generate(agencies=4, buildings=5, zones=4, slots=2, seed=seed)).model
    rng, nearby = np.random.default_rng(seed), Nearby.of(model)
    totals = {place: exact_total(model, np.array(place)) for place in product(range(5), repeat=4)}
    plans = {place: total for place, total in totals.items() if total is not None}
    place = list(plans)[rng.integers(len(plans))]
    cells = rng.random((4, 5)) < 0.3
    found = nearby.best(cells, np.array(place), plans[place], 60.0)
    near = cells.copy()
    near[np.arange(4), place] = True
    least = min(total for at, total in plans.items() if near[np.arange(4), at].all())
    assert near[np.arange(4), found].all()
    assert plans[tuple(found.tolist())] == pytest.approx(least, rel=2e-5)
    assert nearby.best(cells, np.array(place), plans[place], 0.0) is None
