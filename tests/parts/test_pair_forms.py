"""Flow times distance by transport and by potentials: two programs, one number."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from strange import ITEMS, PLACES, tangled

from siting.parts import Above, Assign, Entry, Measure, Model, Pair, Placement, Program, pair
from siting.solvers import highs
from siting.solvers.contract import Limits

MOST = {"transport": 10**9, "potentials": -1}
METRIC = np.array([[0.0, 3.0, 7.0], [3.0, 0.0, 5.0], [7.0, 5.0, 0.0]])
DETOUR = np.array([[0.0, 3.0, 9.0], [3.0, 0.0, 5.0], [9.0, 5.0, 0.0]])  # 9 > 3 + 5
ONE_WAY = np.array([[0.0, 3.0, 7.0], [4.0, 0.0, 5.0], [7.0, 5.0, 0.0]])


@pytest.fixture(params=MOST)
def form(request, monkeypatch):
    """Take one form whatever the size."""
    monkeypatch.setattr(pair, "MOST_SHIPMENTS", MOST[request.param])
    return request.param


def every_plan():
    for seats in itertools.product(range(PLACES), repeat=ITEMS):
        yield Placement(np.array(seats, dtype=np.int64))


def model(*entries):
    return Model(tuple("abcd"), tuple("xyz"), entries)


def priced(name, part, price=1.0):
    return Entry(Measure(name, "u", (part,)), price)


def solved(whole):
    arrays = whole.program().arrays()
    answer = highs.solve(arrays, Limits(gap=0.0))
    assert answer.values is not None
    return float(arrays.cost @ answer.values) + arrays.offset


def two_ends(flow=1.0, distance=METRIC):
    return Pair(np.array([0]), np.array([1]), np.array([flow]), distance)


@pytest.mark.parametrize("seed", range(8))
def test_with_the_plan_held_both_forms_press_down_to_the_value(form, seed):
    part = tangled(np.random.default_rng(seed))
    for plan in every_plan():
        program = Program(ITEMS, PLACES, held=plan.place)
        program.minimise(program.form(part))
        assert highs.linear(program.arrays())[1] == pytest.approx(part.value(plan), abs=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_both_forms_have_the_optimum_of_enumeration(form, seed):
    rng = np.random.default_rng(seed)
    seats = Assign(rng.integers(0, 20, (ITEMS, PLACES)).astype(float))
    whole = model(priced("seats", seats), priced("ways", tangled(rng)))
    best = min(whole.total(plan) for plan in every_plan())
    assert solved(whole) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_a_cap_on_the_sum_of_two_holds_in_both_forms(form, seed):
    rng = np.random.default_rng(seed)
    seats = Assign(rng.integers(0, 20, (ITEMS, PLACES)).astype(float))
    ways = tangled(rng), tangled(rng)
    limit = float(np.median([sum(way.value(plan) for way in ways) for plan in every_plan()]))
    hard = Entry(Measure("cap", "u", (Above(ways, limit),)), hard=True)
    whole = model(priced("seats", seats), hard)
    kept = [plan for plan in every_plan() if whole.violation(plan) == 0]
    assert 0 < len(kept) < PLACES**ITEMS
    assert solved(whole) == pytest.approx(min(whole.total(plan) for plan in kept), abs=1e-6)


def test_a_pair_that_must_be_at_no_distance_shares_a_place(form):
    far_apart = Assign(np.array([[0.0, 9.0, 9.0], [9.0, 0.0, 9.0], [0.0] * 3, [0.0] * 3]))
    together = Entry(Measure("together", "u", (two_ends(distance=ONE_WAY),)), hard=True)
    assert solved(model(priced("seats", far_apart), together)) == pytest.approx(9)


def test_a_pair_that_occurs_twice_is_one_with_both_flows():
    ends = np.array([[0, 1], [1, 0], [0, 1], [2, 2], [1, 2]])
    flow = np.array([1.0, 2.0, 4.0, 8.0, 0.0])
    both_ways = Pair(ends[:, 0], ends[:, 1], flow, METRIC).traffic
    one_way = Pair(ends[:, 0], ends[:, 1], flow, ONE_WAY).traffic
    assert (both_ways.first.tolist(), both_ways.second.tolist()) == ([0], [1])
    assert both_ways.flow.tolist() == [7]
    assert (one_way.first.tolist(), one_way.second.tolist()) == ([0, 1], [1, 0])
    assert one_way.flow.tolist() == [5, 2]


def columns(distance):
    """Return the blocks of columns that the pair adds, with their lengths."""
    program = Program(ITEMS, PLACES)
    program.form(two_ends(distance=distance))
    arrays = program.arrays()
    names, starts = zip(*arrays.column_blocks, strict=True)
    lengths = np.diff([*starts, len(arrays.cost)])
    return list(zip(names, lengths.tolist(), strict=True))[2:]


@pytest.mark.parametrize("form", ["potentials"], indirect=True)
def test_where_no_detour_is_shorter_one_potential_serves_both_ends(form):
    assert columns(METRIC) == [("distance of a pair", 1), ("distance from a place", 6)]
    assert columns(DETOUR)[2:] == [("most that distances differ", 6)]


def test_the_transport_is_taken_up_to_its_number_of_columns(monkeypatch):
    monkeypatch.setattr(pair, "MOST_SHIPMENTS", 9)  # one pair, three classes
    assert columns(METRIC) == [("flow between places", 9)]
    monkeypatch.setattr(pair, "MOST_SHIPMENTS", 8)
    assert columns(METRIC)[0] == ("distance of a pair", 1)


def test_potentials_bound_no_better_than_the_transport_and_no_worse_than_zero(monkeypatch):
    for seed in range(6):
        rng = np.random.default_rng(seed)
        seats = Assign(rng.integers(0, 20, (ITEMS, PLACES)).astype(float))
        whole = model(priced("seats", seats), priced("ways", tangled(rng)))
        bound = {}
        for name, most in MOST.items():
            monkeypatch.setattr(pair, "MOST_SHIPMENTS", most)
            bound[name] = highs.linear(whole.program().arrays())[1]
        alone = highs.linear(replace(whole, entries=whole.entries[:1]).program().arrays())[1]
        assert alone - 1e-6 <= bound["potentials"] <= bound["transport"] + 1e-6
