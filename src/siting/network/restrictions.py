"""Restrictions: from what a source says of turns to pairs and chains of arcs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.network.draft import Ledger, Turn

Pairs = set[tuple[int, int]]
Chains = set[tuple[int, ...]]


def restricted(
    turns: Sequence[Turn],
    element: IntArray,
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
    place: IntArray,
    ledger: Ledger,
) -> tuple[NDArray[np.int32], tuple[tuple[int, ...], ...]]:
    """Return the pairs of arcs that may not follow each other, shape (B, 2), and the chains.

    Parameters
    ----------
    turns
        As the source says them.
    element
        Number of the source's element that each arc is part of, shape (A,).
    tail, head
        Ends of the arcs, shape (A,).
    place
        Position among the streets' nodes of each node of the draft, -1 where it has none.
    ledger
        Takes the restrictions that fit no arcs.
    """
    found: Chains = set()
    lost = []
    for turn in turns:
        ways = _ways(turn, element, tail, head, place)
        if not ways:
            lost.append(turn.element)
        for way in ways:
            found.update(_others(way, tail, head) if turn.only else [way])
    ledger.drop("turns", len(lost), 0.0, lost)
    pairs = np.array(sorted(way for way in found if len(way) == 2), dtype=np.int32).reshape(-1, 2)
    return pairs, tuple(sorted(way for way in found if len(way) > 2))


def _ways(
    turn: Turn,
    element: IntArray,
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
    place: IntArray,
) -> list[tuple[int, ...]]:
    """Return the ways that a restriction means: arcs from its start, over its via, to its end."""
    into = np.flatnonzero(element == turn.start)
    onto = np.flatnonzero(element == turn.end)
    if isinstance(turn.via, int):
        node = place[turn.via]
        into, onto = into[head[into] == node], onto[tail[onto] == node]
        return [(a, b) for a in into.tolist() for b in onto.tolist()]
    via = np.flatnonzero(np.isin(element, turn.via))
    return [
        way for arc in into.tolist() for way in _over((arc,), via, set(onto.tolist()), tail, head)
    ]


def _over(
    way: tuple[int, ...],
    via: IntArray,
    ends: set[int],
    tail: NDArray[np.int32],
    head: NDArray[np.int32],
) -> list[tuple[int, ...]]:
    """Return the ways that go on from ``way`` over arcs of ``via`` to the first end they meet."""
    node = head[way[-1]]
    met = [end for end in sorted(ends) if tail[end] == node]
    if len(way) > 1 and met:
        return [(*way, end) for end in met]
    been = {int(tail[arc]) for arc in way} | {int(node)}
    able = [arc for arc in via[tail[via] == node].tolist() if int(head[arc]) not in been]
    return [longer for arc in able for longer in _over((*way, arc), via, ends, tail, head)]


def _others(
    way: tuple[int, ...], tail: NDArray[np.int32], head: NDArray[np.int32]
) -> list[tuple[int, ...]]:
    """Return all ways that leave the only one allowed, at each of its junctions."""
    return [
        (*way[:size], arc)
        for size in range(1, len(way))
        for arc in np.flatnonzero(tail == head[way[size - 1]]).tolist()
        if arc != way[size]
    ]
