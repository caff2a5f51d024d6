"""What does not fit in memory is refused with its size; classics are solved by who knows them."""

from __future__ import annotations

import numpy as np
import pytest

import siting as st
from siting.jit import FAST


def crowd(clients: int, sites: int | None = None) -> st.Euclidean:
    rng = np.random.default_rng(1)
    return st.Euclidean(rng.random((clients, 2)), rng.random((sites or clients, 2)))


def test_a_program_that_cannot_fit_is_refused_with_its_size() -> None:
    problem = st.classic.p_median(crowd(100_000), p=100)
    with pytest.raises(st.SolverError, match="10,000,000,000 columns .* solver='auto'"):
        st.solve(problem, solver="highs")


@pytest.mark.parametrize("name", ["p_center", "cflp"])
def test_a_matrix_that_cannot_fit_is_refused_with_its_size(name: str) -> None:
    more = {"p": 5} if name == "p_center" else {"demand": 1, "capacity": 1000}
    with pytest.raises(st.OptionError, match="100,000 × 20,000 of them or 16 GB"):
        st.solve(getattr(st.classic, name)(crowd(100_000, 20_000), **more))


@pytest.mark.skipif(not FAST, reason="without numba HiGHS takes all")
def test_a_classic_goes_to_the_solver_that_knows_it() -> None:
    result = st.solve(st.classic.p_median(crowd(40), p=3), gap=0)
    assert result.solver == "auto"
    assert result.termination.proof is st.Proof.OPTIMAL
