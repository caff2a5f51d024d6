"""Few: the entries that a plan can have below the highest level that leaves only few (Guastaroba, Speranza 2014)."""

from __future__ import annotations

import numpy as np

from siting.solvers.single.lagrange import BEST, Prices
from siting.solvers.single.rise import settled
from siting.solvers.single.sites import Sites, kept

HALVES = 30
"""Times that the gap is halved, at most, until few entries are left."""


def fewer(sites: Sites, prices: Prices, cutoff: float, most: float) -> tuple[Sites, float]:
    """Return the sites without what no plan below a level has, and that level: the highest that leaves few."""
    level, bound = cutoff, prices.pace[BEST]
    few = sites
    for _ in range(HALVES):
        if len(few.item) <= most:
            break
        lower = bound + 0.5 * (level - bound)
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        if not settled(sites, prices, lower, left, status):
            break
        level, few = lower, kept(sites, left, status)
    return few, level
