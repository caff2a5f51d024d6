"""Disjoint: as many paths through a band of nodes as can be without two of them sharing a node."""

from __future__ import annotations

from siting.jit import compiled
from siting.network.engine.graph import Ints

FAR = 2**29
"""Height of the nodes beyond the band: paths run from ``-FAR`` to ``FAR``."""

FREE, START = -1, -2
"""No path runs through the node; a path starts at it."""

BLOCKED, ARRIVED = -1, -2
"""A way of leaving a node that leads nowhere; one that reaches the other side."""


@compiled
def disjoint_paths(
    first: Ints, other: Ints, size: int, count: int, most: int, room: Ints
) -> tuple[int, int]:
    """Find node-disjoint paths by augmenting (Ford, Fulkerson 1956), uphill where possible.

    Searches go in rounds: what a search of a round has tried is not tried again in it. The round
    that finds no further path has tried all that can still be got to.

    Parameters
    ----------
    first, other, size
        A graph.
    count
        How many nodes a path may start at.
    most
        Paths after which nothing more is sought.
    room
        Its rows are, for every node: 0 the one before it on its path, ``FREE`` or ``START``;
        1 the last round that went on from it; 2 the last round that came to it while a path ran
        through it; 3 and 4 the trail of a search; 5 the height, ``-FAR`` where paths start, ``FAR``
        where they end, lower numbers in between; 6 the nodes at which paths may start. The first
        five are written, the others read.

    Returns
    -------
    How many paths there are, and the last round.
    """
    before, left, met, trail, tried = room[0], room[1], room[2], room[3], room[4]
    height, starts = room[5], room[6]
    for v in range(size):
        before[v], left[v], met[v] = FREE, 0, 0
    paths, turn, grown = 0, 0, True
    while grown and paths < most:
        turn, grown = turn + 1, False
        for i in range(count):
            if before[starts[i]] != FREE or left[starts[i]] == turn or paths == most:
                continue
            trail[0], left[starts[i]] = starts[i], turn
            if _found(first, other, height, turn, before, left, met, trail, tried):
                paths, grown = paths + 1, True
    return paths, turn


@compiled
def _found(
    first: Ints,
    other: Ints,
    height: Ints,
    turn: int,
    before: Ints,
    left: Ints,
    met: Ints,
    trail: Ints,
    tried: Ints,
) -> bool:
    """Search depth first from the head of the trail and lay a path if there is one more.

    A node of the trail is left by one way after another: to its neighbours above, to the others,
    and last of all back along the path through it. Who comes to a node of a path cannot pass: it
    takes the place of the node before, and the search goes on from that one.
    """
    top, beyond = 0, BLOCKED
    tried[0] = 0
    while top >= 0 and beyond != ARRIVED:
        v, beyond = trail[top], BLOCKED
        begin, degree = first[v], first[v + 1] - first[v]
        while tried[top] <= 2 * degree and beyond == BLOCKED:
            way, to = tried[top], v
            tried[top] += 1
            if way < 2 * degree:
                to = other[begin + (way if way < degree else way - degree)]
                if (height[to] > height[v]) != (way < degree) or height[to] == -FAR:
                    continue
                if before[to] == FREE:
                    if height[to] == FAR:
                        beyond = ARRIVED
                    elif left[to] != turn:
                        left[to] = turn
                        beyond = to
                    continue
            back = before[to]
            if back >= 0 and met[to] != turn:
                met[to] = turn
                if left[back] != turn:
                    left[back] = turn
                    beyond = back
        if beyond == BLOCKED:
            top -= 1
        elif beyond != ARRIVED:
            top += 1
            trail[top], tried[top] = beyond, 0
    for i in range(top + 1):
        v, way = trail[i], tried[i] - 1
        degree = first[v + 1] - first[v]
        if way == 2 * degree:
            before[v] = FREE
        else:
            before[other[first[v] + (way if way < degree else way - degree)]] = v
    if top >= 0:
        before[trail[0]] = START
    return top >= 0
