"""Day: a matrix for every hour, the hours shared among threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from siting.city.arrays import IntArray
from siting.network.ends import Ends
from siting.network.engine.hierarchy import Hierarchy


def matrices(
    hierarchy: Hierarchy, hours: IntArray, sources: Ends, targets: Ends, *, threads: int = 1
) -> IntArray:
    """Return milliseconds between points for several times on the same streets.

    Parameters
    ----------
    hierarchy
        Of the streets.
    hours
        Milliseconds of the arcs, ``NEVER`` where closed, one row an hour; shape (H, A).
    sources, targets
        Where S and T points join the streets' nodes.
    threads
        How many share the work; each holds the hierarchy's times of one hour.

    Returns
    -------
    Shape (H, S, T).
    """

    def at(ms: IntArray) -> IntArray:
        return hierarchy.weigh(ms).matrix(sources, targets)

    with ThreadPoolExecutor(max(1, threads)) as pool:
        return np.array(list(pool.map(at, hours)))
