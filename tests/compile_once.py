"""Compile the loops of all solvers once, before two processes of the tests would each do it."""

import numpy as np

import siting as st
from siting.network.engine import hierarchy_of
from siting.solvers.compiled.ready import compile_now

rng = np.random.default_rng(1)
cost, room = rng.integers(10, 99, (30, 8)), np.full(8, 60)


def main():
    compile_now()
    single = st.classic.single_source(
        cost, demand=rng.integers(5, 12, 30), capacity=room, fixed=room
    )
    medians = st.classic.p_median(cost, p=3), st.classic.uflp(cost, fixed=room)
    points = st.classic.p_median(st.Euclidean(rng.random((200, 2)), rng.random((200, 2))), p=5)
    far = rng.integers(1, 9, (6, 6))
    quadratic = st.classic.gqap(
        far, flow=far, distance=far, need=np.ones(6), available=2 * np.ones(6)
    )
    for problem in (single, *medians, points, quadratic):
        st.solve(problem, solver="auto", seconds=60)
    hierarchy_of(np.array([0, 1, 2]), np.array([1, 2, 0]), 3)


if __name__ == "__main__":
    main()
