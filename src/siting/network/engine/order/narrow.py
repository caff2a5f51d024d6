"""Narrow: replace a cut by the smallest separator nearby, again and again."""

from __future__ import annotations

from siting.jit import compiled
from siting.network.engine.graph import Ints
from siting.network.engine.order.disjoint import FAR, FREE, disjoint_paths
from siting.network.engine.order.line import CUT, LEFT, RIGHT


def narrowed(
    first: Ints, other: Ints, size: int, least: int, most: int, side: Ints, room: Ints
) -> None:
    """Make a separator smaller while a smaller one is nearby.

    Around the separator lies a band. The most paths from one side of the band to the other that
    share no node are as many as the nodes of the smallest separator in it (Menger 1927), and the
    last search for one more path shows which nodes these are.

    Parameters
    ----------
    first, other, size
        A connected graph.
    least
        Nodes that have to stay beyond the band on either side.
    most
        Nodes of the band on either side.
    side
        ``LEFT``, ``RIGHT`` or ``CUT`` for each node; no edge joins left and right.
    room
        Room for 8 times at least ``size`` numbers, shape (8, at least ``size``).
    """
    width, paths = size + 1, size
    while 0 < paths < width:
        width = paths
        starts = band(first, other, size, least, most, side, room)
        paths, turn = disjoint_paths(first, other, size, starts, width, room)
        if 0 < paths < width:
            _moved(size, turn, side, room)


@compiled
def _moved(size: int, turn: int, side: Ints, room: Ints) -> None:
    """Put the separator where the last round of searches, ``turn``, could not get past."""
    before, left, met, height = room[0], room[1], room[2], room[5]
    for v in range(size):
        if left[v] == turn:
            side[v] = LEFT
        elif before[v] != FREE and (met[v] == turn or height[v] == -FAR):
            side[v] = CUT
        elif height[v] != -FAR:
            side[v] = RIGHT


@compiled
def band(first: Ints, other: Ints, size: int, least: int, most: int, side: Ints, room: Ints) -> int:
    """Measure how high each node near the separator stands, and list where paths may start.

    The separator has height 0, to the left it goes down, to the right up; beyond the band nodes
    are ``-FAR`` and ``FAR``: row 5 of ``room``. Paths start at the nodes at ``-FAR`` that border on
    the band: row 6. Row 7 is used too.

    Returns
    -------
    How many starts there are.
    """
    height, starts, queue = room[5], room[6], room[7]
    left = right = found = 0
    for v in range(size):
        if side[v] == LEFT:
            left += 1
            height[v] = -FAR
        elif side[v] == RIGHT:
            right += 1
            height[v] = FAR
        else:
            height[v], queue[found] = 0, v
            found += 1
    left, right = min(most, left - least), min(most, right - least)
    if left < 0 or right < 0:
        return 0
    done = 0
    while done < found:
        v = queue[done]
        done += 1
        for k in range(first[v], first[v + 1]):
            u = other[k]
            if height[u] == -FAR and left > 0:
                left -= 1
                height[u], queue[found] = height[v] - 1, u
                found += 1
            elif height[u] == FAR and right > 0:
                right -= 1
                height[u], queue[found] = height[v] + 1, u
                found += 1
    count = 0
    for i in range(found):
        for k in range(first[queue[i]], first[queue[i] + 1]):
            u = other[k]
            if height[u] == -FAR:
                height[u] = -FAR - 1
                starts[count] = u
                count += 1
    for i in range(count):
        height[starts[i]] = -FAR
    return count
