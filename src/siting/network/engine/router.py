"""Router: times between points by whatever is sooner done, and what was built kept at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from siting.city.arrays import IntArray
from siting.jit import FAST
from siting.network.dijkstra import dijkstra
from siting.network.ends import Ends
from siting.network.engine.graph import Ints
from siting.network.engine.hierarchy import Hierarchy, hierarchy_of
from siting.network.engine.weighed import FEW, Weighed
from siting.network.weights import NEVER

WORTHWHILE = 5_000_000
"""Nodes that searches have to settle before a hierarchy, built once, is sooner done."""


@dataclass
class Memory:
    """What a router remembers."""

    settled: int = 0
    weighed: Weighed | None = None


@dataclass(frozen=True, eq=False)
class Router:
    """Finds times over arcs whose times may change.

    Attributes
    ----------
    tail, head
        Nodes that each arc joins, shape (A,).
    nodes
        How many nodes there are.
    where
        Folder in which the order of the nodes is kept; None keeps it nowhere.
    memory
        Nodes that were settled so far, and the hierarchy with the times last asked for.
    """

    tail: Ints
    head: Ints
    nodes: int
    where: Path | None = None
    memory: Memory = field(default_factory=Memory, repr=False)

    def matrix(self, ms: IntArray, sources: Ends, targets: Ends, most: float = np.inf) -> IntArray:
        """Return milliseconds from each source to each target, ``NEVER`` without a way.

        Parameters
        ----------
        ms
            Milliseconds of the arcs, ``NEVER`` where closed, shape (A,).
        sources, targets
            Where S and T points join the nodes.
        most
            Milliseconds beyond which nobody cares; what lies farther may be ``NEVER``.

        Returns
        -------
        Shape (S, T).
        """
        self.memory.settled += (len(sources.ptr) - 1) * self.nodes
        if FAST and self.memory.settled > WORTHWHILE:
            return self.weighed(ms).matrix(sources, targets)
        return dijkstra(self.tail, self.head, self.nodes, ms, sources, targets, most)

    def weighed(self, ms: IntArray) -> Weighed:
        """Return the hierarchy with these times; few other times than the last are soon there."""
        last = self.memory.weighed
        ms = np.minimum(ms, NEVER)
        other = np.arange(len(ms)) if last is None else np.flatnonzero(last.ms != ms)
        if last is None or len(other) > FEW:
            last = self.hierarchy.weigh(ms)
        elif len(other):
            last = last.change(other, ms[other])
        self.memory.weighed = last
        return last

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The hierarchy of the arcs, built when first used."""
        return hierarchy_of(self.tail, self.head, self.nodes, where=self.where)
