"""Anneal: take a few related items out, put each back where it costs least, keep it or not; over and over.

After Schrimpf et al. (2000), *Record breaking optimization results using the ruin and recreate
principle*, and Christiaens, Vanden Berghe (2020), *Slack induction by string removals*. Items are taken
out along chains of places that they want (ejection), or a whole place is emptied; hard measures count
with a penalty that rises while they are broken and falls while they hold. After every round come a few
moves and exchanges, which cost as much as a round all together.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.draws import Seed, draw, uniform
from siting.solvers.compiled.jit import compiled, inlined
from siting.solvers.compiled.sheet import Sheet, State
from siting.solvers.compiled.state import HOLDS, added, better, insert, remove, totals
from siting.solvers.compiled.walk import walk

OPENING = 0.3
"""Part of the rounds in which one item first opens a place: by itself none would pay for that."""

CHECK = 64
"""Rounds between two looks at the penalty."""

STEPS = 20
"""Moves and exchanges after every round."""


@compiled
def chosen(s: Sheet, t: State, near: IntArray, most: int, seed: Seed, out: IntArray) -> int:
    """Take items out, write them to ``out`` and return how many."""
    items = len(t.place)
    n = 0
    way = uniform(seed)
    if way < 0.3:
        home = t.place[draw(seed, items)]
        at = draw(seed, items)
        for k in range(items):
            i = (at + k) % items
            if t.place[i] == home and n < len(out):
                out[n] = i
                n += 1
                remove(s, t, i)
        return n
    want = 2 + draw(seed, most - 1) if most > 2 else 2
    item = draw(seed, items)
    tries = 0
    while n < want and tries < 3 * want:
        tries += 1
        if t.place[item] >= 0:
            out[n] = item
            n += 1
            remove(s, t, item)
        if way > 0.9:
            item = draw(seed, items)
            continue
        reach = min(near.shape[1], 10)
        target = near[item, min(draw(seed, reach), draw(seed, reach))]
        if uniform(seed) < 0.15 and n:
            target = t.place[draw(seed, items)]
        at = draw(seed, items)
        for k in range(items):
            i = (at + k) % items
            if t.place[i] == target:
                item = i
                break
        else:
            item = draw(seed, items)
    return n


@inlined
def best_place(
    s: Sheet,
    t: State,
    item: int,
    near: IntArray,
    extra: IntArray,
    extras: int,
    penalty: float,
    skip: float,
    seed: Seed,
    change: Array,
) -> tuple[int, float, float]:
    """Return the cheapest place for an unplaced item, what it costs, and what the second costs."""
    best, second, to = np.inf, np.inf, near[item, 0]
    wide = near.shape[1]
    for k in range(wide + extras):
        place = near[item, k] if k < wide else extra[k - wide]
        if skip > 0.0 and uniform(seed) < skip:
            continue
        violation, total = added(s, t, item, place, change)
        cost = total + penalty * violation
        if cost < best:
            if place != to:
                second = best
            best, to = cost, place
        elif cost < second and place != to:
            second = cost
    return to, best, second


@inlined
def left_places(before: IntArray, out: IntArray, n: int, extra: IntArray) -> int:
    """Write the places that the first ``n`` items of ``out`` left to ``extra``, each once; return how many."""
    extras = 0
    for k in range(n):
        place = before[out[k]]
        for other in range(extras):
            if extra[other] == place:
                break
        else:
            extra[extras] = place
            extras += 1
    return extras


@compiled
def anneal(
    s: Sheet,
    t: State,
    near: IntArray,
    size: Array,
    seed: Seed,
    rounds: int,
    hot: float,
    cold: float,
    most: int,
    penalty: Array,
    best: IntArray,
    score: Array,
) -> None:
    """Run a number of rounds while the temperature falls from ``hot`` to ``cold``.

    ``near`` (I, N) places worth a try for each item, ``size`` (I,) how much room each needs,
    ``penalty`` (1,) of a unit of violation; ``best`` (I,) and ``score`` (violation, total) keep the record.
    """
    items = len(t.place)
    out = np.empty(max(most, min(items, 3 * most)), dtype=np.int64)
    before = np.empty(items, dtype=np.int64)
    extra = np.empty(len(out), dtype=np.int64)
    change = np.zeros(len(s.parent))
    rank = np.empty(len(out))
    violation, total = totals(s, t)
    broken = 0
    for step in range(rounds):
        heat = hot * (cold / hot) ** (step / rounds)
        for k in range(items):
            before[k] = t.place[k]
        n = chosen(s, t, near, most, seed, out)
        order = uniform(seed)
        for k in range(n):
            rank[k] = uniform(seed) if order < 0.5 else -size[out[k]] * (0.5 + uniform(seed))
        extras = left_places(before, out, n, extra) if near.shape[1] < len(t.seated) else 0
        left = n
        if n and uniform(seed) < OPENING:
            pick = draw(seed, n)
            fresh = near[out[pick], draw(seed, near.shape[1])]
            if t.seated[fresh] == 0:
                insert(s, t, out[pick], fresh)
                left -= 1
                out[pick], out[left] = out[left], out[pick]
                rank[pick] = rank[left]
        while left > 0:
            pick = 0
            if order > 0.8 and left <= 6:
                regret = -np.inf
                for k in range(left):
                    to, cost, second = best_place(
                        s, t, out[k], near, extra, extras, penalty[0], 0.0, seed, change
                    )
                    if second - cost > regret:
                        regret, pick = second - cost, k
            else:
                for k in range(1, left):
                    if rank[k] < rank[pick]:
                        pick = k
            item = out[pick]
            to, cost, second = best_place(
                s, t, item, near, extra, extras, penalty[0], 0.03, seed, change
            )
            insert(s, t, item, to)
            left -= 1
            out[pick], out[left] = out[left], item
            rank[pick], rank[left] = rank[left], rank[pick]
        now_violation, now_total = totals(s, t)
        gain = now_total - total + penalty[0] * (now_violation - violation)
        if gain <= -heat * np.log(1e-300 + uniform(seed)):
            violation, total = now_violation, now_total
            if better(violation, total, score):
                score[0], score[1] = violation, total
                best[:] = t.place
        else:
            for k in range(n):
                if t.place[out[k]] != before[out[k]]:
                    remove(s, t, out[k])
                else:
                    out[k] = -1
            for k in range(n):
                if out[k] >= 0:
                    insert(s, t, out[k], before[out[k]])
        walk(s, t, near, seed, STEPS, heat, penalty[0], best, score, change)
        violation, total = totals(s, t)
        broken += 1 if violation > HOLDS else 0
        if step % CHECK == CHECK - 1:
            penalty[0] *= 1.1 if broken > CHECK // 2 else (0.9 if broken < CHECK // 8 else 1.0)
            broken = 0
