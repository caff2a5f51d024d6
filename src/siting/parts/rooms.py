"""Rooms: what hard capacities let items bring to some places at most, so that forms need not allow for more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Array, IntArray

SPARE = 1e-5
"""Part of a capacity, and at least so much of it, that may be exceeded: more than any rule lets pass."""


@dataclass(frozen=True, eq=False)
class Room:
    """A hard capacity: what the items of a sink need together is at most what it has.

    Attributes
    ----------
    need
        Of each item, not negative, shape (I,).
    sink
        Sink of each place, -1 for none, shape (J,).
    capacity
        Of each sink, ``inf`` = no limit, shape (G,).
    """

    need: Array
    sink: IntArray
    capacity: Array

    def holds(self, places: IntArray) -> float:
        """Return the capacity of the sinks of some places, ``inf`` where one of them has no limit."""
        sinks = np.unique(self.sink[places])
        if sinks[0] < 0:
            return np.inf
        room = self.capacity[sinks]
        return float((room + SPARE * np.maximum(1.0, np.abs(room))).sum())


def most(rooms: tuple[Room, ...], brings: Array, places: IntArray) -> float:
    """Return a bound on what items can bring to some places together.

    It is the least of simple bounds: everything, a fractional knapsack a capacity (Dantzig 1957), and
    the sum of these over single places.

    Parameters
    ----------
    brings
        Of each item at each of the places, not negative, shape (I, P).
    places
        Shape (P,), not empty.
    """
    best = brings.max(axis=1)
    bounds = [float(best.sum())]
    for room in rooms:
        holds = room.holds(places)
        if np.isfinite(holds):
            bounds.append(_knapsack(best, room.need, holds))
    if len(places) > 1:
        alone = (most(rooms, brings[:, [k]], places[[k]]) for k in range(len(places)))
        bounds.append(float(sum(alone)))
    return min(bounds)


def _knapsack(worth: Array, need: Array, room: float) -> float:
    """Return the most worth of items, the last one in part, that need no more than the room."""
    fits = (worth > 0) & (need <= room)
    worth, need = worth[fits], need[fits]
    order = np.argsort(need / worth, kind="stable")
    filled = np.cumsum(need[order])
    count = int(np.searchsorted(filled, room, side="right"))
    total = float(worth[order[:count]].sum())
    if count < len(order):
        left = room - (filled[count - 1] if count else 0.0)
        total += float(worth[order[count]] * left / need[order[count]])
    return total
