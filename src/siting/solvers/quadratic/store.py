"""Store: nodes that wait, the one with the least bound first, and how much memory they take."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.quadratic.node import Node


@dataclass(frozen=True, order=True)
class Kept:
    """A node that waits.

    Attributes
    ----------
    bound
        What every plan below it costs at least.
    number
        Decides between equal bounds: the earlier first.
    node
        Its reduced costs.
    row
        Row of the item that is placed next.
    place
        Places given so far, -1 for none, shape (I,).
    """

    bound: float
    number: int
    node: Node = field(compare=False)
    row: int = field(compare=False)
    place: IntArray = field(compare=False)


@dataclass(eq=False)
class Store:
    """Nodes by bound.

    Attributes
    ----------
    bytes
        What their tables take.
    """

    bytes: int = 0
    _heap: list[Kept] = field(default_factory=list)
    _number: int = 0

    def __len__(self) -> int:
        return len(self._heap)

    @property
    def least(self) -> float:
        """The least bound; ``inf`` if nothing waits."""
        return self._heap[0].bound if self._heap else np.inf

    def keep(self, bound: float, node: Node, row: int, place: IntArray) -> None:
        """Add a node."""
        self._number += 1
        self.back(Kept(bound, self._number, node, row, place))

    def back(self, kept: Kept) -> None:
        """Put a node back that was taken."""
        heapq.heappush(self._heap, kept)
        self.bytes += kept.node.pair.nbytes

    def take(self) -> Kept:
        """Take the node with the least bound out."""
        kept = heapq.heappop(self._heap)
        self.bytes -= kept.node.pair.nbytes
        return kept

    def clear(self) -> None:
        """Forget all nodes."""
        self._heap.clear()
        self.bytes = 0
