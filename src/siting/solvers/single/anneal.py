"""Anneal: items among open places by moves, exchanges and rounds of three; too full places pay for it.

Every place has a price of its own for what is beyond its room, which rises while it is too full and
falls while it is not, as the penalties of Yagiura, Ibaraki, Glover (2006, *A path relinking approach with
ejection chains for the generalized assignment problem*): rooms are worth more where they are short.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.compiled.draws import draw, uniform
from siting.solvers.compiled.jit import compiled, inlined
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
    t: Seats, steps: int, heat: float, low: float, late: bool, least: float, best: IntArray
) -> float:
    """Take steps at one heat, then change the prices.

    Parameters
    ----------
    low
        Lowest price of a unit of excess.
    late
        Whether the end is near: prices no longer fall, and rise higher.
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
            for k in range(changed(t, draw(t.seed, items), heat)):
                go(t, t.item[k], t.to[k])
            if t.sums[EXCESS] <= tiny and t.sums[COST] < least:
                least = t.sums[COST]
                for i in range(items):
                    best[i] = t.place[i]
    for j in range(places):
        if full[j] > (FEW if late else MANY):
            t.price[j] = min(t.price[j] * DEARER, low * (LAST if late else HIGH))
        elif full[j] < FEW and not late:
            t.price[j] = max(low, t.price[j] * CHEAPER)
    return least


@inlined
def changed(t: Seats, i: int, heat: float) -> int:
    """Draw a change: an item moves, is exchanged with another, or one more makes room.

    Returns how many items go, as ``t.item`` and ``t.to`` say; none where the heat does not allow it.
    """
    h, j = t.place[i], t.near[i, draw(t.seed, t.near.shape[1])]
    n, g, gone, back, more, bar = 0, h, 0.0, 0.0, 0.0, 0.0
    if j != h:
        bar = -heat * np.log(1e-300 + uniform(t.seed))
        n, t.item[0], t.to[0] = 1, i, j
        more = t.cost[i, j] - t.cost[i, h]
        if t.number[j] > 0 and uniform(t.seed) >= MOVE:
            k = someone(t, j)
            if uniform(t.seed) >= SWAP:
                g = t.near[k, draw(t.seed, t.near.shape[1])]
            n, t.item[1], t.to[1] = 2, k, g
            more += t.cost[k, g] - t.cost[k, j]
            gone = t.size[k]
            if g == h:
                back = gone
            elif g != j and t.number[g] > 0 and uniform(t.seed) < CLOSED:
                last = someone(t, g)
                n, t.item[2], t.to[2] = 3, last, h
                more += t.cost[last, h] - t.cost[last, g]
                back = t.size[last]
    more += t.price[h] * over(t, h, back - t.size[i]) + t.price[j] * over(t, j, t.size[i] - gone)
    more += t.price[g] * over(t, g, gone - back)
    return 0 if more > bar or g == j else n


@inlined
def someone(t: Seats, j: int) -> int:
    """Return an item of a place that has one."""
    k = t.head[j]
    for _ in range(draw(t.seed, t.number[j])):
        k = t.after[k]
    return int(k)
