"""Soft steps of the p-median's dual: parts of sites, and bounds that stay below every plan."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from siting.jit import FAST
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.search import begun, improved
from siting.solvers.median.shape import Shape
from siting.solvers.median.soft import opened, softly
from siting.solvers.median.space import of_points

needs_numba = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")


def drawn(clients: int, sites: int, p: int, seed: int) -> Shape:
    """Return points in a square with weights, and sites of their own."""
    rng = np.random.default_rng(seed)
    space = of_points(rng.random((clients, 2)) * 50, rng.random((sites, 2)) * 50)
    weight = rng.integers(1, 4, clients).astype(float)
    return Shape.of(space, weight, rng.integers(0, 9, sites).astype(float) * (seed % 2), p)


@given(
    some.lists(some.floats(-1e6, 1e6), min_size=4, max_size=30),
    some.integers(1, 4),
    some.floats(1e-6, 1e6),
)
def test_parts_are_p_in_all_and_the_better_site_is_never_opened_less(
    values: list[float], p: int, heat: float
) -> None:
    value = np.array(values)
    part = opened(value, p, heat)
    assert part.sum() == pytest.approx(p)
    assert part.min() >= 0
    assert part.max() <= 1 + 1e-9
    assert np.all(np.diff(part[np.argsort(value)]) <= 1e-9)


@needs_numba
@pytest.mark.parametrize("seed", range(12))
def test_no_soft_step_gives_a_bound_above_the_best_plan(seed: int) -> None:
    p = 1 + seed % 2
    shape = drawn(30, 24, p, seed)
    best = min(shape.total(np.array(sites)) for sites in combinations(range(24), p))
    ascent = Ascent(shape, np.random.default_rng(seed).random(30) * 40)
    for _ in softly(ascent, best):
        assert ascent.bound <= best + 1e-9
    assert ascent.bound >= 0.8 * best


@needs_numba
def test_few_of_many_points_are_soon_within_three_percent() -> None:
    shape = drawn(1000, 1000, 10, 2)
    rng = np.random.default_rng(0)
    _, total = improved(shape, begun(shape, rng), rng)
    ascent = Ascent(shape, np.full(1000, 8.0))
    for _ in softly(ascent, total):
        assert ascent.bound <= total
    assert ascent.bound >= 0.97 * total
