"""Groups: arcs by something they share, their edge, their tail or their head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import IntArray


@dataclass(frozen=True)
class Groups:
    """Arcs in groups; group g holds ``arc[ptr[g]:ptr[g + 1]]``."""

    ptr: IntArray
    arc: IntArray

    @classmethod
    def of(cls, key: NDArray[np.integer], arcs: IntArray, size: int) -> Groups:
        """Group ``arcs`` by ``key`` (of all arcs), which counts from 0 to below ``size``."""
        order = arcs[np.argsort(key[arcs], kind="stable")]
        return cls(np.searchsorted(key[order], np.arange(size + 1)), order)

    def first(self, keys: NDArray[np.integer]) -> IntArray:
        """Return the first arc of each of some groups, none of them empty."""
        return np.asarray(self.arc[self.ptr[keys]])

    def members(self, keys: NDArray[np.integer]) -> tuple[IntArray, IntArray]:
        """Return the arcs of some groups one after another: which of ``keys``, and the arc."""
        count = np.diff(self.ptr)[keys]
        which = np.repeat(np.arange(len(keys)), count)
        skip = self.ptr[keys] - (np.cumsum(count) - count)
        return which, self.arc[np.arange(int(count.sum())) + skip[which]]
