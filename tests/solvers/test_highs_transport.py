import numpy as np
import pytest
from scipy.optimize import linprog

from siting.solvers.highs_transport import Transports


def test_duals_and_their_conjugates_are_worth_the_cheapest_transport():
    transports, rng = Transports(), np.random.default_rng(0)
    for n, m in ((4, 6), (6, 4), (2, 2), (9, 9)):
        distance = rng.integers(0, 20, (n, m)).astype(float)
        leaves, arrives = rng.dirichlet(np.ones(n)), rng.dirichlet(np.ones(m))
        out = transports.duals(distance, leaves, arrives)
        into = (distance - out[:, None]).min(axis=0)
        rows = np.concatenate([np.kron(np.eye(n), np.ones(m)), np.tile(np.eye(m), n)])
        least = linprog(distance.ravel(), A_eq=rows, b_eq=np.concatenate([leaves, arrives]))
        assert out @ leaves + into @ arrives == pytest.approx(least.fun, abs=1e-9)
