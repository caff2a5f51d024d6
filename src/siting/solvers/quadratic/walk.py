"""Walk: exchanges and chains of moves between places, at one heat; too full places pay for it.

Steps are taken as in N. Metropolis et al. (1953), *Equation of state calculations by fast computing
machines*. Where rooms are tight few single moves fit, so that a chain goes on from an overfull place
with the item whose leaving costs least (an ejection chain: F. Glover (1996), *Ejection chains, reference
structures and alternating path methods for traveling salesman problems*). The price of excess follows
how often there is some, up and down, so that rooms are too full for a while and then hold again.
"""

from __future__ import annotations

import numpy as np

from siting.jit import compiled, inlined
from siting.parts.flat import IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.quadratic.layout import DEEP, Layout, among, back, go, keep, over, settle

EXCHANGE, CHAIN = 0.4, 0.3
"""Part of the steps that exchange two items, and that move one and go on as a chain; the rest moves one."""

PASS = 0.05
"""Part of the ways on that a chain does not look at."""

MANY, FEW = 0.6, 0.3
"""Above and below this part of steps with excess, its price rises and falls for the next walk."""

DEARER, CHEAPER = 1.05, 0.95
"""Factors by which the price of excess rises and falls."""

TINY = 1e-9
"""Excess that is only rounding, relative to the size of all items."""


@compiled
def walk(
    at: Layout,
    begin: IntArray,
    seed: Seed,
    steps: int,
    often: int,
    heat: float,
    price: float,
    best: IntArray,
) -> tuple[float, float, float, float]:
    """Walk from a placement; write the cheapest without excess that is passed to ``best``.

    ``begin`` and ``best`` (I,), ``price`` of a unit of excess, which may change after ``often`` steps.
    Returns the cost of ``best``, ``inf`` if there is none, the cost and the excess of where it ends,
    ``at.place``, and the price to go on with.
    """
    cost, excess = settle(at, begin)
    tiny = TINY * at.size.sum()
    least, broken = np.inf, 0
    for step in range(1, steps + 1):
        n, more, much = moved(at, seed, price)
        if more + price * much <= -heat * np.log(1e-300 + uniform(seed)):
            keep(at, n)
            cost += more
            excess += much
            if excess <= tiny and cost < least:
                least = cost
                for i in range(len(best)):
                    best[i] = at.place[i]
        else:
            back(at, n)
        broken += 1 if excess > tiny else 0
        if step % often == 0:
            if broken > MANY * often:
                price *= DEARER
            elif broken < FEW * often:
                price *= CHEAPER
            broken = 0
    return least, cost, excess, price


@inlined
def moved(at: Layout, seed: Seed, price: float) -> tuple[int, float, float]:
    """Draw a move; return how many items it takes along, and how it changes cost and excess."""
    items, places = at.linear.shape
    item, way = draw(seed, items), uniform(seed)
    n, more, much, to, chain = 0, 0.0, 0.0, 0, False
    if way < EXCHANGE:
        other = draw(seed, items)
        home, to = at.place[item], at.place[other]
        if home != to and at.linear[item, to] < np.inf and at.linear[other, home] < np.inf:
            more, much = go(at, 0, item, to)
            further, fuller = go(at, 1, other, home)
            n, more, much = 2, more + further, much + fuller
    else:
        to = draw(seed, places - 1)
        if to >= at.place[item]:
            to += 1
        if at.linear[item, to] < np.inf:
            more, much = go(at, 0, item, to)
            n, chain = 1, way < EXCHANGE + CHAIN
    while chain and n < DEEP and at.load[to] > at.room[to]:
        item, on = cheapest(at, n, to, seed, price)
        if item < 0:
            chain = False
        else:
            further, fuller = go(at, n, item, on)
            n, more, much, to = n + 1, more + further, much + fuller, on
    return n, more, much


@inlined
def cheapest(at: Layout, n: int, place: int, seed: Seed, price: float) -> tuple[int, int]:
    """Return which item of a place to move on, and where to, after the first n of a move; -1 for none."""
    items, places = at.linear.shape
    best, who, where = np.inf, -1, -1
    for item in range(items):
        if at.place[item] != place:
            continue
        stays = False
        for m in range(n):
            stays = stays or at.item[m] == item
        if stays:
            continue
        home, size = item * places + place, at.size[item]
        less, stay = over(at, place, -size), at.pay[home]
        for to in range(places):  # where the item does not fit it pays inf
            if to != place:
                cost = at.pay[item * places + to] - stay + among(at, n, home, item * places + to)
                cost += price * (over(at, to, size) + less)
                if cost < best and uniform(seed) >= PASS:  # drawn only where it matters
                    best, who, where = cost, item, to
    return who, where
