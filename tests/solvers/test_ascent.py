"""Bounds of large cities: cuts for pairs, trees in blocks, and duals that rise; all tried on small ones."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

import siting as st
from siting.solvers import auto, highs
from siting.solvers.board import Board
from siting.solvers.columns import loose, relaxation, sparing
from siting.solvers.columns.ascent import Ascent
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.branching import Tree
from siting.solvers.columns.loose import Loose, potentials
from siting.solvers.columns.prover import ColumnsProver
from siting.solvers.columns.relaxation import Relaxation
from siting.solvers.columns.sparing import Sparing
from siting.solvers.contract import Limits
from siting.solvers.highs_standing import Repriced
from siting.solvers.highs_transport import Transports
from siting.termination import Proof


def tiny(seed, everything=True):
    return st.generate(
        agencies=5, buildings=6, zones=4, slots=2, seed=seed, pairs=0.5, everything=everything
    )


def timed(seconds):
    return Board(Limits(seconds=seconds, gap=0.0, threads=1, seed=1))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_no_bound_is_above_the_best_plan_there_is(seed, everything, monkeypatch):
    monkeypatch.setattr(loose, "MOST_SHIPMENTS", 0)  # every pair is held up by cuts
    problem = st.Problem(tiny(seed, everything))
    best = st.solve(problem, gap=0.0).total
    relaxing = timed(60.0)
    ascent = Ascent.of(problem.model, relaxing)
    assert relaxing.bound <= best * (1 + 1e-7)
    for seconds in (0.0, 0.02, 1.0):
        board = timed(seconds)
        board.prove(relaxing.bound)
        ascent.run(board)
        assert relaxing.bound <= board.bound <= best * (1 + 1e-7)


def test_trees_prove_more_than_the_plain_relaxation():
    problem = st.Problem(tiny(1))
    board = timed(1.0)
    ascent = Ascent.of(problem.model, board)
    ascent.run(board)
    assert board.bound > ascent.relaxed + 1e-3 * abs(ascent.relaxed)


@pytest.mark.parametrize("seed", range(3))
def test_cuts_lead_to_the_relaxation_by_transport(seed, monkeypatch):
    model = st.Problem(tiny(seed)).model
    whole = highs.linear(model.program().arrays())
    monkeypatch.setattr(loose, "MOST_SHIPMENTS", 0)
    monkeypatch.setattr(relaxation, "RISES", -1.0)
    monkeypatch.setattr(loose, "BROKEN", 1e-9)
    program = Loose(len(model.items), len(model.places))
    model.write(program)
    assert program.apart
    cut = Relaxation.of(program, program.arrays(), timed(60.0))
    assert cut.bound == pytest.approx(whole[1], rel=1e-6)
    assert cut.bound == pytest.approx(highs.linear(cut.arrays)[1], rel=1e-7)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_a_program_without_most_of_its_rows_has_the_same_optimum_and_duals_that_prove_it(
    seed, everything
):
    program = Loose(5, 6)
    st.Problem(tiny(seed, everything)).model.write(program)
    arrays = program.arrays()
    assert sum(name in sparing.SPARED for name, _ in arrays.row_blocks) >= 1
    cost = highs.linear(arrays)[1]
    found = Sparing(arrays).solve(60.0)
    assert found.cost == pytest.approx(cost, rel=1e-9)
    reduced = arrays.cost - arrays.matrix.T @ found.dual
    end = np.where(reduced > 0, arrays.lower, np.minimum(arrays.upper, 1e9))
    side = np.where(found.dual > 0, arrays.row_lower, arrays.row_upper)
    paid = found.dual != 0
    bound = arrays.offset + reduced @ end + found.dual[paid] @ side[paid]
    assert bound == pytest.approx(cost, rel=1e-6)


def test_a_program_that_is_cut_keeps_its_duals_in_order():
    program = Loose(5, 6)
    st.Problem(tiny(1)).model.write(program)
    arrays = program.arrays()
    standing = Sparing(arrays)
    before = standing.solve(60.0)
    item = program.x[np.argmax(arrays.upper[program.x].sum(axis=1))]
    away = int(np.argmax(before.values[item]))  # one half of this item must go elsewhere
    entry = (
        np.append(np.full(5, 1.0), -1.0),
        (np.zeros(6, int), np.append(np.delete(item, away), item[away])),
    )
    cut = csr_array(entry, shape=(1, len(arrays.cost)))
    standing.cut(cut)
    after = standing.solve(60.0)
    assert before.cost < after.cost < np.inf
    assert len(after.dual) == len(before.dual) + 1
    assert after.dual[-1] > 0
    whole = replace(
        arrays,
        matrix=csr_array(vstack([arrays.matrix, cut])),
        row_lower=np.append(arrays.row_lower, 0.0),
        row_upper=np.append(arrays.row_upper, np.inf),
    )
    assert after.cost == pytest.approx(highs.linear(whole)[1], rel=1e-9)


def test_where_trees_stay_small_blocks_are_proved_exactly_from_their_duals(monkeypatch):
    monkeypatch.setattr(loose, "MOST_SHIPMENTS", 0)
    problem = st.Problem(tiny(1))
    best = st.solve(problem, gap=0.0).total
    board = timed(30.0)
    ascent = Ascent.of(problem.model, board, most=1)
    ascent.run(board)
    before = board.bound
    ascent.exactly(ascent.trusted).run(board)
    assert before < board.bound <= best * (1 + 1e-7)


def test_potentials_are_the_duals_of_a_transport_and_hold_everywhere():
    rng = np.random.default_rng(1)
    for _ in range(50):
        size = int(rng.integers(1, 6))
        distance = rng.integers(0, 9, (size, size)).astype(float)
        leaves, arrives = (rng.dirichlet(np.ones(size)) for _ in range(2))
        u, v = potentials(Transports(), distance, leaves, arrives)
        assert (u[:, None] + v <= distance + 1e-9).all()
        rows = np.concatenate([np.kron(np.eye(size), np.ones(size)), np.tile(np.eye(size), size)])
        least = linprog(distance.ravel(), A_eq=rows, b_eq=np.append(leaves, arrives)).fun
        assert u @ leaves + v @ arrives == pytest.approx(least, abs=1e-7)


@pytest.mark.parametrize("seed", range(2))
def test_a_tree_that_closes_proves_what_highs_does_and_a_short_one_no_more(seed):
    model = st.Problem(tiny(seed)).model
    program = Loose(len(model.items), len(model.places))
    model.write(program)
    arrays = program.arrays()
    rng = np.random.default_rng(seed)
    for block in Blocks.of(program, arrays).blocks:
        tree, solver = Tree.of(block), Repriced(block.arrays)
        for _ in range(5):
            cost = block.arrays.cost.copy()
            cost[block.x] -= rng.uniform(0, 2 * np.abs(cost[block.x]).max() + 1, block.x.shape)
            least = solver.at(cost, 1e-7, 60.0).bound
            slack = 1e-5 * max(1.0, abs(least))
            assert tree.proved(cost, 0.0, 10_000, lambda: False).bound == pytest.approx(
                least, abs=slack
            )
            assert tree.closed
            for nodes in (1, 3, 9):
                assert tree.proved(cost, 0.0, nodes, lambda: False).bound <= least + slack


@pytest.mark.parametrize("prover", [Ascent, ColumnsProver])
def test_a_search_is_told_where_the_relaxation_sends_most_of_each_agency(prover):
    model, board = st.Problem(tiny(0)).model, timed(60.0)
    prover.of(model, board)
    hint = board.hint
    assert (hint.near[:, 0] == hint.place).all()
    assert (np.sort(hint.near, axis=1) == np.arange(6)).all()


def test_a_search_without_a_limit_ends_where_there_is_no_plan(monkeypatch):
    monkeypatch.setattr(auto, "LARGE", 1)
    monkeypatch.setattr(auto, "HEAD", 0.1)
    monkeypatch.setattr(auto, "EACH", 0.0)
    city = st.generate(agencies=16, buildings=10, zones=4, slots=2, seed=3)
    problem = st.Problem(city).with_(rules=[*city.rules, st.Cap("maintenance", 1.0)])
    outcome = auto.by_auto(problem.model, Limits(None, 0.0, 1, 1))
    assert outcome.placement is None
    assert outcome.termination.proof == Proof.INFEASIBLE
