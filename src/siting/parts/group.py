"""Group: pairs of items that sit in the same group of places, or do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.pair import Pair, PairTracker
from siting.parts.part import Array, IntArray, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Group:
    """Number of pairs whose two items sit in the same group; or, with ``parted``, in different ones.

    Attributes
    ----------
    first, second
        Positions of the two items of each pair, shape (P,).
    group
        Group of each place, shape (J,), every group 0 … G-1 has a place.
    parted
        Whether the pairs that sit apart are counted instead of those that sit together.
    """

    first: IntArray
    second: IntArray
    group: IntArray
    parted: bool = False
    divided: ClassVar[bool] = False

    @cached_property
    def pair(self) -> Pair:
        """The same count as flows of 1 over distances of 0 and 1."""
        same = self.group[:, None] == self.group[None, :]
        distance: Array = (~same if self.parted else same).astype(float)
        return Pair(self.first, self.second, np.ones(len(self.first)), distance)

    def value(self, plan: Placement) -> float:
        """Return the number of pairs."""
        return self.pair.value(plan)

    def rows(self, program: Program) -> Linear:
        """Return columns as tight as the transport form of ``Pair``, but G a pair instead of G * G.

        Parted: column >= (first in g) - (second in g). Together: column >= the sum of both - 1. Each
        row speaks of one group, so that what is proved of a group counts it.
        """
        groups = int(self.group.max(initial=-1)) + 1
        total = Linear.of(program.x, self.pair.home(program.items))
        pairs = self.pair.traffic
        for one, two, flow in zip(pairs.first, pairs.second, pairs.flow, strict=True):
            mine = Linear.rows(program.x[one][:, None]).mapped(self.group, groups)
            theirs = Linear.rows(program.x[two][:, None]).mapped(self.group, groups)
            name = "parted" if self.parted else "together"
            column = program.columns(groups, name, upper=1.0)
            if self.parted:
                program.at_least(Linear.rows(column[:, None]) - mine + theirs, 0.0, "parted pair")
            else:
                both = Linear.rows(column[:, None]) - mine - theirs
                program.at_least(both, -1.0, "pair together")
            total = total + Linear.of(column, flow)
        return total

    def track(self, plan: Placement, places: int) -> PairTracker:
        """Return the pair's tracker."""
        return self.pair.track(plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write the pairs; where the second sits in none of a few groups, the first pays if they are parted."""
        alone = np.full(into.places, float(self.parted))
        self.pair.flat(into, channel, weight, alone)
