"""HiGHS proves what it says, keeps to its limits and never hands back what does not hold."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import sparse

import siting as st
from siting.errors import SolverError
from siting.milp import Linear, Milp
from siting.solvers import highs
from siting.solvers.contract import Limits
from siting.solvers.verify import Claim, checked, judged, total
from siting.termination import Proof, Stop, Termination, slack

from . import programs

EXACT = Limits(gap=0.0)
OPTIMAL = Termination(Proof.OPTIMAL, Stop.FINISHED)
INFEASIBLE = Termination(Proof.INFEASIBLE, Stop.FINISHED)


@pytest.mark.parametrize(
    ("arrays", "best"),
    [(programs.lunch(), 16), (programs.mixture(), 22), (programs.opening(), 12)],
)
def test_a_small_program_is_solved_and_proved_with_its_constant(arrays, best):
    answer = highs.solve(arrays, EXACT)
    assert answer.termination == OPTIMAL
    assert total(arrays, answer.values) == pytest.approx(best)
    assert answer.bound == pytest.approx(best)
    assert answer.version.startswith("HiGHS ")


def test_a_program_without_columns_costs_its_constant():
    program = Milp()
    program.minimise(Linear.of([], constant=3.0))
    answer = highs.solve(program.arrays(), EXACT)
    assert (answer.bound, answer.termination, len(answer.values)) == (3.0, OPTIMAL, 0)


def test_a_program_without_rows_sits_at_its_bounds():
    program = Milp()
    whole = program.columns(1, "whole", lower=1.5, upper=9, integer=True)
    part = program.columns(1, "part", lower=0.5)
    program.minimise(Linear.of(whole) + Linear.of(part))
    answer = highs.solve(program.arrays(), EXACT)
    assert answer.values.tolist() == [2.0, 0.5]
    assert answer.termination == OPTIMAL


def _crossed_column():
    program = Milp()
    program.columns(1, "x", lower=2, upper=1)
    return program.arrays()


def _crossed_row():
    program = Milp()
    program.between(3, Linear.of(program.columns(1, "x")), 2, "row")
    return program.arrays()


def _empty_row():
    program = Milp()
    program.columns(1, "x", integer=True)
    program.at_least(Linear.of([], constant=1.0), 2.0, "nothing to add")
    return program.arrays()


def _too_little():
    arrays = programs.lunch()
    return replace(arrays, row_lower=arrays.row_lower + 2, row_upper=arrays.row_upper + 2)


def _no_whole_number():
    program = Milp()
    program.columns(1, "x", lower=0.2, upper=0.8, integer=True)
    return program.arrays()


@pytest.mark.parametrize(
    "arrays", [_crossed_column(), _crossed_row(), _empty_row(), _too_little(), _no_whole_number()]
)
def test_what_cannot_hold_is_infeasible_and_has_no_plan_and_no_bound(arrays):
    answer = highs.solve(arrays, EXACT)
    assert (answer.values, answer.bound, answer.termination) == (None, None, INFEASIBLE)


def test_bounds_that_cross_by_rounding_only_are_not_infeasible():
    program = Milp()
    amount = program.columns(1, "x", lower=0.3, upper=0.1 * 3)
    program.between(0.1 * 3, Linear.of(amount), 0.3, "row")
    assert highs.solve(program.arrays(), EXACT).termination == OPTIMAL


@pytest.mark.parametrize("integer", [False, True])
def test_a_program_without_a_lowest_total_is_an_error(integer):
    program = Milp()
    up = program.columns(2, "up", integer=integer)
    program.at_most(Linear.of(up, [1, -1]), 0, "never binds")
    program.minimise(Linear.of(up, -1.0))
    with pytest.raises(SolverError, match="no lowest total"):
        highs.solve(program.arrays(), EXACT)


@pytest.mark.parametrize("integer", [False, True])
def test_an_endless_price_does_not_hide_that_nothing_holds(integer):
    program = Milp()
    up = program.columns(2, "up", integer=integer)
    program.equal(Linear.of(up, [1, -1]), 0.5, "whole numbers never differ by a half")
    program.at_least(Linear.of(up[:1]), 1, "some")
    program.minimise(Linear.of(up, -1.0))
    arrays = program.arrays()
    if integer:
        assert highs.solve(arrays, EXACT).termination == INFEASIBLE
    else:
        with pytest.raises(SolverError):
            highs.solve(arrays, EXACT)


def test_a_number_that_is_none_is_refused():
    arrays = programs.lunch()
    bad = sparse.csr_array((np.full(3, 1e30), arrays.matrix.indices, arrays.matrix.indptr))
    with pytest.raises(SolverError, match="cannot read"):
        highs.solve(replace(arrays, matrix=bad), EXACT)


def test_a_run_told_to_stop_at_a_gap_has_stopped_for_that_even_if_the_last_report_has_no_gap():
    """It was called interrupted, as by Ctrl-C, and ended whole sweeps and atlases (HiGHS 1.16)."""

    def event(total, bound):
        data = SimpleNamespace(mip_primal_bound=total, mip_dual_bound=bound)
        return SimpleNamespace(data_out=data, data_in=SimpleNamespace(user_interrupt=False))

    talk = highs._Talk(0.01)
    for bound, asked in [(90.0, False), (99.5, True), (100.0, True)]:
        said = event(100.0, bound)
        talk.report(said)
        assert said.data_in.user_interrupt == asked


def test_stopping_within_the_gap_is_not_called_optimal():
    arrays = programs.city(items=20, places=8)
    answer = highs.solve(arrays, Limits(gap=0.2))
    value = total(arrays, answer.values)
    assert answer.termination in (Termination(Proof.BOUND, Stop.GAP), OPTIMAL)
    assert value - answer.bound <= 0.2 * value
    best = highs.solve(arrays, EXACT)
    assert best.termination == OPTIMAL
    assert answer.bound - slack(value) <= total(arrays, best.values) <= value


def test_out_of_time_hands_back_a_plan_with_a_valid_bound():
    arrays = programs.city()
    answer = highs.solve(arrays, Limits(seconds=1.5, gap=0.0))
    assert answer.termination == Termination(Proof.BOUND, Stop.TIME)
    assert checked(arrays, answer.values) is not None
    assert answer.bound < total(arrays, answer.values)


@pytest.mark.parametrize("seconds", [0, 0.05])
def test_a_start_survives_having_no_time(seconds):
    arrays, start = programs.everywhere_open()
    answer = highs.solve(arrays, Limits(seconds=seconds), start=start)
    assert total(arrays, answer.values) <= total(arrays, start)
    assert answer.termination.stop is Stop.TIME


def test_no_time_and_no_start_is_no_plan_and_no_proof():
    answer = highs.solve(programs.lunch(), Limits(seconds=0))
    assert (answer.values, answer.bound) == (None, None)
    assert answer.termination == Termination(Proof.NONE, Stop.TIME)


def test_what_a_start_leaves_out_is_completed_at_its_best():
    answer = highs.solve(programs.opening(), Limits(seconds=0), start=np.array([1, np.nan, np.nan]))
    assert answer.values == pytest.approx([1, 7, 0])


def test_integers_that_a_start_leaves_out_are_found():
    start = np.array([1.0, np.nan, np.nan])
    answer = highs.solve(programs.lunch(), Limits(seconds=0), start=start)
    assert answer.values == pytest.approx([1, 1, 0])


def test_a_start_that_does_not_hold_is_left_aside():
    arrays = programs.lunch()
    for start in (np.ones(3), np.zeros(3), np.array([0.5, 0.5, 1.0]), np.full(3, np.nan)):
        answer = highs.solve(arrays, EXACT, start=start)
        assert answer.termination == OPTIMAL
        assert total(arrays, answer.values) == 16


def test_the_watcher_sees_totals_and_bounds_and_may_stop_the_run():
    arrays, start = programs.everywhere_open()
    seen = []

    def watch(progress):
        seen.append(progress)
        return progress.total is not None and progress.bound is not None

    answer = highs.solve(arrays, Limits(seconds=60, gap=0.0), start=start, watch=watch)
    assert answer.termination == Termination(Proof.BOUND, Stop.INTERRUPTED)
    assert seen[-1].bound <= total(arrays, answer.values) <= seen[-1].total + 1e-6
    assert [p.seconds for p in seen] == sorted(p.seconds for p in seen)


def test_an_error_of_the_watcher_reaches_the_caller():
    def watch(progress):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        highs.solve(programs.city(), Limits(seconds=60, gap=0.0), watch=watch)


def test_the_number_of_threads_may_change_within_one_process():
    arrays = programs.knapsacks(0)
    for threads in (1, 2, 1, 3, 0):
        assert highs.solve(arrays, Limits(gap=0.0, threads=threads)).termination == OPTIMAL


def test_the_same_seed_gives_the_same_answer():
    arrays = programs.city(items=15, places=6)
    first, second = (highs.solve(arrays, Limits(gap=0.0, seed=7)) for _ in range(2))
    assert first.values.tolist() == second.values.tolist()


INTERRUPTED = """
import os, signal
from siting.solvers import highs
from siting.solvers.contract import Limits
from siting.solvers.verify import checked, total
from solvers import programs

