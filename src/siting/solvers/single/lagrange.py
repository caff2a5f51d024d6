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
from siting.solvers.single.fill import fill
from siting.solvers.single.knapsack import knapsack
from siting.solvers.single.shape import Flags
from siting.solvers.single.sites import CLOSED, FREE, Sites

ROUNDING = 1e-11
"""Part of the summed amounts by which a bound is lowered, so that rounding cannot lift it too high."""

THETA, SINCE, BEST, ROUND, SCALE = range(5)
"""Rows of ``Prices.pace``: step, rounds since the last rise, best bound, rounds done, scale of averages."""

ROUGH, CUT, ALL, FILLED = range(4)
"""How a place was filled: at a price of its room, the last item cut, all that pays fits, exactly."""

PATIENCE = 15
"""Rounds without a rise after which the step is cut."""

SHORTER = 0.7
"""What is left of the step then."""

FRESH = 0.7
"""Weight of the newest direction against those before."""

MEMORY = 0.1
"""Weight of the newest relaxed plan in the average."""

UNKNOWN = 0.02
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
    taken: IntArray  # (I,)
    share: Array  # (E,)
    often: Array  # (J,)
    pace: Array  # (5,)
    state: IntArray  # (J,)
    steep: Array  # (J,)
    ratio: Array  # (I,)
    profit: Array  # (I,)
    weight: Array  # (I,)


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
        taken=np.zeros(items, dtype=np.int64),
        share=np.zeros(entries),
        often=np.zeros(places),
        pace=np.array([1.0, 0.0, -np.inf, 0.0, 1.0]),
        state=np.zeros(places, dtype=np.int64),
        steep=np.zeros(places),
        ratio=np.zeros(items),
        profit=np.zeros(items),
        weight=np.zeros(items),
    )


@compiled
def relaxed(s: Sites, p: Prices, price: Array) -> float:
    """Return the bound at prices (I,), and write what the relaxed plan takes; ``inf`` = no plan at all.

    What a place saves is bounded roughly first; only the places that are opened are filled exactly,
    until those that are opened all are. The bound is the same as with all of them.
    """
    spare, bound, scale = -s.total, 0.0, 0.0
    for i in range(len(price)):
        bound += price[i]
        scale += abs(price[i])
    for j in range(len(s.room)):
        if s.status[j] != CLOSED:
            spare += s.room[j]
            roughly(s, p, price, j)
            scale += 2.0 * abs(s.fixed[j]) + abs(p.value[j])
    if spare < 0.0:
        return np.inf
    saved, shut = np.zeros(len(s.room)), np.zeros(len(s.room), dtype=np.bool_)
    while True:
        for j in range(len(s.room)):
            saved[j] = p.value[j] if s.status[j] == FREE else 0.0
        _, most = knapsack(saved, s.room, spare, s.few, s.none, shut)
        fresh = False
        for j in range(len(s.room)):
            p.used[j] = s.status[j] != CLOSED and not shut[j]
            if p.used[j] and p.state[j] == ROUGH:
                closer(s, p, price, j)
                fresh = True
        if not fresh:
            for j in range(len(s.room)):
                if p.used[j] and p.state[j] != FILLED:
                    fresh |= exactly(s, p, price, j)
        if not fresh:
            break
    for j in range(len(s.room)):
        if s.status[j] != CLOSED:
            bound += p.value[j]
    return bound - most - ROUNDING * scale


@compiled
def roughly(s: Sites, p: Prices, price: Array, j: int) -> None:
    """Write a lower bound on what a place costs: items pay for its room by what it was worth last."""
    worth, each = 0.0, p.steep[j]
    for e in range(s.ptr[j], s.ptr[j + 1]):
        i = s.item[e]
        worth += max(0.0, price[i] - each * s.size[i] - s.cost[e])
    p.state[j] = ROUGH
    p.value[j] = s.fixed[j] - worth - each * s.room[j]


