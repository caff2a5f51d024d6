"""Weighed: a hierarchy with times; matrices, single ways, and a few times changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray
from siting.network.ends import Ends
from siting.network.engine.change import changed
from siting.network.engine.graph import Ints
from siting.network.engine.hierarchy import Hierarchy
from siting.network.engine.sweep import LANES, arrive, climb, descend, field_for
from siting.network.engine.way import way
from siting.network.weights import NEVER

FEW = 1000
"""Arcs up to which a change is followed up the tree instead of being made from scratch."""


@dataclass(frozen=True, eq=False)
class Weighed:
    """Times of the hierarchy's arcs; exact in whole milliseconds below ``NEVER``.

    Attributes
    ----------
    hierarchy
        Ranks and arcs.
    ms
        Milliseconds of the streets' arcs, int32, at most ``NEVER``, shape (A,).
    rise, fall
        Milliseconds of the hierarchy's arcs upwards and downwards, through lower ranks where
        that is quicker; int32, shape (K,).
    """

    hierarchy: Hierarchy
    ms: Ints
    rise: Ints
    fall: Ints

    def matrix(self, sources: Ends, targets: Ends, *, threads: int = 1) -> IntArray:
        """Return the milliseconds from each source to each target, ``NEVER`` without a way.

        The side with fewer points climbs, 32 of them at a time; the other is come down to.

        Parameters
        ----------
        sources, targets
            Where S and T points join the streets' nodes.
        threads
            How many share the work.

        Returns
        -------
        Shape (S, T).
        """
        if len(sources.ptr) <= len(targets.ptr):
            return self._swept(sources, targets, self.rise, self.fall, threads)
        return np.ascontiguousarray(self._swept(targets, sources, self.fall, self.rise, threads).T)

    def _swept(
        self, climbing: Ends, falling: Ends, upwards: Ints, downwards: Ints, threads: int
    ) -> IntArray:
        """Return milliseconds between those that climb and those that are come down to."""
        tree = self.hierarchy
        source = tree.rank[climbing.node].astype(np.int64)
        target = tree.rank[falling.node].astype(np.int64)
        leave, reach = np.minimum(climbing.ms, NEVER), np.minimum(falling.ms, NEVER)
        cone = tree.cone(target)
        row, weight = cone.row[target], downwards[cone.arc]
        out = np.empty((len(climbing.ptr) - 1, len(falling.ptr) - 1), dtype=np.int64)

        def part(begin: int, end: int) -> None:
            away = np.full(len(tree.parent), NEVER, dtype=np.int32)
            field = field_for(len(cone.first) - 1)
            for low in range(begin, end, LANES):
                high = min(low + LANES, end)
                ends = (climbing.ptr[low : high + 1], source, leave)
                climb(tree.ptr, tree.up, tree.parent, upwards, *ends, cone.row, away, field)
                descend(cone.first, cone.start, weight, field)
                arrive(falling.ptr, row, reach, field, out[low:high])

        bounds = _shares(len(out), threads)
        if len(bounds) == 2:
            part(*bounds)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(part, bounds[:-1], bounds[1:]))
        return out

    def change(self, arcs: NDArray[np.integer], ms: NDArray[np.integer]) -> Weighed:
        """Return the hierarchy with other times on some arcs of the streets.

        Parameters
        ----------
        arcs
            Which, positions in ``ms``.
        ms
            Their milliseconds, ``NEVER`` to close them; same shape.
        """
        new = self.ms.copy()
        new[arcs] = np.minimum(ms, NEVER)
        if len(arcs) > FEW:
            return self.hierarchy.weigh(new)
        return Weighed(
            self.hierarchy, new, *changed(self.hierarchy, new, self.rise, self.fall, arcs)
        )

    def path(self, source: int, target: int) -> IntArray | None:
        """Return the arcs of a quickest way between two nodes, in order; None where there is none."""
        tree = self.hierarchy
        return way(tree, self.ms, self.rise, self.fall, tree.rank[source], tree.rank[target])


def _shares(many: int, threads: int) -> list[int]:
    """Return where the share of each thread begins, in whole sweeps, and where the last ends."""
    sweeps = -(-many // LANES)
    threads = max(1, min(threads, sweeps))
    return [min(many, sweeps * k // threads * LANES) for k in range(threads + 1)]
