"""What hard capacities let items bring to places: never less than any choice of items that fits."""

from itertools import product

import numpy as np
import pytest

import siting as st
from siting.parts.rooms import Room, most
from siting.solvers import highs


@pytest.mark.parametrize("seed", range(20))
def test_no_choice_of_items_that_fits_brings_more(seed):
    rng = np.random.default_rng(seed)
    need = rng.integers(0, 6, (2, 5)).astype(float)
    rooms = (
        Room(need[0], np.array([0, 1, 2]), np.array([7.0, 4.0, np.inf])),
        Room(need[1], np.array([0, 0, -1]), np.array([8.0])),
    )
    brings, places = rng.uniform(0.0, 3.0, (5, 3)), np.array([0, 1])
    bound, reached = most(rooms, brings[:, places], places), 0.0
    for place in product(range(3), repeat=5):
        at = np.array(place)
        fits = [
            need[0][at == 0].sum() <= 7,
            need[0][at == 1].sum() <= 4,
            need[1][(at == 0) | (at == 1)].sum() <= 8,
        ]
        inside = np.nonzero(at < 2)[0]
        if all(fits):
            reached = max(reached, float(brings[inside, at[inside]].sum()))
    assert reached <= bound <= brings[:, places].max(axis=1).sum()


def test_places_without_a_limit_take_everything():
    brings = np.array([[1.0], [2.0], [4.0]])
    assert most((), brings, np.array([0])) == 7.0
    none = Room(np.ones(3), np.array([-1]), np.zeros(0))
    assert most((none,), brings, np.array([0])) == 7.0


def test_small_buildings_need_no_steps_for_large_loads():
    city = st.generate(agencies=20, buildings=8, zones=6, slots=2, pairs=0.0)
    problem = st.Problem(city)
    tight = problem.model.program().arrays()
    loose = problem.without("FloorArea").model.program().arrays()
    steps = [dict.fromkeys([name for name, _ in a.column_blocks]) for a in (tight, loose)]
    assert "step" in steps[0]
    assert len(tight.cost) < len(loose.cost)
    assert highs.linear(tight)[1] > highs.linear(loose)[1]
