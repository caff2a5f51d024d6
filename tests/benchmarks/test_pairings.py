"""All linearisations of flow times distance state the same number."""

import itertools

import numpy as np
import pytest
from benchmarks.pairings import PAIRINGS, restated

from siting.parts import Assign, Entry, Measure, Model, Pair, Placement
from siting.solvers import highs
from siting.solvers.contract import Limits

FIRST, SECOND = np.array([0, 0, 2]), np.array([1, 2, 1])


def model(seed: int) -> Model:
    rng = np.random.default_rng(seed)
    distance = rng.integers(0, 9, (3, 3)).astype(float)
    distance[1], distance[:, 1] = distance[0], distance[:, 0]  # two places of one class
    pair = Pair(FIRST, SECOND, np.array([3.0, 1.0, 2.0]), distance)
    seat = Assign(rng.integers(0, 20, (3, 3)).astype(float))
    entries = tuple(Entry(Measure(n, "u", (p,)), 1.0) for n, p in (("seat", seat), ("way", pair)))
    return Model(("a", "b", "c"), ("x", "y", "z"), entries)


@pytest.mark.parametrize("kind", PAIRINGS)
def test_every_linearisation_has_the_optimum_of_enumeration(kind):
    for seed in range(3):
        whole = model(seed)
        plans = (Placement(np.array(p)) for p in itertools.product(range(3), repeat=3))
        best = min(whole.total(plan) for plan in plans)
        arrays = restated(whole, PAIRINGS[kind]).program().arrays()
        answer = highs.solve(arrays, Limits(gap=0.0))
        assert answer.values is not None
        assert arrays.cost @ answer.values + arrays.offset == pytest.approx(best)


def test_the_transport_bounds_best_and_potentials_better_than_big_ms():
    for seed in range(3):
        relaxed = {
            kind: highs.linear(restated(model(seed), PAIRINGS[kind]).program().arrays())
            for kind in PAIRINGS
        }
        values = {kind: found[1] for kind, found in relaxed.items() if found is not None}
        assert values["transport, classes"] >= values["products"] - 1e-6
        assert values["transport, classes"] >= values["potentials"] - 1e-6
        assert values["potentials"] >= values["traffic"] - 1e-6
        assert values["transport, buildings"] >= values["transport, classes"] - 1e-6
