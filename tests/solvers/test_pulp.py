"""Solvers behind PuLP agree with HiGHS, and nothing they say is believed unseen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import highspy
import numpy as np
import pytest

from siting.errors import OptionError, SolverError, UnknownName
from siting.milp import Linear, Milp
from siting.solvers import highs, pulp_program, pulp_solver
from siting.solvers.contract import Limits
from siting.solvers.pulp_kinds import KINDS, _cbc_bound, _printed
from siting.solvers.verify import checked, total
from siting.termination import Proof, Stop, Termination

from . import programs

HERE = pulp_program.available()
EXACT = Limits(gap=0.0)
OPTIMAL = Termination(Proof.OPTIMAL, Stop.FINISHED)
INFEASIBLE = Termination(Proof.INFEASIBLE, Stop.FINISHED)
every = pytest.mark.parametrize("name", HERE)
# without a licence, the others take small programs only
unlimited = pytest.mark.parametrize("name", [n for n in HERE if n not in ("gurobi", "cplex")])
cbc = pytest.mark.skipif("cbc" not in HERE, reason="CBC is not installed")


@every
@pytest.mark.parametrize(
    ("arrays", "best"),
    [(programs.lunch(), 16), (programs.mixture(), 22), (programs.opening(), 12)],
)
def test_a_small_program_is_solved_and_proved_with_its_constant(name, arrays, best):
    answer = pulp_solver.solve(arrays, EXACT, name=name)
    assert answer.termination == OPTIMAL
    assert total(arrays, answer.values) == pytest.approx(best)
    assert answer.bound == pytest.approx(best)
    assert answer.version.startswith(name.upper())


@cbc
@pytest.mark.parametrize("seed", range(30))
def test_cbc_and_highs_agree_on_knapsacks(seed):
    arrays = programs.knapsacks(seed)
    here, there = highs.solve(arrays, EXACT), pulp_solver.solve(arrays, EXACT, name="cbc")
    assert here.termination == there.termination == OPTIMAL
    assert total(arrays, here.values) == total(arrays, there.values)


@every
def test_every_solver_agrees_on_a_city(name):
    arrays = programs.city(items=12, places=5)
    here, there = highs.solve(arrays, EXACT), pulp_solver.solve(arrays, EXACT, name=name)
    assert there.termination == OPTIMAL
    assert total(arrays, there.values) == pytest.approx(total(arrays, here.values), rel=1e-9)


@every
def test_a_range_a_free_row_and_negative_numbers_are_carried_over(name):
    program = Milp()
    whole = program.columns(1, "whole", lower=-7.5, upper=9, integer=True)
    free = program.columns(1, "free: of (all) bounds", lower=-np.inf)
    program.between(-4, Linear.of(whole) + Linear.of(free), 4, "range")
    program.between(-np.inf, Linear.of(whole), np.inf, "says nothing")
    program.at_least(Linear.of(free), -6.25, "floor")
    program.minimise(Linear.of(whole) + Linear.of(free, 2.0))
    arrays = program.arrays()
    answer = pulp_solver.solve(arrays, EXACT, name=name)
    assert answer.values == pytest.approx([2, -6])
    assert answer.termination == OPTIMAL


@every
def test_columns_that_cost_nothing_and_bind_nothing_lie_within_their_bounds(name):
    program = Milp()
    program.columns(2, "idle", lower=[2, -9], upper=[5, -3])
    program.minimise(Linear.of(program.columns(1, "x", lower=1)))
    answer = pulp_solver.solve(program.arrays(), EXACT, name=name)
    assert answer.values == pytest.approx([2, -3, 1])


def _too_little():
    arrays = programs.lunch()
    return replace(arrays, row_lower=arrays.row_lower + 2, row_upper=arrays.row_upper + 2)


def _half():
    program = Milp()
    pair = program.columns(2, "x", upper=9, integer=True)
    program.equal(Linear.of(pair, [2, -2]), 1, "whole numbers never differ by a half")
    return program.arrays()


def _crossed():
    program = Milp()
    program.columns(1, "x", lower=2, upper=1)
    return program.arrays()


@every
@pytest.mark.parametrize("arrays", [_too_little(), _half(), _crossed()])
def test_what_cannot_hold_is_infeasible_and_leaves_no_junk(name, arrays):
    answer = pulp_solver.solve(arrays, EXACT, name=name)
    assert (answer.values, answer.bound, answer.termination) == (None, None, INFEASIBLE)


@cbc
def test_a_program_without_a_lowest_total_is_an_error():
    program = Milp()
    up = program.columns(2, "up")
    program.at_most(Linear.of(up, [1, -1]), 0, "never binds")
    program.minimise(Linear.of(up, -1.0))
    with pytest.raises(SolverError, match="no lowest total"):
        pulp_solver.solve(program.arrays(), EXACT, name="cbc")


@every
def test_stopping_within_the_gap_is_not_called_optimal(name):
    arrays = programs.city(items=20, places=8)
    answer = pulp_solver.solve(arrays, Limits(gap=0.2), name=name)
    assert answer.termination in (Termination(Proof.BOUND, Stop.GAP), OPTIMAL)
    value = total(arrays, answer.values)
    assert value - answer.bound <= 0.2 * value * 1.00001
    assert answer.bound <= highs.solve(arrays, EXACT).bound + 1e-3


@unlimited
def test_out_of_time_is_never_optimal(name):
    arrays = programs.city()
    answer = pulp_solver.solve(arrays, Limits(seconds=1.5, gap=0.0), name=name)
    assert answer.termination.stop is Stop.TIME
    assert answer.termination.proof in (Proof.BOUND, Proof.NONE)
    if answer.values is not None:
        assert checked(arrays, answer.values) is not None
    if name == "cbc" and answer.values is not None:
        assert answer.bound < total(arrays, answer.values)


@unlimited
@pytest.mark.parametrize("seconds", [0, 1.0])
def test_a_start_survives_having_little_time(name, seconds):
    arrays, start = programs.everywhere_open()
    answer = pulp_solver.solve(arrays, Limits(seconds=seconds), name=name, start=start)
    assert total(arrays, answer.values) <= total(arrays, start)
    assert answer.termination.stop is Stop.TIME


@cbc
def test_cbc_begins_with_the_start_it_is_given(tmp_path, monkeypatch):
    arrays, start = programs.everywhere_open(items=20, places=8)
    read = []
    monkeypatch.setattr(
        pulp_solver,
        "_read",
        lambda *args: read.append(args[-1]) or pulp_solver.Claim(Stop.TIME),
    )
    pulp_solver.solve(arrays, Limits(gap=0.5), name="cbc", start=start)
    assert "MIPStart" in read[0]


@cbc
def test_the_watcher_stops_cbc_which_hands_over_its_plan():
    arrays, start = programs.everywhere_open()
    answer = pulp_solver.solve(
        arrays, Limits(seconds=60), name="cbc", start=start, watch=lambda p: p.seconds > 1
    )
    assert answer.termination.stop is Stop.INTERRUPTED
    assert answer.termination.proof in (Proof.BOUND, Proof.NONE)
    assert total(arrays, answer.values) <= total(arrays, start)


INTERRUPTED = """
import os, signal, sys
from siting.solvers import pulp_solver
from siting.solvers.contract import Limits
from solvers import programs

