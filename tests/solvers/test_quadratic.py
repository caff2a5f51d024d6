import itertools

import numpy as np
import pytest

import siting as st
from siting.classic import gqap, single_source
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.quadratic import prover, search, team
from siting.solvers.quadratic.alike import alike
from siting.solvers.quadratic.bound import lift
from siting.solvers.quadratic.node import apart, descend, empty, fill
from siting.solvers.quadratic.prover import QuadraticProver
from siting.solvers.quadratic.ration import ration
from siting.solvers.quadratic.search import QuadraticSearch
from siting.solvers.quadratic.shape import Quadratic


def drawn(seed, items=None):
    """A tiny problem: distances differ by direction and within a place; needs whole or not; rooms tight."""
    rng = np.random.default_rng(seed)
    few, places = int(rng.integers(2, 6)), int(rng.integers(2, 4))
    items = items or few
    need = rng.integers(0, 6, items) * 5.0 if seed % 2 else rng.uniform(0.5, 4.0, items)
    return gqap(
        rng.integers(-20, 50, (items, places)),
        flow=rng.integers(0, 9, (items, items)) * (rng.random((items, items)) < 0.7),
        distance=rng.uniform(0, 10, (places, places)),
        need=need,
        available=rng.uniform(0.5, 1.6, places) * need.sum() / places,
        fee=float(rng.choice([0.0, 1.0, 2.5])),
    )


def shape_of(problem):
    shape = Quadratic.of(problem.model.flat())
    assert shape is not None
    return shape


def plans(model):
    """Every plan that holds, with its total as the model counts it."""
    for places in itertools.product(range(len(model.places)), repeat=len(model.items)):
        plan = st.parts.Placement(np.array(places, dtype=np.int64))
        if model.violation(plan) <= 1e-9:
            yield plan.place, model.total(plan)


def best(model):
    return min((total for _, total in plans(model)), default=None)


def root(shape):
    """The whole problem as a node, pairs as they are, so that reduced costs begin at any sign."""
    items, places = shape.linear.shape
    node = empty(items, places, shape.grid)
    node.item[:], node.size[:], node.room[:] = np.arange(items), shape.size, shape.room
    node.unary[:], node.pair[:] = shape.linear, shape.pair
    for place in range(places):
        apart(node, place)
    fill(node)
    return node


def reduced(node, place):
    """What a plan still costs at a node."""
    row = np.arange(len(place))
    both = node.pair[row[:, None], place[:, None], row[None], place[None]]
    return node.unary[row, place].sum() + both.sum() / 2


def proved(problem, **options):
    board = Board(Limits(gap=0.0))
    QuadraticProver(shape_of(problem), **options).run(board)
    return board


@pytest.mark.parametrize("soft", [0, 1, 8])
@pytest.mark.parametrize("seed", range(0, 80, 20))
def test_bound_and_reduced_costs_never_exceed_what_a_plan_costs(seed, soft):
    for one in range(seed, seed + 20):
        problem = drawn(one)
        node = root(shape_of(problem))
        bound = lift(node, np.inf, soft, 4, 5.0)
        for place, total in plans(problem.model):
            assert bound <= total + 1e-7
            assert bound + reduced(node, place) <= total + 1e-7


@pytest.mark.parametrize("seed", range(0, 80, 20))
def test_what_is_closed_belongs_to_no_plan_below_the_cut(seed):
    closed = 0
    for one in range(seed, seed + 20):
        problem = drawn(one)
        least = best(problem.model)
        if least is None:
            continue
        node = root(shape_of(problem))
        bound = lift(node, np.inf, 2, 1, 5.0)
        cut = least + 10.0
        gained = lift(node, cut - bound, 0, 4, 0.0)
        assert bound + gained < cut
        for place, total in plans(problem.model):
            if total < cut - 1e-6:
                assert bound + gained + reduced(node, place) <= total + 1e-7
        closed += int(np.isinf(node.unary).sum())
    assert closed > 0


@pytest.mark.parametrize("seed", range(0, 160, 20))
def test_the_proven_optimum_is_that_of_enumeration(seed):
    for one in range(seed, seed + 20):
        problem = drawn(one)
        board, least = proved(problem), best(problem.model)
        assert board.infeasible == (least is None)
        if least is not None:
            assert board.total == pytest.approx(least, rel=1e-9, abs=1e-9)
            assert board.closed
            assert board.bound <= least
            assert problem.model.total(st.parts.Placement(board.place)) == pytest.approx(least)


def test_the_sets_are_neither_all_feasible_nor_all_whole():
    shapes = [shape_of(drawn(seed)) for seed in range(40)]
    assert 5 < sum(shape.whole for shape in shapes) < 35
    assert any(best(drawn(seed).model) is None for seed in range(40))


def test_without_memory_the_tree_goes_straight_down_and_proves_the_same():
    for seed in range(20):
        problem = drawn(seed)
        assert proved(problem, memory=-1).total == proved(problem).total


def test_two_items_that_fit_only_apart_pay_the_way_between():
    problem = gqap(
        np.zeros((2, 2)), flow=[[0, 3], [0, 0]], distance=[[0, 5], [7, 0]], need=1, available=1
    )
    assert proved(problem).total == 15  # 3 * 5, where the other way round costs 3 * 7


def test_three_items_in_two_rooms_for_one_are_told_apart_without_a_plan():
    problem = gqap(
        np.zeros((3, 2)), flow=np.ones((3, 3)), distance=np.ones((2, 2)), need=1, available=1
    )
    board = proved(problem)
    assert board.infeasible
    assert board.place is None


