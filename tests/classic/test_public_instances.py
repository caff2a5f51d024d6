"""One small public instance of each kind is solved to its published optimum, where the files are there."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

import siting as st

VARIABLE = "SITING_INSTANCES"


def public(name):
    folder = os.environ.get(VARIABLE)
    if not folder:
        pytest.skip(f"{VARIABLE} names no folder of public instances")
    path = Path(folder) / name
    if not path.exists():
        pytest.skip(f"{VARIABLE} names a folder without {name}")
    return path.read_text("utf-8")


def test_the_first_instance_of_holmberg_costs_8848():
    numbers = iter(public("sscflp_holmberg/p1").split())
    sites, clients = int(next(numbers)), int(next(numbers))

    def take(*shape):
        return np.array([float(next(numbers)) for _ in range(np.prod(shape))]).reshape(shape)

    capacity, fixed = take(sites, 2).T
    demand, cost = take(clients), take(sites, clients).T
    problem = st.classic.single_source(cost, demand=demand, capacity=capacity, fixed=fixed)
    result = st.solve(problem, gap=0)
    assert (result.total, result.termination.proof) == (8848, st.Proof.OPTIMAL)


def test_12_items_in_3_places_of_lee_and_ma_cost_1323900():
    data = json.loads(public("gqap_leema/C12X3-E-G.json"))
    tables = {key: data[key] for key in ("flow", "distance", "need", "available", "fee")}
    result = st.solve(st.classic.gqap(data["installation"], **tables), gap=0)
    assert (result.total, result.termination.proof) == (1323900, st.Proof.OPTIMAL)
