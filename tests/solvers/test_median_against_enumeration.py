"""Medians of every shape against all sets of sites: units, missing ways, weights of 0, forced and free sites."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import siting as st
from siting.jit import FAST
from siting.parts import Placement
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.median.team import MedianTeam
from siting.solvers.median.unit import unit

pytestmark = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")


def drawn(seed: int) -> tuple[dict[str, object], np.ndarray]:
    """Return arguments of a p-median (those with ``p``) or of location with fixed costs, and the costs."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 9)), int(rng.integers(2, 8))
    cost = rng.integers(0, rng.choice([2, 10, 1000]), (n, m)) * rng.choice([1e-3, 1, 0.37, 1e4])
    if seed % 3 == 0:
        cost = rng.random((n, m))
    cost[rng.random((n, m)) < rng.choice([0, 0.3])] = np.inf
    required, forbidden = ([int(j)] * bool(rng.random() < 0.3) for j in rng.permutation(m)[:2])
    marked = {"required": required, "forbidden": forbidden, "weights": rng.choice([0, 1, 2.5], n)}
    if seed % 2:
        return {"cost": cost, "p": int(rng.integers(1, m)), **marked}, cost
    top = cost[np.isfinite(cost)].max(initial=0.0)
    return {"cost": cost, "fixed": rng.integers(0, 5, m) * top * 0.3, **marked}, cost


def least(arguments: dict, cost: np.ndarray) -> float:
    """Return the least total over all sets of sites, ``inf`` where none serves everybody."""
    may = [j for j in range(cost.shape[1]) if j not in arguments["forbidden"]]
    fixed = arguments.get("fixed", np.zeros(cost.shape[1]))
    best = np.inf
    for count in [arguments["p"]] if "p" in arguments else range(1, len(may) + 1):
        for some in map(list, combinations(may, count)):
            near = cost[:, some].min(axis=1)
            if set(arguments["required"]) <= set(some) and np.isfinite(near).all():
                best = min(best, float(arguments["weights"] @ near + fixed[some].sum()))
    return best


@pytest.mark.parametrize("seed", range(120))
def test_the_best_of_all_sets_of_sites_is_found_and_proved(seed: int) -> None:
    arguments, cost = drawn(seed)
    make = st.classic.p_median if "p" in arguments else st.classic.uflp
    try:
        model = make(**arguments).model
    except st.OptionError:  # a client that nobody can serve
        return
    anywhere = Placement(np.zeros(len(cost), dtype=np.int64))
    team = MedianTeam.of(model, anywhere if seed % 5 == 0 else None)
    if team is None:  # no client has a weight
        assert not arguments["weights"].any() or "p" in arguments
        return
    board, best = Board(Limits(None if seed % 4 else 5.0, 0.0)), least(arguments, cost)
    team.run(board)
    if np.isinf(best):
        assert board.place is None
        return
    assert board.total == pytest.approx(best, abs=1e-9)
    assert board.bound == pytest.approx(best, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("scale", [1.0, 0.001, 0.37, 1e6])
def test_the_unit_of_numbers_is_found_whatever_they_were_scaled_by(scale: float) -> None:
    counts = np.random.default_rng(2).integers(0, 900, 200).astype(float) * 6
    assert unit(counts * scale) == pytest.approx(6 * scale, rel=1e-12)
    assert unit(np.random.default_rng(2).random(200) * scale) is None
