"""Lagrange: a bound from prices of the items, by a knapsack a place and one over the places.

Every item pays a price for being placed, whether by nobody, once or twice; each place then takes the
most profitable items that fit, and places are opened so that their rooms hold all items together.
Held and Karp's step (1974) along a deflected direction (Camerini, Fratta, Maffioli 1975); the bound
for single source is that of Klincewicz, Luss 1986 and Beasley 1993.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.knapsack import knapsack
from siting.solvers.single.shape import Flags
from siting.solvers.single.sites import CLOSED, FREE, OPEN, Sites

ROUNDING = 1e-11
"""Part of the summed amounts by which a bound is lowered, so that rounding cannot lift it too high."""

THETA, SINCE, BEST, SQUARE = range(4)
"""Rows of ``Prices.pace``: step, rounds since the last rise, best bound, rounds done."""

PATIENCE = 15
"""Rounds without a rise after which the step is cut."""

CUT = 0.7
"""What is left of the step then."""

FRESH = 0.7
"""Weight of the newest direction against those before."""

MEMORY = 0.1
"""Weight of the newest relaxed plan in the average."""


UNKNOWN = 0.05
"""How far above the bound the total of a plan is taken to be while none is known."""


class Prices(NamedTuple):
    """Where the ascent stands; changed in place.

    Prices now and at the best bound; direction; what each place saves (J,) and whether it is used;
    which entries are taken; averages of both, which tell what a fractional plan would look like.
    """

    now: Array  # (I,)
    best: Array  # (I,)
    way: Array  # (I,)
    value: Array  # (J,)
    used: Flags  # (J,)
    take: Flags  # (E,)
    count: IntArray  # (I,)
    share: Array  # (E,)
    often: Array  # (J,)
    pace: Array  # (4,)


def prices_of(sites: Sites, start: Array) -> Prices:
    """Return the beginning of an ascent from prices (I,)."""
    items, places, entries = len(sites.size), len(sites.room), len(sites.item)
    return Prices(
        now=start.copy(),
        best=start.copy(),
        way=np.zeros(items),
        value=np.zeros(places),
        used=np.zeros(places, dtype=np.bool_),
        take=np.zeros(entries, dtype=np.bool_),
        count=np.zeros(items, dtype=np.int64),
        share=np.zeros(entries),
        often=np.zeros(places),
        pace=np.array([1.0, 0.0, -np.inf, 0.0]),
    )


@compiled
def relaxed(s: Sites, p: Prices, price: Array) -> float:
    """Return the bound at prices (I,), and write what the relaxed plan takes; ``inf`` = no plan at all."""
    profit = np.empty(len(p.take))
    sizes = s.size[s.item]
    spare, bound, scale = -s.total, 0.0, 0.0
    for i in range(len(price)):
        bound += price[i]
        scale += abs(price[i])
    for j in range(len(s.room)):
        if s.status[j] == CLOSED:
            p.used[j] = False
            continue
        low, high = s.ptr[j], s.ptr[j + 1]
        for e in range(low, high):
            profit[e] = price[s.item[e]] - s.cost[e]
        _, gain = knapsack(
            profit[low:high], sizes[low:high], s.room[j], s.whole, p.take[low:high]
        )
        p.value[j] = s.fixed[j] - gain
        p.used[j] = True
        bound += p.value[j]
        scale += abs(s.fixed[j]) + gain
        spare += s.room[j]
    if spare < 0.0:
        return np.inf
    saved = np.zeros(len(s.room))
    for j in range(len(s.room)):
        if s.status[j] == FREE:
            saved[j] = p.value[j]
    shut = np.zeros(len(s.room), dtype=np.bool_)
    _, most = knapsack(saved, s.room, spare, s.whole, shut)
    for j in range(len(s.room)):
        if shut[j]:
            p.used[j] = False
    return bound - most - ROUNDING * scale


@compiled
def ascend(s: Sites, p: Prices, cutoff: float, rounds: int) -> float:
    """Take rounds of ascent, and return the best bound; stops early where it reaches ``cutoff``."""
    items = len(p.now)
    for _ in range(rounds):
        bound = relaxed(s, p, p.now)
        p.pace[SQUARE] += 1
        if bound > p.pace[BEST]:
            if bound > p.pace[BEST] + 1e-5 * abs(bound):
                p.pace[SINCE] = 0
            p.pace[BEST] = bound
            p.best[:] = p.now
        else:
            p.pace[SINCE] += 1
        if bound >= cutoff:
            break
        p.count[:] = 0
        weight = max(MEMORY, 1.0 / p.pace[SQUARE])
        p.share[:] *= 1.0 - weight
        for j in range(len(s.room)):
            p.often[j] *= 1.0 - weight
            if p.used[j]:
                p.often[j] += weight
                for e in range(s.ptr[j], s.ptr[j + 1]):
                    if p.take[e]:
                        p.count[s.item[e]] += 1
                        p.share[e] += weight
        if p.pace[SINCE] >= PATIENCE:
            p.pace[THETA] *= CUT
            p.pace[SINCE] = 0
            p.now[:] = p.best
            continue
        square = 0.0
        for i in range(items):
            p.way[i] = FRESH * (1.0 - p.count[i]) + (1.0 - FRESH) * p.way[i]
            square += p.way[i] * p.way[i]
        if square < 1e-12:
            p.way[:] = 0.0
            break
        aim = cutoff if cutoff < np.inf else bound + UNKNOWN * abs(bound)
        step = p.pace[THETA] * (aim - bound) / square
        for i in range(items):
            p.now[i] += step * p.way[i]
    return p.pace[BEST]
