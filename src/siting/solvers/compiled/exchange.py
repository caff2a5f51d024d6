"""Exchange: what a few open places take from a crowd that waits elsewhere; the crowd may stay there.

The last place of the sheet is *elsewhere*, where nothing costs anything. A relaxation is rounded by
drawing; then items are put in, taken out and exchanged under a falling temperature, while a breach of
hard measures costs more and more.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.compiled.jit import compiled
from siting.solvers.compiled.sheet import Sheet, State
from siting.solvers.compiled.state import better, insert, remove, totals
from siting.solvers.compiled.walk import someone

HARDER = 30.0
"""How many times more a breach costs at the end than at the beginning."""


@compiled
def drawn(parts: Array, seed: Seed, place: IntArray) -> None:
    """Write a place (I,) for every item, drawn from its parts (I, P) at places; P for what is left of 1."""
    items, places = parts.shape
    for i in range(items):
        left = uniform(seed)
        place[i] = places
        for k in range(places):
            left -= parts[i, k]
            if left < 0.0:
                place[i] = k
                break


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
            other = someone(t, there, draw(seed, items))
        _swap(s, t, i, there, other, here)
        now_violation, now_total = totals(s, t)
        gain = now_total - total + hard * (now_violation - violation)
        if gain <= 0.0 or gain <= -heat * np.log(1e-300 + uniform(seed)):
            violation, total = now_violation, now_total
            _note(t, violation, total, best, score)
        else:
            _swap(s, t, i, here, other, there)


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
