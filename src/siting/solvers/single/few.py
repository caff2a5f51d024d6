"""Few: programs over the few entries that the prices favour, and over more while that is soon done.

What the prices exclude below a level costs that level at least: a program over what is left finds plans
and proves a bound at once (kernel search: Guastaroba, Speranza 2014).
"""

from __future__ import annotations

import numpy as np

from siting.solvers.single.lagrange import BEST, Prices
from siting.solvers.single.part import Best, Part
from siting.solvers.single.rise import settled
from siting.solvers.single.root import carried
from siting.solvers.single.sites import OPEN, Sites, kept, place_of
from siting.solvers.single.standing import Standing

MANY, SECONDS = 4.0, 3.0
"""Entries an item in the first program, and the seconds that one may take."""

HALVES = 30
"""Times that the gap is halved, at most, until few entries are left."""


def solved_few(standing: Standing, sites: Sites, prices: Prices) -> tuple[Sites, Prices] | None:
    """Solve programs over ever more entries.

    Returns
    -------
    What is left to look at; None if nothing is.
    """
    many = MANY
    while not standing.done:
        cutoff = standing.cutoff
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        if not settled(sites, prices, cutoff, left, status):
            standing.finish(cutoff)
            return None
        sites, prices = carried(sites, prices, left, status)
        few, level = fewer(sites, prices, cutoff, many * len(sites.size))
        best = among(standing, few)
        if best.plan is not None:
            standing.offer(best.plan)
        standing.prove(min(level, best.bound))
        fits = best.plan is None or np.isfinite(standing.shape.total(best.plan))
        if best.finished and level >= cutoff and fits:
            standing.finish(min(cutoff, best.bound))
            return None
        if level >= cutoff or not (best.finished or standing.board.place is None):
            break
        many *= 2.0
    return sites, prices


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


def among(standing: Standing, sites: Sites) -> Best:
    """Return the best plan with these entries and those of the best plan so far."""
    plan, places = standing.board.place, len(sites.room)
    own = np.zeros(0, np.int64) if plan is None else np.arange(len(plan)) * places + plan
    entry = np.unique(np.concatenate([sites.item * places + place_of(sites), own]))
    item, place = np.divmod(entry, places)
    part = Part(standing.shape, item, place, plan, sites.status == OPEN)
    return part.solve(standing.board, SECONDS)
