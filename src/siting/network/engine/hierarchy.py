"""Hierarchy: what any times on a street network's arcs have in common, found once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.network.engine.chordal import chords, chords_of
from siting.network.engine.cone import Cone, cone_over
from siting.network.engine.customise import relax, respect
from siting.network.engine.graph import Ints, joined
from siting.network.engine.lower import Lower, lower_of
from siting.network.engine.stored import stored_order
from siting.network.engine.tree import tree_of
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.engine.weighed import Weighed


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """A customisable contraction hierarchy (Dibbelt, Strasser, Wagner 2016) without its times.

    Nodes are ranked. Eliminating them one after another, each leaves the ranks above it joined
    to one another; whatever the times, a quickest way first only climbs and then only falls.

    Attributes
    ----------
    rank
        Rank of each of n nodes, shape (n,).
    tail, head
        Ranks that each of the A arcs of the streets joins, shape (A,).
    parent
        Lowest rank above each that it is joined to, -1 for roots; shape (n,).
    ptr, up
        Rank v is joined to the higher ranks ``up[ptr[v]:ptr[v + 1]]``; these are the K arcs of
        the hierarchy, used both ways. Shapes (n + 1,) and (K,).
    at
        Arc of the hierarchy that each arc of the streets lies on, -1 for loops, shape (A,).
    """

    rank: Ints
    tail: Ints
    head: Ints
    parent: Ints
    ptr: IntArray
    up: Ints
    at: IntArray

    def weigh(self, ms: NDArray[np.integer]) -> Weighed:
        """Return the hierarchy with the times of the arcs.

        Parameters
        ----------
        ms
            Milliseconds of at least 0, ``NEVER`` or more where closed, shape (A,).
        """
        from siting.network.engine.weighed import Weighed

        times: Ints = np.minimum(ms, NEVER).astype(np.int32)
        rise = np.full(len(self.up), NEVER, dtype=np.int32)
        fall = rise.copy()
        respect(self.at, self.tail, self.head, times, rise, fall)
        relax(self.ptr, self.up, rise, fall)
        return Weighed(self, times, rise, fall)

    def cone(self, ranks: IntArray) -> Cone:
        """Return the part of the hierarchy above some ranks."""
        return cone_over(self.ptr, self.up, self.parent, ranks)

    @cached_property
    def lower(self) -> Lower:
        """The hierarchy seen from above, for partial changes and for paths; made when first used."""
        return lower_of(self.ptr, self.up, self.at)


def hierarchy_of(
    tail: NDArray[np.integer],
    head: NDArray[np.integer],
    nodes: int,
    order: NDArray[np.integer] | None = None,
    *,
    where: Path | None = None,
) -> Hierarchy:
    """Return the hierarchy of a street network.

    Parameters
    ----------
    tail, head
        Nodes that each arc joins, 0 to ``nodes - 1``; parallel arcs and loops may be among them.
        Shape (A,).
    nodes
        How many nodes there are, n.
    order
        All nodes, the first to be eliminated first, shape (n,); None finds an order.
    where
        Folder in which orders that were found are kept; None keeps none.
    """
    first, other = joined(tail.astype(np.int32), head.astype(np.int32), nodes)
    if order is None:
        order = stored_order(first, other, where)
    rank, parent = tree_of(first, other, order.astype(np.int32))
    ptr, up = chords(first, other, rank, parent)
    one, two = rank[tail], rank[head]
    at = np.empty(len(tail), dtype=np.int64)
    chords_of(ptr, up, np.minimum(one, two), np.maximum(one, two), at)
    return Hierarchy(rank, one, two, parent, ptr, up, at)
