"""Layout: where the items are, and what each would pay at each place with all others where they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array, IntArray
from siting.solvers.quadratic.shape import Quadratic

DEEP = 4
"""Items that one move may take along at most."""


class Layout(NamedTuple):
    """A placement with its running sums, and the move that is being thought of."""

    linear: Array  # (I, J) cost of an item at a place, inf where it does not fit
    pair: Array  # (I, J, I, J) the same read from either side
    size: Array  # (I,)
    room: Array  # (J,)
    place: IntArray  # (I,)
    load: Array  # (J,) of the placement and the move
    pay: Array  # (I, J) linear, and what the item pays with all others of the placement
    item: IntArray  # (DEEP,) items of the move
    old: IntArray  # (DEEP,) where they are
    new: IntArray  # (DEEP,) where they go


def layout(shape: Quadratic) -> Layout:
    """Return a layout that is not settled yet."""
    items, places = shape.linear.shape
    return Layout(
        linear=shape.linear,
        pair=shape.pair,
        size=shape.size,
        room=shape.sure,
        place=np.zeros(items, dtype=np.int64),
        load=np.zeros(places),
        pay=np.zeros((items, places)),
        item=np.zeros(DEEP, dtype=np.int64),
        old=np.zeros(DEEP, dtype=np.int64),
        new=np.zeros(DEEP, dtype=np.int64),
    )


@compiled
def settle(at: Layout, place: IntArray) -> tuple[float, float]:
    """Put every item where ``place`` (I,) says; return the cost and how much is too much in places."""
    items, places = at.linear.shape
    for j in range(places):
        at.load[j] = 0.0
    for i in range(items):
        at.place[i] = place[i]
        at.load[place[i]] += at.size[i]
    cost = 0.0
    for i in range(items):
        for j in range(places):
            at.pay[i, j] = at.linear[i, j]
            for k in range(items):
                if k != i:
                    at.pay[i, j] += at.pair[k, place[k], i, j]
        cost += 0.5 * (at.linear[i, place[i]] + at.pay[i, place[i]])
    excess = 0.0
    for j in range(places):
        excess += max(0.0, at.load[j] - at.room[j])
    return cost, excess


@compiled
def go(at: Layout, n: int, item: int, to: int) -> tuple[float, float]:
    """Make an item's going elsewhere the n-th of the move; return the change of cost and of excess."""
    home = at.place[item]
    at.item[n], at.old[n], at.new[n] = item, home, to
    cost = at.pay[item, to] - at.pay[item, home] + among(at, n, item, to)
    change = excess_of(at, item, home, to)
    at.load[home] -= at.size[item]
    at.load[to] += at.size[item]
    return cost, change


@compiled
def among(at: Layout, n: int, item: int, to: int) -> float:
    """Return what it changes for an item that goes elsewhere that n others of the move do so too."""
    home, cost = at.place[item], 0.0
    for m in range(n):
        other, old, new = at.item[m], at.old[m], at.new[m]
        come, leave = at.pair[other, new], at.pair[other, old]  # few rows, whatever the item
        cost += come[item, to] - leave[item, to] + leave[item, home] - come[item, home]
    return cost


@compiled
def excess_of(at: Layout, item: int, home: int, to: int) -> float:
    """Return how the excess changes when an item goes elsewhere."""
    size = at.size[item]
    left, full = at.load[home] - at.room[home], at.load[to] - at.room[to]
    less = max(0.0, left) - max(0.0, left - size)
    more = max(0.0, full + size) - max(0.0, full)
    return float(more - less)


@compiled
def back(at: Layout, n: int) -> None:
    """Forget the move of n items."""
    for m in range(n):
        at.load[at.old[m]] += at.size[at.item[m]]
        at.load[at.new[m]] -= at.size[at.item[m]]


@compiled
def keep(at: Layout, n: int) -> None:
    """Carry the move of n items out."""
    for m in range(n):
        item, old, new = at.item[m], at.old[m], at.new[m]
        at.place[item] = new
        for k in range(at.pay.shape[0]):
            if k != item:
                for j in range(at.pay.shape[1]):
                    at.pay[k, j] += at.pair[item, new, k, j] - at.pair[item, old, k, j]