arrays = programs.city()
def watch(progress):
    if progress.total is not None and progress.bound is not None:
        os.kill(os.getpid(), signal.SIGINT)
    return False
answer = highs.solve(arrays, Limits(seconds=60, gap=0.0), watch=watch)
assert checked(arrays, answer.values) is not None
assert answer.bound < total(arrays, answer.values)
print(answer.termination.stop.value, answer.termination.proof.value)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent differently there")
def test_ctrl_c_hands_back_the_best_plan_with_its_bound_and_nothing_is_printed():
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent / "src")])
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "interrupted bound\n"


def test_a_solver_without_memory_leaves_the_start(monkeypatch):
    arrays, start = programs.everywhere_open()

    def hungry(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr(highs, "_claimed", hungry)
    answer = highs.solve(arrays, EXACT, start=start)
    assert answer.values.tolist() == start.tolist()
    assert answer.termination == Termination(Proof.NONE, Stop.MEMORY)


def _lunch_judged(claim, start=None):
    return judged(programs.lunch(), EXACT, claim, start, "test")


def test_a_bound_above_a_known_plan_is_not_believed():
    plan = np.array([0.0, 1.0, 1.0])
    answer = _lunch_judged(Claim(Stop.FINISHED, plan, bound=17.0))
    assert answer.values.tolist() == [0, 1, 1]
    assert (answer.bound, answer.termination) == (None, Termination(Proof.NONE, Stop.FAILED))


def test_infeasible_is_not_believed_when_a_plan_is_known():
    answer = _lunch_judged(Claim(Stop.FINISHED, infeasible=True), start=np.array([0.0, 1.0, 1.0]))
    assert answer.values.tolist() == [0, 1, 1]
    assert answer.termination == Termination(Proof.NONE, Stop.FAILED)


def test_optimal_is_not_believed_without_a_bound_that_shows_it():
    plan = np.array([1.0, 1.0, 0.0])
    assert _lunch_judged(Claim(Stop.FINISHED, plan, bound=16.0)).termination.stop is Stop.FAILED
    assert _lunch_judged(Claim(Stop.FINISHED, plan)).termination.stop is Stop.FAILED
    assert _lunch_judged(Claim(Stop.FINISHED)).termination.stop is Stop.FAILED


def test_values_are_checked_against_integers_bounds_and_rows():
    arrays = programs.lunch()
    assert checked(arrays, np.array([0.0, 1 - 1e-9, 1.0])).tolist() == [0, 1, 1]
    for broken in ([0, 0.999, 1], [0, 2, 0], [1, 1, 1], [0, 1, np.nan]):
        assert checked(arrays, np.array(broken, dtype=float)) is None


def test_a_linear_program_gives_values_total_and_what_each_row_is_worth():
    values, objective, duals = highs.linear(programs.mixture())
    assert values == pytest.approx([4, 6])
    assert objective == pytest.approx(22)
    assert duals == pytest.approx([3])


@pytest.mark.parametrize("arrays", [_too_little(), _crossed_row(), _empty_row()])
def test_a_linear_program_that_cannot_hold_has_no_answer(arrays):
    assert highs.linear(arrays) is None


def test_a_relaxation_without_time_has_no_answer():
    arrays = programs.lunch()
    assert highs.linear(arrays) is not None
    assert highs.linear(arrays, 0.0) is None


def test_no_plan_is_lost_to_a_tolerance_that_is_finer_than_the_arithmetic():
    """With ``mip_feasibility_tolerance`` 1e-9 HiGHS 1.16 calls 7765 optimal; 7741 is a plan."""
    cost = [
        [39, 35, 59, 22, 0, 56, 27, 1, 18],
        [-7, 43, 52, 29, 19, 7, 30, 11, 9],
        [-10, 36, -9, 53, 29, 37, 46, 4, 46],
        [34, -8, 26, 37, -10, 57, 45, -9, 57],
        [19, 13, -1, 47, 15, 36, -9, -2, 1],
        [19, 30, 0, -7, 33, 18, 46, 21, 35],
        [48, 7, 3, 22, 23, 17, 57, -4, 11],
        [48, 2, 1, 25, 10, 57, 8, 37, 39],
        [34, 22, -4, -8, 48, 41, 25, 8, 32],
        [5, 39, -10, -2, 57, 17, -1, 37, 21],
        [29, 11, 36, 31, 45, 23, 21, -6, 59],
        [11, 35, 29, 54, 28, 8, -1, 36, 10],
        [37, 32, -3, -10, 27, 7, 30, 54, 11],
        [20, 17, 15, 16, 21, 57, 29, 33, 25],
        [-5, 44, 38, 25, -2, 20, 44, 25, 28],
        [4, 49, 41, -3, 52, 53, 52, -5, 49],
        [2, 27, 58, -1, 40, 23, 56, 27, -3],
        [1, 11, 29, -9, 10, 57, 37, 19, 47],
        [23, 11, 15, 49, -1, -9, 21, 43, 41],
    ]
    problem = st.classic.single_source(
        cost,
        demand=[52, 95, 99, 40, 29, 88, 77, 25, 4, 85, 13, 60, 56, 27, 41, 15, 45, 71, 96],
        capacity=[145, 62, 172, 134, 70, 162, 153, 210, 195],
        fixed=[1637, 528, 558, 695, 2362, 2127, 2443, 473, 2014],
    )
    arrays = problem.model.program().arrays()
    for seed in range(4):
        assert highs.solve(arrays, Limits(60.0, 0.0, 1, seed)).bound == pytest.approx(7741)
