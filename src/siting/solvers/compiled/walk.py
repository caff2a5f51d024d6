"""Walk: move one item or exchange two, keep it or not; cheap steps between the rounds of ``anneal``."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.compiled.jit import compiled, inlined
from siting.solvers.compiled.sheet import Sheet, State
from siting.solvers.compiled.state import added, better, insert, remove, totals

ANYWHERE = 0.3
"""Part of the steps that look where any other item sits, and not at the places worth a try."""

EXCHANGED = 0.5
"""Part of the steps in which somebody from there comes back."""

OPENED = 0.2
"""Part of the steps to an empty place that are looked at: few pay."""


@compiled
def walk(
    s: Sheet,
    t: State,
    near: IntArray,
    seed: Seed,
    steps: int,
    heat: float,
    penalty: float,
    best: IntArray,
    score: Array,
    change: Array,
) -> None:
    """Take a number of steps at a temperature; ``change`` (C,) is scratch.

    ``near`` (I, N) places worth a try for each item, ``penalty`` of a unit of violation; ``best`` (I,) and
    ``score`` (violation, total) keep the record.
    """
    items, wide = len(t.place), near.shape[1]
    violation, total = totals(s, t)
    for _ in range(steps):
        item = draw(seed, items)
        here, there = t.place[item], near[item, min(draw(seed, wide), draw(seed, wide))]
        if uniform(seed) < ANYWHERE:
            there = t.place[draw(seed, items)]
        if here == there or (t.seated[there] == 0 and uniform(seed) >= OPENED):
            continue
        other = -1
        if t.seated[there] > 0 and uniform(seed) < EXCHANGED:
            other = someone(t, there, draw(seed, items))
        remove(s, t, item)
        if other >= 0:
            remove(s, t, other)
            insert(s, t, other, here)
        left_violation, left_total = totals(s, t)
        more_violation, more_total = added(s, t, item, there, change)
        now_violation, now_total = left_violation + more_violation, left_total + more_total
        gain = now_total - total + penalty * (now_violation - violation)
        if gain <= 0.0 or gain <= -heat * np.log(1e-300 + uniform(seed)):
            insert(s, t, item, there)
            violation, total = now_violation, now_total
            if better(violation, total, score):
                score[0], score[1] = violation, total
                best[:] = t.place
        else:
            if other >= 0:
                remove(s, t, other)
                insert(s, t, other, there)
            insert(s, t, item, here)


@inlined
def someone(t: State, place: int, start: int) -> int:
    """Return an item at a place, the first from ``start`` on; -1 if nobody sits there."""
    items = len(t.place)
    for q in range(items):
        k = (start + q) % items
        if t.place[k] == place:
            return k
    return -1