@compiled
def loosely(s: Sites, p: Prices, price: Array, j: int) -> None:
    """Write a lower bound on what a place costs with the last item cut, and what its room is worth."""
    n, weight, worth = 0, 0.0, 0.0
    for e in range(s.ptr[j], s.ptr[j + 1]):
        i = s.item[e]
        profit = price[i] - s.cost[e]
        if profit > 0.0:
            size = s.size[i]
            p.ratio[n] = profit / size if size > 0.0 else np.inf
            p.profit[n], p.weight[n] = profit, size
            weight += size
            worth += profit
            n += 1
    if weight > s.room[j]:
        worth, p.steep[j] = fill(p.ratio, p.profit, p.weight, n, s.room[j])
        p.state[j] = CUT
    else:
        p.steep[j] = 0.0
        p.state[j] = ALL
    p.value[j] = s.fixed[j] - worth


@compiled
def closer(s: Sites, p: Prices, price: Array, j: int) -> None:
    """Raise a rough lower bound on what a place costs, where cutting the last item says more."""
    before = p.value[j]
    loosely(s, p, price, j)
    p.value[j] = max(p.value[j], before)


@compiled
def exactly(s: Sites, p: Prices, price: Array, j: int) -> bool:
    """Fill a place, and return whether it costs more than was known."""
    low, high = s.ptr[j], s.ptr[j + 1]
    for e in range(low, high):
        i = s.item[e]
        p.profit[e - low], p.weight[e - low] = price[i] - s.cost[e], s.size[i]
    n = high - low
    _, gain = knapsack(p.profit[:n], p.weight[:n], s.room[j], s.turns, s.cells, p.take[low:high])
    before, p.value[j] = p.value[j], max(p.value[j], s.fixed[j] - gain)
    known, p.state[j] = p.state[j] == ALL, FILLED
    return not known and p.value[j] > before


@compiled
def note(s: Sites, p: Prices) -> None:
    """Count how often each item is taken, and let the relaxed plan enter the averages.

    Instead of fading what was before, what is new weighs more and more.
    """
    p.taken[:] = 0
    part = max(MEMORY, 1.0 / p.pace[ROUND])
    if part >= 1.0 or p.pace[SCALE] > 1e100:
        keep = 0.0 if part >= 1.0 else 1.0 / p.pace[SCALE]
        p.share[:] *= keep
        p.often[:] *= keep
        p.pace[SCALE] = 1.0
    weight = 1.0
    if part < 1.0:
        weight = p.pace[SCALE] * part / (1.0 - part)
        p.pace[SCALE] /= 1.0 - part
    for j in range(len(s.room)):
        if p.used[j]:
            p.often[j] += weight
            for e in range(s.ptr[j], s.ptr[j + 1]):
                if p.take[e]:
                    p.taken[s.item[e]] += 1
                    p.share[e] += weight


@compiled
def ascend(s: Sites, p: Prices, cutoff: float, rounds: int) -> float:
    """Take rounds of ascent, and return the best bound; stops early where it reaches ``cutoff``."""
    items = len(p.now)
    for _ in range(rounds):
        bound = relaxed(s, p, p.now)
        p.pace[ROUND] += 1
        if bound > p.pace[BEST]:
            if bound > p.pace[BEST] + 1e-5 * abs(bound):
                p.pace[SINCE] = 0
            p.pace[BEST] = bound
            p.best[:] = p.now
        else:
            p.pace[SINCE] += 1
        if bound >= cutoff:
            break
        note(s, p)
        if p.pace[SINCE] >= PATIENCE:
            p.pace[THETA] *= SHORTER
            p.pace[SINCE] = 0
            p.now[:] = p.best
            continue
        square = 0.0
        for i in range(items):
            p.way[i] = FRESH * (1.0 - p.taken[i]) + (1.0 - FRESH) * p.way[i]
            square += p.way[i] * p.way[i]
        if square < 1e-12:
            p.way[:] = 0.0
            break
        aim = min(cutoff, p.pace[BEST] + UNKNOWN * abs(p.pace[BEST]))
        step = p.pace[THETA] * (aim - bound) / square
        for i in range(items):
            p.now[i] += step * p.way[i]
    return float(p.pace[BEST])
