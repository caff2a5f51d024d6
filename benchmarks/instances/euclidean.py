"""Single-source instances by a published recipe, for sizes whose public files are not at hand."""

from __future__ import annotations

import numpy as np

from benchmarks.instances.single_source import SingleSource


def euclidean(*, sites: int, clients: int, ratio: float, seed: int) -> SingleSource:
    """Draw clients and sites in the unit square, and scale capacities to ``ratio`` times the demand.

    Demand is U[5, 35], capacity U[10, 160] before scaling, the fixed cost U[0, 90] + U[100, 110] *
    sqrt(capacity), and a unit costs 10 a distance of 1. Demands and capacities are whole numbers.
    Source of the recipe: Cornuéjols, Sridharan, Thizy 1991, European Journal of Operational Research
    50; Avella and Boccia 2009 and, for single source, Guastaroba and Speranza 2014 use it.
    """
    rng = np.random.default_rng((seed, sites, clients))
    client, site = rng.random((clients, 2)), rng.random((sites, 2))
    demand = rng.integers(5, 36, clients).astype(float)
    drawn = rng.integers(10, 161, sites).astype(float)
    fixed = np.rint(rng.uniform(0, 90, sites) + rng.uniform(100, 110, sites) * np.sqrt(drawn))
    capacity = np.ceil(drawn * ratio * demand.sum() / drawn.sum())
    way = np.linalg.norm(client[:, None] - site[None], axis=2)
    return SingleSource(np.round(10 * way * demand[:, None], 2), demand, capacity, fixed)
