"""Ends: where points join a graph, each at several nodes with a cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray


@dataclass(frozen=True)
class Ends:
    """Point n joins the nodes ``node[ptr[n]:ptr[n + 1]]`` at the cost of ``ms`` milliseconds."""

    ptr: IntArray
    node: IntArray
    ms: IntArray

    @classmethod
    def of(cls, points: int, point: IntArray, node: NDArray[np.integer], ms: IntArray) -> Ends:
        """Return the ends of ``points`` points, each pair of point and node once, at its least."""
        order = np.lexsort((ms, node, point))
        at, by = point[order], node[order].astype(np.int64)
        new = np.ones(len(order), dtype=bool)
        new[1:] = (at[1:] != at[:-1]) | (by[1:] != by[:-1])
        return cls(np.searchsorted(at[new], np.arange(points + 1)), by[new], ms[order][new])
