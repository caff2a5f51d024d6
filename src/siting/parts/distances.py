"""Distances: every item pays its weighted way to its own place, and no matrix is made to count that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.euclidean import Euclidean
from siting.milp import Linear
from siting.parts.assign import Assign, AssignTracker
from siting.parts.flat import Flat
from siting.parts.part import Array, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Distances:
    """Sum over items of weight[i] * distance[i, a(i)], the distances computed when asked for.

    Attributes
    ----------
    distance
        Of I points to J points.
    weight
        Shape (I,), each >= 0.

    Rows, trackers and compiled loops need every distance: for them the matrix is made, once.
    """

    distance: Euclidean
    weight: Array
    divided: ClassVar[bool] = False

    @cached_property
    def whole(self) -> Assign:
        """The same with its matrix."""
        return Assign(self.weight[:, None] * self.distance.dense())

    def value(self, plan: Placement) -> float:
        """Return the sum over items, from their own places alone."""
        way = self.distance.at(np.arange(len(plan.place)), plan.place)
        return float(self.weight @ way)

    def rows(self, program: Program) -> Linear:
        """Return the sum itself: one entry an item and place."""
        return self.whole.rows(program)

    def track(self, plan: Placement, places: int) -> AssignTracker:
        """Return a tracker that reads the matrix."""
        return self.whole.track(plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write the matrix."""
        self.whole.flat(into, channel, weight)
