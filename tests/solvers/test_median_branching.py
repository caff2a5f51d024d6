"""Branching on sites with Benders' cuts: no bound above the best plan, and the best plan in the end."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from siting.jit import FAST
from siting.solvers.median import cuts as module
from siting.solvers.median.branching import Branching
from siting.solvers.median.cuts import Cuts
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import of_matrix

pytestmark = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")

FAR = 1e5
"""What a way costs that does not exist."""


def drawn(seed: int) -> Shape:
    """Return a problem of points near each other: p given or free, whole costs or not, some ways missing."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(5, 25)), int(rng.integers(3, 11))
    point, site = rng.random((n, 1, 2)), rng.random((1, m, 2))
    cost = np.sqrt(((point - site) ** 2).sum(axis=2)) * 50
    if seed % 2:
        cost = np.floor(cost)
    lost = rng.random((n, m)) < 0.2 * (seed % 3 == 0)
    lost[np.arange(n), rng.integers(m, size=n)] = False
    cost[lost] = FAR
    p = int(rng.integers(1, m)) if seed % 4 < 2 else None
    fixed = rng.integers(-3, 60, m) * float(p is None)
    held = rng.random(m) < 0.1
    held[int(p or m) :] = False
    weight = rng.integers(1, 4, n).astype(float)
    shape = Shape.of(of_matrix(cost), weight, fixed, p, held)
    return Shape(**{**vars(shape), "never": FAR})


def totals(shape: Shape) -> dict[tuple[int, ...], float]:
    """Return what every set of sites costs that may be open."""
    m, held = len(shape.fixed), set(np.flatnonzero(shape.held).tolist())
    counts = range(1, m + 1) if shape.p is None else (shape.p,)
    sets = (some for count in counts for some in combinations(range(m), count))
    return {some: shape.total(np.array(some)) for some in sets if held <= set(some)}


SERVED = [seed for seed in range(60) if min(totals(drawn(seed)).values()) < FAR]
"""Problems in which some set of sites serves everybody."""


@pytest.mark.parametrize("seed", SERVED)
def test_the_best_set_of_sites_is_found_and_proved(seed: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_MORE", 1)  # cuts go and come all the time
    shape = drawn(seed)
    known = totals(shape)
    best, worst = min(known.values()), max(known.values())
    price = np.random.default_rng(seed).random(len(shape.weight)) * 30 * (seed % 5 > 0)
    told: list[float] = []

    def cost(sites: np.ndarray) -> float:
        return known.get(tuple(sites.tolist()), np.inf)

    cuts = Cuts(shape, shape.space.cost, price)
    branching = Branching(cuts, worst + 1, shape.step(worst), cost, lambda: 1e6)
    root = branching.begin(told.append)
    assert root.bound <= best + 1e-6
    branching.run(root, told.append)
    assert branching.total == pytest.approx(best, abs=1e-9)
    assert max(told) <= best + 1e-6
    assert told[-1] == pytest.approx(best, abs=1e-6)


def test_nothing_is_claimed_when_time_is_up():
    shape = drawn(1)
    told: list[float] = []
    cuts = Cuts(shape, shape.space.cost, np.ones(len(shape.weight)))
    branching = Branching(cuts, 1e9, 0.99, lambda sites: shape.total(sites), lambda: 0.0)
    root = branching.begin(told.append)
    if root is not None:
        branching.run(root, told.append)
    assert max(told, default=-np.inf) <= min(totals(shape).values()) + 1e-6