def test_rooms_that_could_change_names_are_tried_once():
    distance = 4.0 * (1 - np.eye(3))
    problem = gqap(
        np.ones((4, 3)), flow=np.ones((4, 4)), distance=distance, need=1, available=[2, 2, 3]
    )
    assert alike(shape_of(problem)).tolist() == [0, 0, 2]
    assert proved(problem).total == pytest.approx(best(problem.model))


def feasible():
    """A drawn problem that has plans."""
    return next(one for one in map(drawn, range(10)) if best(one.model) is not None)


def test_a_known_plan_that_is_the_best_only_has_to_be_proved():
    problem = feasible()
    least = best(problem.model)
    place = next(place for place, total in plans(problem.model) if total == least)
    board = Board(Limits(gap=0.0))
    board.offer(place, least)
    QuadraticProver(shape_of(problem)).run(board)
    assert board.closed
    assert board.total == least


class Patient(Board):
    """A board that is done after so many looks at it."""

    looks = 0

    @property
    def done(self):
        self.looks -= 1
        return self.looks < 0 or self.closed


@pytest.mark.parametrize("tried", [0.0, 1e9])
@pytest.mark.parametrize(("seed", "items"), [(9, 6), (18, 7)])
def test_a_run_that_is_stopped_anywhere_proves_nothing_false(monkeypatch, seed, items, tried):
    monkeypatch.setattr(prover, "TRY", tried)  # 0 = nodes are kept, else it goes straight down
    monkeypatch.setattr(prover, "ROOT", 1)
    monkeypatch.setattr(prover, "PIECE", 0.0)  # the board is looked at after every sweep
    problem = drawn(seed, items)
    ranked = sorted(plans(problem.model), key=lambda plan: plan[1])
    open_ = []
    for looks in [*range(40), 10**6]:
        board = Patient(Limits(gap=0.0))
        board.looks = looks
        board.offer(*ranked[-1])  # the dearest, so that a bound can be too high
        QuadraticProver(shape_of(problem)).run(board)
        assert not board.infeasible
        assert board.bound is None or board.bound <= ranked[0][1]
        open_.append(not board.closed)
    assert open_[0]
    assert not open_[-1]


class Noted(Board):
    """A board that keeps whatever is offered to it."""

    def __init__(self, limits):
        super().__init__(limits)
        self.offered = []

    def offer(self, place, total):
        self.offered.append(tuple(place.tolist()))
        return super().offer(place, total)


@pytest.mark.parametrize("seed", [9, 18])
def test_a_search_finds_the_best_and_offers_the_same_for_a_seed(monkeypatch, seed):
    monkeypatch.setattr(search, "STEPS", 200)
    problem = drawn(seed, 6)
    once, twice = Noted(Limits()), Noted(Limits())
    for board in once, twice:
        pieces = QuadraticSearch(shape_of(problem), seed=1).pieces(board)
        for _ in range(300):  # more than one ladder
            next(pieces)
    assert once.offered == twice.offered
    assert once.total == pytest.approx(best(problem.model))


def test_a_start_that_is_the_best_stays_the_best(monkeypatch):
    monkeypatch.setattr(search, "STEPS", 200)
    problem = drawn(9, 6)
    least = best(problem.model)
    place = next(place for place, total in plans(problem.model) if total == least)
    board = Noted(Limits())
    pieces = QuadraticSearch(shape_of(problem), start=place).pieces(board)
    for _ in range(10):
        next(pieces)
    assert board.offered[0] == tuple(place.tolist())
    assert board.total == pytest.approx(least)


def test_the_search_gets_more_turns_only_while_the_bound_stands_and_time_is_limited(monkeypatch):
    monkeypatch.setattr(team, "PATIENT", 3)
    board, turns = Board(Limits(seconds=60.0)), team._Turns()
    board.offer(np.zeros(1, dtype=np.int64), 100.0)
    assert [turns.next(board) for _ in range(4)] == [1, 1, 1, 1]  # no bound yet
    board.prove(50.0)
    assert [turns.next(board) for _ in range(7)] == [1, 1, 2, 2, 2, 4, 4]
    board.prove(60.0)
    assert [turns.next(board) for _ in range(4)] == [2, 2, 2, 4]
    board.prove(61.0)  # hardly more
    assert [turns.next(board) for _ in range(9)][-1] == team.MOST
    endless = Board(Limits())
    endless.place, endless.total, endless.bound = board.place, board.total, board.bound
    assert [team._Turns().next(endless) for _ in range(9)] == [1] * 9


def test_other_parts_are_left_to_other_provers():
    problem = single_source([[1, 2], [3, 4]], demand=[1, 1], capacity=[2, 2], fixed=[5, 5])
    assert Quadratic.of(problem.model.flat()) is None


def test_what_would_not_fit_in_memory_is_left_to_other_provers(monkeypatch):
    monkeypatch.setattr("siting.solvers.quadratic.shape.MOST", 1)
    assert Quadratic.of(drawn(0).model.flat()) is None


def test_rows_that_overflow_a_column_pay_for_its_room():
    cost = np.array([[0.0, 4.0], [0.0, 6.0]])
    paid = np.zeros(2)
    bound = ration(cost, np.array([1.0, 1.0]), np.array([1.0, 2.0]), -1, paid)
    assert bound == 4.0  # the first row goes to the second column
    assert paid.tolist() == [4.0, 0.0]
    assert (cost >= 0).all()


def test_a_node_below_keeps_what_its_items_paid_to_the_one_placed():
    node = root(shape_of(drawn(3)))
    items, places = node.unary.shape
    below = empty(items - 1, places, len(node.down))
    descend(node, 0, 1, below)
    fits = node.size[1] <= below.room[0]
    assert below.item.tolist() == list(range(1, items))
    assert below.room[1] == node.room[1] - node.size[0]
    expected = node.unary[1, 0] + node.pair[0, 1, 1, 0] if fits else np.inf
    assert below.unary[0, 0] == expected
