"""Answers found by enumeration for San Francisco and a lattice, where the folder of them is there."""

import csv
import json
import os
from pathlib import Path

import numpy as np
import pytest

import siting as st
from siting.compat.spopt import LSCPB

VARIABLE = "SITING_ORACLES"
"""Folder of known answers; unset, it is looked for beside the folder of public instances."""


def folder():
    given, beside = os.environ.get(VARIABLE), os.environ.get("SITING_INSTANCES")
    if not (given or beside):
        pytest.skip(f"{VARIABLE} names no folder of known answers")
    path = Path(given) if given else Path(beside).parent / "oracles"
    if not path.exists():
        pytest.skip(f"{VARIABLE} names a folder that is not there")
    return path


@pytest.fixture(scope="module")
def tracts():
    """Distances of 205 census tracts to 16 stores, their weights, and the names of the stores."""
    name = "SF_network_distance_candidateStore_16_censusTract_205_new.csv"
    rows = list(csv.DictReader((folder() / name).read_text().splitlines()))
    stores = list(dict.fromkeys(row["name"] for row in rows))
    names = list(dict.fromkeys(row["DestinationName"] for row in rows))
    cost, weight = np.full((len(names), len(stores)), np.inf), np.zeros(len(names))
    for row in rows:
        client = names.index(row["DestinationName"])
        cost[client, stores.index(row["name"])] = float(row["distance"])
        weight[client] = float(row["demand"])
    return cost, weight, stores


@pytest.fixture(scope="module")
def known():
    return json.loads((folder() / "spopt_sf_known.json").read_text())


@pytest.mark.parametrize("p", [1, 8])
def test_medians_of_san_francisco(tracts, known, p):
    cost, weight, stores = tracts
    result = st.solve(st.classic.p_median(cost, p=p, weights=weight, sites=stores), gap=0)
    answer = known["pmedian"][str(p)]
    assert result.objective == pytest.approx(answer["obj"], rel=1e-9)
    assert sorted(result.open) == answer["sites"]


@pytest.mark.parametrize("p", [1, 4])
def test_centers_of_san_francisco(tracts, known, p):
    cost, _, stores = tracts
    result = st.solve(st.classic.p_center(cost, p=p, sites=stores), gap=0)
    assert result.objective == pytest.approx(known["pcenter"][str(p)]["obj"], rel=1e-9)


@pytest.mark.parametrize("p", [1, 3])
def test_most_weight_within_5000_m_in_san_francisco(tracts, known, p):
    cost, weight, stores = tracts
    problem = st.classic.mclp(cost, radius=5000, p=p, weights=weight, sites=stores)
    answer = known["mclp5000"][str(p)]
    result = st.solve(problem, gap=0)
    assert result.objective == answer["obj"]
    assert result.objective + result.total == answer["total"]


def test_145_of_205_tracts_truly_have_backup(tracts):
    cost, _, _ = tracts
    model = LSCPB.from_cost_matrix(cost, 5000).solve()
    assert model.backup_perc == pytest.approx(100 * 145 / 205)


@pytest.fixture(scope="module")
def lattice():
    cost = np.loadtxt(folder() / "lattice_100x5_network_cost.csv", delimiter=",")
    return cost, np.loadtxt(folder() / "lattice_100x5_weights.csv")


@pytest.mark.parametrize(
    ("p", "median", "center"),
    [
        (3, 2072.780324597973, 7.771195341054216),
    ],
)
def test_medians_and_centers_of_a_lattice(lattice, p, median, center):
    cost, weight = lattice
    assert st.solve(st.classic.p_median(cost, p=p, weights=weight), gap=0).total == pytest.approx(
        median, rel=1e-9
    )
    assert st.solve(st.classic.p_center(cost, p=p), gap=0).total == pytest.approx(center, rel=1e-9)
