"""Chains: three arcs or more that may not follow each other, as nodes that remember the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.network.groups import Groups

if TYPE_CHECKING:
    from siting.network.streets import Streets

Chain = tuple[int, ...]


class Copies(NamedTuple):
    """Copies of arcs: the arc one comes from, the arc copied, where the copy starts and ends."""

    from_: IntArray
    onto: IntArray
    tail: IntArray
    head: IntArray


def chained(
    streets: Streets, leaving: Groups, head: NDArray[np.int32], copies: Copies, nodes: int
) -> tuple[Copies, int]:
    """Return the copies with chains worked in, and how many nodes there are then.

    Each beginning of a chain that is two arcs or longer gets a node. It leads on by copies of all
    arcs but those that end a chain or are banned, each to the node of the longest beginning that
    the last arcs spell (Aho and Corasick, Communications of the ACM 18(6), 1975).

    Parameters
    ----------
    streets
        Their ``bans`` and ``chains`` are kept.
    leaving
        Open arcs by their tail.
    head
        Node at which one arrives by an arc, shape (A,); each chain's first arc has its own.
    copies
        What leads on from the nodes that there are.
    nodes
        How many nodes there are.
    """
    ends = set(streets.chains)
    bans = set(map(tuple, streets.bans.tolist()))
    longest = max(map(len, ends))
    begun = {chain[:size]: 0 for chain in streets.chains for size in range(2, len(chain))}
    begun = {start: nodes + n for n, start in enumerate(begun)}

    def after(way: Chain) -> int:
        """Return the node reached by the last arc of a way."""
        for size in range(min(len(way), longest), 1, -1):
            if way[-size:] in begun:
                return begun[way[-size:]]
        return int(head[way[-1]])

    turned = copies.head.copy()
    for n, pair in enumerate(zip(copies.from_.tolist(), copies.onto.tolist(), strict=True)):
        if pair in begun:
            turned[n] = begun[pair]
    new: list[tuple[int, int, int, int]] = []
    for start, node in begun.items():
        last = start[-1]
        for onto in leaving.members(streets.head[[last]])[1].tolist():
            way = (*start, onto)
            over = any(way[-size:] in ends for size in range(3, len(way) + 1))
            if not over and (last, onto) not in bans:
                new.append((last, onto, node, after(way)))
    more = np.array(new, dtype=np.int64).reshape(-1, 4).T
    joined = (np.concatenate(pair) for pair in zip(copies._replace(head=turned), more, strict=True))
    return Copies(*joined), nodes + len(begun)
