import os
import signal
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from siting.errors import SolverError
from siting.milp import Linear, Milp
from siting.solvers import highs
from siting.solvers.contract import Limits
from siting.termination import Proof, Stop


def knapsack(seed, n=12):
    rng = np.random.default_rng(seed)
    milp = Milp()
    take = milp.columns(n, "take", upper=1.0, integer=True)
    milp.at_most(Linear.of(take, rng.integers(3, 20, n).astype(float)), 40.0, "room")
    milp.minimise(Linear.of(take, -rng.integers(3, 20, n).astype(float), constant=7.0))
    return milp.arrays()


def best_of(arrays):
    n = len(arrays.lower)
    choices = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    fits = choices @ arrays.matrix.toarray()[0] <= arrays.row_upper[0]
    return float((choices @ arrays.cost)[fits].min() + arrays.offset)


@pytest.mark.parametrize("seed", range(8))
def test_a_knapsack_is_solved_and_proved(seed):
    arrays = knapsack(seed)
    answer = highs.solve(arrays, Limits(gap=0.0))
    assert answer.termination.proof is Proof.OPTIMAL
    assert arrays.cost @ answer.values + arrays.offset == pytest.approx(best_of(arrays))


def test_an_impossible_program_is_proved_infeasible():
    milp = Milp()
    one = milp.columns(1, "one", upper=1.0, integer=True)
    milp.at_least(Linear.of(one), 2.0, "too much")
    answer = highs.solve(milp.arrays(), Limits())
    assert answer.values is None
    assert answer.termination.proof is Proof.INFEASIBLE


def test_a_program_without_an_end_is_a_solver_error():
    milp = Milp()
    one = milp.columns(1, "one", integer=True)
    milp.minimise(Linear.of(one, -1.0))
    with pytest.raises(SolverError, match="unbounded"):
        highs.solve(milp.arrays(), Limits())


def test_the_number_of_threads_may_change_within_a_process():
    arrays = knapsack(3)
    for threads in (1, 2, 1):
        answer = highs.solve(arrays, Limits(gap=0.0, threads=threads))
        assert answer.termination.proof is Proof.OPTIMAL


def hard():
    rng = np.random.default_rng(1)
    milp = Milp()
    take = milp.columns(120, "take", upper=1.0, integer=True)
    for _ in range(30):
        milp.at_most(Linear.of(take, rng.integers(100, 999, 120).astype(float)), 16000.0, "room")
    milp.minimise(Linear.of(take, -rng.integers(100, 999, 120).astype(float)))
    return milp.arrays()


def test_out_of_time_the_best_so_far_comes_with_a_valid_bound():
    arrays = hard()
    answer = highs.solve(arrays, Limits(seconds=0.5, gap=0.0))
    assert answer.termination.stop is Stop.TIME
    assert answer.termination.proof is Proof.BOUND
    assert answer.bound <= arrays.cost @ answer.values


def test_the_watch_sees_progress_and_can_stop():
    seen = []

    def watch(progress):
        seen.append(progress)
        return len(seen) >= 2

    answer = highs.solve(hard(), Limits(seconds=30, gap=0.0), watch=watch)
    assert answer.termination.stop is Stop.INTERRUPTED
    assert answer.values is not None
    assert len(seen) >= 2


def test_ctrl_c_keeps_the_best_plan_and_its_bound(tmp_path):
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent("""
        import sys
        sys.path[:0] = [sys.argv[1]]
        from test_highs import hard
        from siting.solvers import highs
        from siting.solvers.contract import Limits
        print("started", flush=True)
        answer = highs.solve(hard(), Limits(seconds=60, gap=0.0))
        print(answer.termination.stop.value, answer.values is not None, answer.bound is not None)
        """)
    )
    with subprocess.Popen(
        [sys.executable, str(script), os.path.dirname(__file__)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "started\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.send_signal(signal.SIGINT)
        assert process.stdout.read().split() == ["interrupted", "True", "True"]
