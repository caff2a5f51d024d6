"""Cover: the weight of zones that too few of the chosen items reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from scipy import sparse

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Cover:
    """Sum of weight[z] over the zones z that fewer than ``times`` of the items at one place cover.

    Attributes
    ----------
    covers
        Entry (z, i) where item i covers zone z; the numbers do not matter. Shape (Z, I).
    weight
        Shape (Z,), each >= 0.
    at
        The place at which an item is chosen.
    times
        How many items a zone wants, at least 1.
    """

    covers: sparse.csr_array
    weight: Array
    at: int
    times: int = 1
    divided: ClassVar[bool] = False

    def counts(self, plan: Placement) -> Array:
        """Return how many chosen items cover each zone, shape (Z,)."""
        return np.asarray(self._ones @ (plan.place == self.at).astype(float))

    def value(self, plan: Placement) -> float:
        """Return the weight of zones that are not covered as often as they want."""
        return float(self.weight[self.counts(plan) < self.times].sum())

    def rows(self, program: Program) -> Linear:
        """Return one column for the zones that the same items cover, 1 where they are not covered.

        To be covered once needs no whole column: the items leave it no choice.
        """
        zones, weight = self._merged()
        once = self.times == 1
        lacks = program.columns(len(zones), "not covered", upper=1.0, integer=not once)
        some = self._ones[zones].tocoo()
        by_items = Linear(
            some.row.astype(np.int64),
            program.x[some.col, self.at],
            np.ones(some.nnz),
            np.zeros(len(zones)),
        )
        wanted = by_items + Linear.rows(lacks[:, None], float(self.times))
        program.at_least(wanted, float(self.times), "covered or counted")
        return Linear.of(lacks, weight)

    def _merged(self) -> tuple[IntArray, Array]:
        """Return the first of all zones that the same items cover, and their weight together."""
        alike: dict[bytes, int] = {}
        weight = np.zeros(len(self.weight))
        by_zone = self._ones.sorted_indices()
        for zone in np.nonzero(self.weight > 0)[0].tolist():
            start, end = by_zone.indptr[zone : zone + 2]
            first = alike.setdefault(by_zone.indices[start:end].tobytes(), zone)
            weight[first] += self.weight[zone]
        zones = np.array(list(alike.values()), dtype=np.int64)
        return zones, weight[zones]

    def track(self, plan: Placement, places: int) -> CoverTracker:
        """Return a tracker that keeps the counts."""
        return CoverTracker(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Raise: compiled loops have no form for it, see ``Model.compiles``."""
        raise TypeError("compiled loops have no form for this part")

    @cached_property
    def _ones(self) -> sparse.csr_array:
        ones = sparse.csr_array(self.covers, copy=True)
        ones.data = np.ones(ones.nnz)
        return ones

    @cached_property
    def by_item(self) -> sparse.csc_array:
        """The same by item: the zones that each covers."""
        return sparse.csc_array(self._ones)


class CoverTracker(Moving):
    """Deltas from the counts of the zones that the moving item covers."""

    def __init__(self, part: Cover, plan: Placement, places: int) -> None:
        super().__init__(plan)
        self.part, self.places = part, places
        self.count = part.counts(plan)
        self.value = part.value(plan)

    def zones(self, item: int) -> IntArray:
        """Return the zones that an item covers."""
        start, end = self.part.by_item.indptr[item : item + 2]
        return np.asarray(self.part.by_item.indices[start:end], dtype=np.int64)

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        part, zones = self.part, self.zones(item)
        change = np.zeros(self.places)
        if self.place[item] == part.at:
            kept = part.weight[zones][self.count[zones] == part.times].sum()
            change[:] = kept
            change[part.at] = 0.0
        else:
            gained = part.weight[zones][self.count[zones] == part.times - 1].sum()
            change[part.at] = -gained
        return change

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        self.value += float(self.deltas(item)[to])
        step = float(to == self.part.at) - float(self.place[item] == self.part.at)
        self.count[self.zones(item)] += step
        self.place[item] = to
