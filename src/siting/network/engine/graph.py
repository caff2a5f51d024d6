"""The graph behind the arcs: who is joined to whom, in either direction."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Ints: TypeAlias = NDArray[np.int32]


def joined(tail: Ints, head: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Return the neighbours of every node, each once, without directions and loops.

    Parameters
    ----------
    tail, head
        Ends of the arcs, shape (A,).
    nodes
        How many nodes there are, n.

    Returns
    -------
    Node v has the neighbours ``other[first[v]:first[v + 1]]``, ascending: ``first``, shape
    (n + 1,), and ``other``.
    """
    between = tail != head
    one, two = tail[between], head[between]
    ends = (np.concatenate((one, two)), np.concatenate((two, one)))
    graph = csr_array((np.ones(2 * len(one), dtype=np.bool_), ends), shape=(nodes, nodes))
    graph.sum_duplicates()
    return graph.indptr.astype(np.int32), graph.indices.astype(np.int32)
