"""Lower: the arcs of a hierarchy by their upper end, and the streets' arcs that lie on each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from siting.city.arrays import IntArray
from siting.network.engine.graph import Ints


@dataclass(frozen=True, eq=False)
class Lower:
    """Arcs of the hierarchy, K of them, and of the streets, grouped.

    Attributes
    ----------
    start
        Lower rank of each arc of the hierarchy, shape (K,).
    down_ptr, down
        Arcs from lower ranks to rank v: ``down[down_ptr[v]:down_ptr[v + 1]]``, ascending.
    own_ptr, own
        Arcs of the streets on arc k: ``own[own_ptr[k]:own_ptr[k + 1]]``.
    """

    start: Ints
    down_ptr: IntArray
    down: Ints
    own_ptr: IntArray
    own: Ints


def lower_of(ptr: IntArray, up: Ints, at: IntArray) -> Lower:
    """Return the groups for the arcs of a hierarchy and the arcs of the streets on them."""
    start = np.repeat(np.arange(len(ptr) - 1, dtype=np.int32), np.diff(ptr))
    lying = np.flatnonzero(at >= 0)
    own_ptr, own = _grouped(at[lying], len(up))
    return Lower(start, *_grouped(up, len(ptr) - 1), own_ptr, lying[own].astype(np.int32))


def _grouped(group: Ints | IntArray, groups: int) -> tuple[IntArray, Ints]:
    """Return where each group begins, and its members, ascending: a matrix turned on its side."""
    many = len(group)
    rows = csr_array((np.ones(many, dtype=np.bool_), group, np.arange(many + 1)), (many, groups))
    columns = rows.tocsc()
    return columns.indptr.astype(np.int64), columns.indices.astype(np.int32)
