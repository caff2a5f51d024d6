"""Completing a plan's split: a series of programs, each within the tolerances of those before it."""

from dataclasses import replace

import numpy as np
import pytest

import siting as st
from siting.city.arrays import locked
from siting.parts import Placement
from siting.solvers import completion
from siting.solvers.completion import complete
from siting.termination import FEASIBLE


def model_of(**city):
    return st.Problem(
        st.generate(buildings=3, zones=3, two_lots=1.0, everything=True, **city)
    ).model


HARD_TO_COMPLETE = [
    ({"agencies": 3, "slots": 2, "seed": 5}, (1, 0, 1)),
    ({"agencies": 3, "slots": 2, "seed": 5}, (1, 1, 1)),
    ({"agencies": 4, "slots": 3, "seed": 40}, (1, 0, 0, 1)),
    ({"agencies": 4, "slots": 3, "seed": 40}, (1, 0, 2, 2)),
    ({"agencies": 4, "slots": 3, "seed": 40}, (2, 0, 0, 2)),
]
"""Plans at which a tight series, or the presolve of HiGHS 1.16, found no way although there is one."""


def assert_split(model, places):
    plan = Placement(np.array(places, dtype=np.int64))
    flow = complete(model, plan).flow
    there = np.zeros_like(model.split.brought(plan, 3))
    np.add.at(there, model.split.place, flow)
    assert there == pytest.approx(model.split.brought(plan, 3), rel=1e-12)
    assert flow.min() >= 0


@pytest.mark.parametrize(("city", "places"), HARD_TO_COMPLETE)
def test_every_plan_has_a_split(city, places):
    assert_split(model_of(**city), places)


def test_any_split_will_do_where_nothing_depends_on_it():
    city, places = HARD_TO_COMPLETE[0]
    assert_split(replace(model_of(**city), entries=(), ties=()), places)


@pytest.mark.parametrize(("city", "places"), HARD_TO_COMPLETE[2:])
def test_a_way_that_presolve_denies_is_looked_for_without_it(monkeypatch, city, places):
    monkeypatch.setattr(completion, "KEEP", (1e-7,))  # nothing wider to fall back on
    assert_split(model_of(**city), places)


@pytest.mark.parametrize("seed", range(3))
def test_a_cap_of_no_shortage_and_lots_that_must_suffice_are_kept_to_the_letter(seed):
    city = st.generate(agencies=4, buildings=3, zones=3, slots=1, seed=seed, two_lots=1.0)
    far = np.isin(np.arange(len(city.lots)), city.lot_serves.lot[city.lot_serves.walk_minutes > 5])
    roomy = replace(city.lots, spaces=locked(np.where(far[:, None], 500.0, city.lots.spaces)))
    rules = [st.Cap("parking_shortage", 0.0), st.ParkingCapacity()]
    result = st.solve(st.Problem(replace(city, lots=roomy)).with_(rules=rules), gap=0)
    assert result.audit.broken == ()
    assert result.audit.terms["parking_shortage"] <= FEASIBLE
