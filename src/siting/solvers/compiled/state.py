"""Take an item out, put it in, and ask what putting it in would cost; all state is changed in place."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.compiled.jit import compiled, inlined
from siting.solvers.compiled.sheet import Sheet, State

TINY = 1e-9
"""An amount beyond a limit that is only rounding."""

HOLDS = 1e-7
"""Scaled violation up to which the hard measures hold."""


@inlined
def step_cost(s: Sheet, m: int, load: float) -> float:
    """Return what a used meter costs at a load."""
    k = s.step_ptr[m]
    last = s.step_ptr[m + 1] - 1
    while k < last:  # meeting rooms of a large site have hundreds of steps
        middle = (k + last) // 2
        if load > s.step_limit[middle] + TINY:
            k = middle + 1
        else:
            last = middle
    cost: float = s.step_fixed[k] + s.step_rate[k] * load
    return cost


@inlined
def shift(s: Sheet, t: State, item: int, place: int, sign: float) -> None:
    """Put an item in (sign 1) or take it out (-1) of everything but ``place`` and ``seated``."""
    for n in range(len(s.cost_channel)):
        t.value[s.cost_channel[n]] += sign * s.cost[n, item, place]
    turns = t.seated[place] == (0 if sign > 0 else 1)
    for e in range(s.meter_ptr[place], s.meter_ptr[place + 1]):
        m = s.meter[e]
        if s.meter_vector[e] >= 0:
            t.load[m] += sign * s.vectors[s.meter_vector[e], item]
        if turns:
            t.load[m] += sign * s.meter_base[e]
        t.members[m] += 1 if sign > 0 else -1
        now = 0.0
        if t.members[m] > 0:
            now = step_cost(s, m, t.load[m])
        else:
            t.load[m] = 0.0
        t.value[s.meter_channel[m]] += now - t.paid[m]
        t.paid[m] = now
    for q in range(s.pair_ptr[item], s.pair_ptr[item + 1]):
        other = t.place[s.pair_other[q]]
        if other >= 0:
            way = s.distances[s.pair_distance[q], place, other]
            t.value[s.pair_channel[q]] += sign * s.pair_flow[q] * way
    for b in range(len(s.blend_channel)):
        share = sign * s.blend_share[b, item]
        if share != 0.0:
            worth = 0.0  # a loop of its own here and in ``added``: slices would count who uses them
            if s.blend_kind[b] == 0:
                for z in range(t.blend.shape[1]):
                    t.blend[b, z] += share * s.blend_matrix[b, place, z]
                    worth = max(worth, t.blend[b, z])
            else:
                for z in range(t.blend.shape[1]):
                    t.blend[b, z] += share * s.blend_matrix[b, place, z]
                    worth += abs(t.blend[b, z])
            worth *= s.blend_weight[b]
            t.value[s.blend_channel[b]] += worth - t.worth[b]
            t.worth[b] = worth
    for e in range(s.facet_ptr[place], s.facet_ptr[place + 1]):
        f, offset, first = s.facet[e], s.facet_offset[e], s.facet_first[s.facet[e]]
        level = -np.inf
        for k in range(s.facet_streams[f]):
            t.loads[f, offset + k] += sign * s.brings[item, first + k]
        for r in range(t.rows[f]):
            for k in range(s.facet_streams[f]):
                t.plane[f, r] += sign * t.slope[f, r, offset + k] * s.brings[item, first + k]
            level = max(level, t.plane[f, r])
        t.value[s.facet_channel[f]] += level - t.level[f]
        t.level[f] = level


@inlined
def remove(s: Sheet, t: State, item: int) -> None:
    """Take an item out."""
    place = t.place[item]
    t.place[item] = -1
    shift(s, t, item, place, -1.0)
    t.seated[place] -= 1


@inlined
def insert(s: Sheet, t: State, item: int, place: int) -> None:
    """Put an unplaced item in."""
    shift(s, t, item, place, 1.0)
    t.place[item] = place
    t.seated[place] += 1


@inlined
def hinged(s: Sheet, c: int, amount: float) -> float:
    """Return what a hinged channel pays at an amount."""
    pay: float = s.weight[c] * max(0.0, s.sign[c] * (amount - s.limit[c]))
    return pay


@inlined
def totals(s: Sheet, t: State) -> tuple[float, float]:
    """Return (violation, total)."""
    total, violation = t.value[0], t.value[1]
    for c in range(2, len(s.parent)):
        pay = hinged(s, c, t.value[c])
        if s.parent[c] == 0:
            total += pay
        else:
            violation += pay
    return violation, total


@inlined
def added(s: Sheet, t: State, item: int, place: int, change: Array) -> tuple[float, float]:
    """Return the change of (violation, total) if an unplaced item were put in; ``change`` (C,) is scratch."""
    change[:] = 0.0
    for n in range(len(s.cost_channel)):
        change[s.cost_channel[n]] += s.cost[n, item, place]
    empty = t.seated[place] == 0
    for e in range(s.meter_ptr[place], s.meter_ptr[place + 1]):
        m = s.meter[e]
        load = t.load[m]
        if s.meter_vector[e] >= 0:
            load += s.vectors[s.meter_vector[e], item]
        elif t.members[m] > 0 and not empty:
            continue
        if empty:
            load += s.meter_base[e]
        change[s.meter_channel[m]] += step_cost(s, m, load) - t.paid[m]
    for q in range(s.pair_ptr[item], s.pair_ptr[item + 1]):
        other = t.place[s.pair_other[q]]
        if other >= 0:
            way = s.distances[s.pair_distance[q], place, other]
            change[s.pair_channel[q]] += s.pair_flow[q] * way
    for b in range(len(s.blend_channel)):
        share = s.blend_share[b, item]
        if share != 0.0:
            worth = 0.0
            if s.blend_kind[b] == 0:
                for z in range(t.blend.shape[1]):
                    worth = max(worth, t.blend[b, z] + share * s.blend_matrix[b, place, z])
            else:
                for z in range(t.blend.shape[1]):
                    worth += abs(t.blend[b, z] + share * s.blend_matrix[b, place, z])
            change[s.blend_channel[b]] += worth * s.blend_weight[b] - t.worth[b]
    for e in range(s.facet_ptr[place], s.facet_ptr[place + 1]):
        f, offset = s.facet[e], s.facet_offset[e]
        streams, first = s.facet_streams[f], s.facet_first[f]
        best = -np.inf
        for r in range(t.rows[f]):
            amount = t.plane[f, r]
            for k in range(streams):
                amount += t.slope[f, r, offset + k] * s.brings[item, first + k]
            best = max(best, amount)
        change[s.facet_channel[f]] += best - t.level[f]
    violation, total = change[1], change[0]
    for c in range(2, len(s.parent)):
        if change[c] != 0.0:
            pay = hinged(s, c, t.value[c] + change[c]) - hinged(s, c, t.value[c])
            if s.parent[c] == 0:
                total += pay
            else:
                violation += pay
    return violation, total


@compiled
def settle(s: Sheet, t: State, place: IntArray) -> None:
    """Put every item where ``place`` (I,) says, from nothing, so that no rounding is left over."""
    t.place[:] = -1
    t.seated[:] = 0
    t.load[:] = 0.0
    t.members[:] = 0
    t.paid[:] = 0.0
    for c in range(len(s.constant)):
        t.value[c] = s.constant[c]
    t.blend[:] = 0.0
    t.worth[:] = 0.0
    t.loads[:] = 0.0
    for f in range(len(t.level)):
        t.level[f] = -np.inf
        for r in range(t.rows[f]):
            t.plane[f, r] = t.start[f, r]
            t.level[f] = max(t.level[f], t.start[f, r])
        t.value[s.facet_channel[f]] += t.level[f]
    for item in range(len(place)):
        insert(s, t, item, place[item])


@inlined
def better(violation: float, total: float, score: Array) -> bool:
    """Tell whether (violation, total) beats the record: what holds beats what does not."""
    if violation <= HOLDS:
        return bool(score[0] > HOLDS or total < score[1] - 1e-9)
    return bool(violation < score[0] - 1e-9)
