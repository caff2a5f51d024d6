"""Layout: where the items are, and what each would pay at each place with all others where they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.jit import compiled, inlined
from siting.parts.flat import Array, IntArray
from siting.solvers.quadratic.shape import Quadratic

DEEP = 4
"""Items that one move may take along at most."""


class Layout(NamedTuple):
    """A placement with its running sums, and the move that is being thought of.

    What an item pays at a place stands at number ``item * J + place``, C = I * J numbers in all: whole rows
    of the pairs are then added up in one loop.
    """

    linear: Array  # (I, J) cost of an item at a place, inf where it does not fit
    pair: Array  # (C, C) the same read from either side, 0 for an item and itself
    size: Array  # (I,)
    room: Array  # (J,)
    place: IntArray  # (I,)
    load: Array  # (J,) of the placement and the move
    pay: Array  # (C,) linear, and what the item pays with all others of the placement
    item: IntArray  # (DEEP,) items of the move
    old: IntArray  # (DEEP,) where they are
    new: IntArray  # (DEEP,) where they go


def layout(shape: Quadratic) -> Layout:
    """Return a layout that is not settled yet."""
    items, places = shape.linear.shape
    return Layout(
        linear=shape.linear,
        pair=shape.pair.reshape((items * places, items * places)),
        size=shape.size,
        room=shape.sure,
        place=np.zeros(items, dtype=np.int64),
        load=np.zeros(places),
        pay=np.zeros(items * places),
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
        for j in range(places):
            at.pay[i * places + j] = at.linear[i, j]
    for i in range(items):
        here = i * places + place[i]
        for c in range(len(at.pay)):
            at.pay[c] += at.pair[here, c]
    cost = 0.0
    for i in range(items):
        cost += 0.5 * (at.linear[i, place[i]] + at.pay[i * places + place[i]])
    excess = 0.0
    for j in range(places):
        excess += max(0.0, at.load[j] - at.room[j])
    return cost, excess


@inlined
def go(at: Layout, n: int, item: int, to: int) -> tuple[float, float]:
    """Make an item's going elsewhere the n-th of the move; return the change of cost and of excess."""
    home, first = at.place[item], item * len(at.room)
    at.item[n], at.old[n], at.new[n] = item, home, to
    cost = at.pay[first + to] - at.pay[first + home] + among(at, n, first + home, first + to)
    change = over(at, to, at.size[item]) + over(at, home, -at.size[item])
    at.load[home] -= at.size[item]
    at.load[to] += at.size[item]
    return cost, change


@inlined
def among(at: Layout, n: int, home: int, to: int) -> float:
    """Return what it changes for an item that goes elsewhere that n others of the move do so too.

    ``home`` and ``to`` are the numbers of the item there, see ``Layout``.
    """
    cost = 0.0
    for m in range(n):
        first = at.item[m] * len(at.room)
        come, leave = first + at.new[m], first + at.old[m]  # few rows, whatever the item
        gained = at.pair[come, to] - at.pair[leave, to]
        cost += gained + at.pair[leave, home] - at.pair[come, home]
    return cost


@inlined
def over(at: Layout, place: int, more: float) -> float:
    """Return how the excess of a place changes when it holds so much more."""
    full = at.load[place] - at.room[place]
    return float(max(0.0, full + more) - max(0.0, full))


@inlined
def back(at: Layout, n: int) -> None:
    """Forget the move of n items."""
    for m in range(n):
        at.load[at.old[m]] += at.size[at.item[m]]
        at.load[at.new[m]] -= at.size[at.item[m]]


@inlined
def keep(at: Layout, n: int) -> None:
    """Carry the move of n items out."""
    for m in range(n):
        first = at.item[m] * len(at.room)
        come, leave = first + at.new[m], first + at.old[m]
        at.place[at.item[m]] = at.new[m]
        for c in range(len(at.pay)):
            at.pay[c] += at.pair[come, c] - at.pair[leave, c]
