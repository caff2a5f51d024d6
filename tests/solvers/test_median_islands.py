"""Islands of clustered points: no bound above the best plan, and the best plan in the end."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest

import siting as st
from siting.jit import FAST
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.median import island, islands
from siting.solvers.median.ascent import Ascent
from siting.solvers.median.dealing import Dealing, dealt
from siting.solvers.median.finish import Finish
from siting.solvers.median.islands import apart, toll
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import FLOOR, of_matrix, of_points
from siting.solvers.median.team import MedianTeam

pytestmark = pytest.mark.skipif(not FAST, reason="the loops are too slow without numba")


def drawn(seed: int) -> Shape:
    """Return points in three clusters, rounded or not; sometimes one of the sites must be open."""
    rng = np.random.default_rng(seed)
    n, m = 18, int(rng.integers(5, 12))
    middle = np.array([[0.0, 0.0], [40.0, 5.0], [9.0, 60.0]])
    client, site = (middle[rng.integers(3, size=k)] + rng.random((k, 2)) * 12 for k in (n, m))
    way = np.linalg.norm(client[:, None] - site[None], axis=2)
    space = of_points(client, site, FLOOR) if seed % 3 else of_matrix(way)
    held = np.zeros(m, dtype=np.bool_)
    held[seed % m] = seed % 4 == 0
    weight = rng.integers(1, 4, n).astype(float)
    return Shape.of(space, weight, np.zeros(m), int(rng.integers(1, m)), held)


def totals(shape: Shape) -> dict[tuple[int, ...], float]:
    """Return what every set of sites costs that may be open."""
    held = set(np.flatnonzero(shape.held).tolist())
    sets = combinations(range(len(shape.fixed)), shape.p or 0)
    return {some: shape.total(np.array(some)) for some in sets if held <= set(some)}


def rough(shape: Shape, seed: int) -> Ascent:
    """Return a dual that took a few steps from anywhere."""
    price = shape.weight * np.random.default_rng(seed).random(len(shape.weight)) * 20
    ascent = Ascent(shape, price)
    for _, _ in zip(range(seed % 30), ascent.steps(300.0), strict=False):
        pass
    ascent.bound, _, _ = ascent.valued(ascent.best)
    return ascent


@pytest.mark.parametrize("seed", range(80))
def test_ended_islands_are_the_best_of_all_sets_of_sites(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(islands, "_LARGEST", 1.0)  # a single island is ended too
    monkeypatch.setattr(island, "_KICKS", 0)
    shape = drawn(seed)
    known = totals(shape)
    best = min(known.values())
    total = max(known.values()) if seed % 2 else best + 3.0
    ascent = rough(shape, seed)
    parts = apart(ascent, total)
    assert parts is not None
    opened = np.array(min(known, key=known.__getitem__))
    told: list[float] = []
    state = [total]

    def take(sites: np.ndarray) -> float:
        assert len(np.unique(sites)) == len(sites) <= (shape.p or 0)
        state[0] = min(state[0], shape.total(np.sort(sites)))
        return state[0]

    for part in parts:
        part.begin(opened[: seed % 5])
    dealing = Dealing(
        parts, shape.p or 0, total, shape.step(total), take, told.append, toll(ascent)
    )
    dealing.run(np.random.default_rng(0), lambda: 1e6, lambda: np.inf)
    assert max(told) <= best + 1e-6
    assert state[0] == pytest.approx(best, abs=1e-6)
    assert told[-1] == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_known_of_an_island_is_never_more_than_its_best_plan(seed: int) -> None:
    shape = drawn(seed)
    ascent = rough(shape, seed)
    parts = apart(ascent, max(totals(shape).values())) or []
    rng = np.random.default_rng(seed)
    for part in parts:
        m, held = len(part.names), set(np.flatnonzero(part.problem.held).tolist())
        first = max(1, len(held))
        for count in range(first, len(part.least)):
            part.look(count, rng, lambda: 1e6)
            if count % 2:
                part.tolled(float(seed % 7), rng, lambda: 1e6)
            if count % 3:
                part.settle(count, part.least[count] + 2.0, rng, lambda: 1e6)
        for count in range(first, len(part.least)):
            sets = (some for some in combinations(range(m), count) if held <= set(some))
            best = min(part.problem.total(np.array(some)) for some in sets)
            assert part.least[count] <= best + 1e-6 <= part.most[count] + 2e-6


@pytest.mark.parametrize("seed", range(20))
def test_sites_are_dealt_to_islands_as_all_combinations_say(seed: int) -> None:
    rng = np.random.default_rng(seed)
    costs = [rng.integers(0, 20, int(rng.integers(1, 5))).astype(float) for _ in range(4)]
    for cost in costs:
        cost[rng.random(len(cost)) < 0.3] = np.inf
    most = int(rng.integers(0, 9))
    sums = [
        sum(cost[k] for cost, k in zip(costs, some, strict=True))
        for some in product(*(range(len(cost)) for cost in costs))
        if sum(some) <= most
    ]
    least, counts = dealt(costs, most)
    assert least == min(sums, default=np.inf)
    if np.isfinite(least):
        assert sum(cost[k] for cost, k in zip(costs, counts, strict=True)) == least
        assert sum(counts) <= most


@pytest.mark.parametrize("scale", [1.0, 0.37])
def test_lattices_far_from_each_other_are_ended_on_their_own(
    scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted = []
    whole = Finish._parted
    monkeypatch.setattr(
        Finish, "_parted", lambda self, *given: parted.append(1) or whole(self, *given)
    )
    one = np.argwhere(np.ones((4, 5))).astype(float)
    point = np.concatenate([one, one + [90, 0], one[:17] + [0, 200]])
    cost = np.floor(4 * np.linalg.norm(point[:, None] - point[None], axis=2)) * scale
    problem = st.classic.p_median(cost, p=14)
    board, team = Board(Limits(None, 0.0)), MedianTeam.of(problem.model)
    assert team is not None
    team.run(board)
    assert parted
    assert board.closed
    assert board.total == pytest.approx(176.0 * scale)  # as HiGHS proves in 2 s
