"""A splitter that is kept open splits every placement as it would be split from nothing."""

import numpy as np
import pytest

import siting as st
from siting.parts import Placement
from siting.solvers.completion import complete
from siting.solvers.resplit import Resplit


@pytest.mark.parametrize(("seed", "everything"), [(1, False), (2, True)])
def test_every_placement_is_split_as_from_nothing(seed, everything):
    city = st.generate(
        agencies=5, buildings=4, zones=2, slots=3, seed=seed, two_lots=0.9, everything=everything
    )
    rules = [st.ParkingCapacity(value=0.7), st.Cap("parking_walk", 1.0)]
    model = st.Problem(city).with_(rules=rules).model
    rng = np.random.default_rng(seed)
    splits = Resplit.of(model, Placement(np.zeros(5, dtype=np.int64)))
    for _ in range(8):
        plan = Placement(rng.integers(0, 4, size=5))
        there, anew = model.values(splits.complete(plan)), model.values(complete(model, plan))
        for name, value in anew.items():
            assert there[name] == pytest.approx(value, rel=1e-7, abs=1e-5), name


def test_without_a_choice_of_lots_there_is_nothing_to_split():
    model = st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, two_lots=0)).model
    plan = Placement(np.zeros(2, dtype=np.int64))
    whole = Resplit.of(model, plan).complete(plan)
    assert whole.flow.size == 0
    assert Resplit.of(model, plan).complete(whole) is whole
