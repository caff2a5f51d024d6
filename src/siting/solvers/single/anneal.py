"""Anneal: items among open places by moves, exchanges and rounds of three; too full places pay for it.

Every place has a price of its own for what is beyond its room, which rises while it is too full and
falls while it is not, as the penalties of Yagiura, Ibaraki, Glover (2006, *A path relinking approach with
ejection chains for the generalized assignment problem*): rooms are worth more where they are short.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.seats import COST, EXCESS, Seats, go, over

LOOKS = 20
"""Looks in a block of steps at which places are too full."""

MANY, FEW = 8, 2
"""Looks above which a price rises, and below which it falls."""

DEARER, CHEAPER = 1.1, 0.97
"""Factors by which it does."""

HIGH, LAST = 5.0, 20.0
"""Highest price, as a part of the lowest, and once the end is near."""

MOVE, SWAP = 0.2, 0.5
"""Part of the steps that move one item, and part of the rest that exchange two; all others are rounds."""

CLOSED = 0.6
"""Part of the rounds that end where they began."""


@compiled
def anneal(
    t: Seats, seed: Seed, steps: int, heat: float, low: float, late: bool, price: Array,
    least: float, best: IntArray,
) -> float:  # fmt: skip
    """Take steps at one heat, then change the prices.

    Parameters
    ----------
    low
        Lowest price of a unit of excess.
    late
        Whether the end is near: prices no longer fall, and rise higher.
    price
        Of each place, shape (J,); changed.
    least, best
        What the items pay in the cheapest plan without excess so far, and that plan, shape (I,); written.

    Returns
    -------
    ``least`` after that.
    """
    items, places = len(t.size), len(t.room)
    tiny = 1e-9 * max(1.0, t.size.sum())
    full = np.zeros(places, dtype=np.int64)
    each = max(1, steps // LOOKS)
    for _ in range(LOOKS):
        for j in range(places):
            full[j] += t.load[j] > t.room[j] + tiny
        for _ in range(each):
            changed(t, draw(seed, items), seed, heat, price)
            if t.sums[EXCESS] <= tiny and t.sums[COST] < least:
                least = t.sums[COST]
                best[:] = t.place
    for j in range(places):
        if full[j] > (FEW if late else MANY):
            price[j] = min(price[j] * DEARER, low * (LAST if late else HIGH))
        elif full[j] < FEW and not late:
            price[j] = max(low, price[j] * CHEAPER)
    return least


@compiled
def changed(t: Seats, i: int, seed: Seed, heat: float, price: Array) -> None:
    """Move an item, exchange it with another, or let one more make room, if the heat allows."""
    h, j = t.place[i], t.near[i, draw(seed, t.near.shape[1])]
    if j == h:
        return
    bar = -heat * np.log(1e-300 + uniform(seed))
    more = t.cost[i, j] - t.cost[i, h]
    if t.number[j] == 0 or uniform(seed) < MOVE:
        more += price[h] * over(t, h, -t.size[i]) + price[j] * over(t, j, t.size[i])
        if more <= bar:
            go(t, i, j)
        return
    k = someone(t, j, seed)
    g = h if uniform(seed) < SWAP else t.near[k, draw(seed, t.near.shape[1])]
    if g == j:
        return
    more += t.cost[k, g] - t.cost[k, j]
    last, back = -1, 0.0
    if g != h and t.number[g] > 0 and uniform(seed) < CLOSED:
        last = someone(t, g, seed)
        back = t.size[last]
        more += t.cost[last, h] - t.cost[last, g]
    if g == h:
        back = t.size[k]
    more += price[h] * over(t, h, back - t.size[i]) + price[j] * over(t, j, t.size[i] - t.size[k])
    if g != h:
        more += price[g] * over(t, g, t.size[k] - back)
    if more <= bar:
        go(t, i, j)
        go(t, k, g)
        if last >= 0:
            go(t, last, h)


@compiled
def someone(t: Seats, j: int, seed: Seed) -> int:
    """Return an item of a place that has one."""
    k = t.head[j]
    for _ in range(draw(seed, t.number[j])):
        k = t.after[k]
    return int(k)
