"""Seats: where every item sits among open places while a plan is annealed, and how a change fills them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed
from siting.solvers.compiled.jit import compiled, inlined
from siting.solvers.single.shape import SingleSource

COST, EXCESS = range(2)
"""Numbers of ``Seats.sums``: what the items pay at their places, and the summed load beyond the rooms."""


class Seats(NamedTuple):
    """A plan that may overfill places, changed in place; the model stands first.

    The items of a place hang together: ``head`` (J,) is the first of them, ``after`` and ``ahead`` (I,)
    their neighbours, -1 = none.
    """

    cost: Array  # (I, J)
    size: Array  # (I,)
    room: Array  # (J,)
    near: IntArray  # places worth trying for each item, (I, N)
    place: IntArray  # (I,)
    load: Array  # (J,)
    number: IntArray  # (J,)
    head: IntArray  # (J,)
    after: IntArray  # (I,)
    ahead: IntArray  # (I,)
    sums: Array  # (2,)
    price: Array  # of a unit of excess, (J,)
    seed: Seed
    item: IntArray  # (3,) items of the change that is being thought of
    to: IntArray  # (3,) where they go


def seats_of(shape: SingleSource, near: IntArray, seed: Seed, price: float) -> Seats:
    """Return seats without a plan.

    Parameters
    ----------
    near
        Places worth trying for each item, shape (I, N).
    seed
        Of what is drawn; changed.
    price
        Of a unit of excess at first.
    """
    items, places = shape.cost.shape
    return Seats(
        cost=np.ascontiguousarray(shape.cost),
        size=shape.size,
        room=shape.room,
        near=near,
        place=np.full(items, -1, dtype=np.int64),
        load=np.zeros(places),
        number=np.zeros(places, dtype=np.int64),
        head=np.full(places, -1, dtype=np.int64),
        after=np.full(items, -1, dtype=np.int64),
        ahead=np.full(items, -1, dtype=np.int64),
        sums=np.zeros(2),
        price=np.full(places, price),
        seed=seed,
        item=np.zeros(3, dtype=np.int64),
        to=np.zeros(3, dtype=np.int64),
    )


@compiled
def sit(t: Seats, plan: IntArray) -> None:
    """Begin with a plan, shape (I,)."""
    t.load[:] = 0.0
    t.number[:] = 0
    t.head[:] = -1
    t.sums[:] = 0.0
    for i in range(len(plan)):
        t.sums[EXCESS] += over(t, plan[i], t.size[i])
        _join(t, i, plan[i])


@inlined
def _join(t: Seats, i: int, j: int) -> None:
    first = t.head[j]
    t.ahead[i], t.after[i] = -1, first
    if first >= 0:
        t.ahead[first] = i
    t.head[j] = i
    t.place[i] = j
    t.sums[COST] += t.cost[i, j]
    t.load[j] += t.size[i]
    t.number[j] += 1


@inlined
def go(t: Seats, i: int, j: int) -> None:
    """Move an item to another place."""
    h = t.place[i]
    t.sums[EXCESS] += over(t, h, -t.size[i]) + over(t, j, t.size[i])
    before, behind = t.ahead[i], t.after[i]
    if before >= 0:
        t.after[before] = behind
    else:
        t.head[h] = behind
    if behind >= 0:
        t.ahead[behind] = before
    t.load[h] -= t.size[i]
    t.number[h] -= 1
    t.sums[COST] -= t.cost[i, h]
    _join(t, i, j)


@inlined
def over(t: Seats, j: int, amount: float) -> float:
    """Return by how much the excess of a place grows with its load."""
    left = t.room[j] - t.load[j]
    return float(max(0.0, amount - left) - max(0.0, -left))
