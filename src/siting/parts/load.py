"""Load: what the items of a sink need together, against what it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from siting.milp import Linear
from siting.parts.excess import Excess
from siting.parts.flat import Facet, Flat
from siting.parts.part import Array, IntArray, Moving, Placement
from siting.parts.program import Program
from siting.parts.rooms import Room


@dataclass(frozen=True, eq=False)
class Load:
    """Sum over sinks and dimensions of weight * max(0, load - capacity).

    The load of sink g in dimension d is the sum over items in g of demand[i] @ profile[:, d]. Every
    place belongs to one sink or to none; a sink may serve several places.

    Attributes
    ----------
    demand
        Amounts of each stream that an item brings, shape (I, K).
    sink
        Sink of each place, -1 for none, shape (J,); every sink 0 … G-1 has a place.
    excess
        Capacities and weights, shapes (G, D).
    profile
        How much of a stream is there in each dimension, for instance by hour, shape (K, D);
        None = the identity, D = K.
    """

    demand: Array
    sink: IntArray
    excess: Excess
    profile: Array | None = None
    divided: ClassVar[bool] = False

    def __post_init__(self) -> None:
        profile = np.eye(self.demand.shape[1]) if self.profile is None else self.profile
        object.__setattr__(self, "_by_item", self.demand @ profile)

    @property
    def by_item(self) -> Array:
        """Load that each item brings, shape (I, D)."""
        by_item: Array = self.__dict__["_by_item"]
        return by_item

    def loads(self, plan: Placement) -> Array:
        """Load of each sink, shape (G, D)."""
        load = np.zeros(self.excess.capacity.shape)
        sink = self.sink[plan.place]
        np.add.at(load, sink[sink >= 0], self.by_item[sink >= 0])
        return load

    def value(self, plan: Placement) -> float:
        """Return the weighted excess of all sinks."""
        return float(self.excess.of(self.loads(plan)).sum())

    def rooms(self) -> tuple[Room, ...]:
        """Return the capacities that nothing exceeds where the value is to be 0."""
        excess = self.excess
        return tuple(
            Room(self.by_item[:, d], self.sink, np.where(excess.weight[:, d] > 0, capacity, np.inf))
            for d, capacity in enumerate(excess.capacity.T)
            if (self.by_item[:, d] >= 0).all() and np.isfinite(capacity).any()
        )

    def rows(self, program: Program) -> Linear:
        """Return the excess columns; a sink has room only while one of its places is used.

        With more dimensions than streams (24 hours of two streams) the streams get columns of their
        own first, which keeps the number of entries at I * J * K instead of I * J * D.
        """
        sinks, dims = self.excess.capacity.shape
        used = program.used(self.sink)
        profile = self.profile if dims > self.demand.shape[1] else None
        brings = self.by_item if profile is None else self.demand
        streams = self._stream_forms(program, brings)
        if profile is not None:
            amount = program.columns(len(streams), "stream", lower=-np.inf)
            program.equal(Linear.rows(amount[:, None]) - streams, 0.0, "stream of a sink")
            by_sink = amount.reshape(sinks, 1, -1)
            columns = np.broadcast_to(by_sink, (sinks, dims, by_sink.shape[2]))
            weight = np.broadcast_to(profile.T, columns.shape)
            load = Linear.rows(columns.reshape(sinks * dims, -1), weight.reshape(sinks * dims, -1))
        else:
            load = streams
        room = np.where(np.isfinite(self.excess.capacity), self.excess.capacity, 0.0)
        columns = np.repeat(used[:, None], dims, axis=1).reshape(-1, 1)
        return self.excess.rows(program, load, Linear.rows(columns, room.reshape(-1, 1)))

    def _stream_forms(self, program: Program, demand: Array) -> Linear:
        """Return the amount of each stream at each sink, sink-major, as (G * K) forms."""
        sinks, k = len(self.excess.capacity), demand.shape[1]
        item, place, stream = np.nonzero(
            (demand != 0)[:, None, :] & (self.sink >= 0)[None, :, None]
        )
        row = self.sink[place] * k + stream
        return Linear(row, program.x[item, place], demand[item, stream], np.zeros(sinks * k))

    def track(self, plan: Placement, places: int) -> LoadTracker:
        """Return a tracker that keeps the loads."""
        return LoadTracker(self, plan)

    def flat(self, into: Flat, channel: int, weight: float) -> None:
        """Write one meter a sink and dimension; a facet a sink and block where only peaks count."""
        excess, streams = self.excess, np.eye(self.demand.shape[1])
        profile = streams if self.profile is None else self.profile
        for sink in range(len(excess.capacity)):
            places = np.nonzero(self.sink == sink)[0]
            if excess.block is None:
                for d, capacity in enumerate(excess.capacity[sink]):
                    price = weight * float(excess.weight[sink, d])
                    into.over(channel, places, self.by_item[:, d], float(capacity), price)
            else:
                for slope, start in excess.peaks(sink, profile):
                    slot = np.zeros(len(places), dtype=np.int64)
                    rows = weight * slope, weight * start
                    into.facets.append(Facet(channel, places, slot, self.demand, *rows))


class LoadTracker(Moving):
    """Deltas from the loads: what the old sink is relieved of, what each other sink takes on."""

    def __init__(self, part: Load, plan: Placement) -> None:
        super().__init__(plan)
        self.part = part
        self.load = part.loads(plan)
        self.over = part.excess.of(self.load)
        self.value = float(self.over.sum())

    def deltas(self, item: int) -> Array:
        """Return the change of value if ``item`` went to each place, shape (J,)."""
        part, brings = self.part, self.part.by_item[item]
        here = int(part.sink[self.place[item]])
        enter = np.append(part.excess.of(self.load + brings) - self.over, 0.0)
        leave = 0.0
        if here >= 0:
            leave = float(part.excess.one(here, self.load[here] - brings)) - self.over[here]
            enter[here] = -leave
        return enter[part.sink] + leave

    def move(self, item: int, to: int) -> None:
        """Put ``item`` at place ``to``."""
        part = self.part
        here, there = int(part.sink[self.place[item]]), int(part.sink[to])
        for sink, sign in ((here, -1.0), (there, 1.0)):
            if sink >= 0:
                self.load[sink] += sign * part.by_item[item]
                self.over[sink] = part.excess.one(sink, self.load[sink])
        self.value = float(self.over.sum())
        self.place[item] = to
