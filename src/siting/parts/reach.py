"""Reach: how far the zone that is worst off has to the nearest of the chosen items."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, ByValue, Placement
from siting.parts.program import Program
from siting.parts.steps import stepped

MANY = 4_000_000
"""More entries than these, and the rows go over columns that say who serves a zone."""


@dataclass(frozen=True, eq=False)
class Reach:
    """Largest over zones z of the least cost[z, i] among the items i at one place.

    A zone that no chosen item can reach counts as the largest finite cost; that it must be reached is
    a measure of its own.

    Attributes
    ----------
    cost
        Shape (Z, I), each >= 0, ``inf`` where the item cannot serve the zone; weights are in it.
    at
        The place at which an item is chosen.
    """

    cost: Array
    at: int
    divided: ClassVar[bool] = False

    @cached_property
    def clipped(self) -> Array:
        """Costs without ``inf``."""
        finite = self.cost[np.isfinite(self.cost)]
        return np.asarray(np.minimum(self.cost, finite.max(initial=0.0)))

    def value(self, plan: Placement) -> float:
        """Return the worst zone's cost to its nearest chosen item."""
        return float(self.nearest(plan).max(initial=0.0))

    def nearest(self, plan: Placement) -> Array:
        """Return each zone's cost to its nearest chosen item, shape (Z,)."""
        top = float(self.clipped.max(initial=0.0))
        chosen = self.clipped[:, plan.place == self.at]
        return np.asarray(chosen.min(axis=1, initial=top))

    def rows(self, program: Program) -> Linear:
        """Return steps from each distinct cost to the next, taken while a zone has nobody nearer.

        Source: S. Elloumi, M. Labbé, Y. Pochet, "A new formulation and resolution method for the
        p-center problem", INFORMS Journal on Computing 16 (2004), 84–94.
        """
        zones, items = self.cost.shape
        if zones * items * items > MANY:
            return self._served_rows(program)
        values = np.unique(self.clipped)
        form, step = stepped(program, values)
        row, near, over = [], [], []
        count = 0
        for cost in self.clipped:
            own = np.unique(np.append(np.searchsorted(values, cost), len(values) - 1))
            closer = cost[None, :] < values[own][:, None]
            at, item = np.nonzero(closer)
            row.append(at + count)
            near.append(program.x[item, self.at])
            over.append(step[own])
            count += len(own)
        items_near = Linear(
            np.concatenate(row), np.concatenate(near), np.ones(sum(map(len, row))), np.zeros(count)
        )
        steps = np.concatenate(over)
        program.at_least(items_near + Linear.rows(steps[:, None]), 1.0, "nobody nearer")
        return form

    def _served_rows(self, program: Program) -> Linear:
        """Return one column, at least what each zone pays to the item that serves it, or to nobody."""
        zones, items = self.cost.shape
        worst = program.columns(1, "worst zone")
        serves = program.columns(zones * items, "serves", upper=1.0).reshape(zones, items)
        nobody = program.columns(zones, "nobody serves", upper=1.0)
        program.equal(Linear.rows(serves) + Linear.rows(nobody[:, None]), 1.0, "served once")
        chosen = np.broadcast_to(program.x[:, self.at], serves.shape)
        pair = np.stack([serves.ravel(), chosen.ravel()], axis=1)
        program.at_most(Linear.rows(pair, np.array([1.0, -1.0])), 0.0, "served by the chosen")
        pays = Linear.rows(serves, self.clipped)
        pays = pays + Linear.rows(nobody[:, None], float(self.clipped.max(initial=0.0)))
        most = Linear.rows(np.broadcast_to(worst, (zones, 1)))
        program.at_least(most - pays, 0.0, "worst zone")
        return Linear.of(worst)

    def track(self, plan: Placement, places: int) -> ByValue:
        """Return the slow tracker."""
        return ByValue(self, plan, places)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Raise: compiled loops have no form for it, see ``Model.compiles``."""
        raise TypeError("compiled loops have no form for this part")
