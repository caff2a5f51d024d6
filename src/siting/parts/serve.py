"""Serve: demand that the chosen items divide among themselves, each within its capacity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program

DIGITS, WHOLE = 8, 1e-6
"""Decimals of a share; how far the shares of a zone that is served wholly may be from 1 in a solver."""


@dataclass(frozen=True, eq=False)
class Serve:
    """The shares of each zone that each item at one place serves; they are the flows of a placement.

    The shares of a zone add up to at most 1, and what an item serves to at most its capacity. A
    placement holds the shares (``Placement.flow``, shape (Z, I)): they are a decision of the plan.

    Attributes
    ----------
    demand
        Shape (Z,), each >= 0.
    capacity
        Shape (I,), ``inf`` = no limit.
    able
        Whether an item may serve a zone, shape (Z, I).
    at
        The place at which an item is chosen.
    """

    demand: Array
    capacity: Array
    able: Array
    at: int

    @cached_property
    def place(self) -> IntArray:
        """The zones, which the shares are listed by, shape (Z,)."""
        return np.arange(len(self.demand))

    def rows(self, program: Program) -> Linear:
        """Return the shares as Z * I forms, zone-major."""
        zones, items = self.able.shape
        share = program.columns(zones * items, "share", upper=(self.able > 0).astype(float).ravel())
        grid = share.reshape(zones, items)
        chosen = program.x[:, self.at]
        program.at_most(Linear.rows(grid), 1.0, "shares of a zone")
        zone, item = np.nonzero(self.able > 0)
        pair = np.stack([grid[zone, item], chosen[item]], axis=1)
        program.at_most(Linear.rows(pair, np.array([1.0, -1.0])), 0.0, "served by the chosen")
        tight = np.nonzero(self.capacity < self.demand.sum())[0]
        size = np.maximum(self.capacity[tight], 1e-300)  # rows relative to the capacity they keep
        part = np.where(self.capacity[tight] > 0, self.demand[:, None] / size, self.demand[:, None])
        load = Linear.rows(grid[:, tight].T, part.T)
        room = (self.capacity[tight] > 0).astype(float)
        used = Linear.rows(chosen[tight][:, None], room[:, None])
        program.at_most(load - used, 0.0, "capacity of the chosen")
        return Linear.rows(share[:, None])

    def tidied(self, plan: Placement, flow: Array, places: int) -> Array:
        """Remove the solver's rounding: no traces, and whole zones served wholly."""
        share = np.round(flow, DIGITS)
        whole = np.nonzero(np.abs(share.sum(axis=1) - 1.0) < WHOLE)[0]
        most = share[whole].argmax(axis=1)
        share[whole, most] += 1.0 - share[whole].sum(axis=1)
        return share


@dataclass(frozen=True, eq=False)
class ShareCost:
    """Sum over zones and items of cost[z, i] * share[z, i], plus a constant.

    Attributes
    ----------
    serve
        The shares.
    cost
        Shape (Z, I); ``inf`` where an item cannot serve.
    """

    serve: Serve
    cost: Array
    constant: float = 0.0
    divided: ClassVar[bool] = True

    @cached_property
    def finite(self) -> Array:
        """Costs with 0 where an item cannot serve."""
        return np.where(np.isfinite(self.cost), self.cost, 0.0)

    def value(self, plan: Placement) -> float:
        """Return the summed cost of the shares."""
        assert plan.flow is not None, "the shares are completed before they are valued"
        return self.constant + float((self.finite * plan.flow).sum())

    def rows(self, program: Program) -> Linear:
        """Return the shares times their cost."""
        form = program.form(self.serve).sum(self.finite.ravel())
        return Linear(form.row, form.col, form.coef, form.constant + self.constant)

    def track(self, plan: Placement, places: int) -> Moving:
        """Raise: one item moved divides everything anew."""
        raise TypeError("a divided part has no tracker of its own")

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Raise: compiled loops have no form for it, see ``Model.compiles``."""
        raise TypeError("compiled loops have no form for this part")
