"""Fill: choose what a few open places take from a crowd that waits elsewhere; the crowd may stay there.

The last place of the sheet is *elsewhere*, where nothing costs anything. Filling is greedy; what
follows puts items in, takes them out and exchanges them under a falling temperature, while a breach
of hard measures costs more and more.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.anneal import Seed, better, draw, uniform
from siting.solvers.compiled.jit import compiled
from siting.solvers.compiled.sheet import Sheet, State
from siting.solvers.compiled.state import added, insert, remove, totals

HARDER = 30.0
"""How many times more a breach costs at the end than at the beginning."""


@compiled
def fill(s: Sheet, t: State, seed: Seed, opened: IntArray, penalty: float, change: Array) -> None:
    """Seat one item in every open place, then every other one where that pays; all must be elsewhere.

    ``opened`` (n,) places, ``penalty`` of a unit of violation, ``change`` (C,) scratch.
    """
    items, away = len(t.place), len(t.seated) - 1
    for k in range(len(opened)):
        least, pick = np.inf, -1
        for i in range(items):
            if t.place[i] == away:
                remove(s, t, i)
                cost = _cost(s, t, i, opened[k], penalty, change)
                cost -= _cost(s, t, i, away, penalty, change)
                insert(s, t, i, away)
                if cost < least:
                    least, pick = cost, i
        if pick >= 0:
            remove(s, t, pick)
            insert(s, t, pick, opened[k])
    start = draw(seed, items)
    for q in range(items):
        i = (start + q) % items
        if t.place[i] == away:
            remove(s, t, i)
            to, least = away, _cost(s, t, i, away, penalty, change)
            for k in range(len(opened)):
                cost = _cost(s, t, i, opened[k], penalty, change)
                if cost < least:
                    least, to = cost, opened[k]
            insert(s, t, i, to)


@compiled
def _cost(s: Sheet, t: State, item: int, place: int, penalty: float, change: Array) -> float:
    violation, total = added(s, t, item, place, change)
    return total + penalty * violation


@compiled
def exchange(
    s: Sheet,
    t: State,
    seed: Seed,
    opened: IntArray,
    rounds: int,
    hot: float,
    cold: float,
    penalty: float,
    best: IntArray,
    score: Array,
) -> None:
    """Move or exchange items between the open places and elsewhere while it cools from ``hot`` to ``cold``.

    ``best`` (I,) and ``score`` (violation, total) keep the record.
    """
    items, away = len(t.place), len(t.seated) - 1
    violation, total = totals(s, t)
    _note(t, violation, total, best, score)
    heat, cooling = hot, (cold / hot) ** (1.0 / rounds)
    hard, hardening = penalty, HARDER ** (1.0 / rounds)
    for _ in range(rounds):
        heat *= cooling
        hard *= hardening
        i = draw(seed, items)
        k = draw(seed, len(opened) + 1)
        here, there = t.place[i], away if k == len(opened) else opened[k]
        if here == there:
            if len(opened) > 1:
                continue
            there = opened[0] if here == away else away
        other = -1
        if uniform(seed) < 0.5:
            other = _someone(t, there, draw(seed, items))
        _swap(s, t, i, there, other, here)
        now_violation, now_total = totals(s, t)
        gain = now_total - total + hard * (now_violation - violation)
        if gain <= 0.0 or gain <= -heat * np.log(1e-300 + uniform(seed)):
            violation, total = now_violation, now_total
            _note(t, violation, total, best, score)
        else:
            _swap(s, t, i, here, other, there)


@compiled
def _someone(t: State, place: int, start: int) -> int:
    """Return an item at a place, the first from ``start`` on; -1 if nobody sits there."""
    items = len(t.place)
    for q in range(items):
        k = (start + q) % items
        if t.place[k] == place:
            return k
    return -1


@compiled
def _swap(s: Sheet, t: State, one: int, to: int, other: int, back: int) -> None:
    """Move an item, and another one (-1 = nobody) the other way."""
    remove(s, t, one)
    if other >= 0:
        remove(s, t, other)
        insert(s, t, other, back)
    insert(s, t, one, to)


@compiled
def _note(t: State, violation: float, total: float, best: IntArray, score: Array) -> None:
    if better(violation, total, score):
        score[0], score[1] = violation, total
        for k in range(len(best)):
            best[k] = t.place[k]
