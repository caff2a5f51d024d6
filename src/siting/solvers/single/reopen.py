"""Reopen: changes of a set of places that may be worth having, told by prices of room.

For a set of places, prices of their rooms bound from below what divided items pay there, and the best prices
tell it exactly (duality). After a change near by, the prices before are nearly the best ones, so a few rounds
tell a change that is too dear, in a small part of the time that a linear program takes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.shape import Flags

ROUNDS = 60
"""Rounds in which prices follow a change."""

FRESH = 0.7
"""Weight of the newest direction against those before."""

ALONE, PAIRS = 0.6, 0.85
"""Part of the changes that exchange one place, and up to which others exchange two; the rest opens and
closes one, or exchanges one for two."""

FAR = 0.1
"""Part of the places to open that are drawn from all."""

LOOKS = 20
"""Places that are looked at to find one that is open, or is not."""


class Choice(NamedTuple):
    """A set of places, changed in place; the model, of the places that come into question, stands first."""

    order: IntArray  # places of each item, the cheapest first, (I, J)
    cost: Array  # of each item there, (I, J)
    size: Array  # (I,)
    room: Array  # (J,)
    fixed: Array  # (J,)
    rivals: IntArray  # places near by, (J, R)
    open: Flags  # (J,)
    price: Array  # the best ones of a unit of room, (J,)
    trial: Array  # the same after a change, (J,)


@compiled
def worth(t: Choice, price: Array, load: Array) -> float:
    """Return what the set costs at least at prices of room, and write what each place would hold, (J,)."""
    load[:] = 0.0
    total = 0.0
    for j in range(len(price)):
        if t.open[j]:
            total += t.fixed[j] - t.room[j] * price[j]
    for i in range(len(t.size)):
        low, to = np.inf, -1
        for k in range(t.order.shape[1]):
            if t.cost[i, k] >= low:
                break
            j = t.order[i, k]
            if t.open[j] and t.cost[i, k] + t.size[i] * price[j] < low:
                low, to = t.cost[i, k] + t.size[i] * price[j], j
        if to < 0:
            return np.inf
        total += low
        load[to] += t.size[i]
    return total


@compiled
def followed(t: Choice, aim: float, rounds: int) -> float:
    """Let ``trial`` follow the set, and return what it costs at least; stops early where that reaches ``aim``."""
    places = len(t.room)
    load, way, now = np.empty(places), np.zeros(places), t.trial.copy()
    most = -np.inf
    for _ in range(rounds):
        total = worth(t, now, load)
        if total > most:
            most = total
            t.trial[:] = now
        if total >= aim:
            break
        square = 0.0
        for j in range(places):
            if t.open[j]:
                slope = load[j] - t.room[j]
                if now[j] <= 0.0 and slope < 0.0:
                    slope = 0.0
                way[j] = FRESH * slope + (1.0 - FRESH) * way[j]
                square += way[j] * way[j]
        if square < 1e-12:
            break
        step = (aim - total) / square
        for j in range(places):
            if t.open[j]:
                now[j] = max(0.0, now[j] + step * way[j])
    return most


@compiled
def reopen(t: Choice, seed: Seed, tries: int, now: float, heat: float, change: IntArray) -> float:
    """Make the first of so many changes that may be worth having.

    Parameters
    ----------
    now
        What the set costs.
    change
        Up to two places to close and two to open, -1 = none; written, shape (4,).

    Returns
    -------
    Below what total the heat allows the change; ``inf`` where none was made.
    """
    need = t.size.sum() * (1.0 - 1e-12)
    for _ in range(tries):
        drawn(t, seed, change)
        flip(t, change)
        room = 0.0
        for j in range(len(t.room)):
            if t.open[j]:
                room += t.room[j]
        if room >= need:
            bar = now - heat * np.log(1e-300 + uniform(seed))
            t.trial[:] = t.price
            if followed(t, bar, ROUNDS) < bar:
                return float(bar)
        flip(t, change)
    return np.inf


@compiled
def drawn(t: Choice, seed: Seed, change: IntArray) -> None:
    """Write which places to close and to open; most changes exchange one for another near by."""
    places = len(t.room)
    h = draw(seed, places)
    while not t.open[h]:
        h = draw(seed, places)
    kind = uniform(seed)
    change[0], change[1], change[2], change[3] = h, -1, beside(t, h, False, seed), -1
    if kind > ALONE:
        other = beside(t, h, True, seed)
        more = beside(t, h if other < 0 else other, False, seed)
        if more == change[2]:
            more = -1
        if kind < PAIRS:
            change[1], change[3] = other, more
        else:
            which = draw(seed, 4)
            if which == 0:
                change[1] = other
            elif which == 1:
                change[3] = more
            elif which == 2:
                change[0] = -1
            else:
                change[2] = -1


@compiled
def beside(t: Choice, h: int, open_: bool, seed: Seed) -> int:
    """Return a place near another that is open, or is not; -1 where none was met."""
    for _ in range(LOOKS):
        far = not open_ and uniform(seed) < FAR
        j = draw(seed, len(t.room)) if far else t.rivals[h, draw(seed, t.rivals.shape[1])]
        if t.open[j] == open_ and j != h:
            return int(j)
    return -1


@compiled
def flip(t: Choice, change: IntArray) -> None:
    """Open what is closed, and close what is open."""
    for k in range(4):
        if change[k] >= 0:
            t.open[change[k]] = not t.open[change[k]]
