"""Split: what a place's items bring is divided over the sinks that serve the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.excess import Excess
from siting.parts.flat import Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program


@dataclass(frozen=True, eq=False)
class Split:
    """Links from places to sinks, and the streams that items bring to their place.

    The flow on the links of a place adds up, stream by stream, to what its items bring. A placement
    holds the flows (``Placement.flow``, shape (L, K)): they are a decision of the plan.

    Attributes
    ----------
    place, sink
        The two ends of each link, shape (L,).
    demand
        Amount of each stream that an item brings, shape (I, K).
    """

    place: IntArray
    sink: IntArray
    demand: Array

    def brought(self, plan: Placement, places: int) -> Array:
        """Amount of each stream at each place, shape (J, K)."""
        total = np.zeros((places, self.demand.shape[1]))
        np.add.at(total, plan.place, self.demand)
        return total

    def tidied(self, plan: Placement, flow: Array, places: int) -> Array:
        """Remove the solver's rounding: the flows of a place add up to what is brought, exactly."""
        brought = self.brought(plan, places)
        there = np.zeros_like(brought)
        np.add.at(there, self.place, flow)
        factor = np.divide(brought, there, out=np.zeros_like(there), where=there > 0)
        even = flow * factor[self.place]
        first = np.unique(self.place, return_index=True)[1]
        lost = (there == 0) & (brought > 0)
        even[first] += np.where(lost, brought, 0.0)[self.place[first]]
        return np.asarray(even)

    def rows(self, program: Program) -> Linear:
        """Return the flows as L * K forms, link-major: columns that add up to what is brought."""
        links, streams = len(self.place), self.demand.shape[1]
        column = program.columns(links * streams, "flow over links")
        places = np.unique(self.place)
        at = np.searchsorted(places, self.place)
        row = (at[:, None] * streams + np.arange(streams)).ravel()
        over = Linear(row, column, np.ones(len(column)), np.zeros(len(places) * streams))
        item, where, stream = np.nonzero(
            np.broadcast_to((self.demand != 0)[:, None, :], (program.items, len(places), streams))
        )
        brought = Linear(
            where * streams + stream,
            program.x[item, places[where]],
            self.demand[item, stream],
            np.zeros(len(places) * streams),
        )
        program.equal(over - brought, 0.0, "flows add up")
        return Linear.rows(column[:, None])


@dataclass(frozen=True, eq=False)
class SplitLoad:
    """Sum over sinks and dimensions of weight * max(0, load - capacity), for loads that flow over links.

    Attributes
    ----------
    split
        The links; positions of its sinks are rows of ``excess``.
    profile
        How much of a stream is there in each dimension, shape (K, D).
    excess
        Capacities and weights, shapes (P, D).
    """

    split: Split
    profile: Array
    excess: Excess
    divided: ClassVar[bool] = True

    def loads(self, plan: Placement) -> Array:
        """Load of each sink, shape (P, D). The placement must hold its flows."""
        assert plan.flow is not None, "the split is completed before it is valued"
        load = np.zeros(self.excess.capacity.shape)
        np.add.at(load, self.split.sink, plan.flow @ self.profile)
        return load

    def value(self, plan: Placement) -> float:
        """Return the weighted excess of all sinks."""
        return float(self.excess.of(self.loads(plan)).sum())

    def rows(self, program: Program) -> Linear:
        """Return the excess columns over the flows."""
        flow = program.form(self.split)
        sinks, dims = self.excess.capacity.shape
        streams = len(self.profile)
        link, stream, dim = np.nonzero(
            np.broadcast_to(self.profile != 0, (len(self.split.sink), *self.profile.shape))
        )
        row = self.split.sink[link] * dims + dim
        load = Linear(
            row,
            flow.col[link * streams + stream],
            self.profile[stream, dim],
            np.zeros(sinks * dims),
        )
        nothing = np.zeros(0, np.int64)
        room = Linear(nothing, nothing, np.zeros(0), self.excess.capacity.ravel())
        return self.excess.rows(program, load, room)

    def track(self, plan: Placement, places: int) -> Moving:
        """Raise: one item moved divides everything anew; a search asks for the split's duals instead."""
        raise TypeError("a divided part has no tracker of its own")

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Note the part: what its best split costs is learnt from duals."""
        into.divided.append((channel, weight, self))


@dataclass(frozen=True, eq=False)
class LinkCost:
    """Sum over links and streams of cost * flow.

    Attributes
    ----------
    split
        The links.
    cost
        Shape (L, K).
    """

    split: Split
    cost: Array
    divided: ClassVar[bool] = True

    def value(self, plan: Placement) -> float:
        """Return the summed cost of the flows."""
        assert plan.flow is not None, "the split is completed before it is valued"
        return float((self.cost * plan.flow).sum())

    def rows(self, program: Program) -> Linear:
        """Return the flows times their cost."""
        return program.form(self.split).sum(self.cost.ravel())

    def track(self, plan: Placement, places: int) -> Moving:
        """Raise, as ``SplitLoad`` does."""
        raise TypeError("a divided part has no tracker of its own")

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Note the part: what its best split costs is learnt from duals."""
        into.divided.append((channel, weight, self))