target = os.getpid() if sys.argv[1] == "me" else 0  # 0 = everyone in the group, like a keyboard
def watch(progress):
    if progress.seconds > 1.5 and not done:
        done.append(True)
        os.killpg(0, signal.SIGINT) if target == 0 else os.kill(target, signal.SIGINT)
    return False
done = []
arrays, start = programs.everywhere_open()
answer = pulp_solver.solve(arrays, Limits(seconds=60), name="cbc", start=start, watch=watch)
assert answer.values is not None
print(answer.termination.stop.value, answer.termination.proof.value)
"""


@cbc
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere children are not listed")
@pytest.mark.parametrize("who", ["me", "group"])
def test_ctrl_c_hands_back_the_best_plan_and_nothing_is_printed(who):
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent / "src")])
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, who],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "interrupted bound\n"


@every
def test_names_are_taken_in_any_case(name):
    assert pulp_solver.solve(programs.lunch(), EXACT, name=name.title()).bound == pytest.approx(16)


def test_an_unknown_name_is_refused_with_a_suggestion_and_what_there_is():
    with pytest.raises(UnknownName, match=r"no solver 'cbcc'; .*; did you mean 'cbc'\?"):
        pulp_solver.solve(programs.lunch(), EXACT, name="cbcc")
    with pytest.raises(
        UnknownName, match=r"'high'; available here: auto, highs, .*; did you mean 'highs'\?"
    ):
        pulp_solver.solve(programs.lunch(), EXACT, name="high")


def test_a_solver_that_is_missing_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(pulp_program, "_class_of", lambda short: None)
    for name in KINDS:
        with pytest.raises(SolverError, match="not installed here: "):
            pulp_solver.solve(programs.lunch(), EXACT, name=name)


@pytest.mark.parametrize("suffix", [".mps", ".lp"])
@pytest.mark.parametrize("arrays", [programs.lunch(), programs.opening(), programs.mixture()])
def test_an_exported_program_has_the_same_answer_constant_included(tmp_path, arrays, suffix):
    path = tmp_path / f"program{suffix}"
    pulp_program.export(arrays, path)
    reader = highspy.Highs()
    reader.silent()
    reader.readModel(str(path))
    reader.run()
    expected = highs.solve(arrays, EXACT).bound
    assert reader.getInfo().objective_function_value == pytest.approx(expected)


def test_an_export_ends_in_mps_or_lp(tmp_path):
    with pytest.raises(OptionError, match=r"not 'program\.txt'"):
        pulp_program.export(programs.lunch(), tmp_path / "program.txt")


def test_a_printed_bound_is_read_as_the_least_it_can_mean():
    assert _printed("20302.573") == pytest.approx(20302.5725, abs=1e-9)
    assert _printed("20282.1") == pytest.approx(20282.05)
    assert _printed("4086") == 4085.5
    assert _printed("1.2e+06") == pytest.approx(1.15e6)


def test_the_last_lower_bound_of_a_log_counts_unless_the_run_was_finished():
    stopped = "Result - Stopped on time limit\nObjective value:   9.00\nLower bound:   7.5\n"
    finished = "Result - Optimal solution found\n\nObjective value:   9.00\n"
    assert _cbc_bound(None, stopped) == pytest.approx(7.45)
    assert _cbc_bound(None, finished) == pytest.approx(8.995)
    assert _cbc_bound(None, "") is None
