"""Compile the loops of solvers and streets once, before two processes of the tests would each do it."""

import subprocess
import sys
from pathlib import Path

import numpy as np

import siting as st
from siting.solvers.compiled.ready import compile_now

HERE = Path(__file__).parent
THROUGH_ALL = (
    "network/engine/test_times.py",
    "network/test_hand_over.py",
    "benchmarks/test_network_suite.py",
    "solvers/test_single.py",
    "solvers/test_single_levels.py",
    "solvers/test_quadratic.py",
)
"""Files whose tests go through all loops over streets, and through both trees."""


def through_tests():
    """Start those tests in a process of their own; whether they pass is asked later."""
    paths = [str(HERE / path) for path in THROUGH_ALL]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *paths]
    return subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.DEVNULL)


def through_solvers():
    """Solve a small problem of each kind."""
    rng = np.random.default_rng(1)
    cost, room = rng.integers(10, 99, (30, 8)), np.full(8, 60)
    compile_now()
    medians = st.classic.p_median(cost, p=3), st.classic.uflp(cost, fixed=room)
    points = st.classic.p_median(st.Euclidean(rng.random((200, 2)), rng.random((200, 2))), p=5)
    far = rng.integers(1, 9, (6, 6))
    one, two = np.ones(6), 2 * np.ones(6)
    quadratic = st.classic.gqap(far, flow=far, distance=far, need=one, available=two)
    for problem in (*medians, points, quadratic):
        st.solve(problem, solver="auto", seconds=60)


if __name__ == "__main__":
    beside = through_tests()
    through_solvers()
    beside.wait()
