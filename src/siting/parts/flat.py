"""Flat: a model as plain arrays, so that compiled loops can take items out and put them in.

Everything a part can cost comes down to five forms, each written to a *channel*, a running sum:

* a cost of an item at a place;
* a *meter*: a staircase of a summed load over a group of places, nothing while the group is empty;
* a *pair*: flow times distance between the places of two items;
* a *blend*: the largest, or the summed absolute, of a vector that the places of items add up;
* a *facet*: the largest of affine functions of the loads of a few places; more can be added later,
  which is how the best split of flows over sinks is learnt from its duals.

Channel 0 is the total, channel 1 the scaled violation of hard measures. Further channels are hinged
sums (``Above``) which pay into one of these two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from siting.parts.part import Part

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]

TOTAL, VIOLATION = 0, 1
LARGEST, ABSOLUTE = 0, 1

Parting = tuple[int, int, int, float, Array, Array]
"""A pair that one place can pay for: channel, first, second, flow, distance (J, J), alone (J,)."""


@dataclass(frozen=True, eq=False)
class Hinge:
    """A channel that pays weight * max(0, amount - limit) into its parent (limit - amount if below)."""

    parent: int
    weight: float
    limit: float
    below: bool


@dataclass(frozen=True, eq=False)
class Meter:
    """A staircase of a summed load: fixed[k] + rate[k] * load, where k is the first step with load <= limit[k].

    ``places`` (P,), the load each item brings at each of them (a row of ``Flat.vectors`` each, shape
    (P,), -1 for none), and what a place brings itself once it is used, ``base`` (P,).
    """

    channel: int
    places: IntArray
    vector: IntArray
    base: Array
    limit: Array
    fixed: Array
    rate: Array

    def at(self, places: IntArray, price: Mapping[int, float]) -> Meter:
        """Return the same at other positions, each channel but the violation at its price in the total."""
        channel, by = (VIOLATION if self.channel == VIOLATION else TOTAL), price[self.channel]
        return replace(
            self, channel=channel, places=places, fixed=by * self.fixed, rate=by * self.rate
        )


@dataclass(frozen=True, eq=False)
class Facet:
    """max over rows r of slope[r] @ loads + start[r]; loads are K streams at each of a few slots.

    ``places`` (P,) and the ``slot`` of each; ``brings`` (I, K) what each item adds to its slot;
    ``slope`` (R, slots * K), ``start`` (R,). ``room`` for further rows.
    """

    channel: int
    places: IntArray
    slot: IntArray
    brings: Array
    slope: Array
    start: Array
    room: int = 0


@dataclass(frozen=True, eq=False)
class Blend:
    """weight times the largest (or summed absolute) entry of sum_i share[i] * matrix[:, a(i)]."""

    channel: int
    weight: float
    kind: int
    share: Array
    matrix: Array


@dataclass(eq=False)
class Flat:
    """The forms of a model, in the order in which its parts wrote them.

    Parameters
    ----------
    items, places
        I and J.

    Attributes
    ----------
    parting
        Of the pairs, those that groups of places can pay for one by one.
    divided
        Parts that follow the split of flows, as (channel, weight, part): their least value at given
        loads is a facet that whoever splits the flows has to add.
    """

    items: int
    places: int
    hinges: list[Hinge] = field(default_factory=list)
    constant: dict[int, float] = field(default_factory=dict)
    costs: dict[int, Array] = field(default_factory=dict)
    meters: list[Meter] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    blends: list[Blend] = field(default_factory=list)
    pairs: list[tuple[int, int, int, float, int]] = field(default_factory=list)
    parting: list[Parting] = field(default_factory=list)
    vectors: list[Array] = field(default_factory=list)
    distances: list[Array] = field(default_factory=list)
    divided: list[tuple[int, float, Part]] = field(default_factory=list)
    _known: dict[bytes, int] = field(default_factory=dict)
    _opened: dict[tuple[int, bytes], int] = field(default_factory=dict)

    def hinge(self, parent: int, weight: float, limit: float, below: bool) -> int:
        """Open a channel and return its number."""
        self.hinges.append(Hinge(parent, weight, limit, below))
        return len(self.hinges) + 1

    def add(self, channel: int, amount: float) -> None:
        """Add a constant."""
        self.constant[channel] = self.constant.get(channel, 0.0) + amount

    def cost(self, channel: int, amount: Array) -> None:
        """Add a cost of each item at each place, shape (I, J)."""
        if channel in self.costs:
            self.costs[channel] = self.costs[channel] + amount
        elif amount.any():
            self.costs[channel] = np.array(amount, dtype=float)

    def vector(self, amount: Array) -> int:
        """Return the number of a vector over items, shape (I,); -1 if it is all 0."""
        return -1 if not amount.any() else self._numbered(self.vectors, amount)

    def open(self, channel: int, places: IntArray, amount: float) -> None:
        """Add an amount that is paid once while one of the places is used."""
        if amount == 0.0 or not len(places):
            return
        key = (channel, places.tobytes())
        if key in self._opened:
            self.meters[self._opened[key]].fixed[0] += amount
            return
        self._opened[key] = len(self.meters)
        nothing = np.full(len(places), -1, dtype=np.int64)
        self.meter(channel, places, nothing, np.zeros(len(places)), [np.inf], [amount], [0.0])

    def meter(
        self,
        channel: int,
        places: IntArray,
        vector: IntArray,
        base: Array,
        limit: Sequence[float] | Array,
        fixed: Sequence[float] | Array,
        rate: Sequence[float] | Array,
    ) -> None:
        """Add a staircase of a summed load; see ``Meter``."""
        steps = (np.array(row, dtype=float) for row in (limit, fixed, rate))
        self.meters.append(Meter(channel, places, vector, np.array(base, float), *steps))

    def over(
        self, channel: int, places: IntArray, amount: Array, capacity: float, weight: float
    ) -> None:
        """Add weight * max(0, load - capacity), for the summed amounts (I,) of the items at the places."""
        vector = self.vector(amount)
        if vector < 0 or weight == 0.0 or not np.isfinite(capacity):
            return
        same, none = np.full(len(places), vector), np.zeros(len(places))
        self.meter(
            channel,
            places,
            same,
            none,
            [capacity, np.inf],
            [0.0, -weight * capacity],
            [0.0, weight],
        )

    def pair(
        self,
        channel: int,
        first: IntArray,
        second: IntArray,
        flow: Array,
        distance: Array,
        alone: Array | None = None,
    ) -> None:
        """Add flow * distance[a(first), a(second)] for every pair of different items, all shape (P,).

        ``alone`` (J,) is the distance from a place to every place outside the group that the place
        belongs to, if there are such groups: then each group can pay for the first items it has.
        """
        if not len(flow):
            return
        if alone is not None:
            own = zip(first.tolist(), second.tolist(), flow.tolist(), strict=True)
            self.parting.extend((channel, *pair, distance, alone) for pair in own)
        forth = self._numbered(self.distances, distance)
        back = self._numbered(self.distances, np.ascontiguousarray(distance.T))
        for one, two, amount in zip(first.tolist(), second.tolist(), flow.tolist(), strict=True):
            self.pairs.append((channel, one, two, amount, forth))
            self.pairs.append((channel, two, one, amount, back))

    def payable(self, channel: int) -> bool:
        """Tell whether all that is written to a hinged channel is a cost or a meter, so that it can be priced."""
        others = (self.facets, self.blends)
        channels = {form.channel for forms in others for form in forms}
        channels |= {form[0] for forms in (self.pairs, self.divided) for form in forms}
        return channel not in channels

    def within(self, places: IntArray, price: Mapping[int, float] | None = None) -> Flat:
        """Return the forms that lie wholly in a few places, and one more place where nothing costs anything.

        Hinged channels, blends and pairs that nobody can pay for alone are left out, and of the constants
        all but what places that must be used take back. Every place has an opening amount of its own at
        the end of ``meters``, 0 until somebody sets it. ``price`` is what a unit costs in some hinged
        channels, whatever the limit is; they must be ``payable``.
        """
        rate = {TOTAL: 1.0, VIOLATION: 1.0} | dict(price or {})
        count = len(places)
        part = Flat(self.items, count + 1, vectors=self.vectors)
        for channel in (TOTAL, VIOLATION):
            part.costs[channel] = np.zeros((self.items, count + 1))
        for channel in self.costs.keys() & rate.keys():
            into = VIOLATION if channel == VIOLATION else TOTAL
            part.costs[into][:, :count] += rate[channel] * self.costs[channel][:, places]
        for meter in self.meters:
            if meter.channel in rate and np.isin(meter.places, places).all():
                part.meters.append(meter.at(np.searchsorted(places, meter.places), rate))
                if meter.channel == VIOLATION and meter.fixed[0] < 0:
                    part.add(VIOLATION, -float(meter.fixed[0]))
        outside = np.setdiff1d(np.arange(self.places), places)
        for channel, first, second, flow, distance, alone in self.parting:
            apart = np.zeros((count + 1, count + 1))
            apart[:count, :count] = distance[np.ix_(places, places)]
            apart[:count, count] = alone[places]
            splits = (distance[np.ix_(places, outside)] == alone[places][:, None]).all()
            if splits and channel <= VIOLATION:
                ends = np.array([first]), np.array([second])
                part.pair(channel, *ends, np.array([flow]), apart)
        for k in range(count):
            one = np.array([k])
            part.meter(TOTAL, one, np.array([-1]), np.zeros(1), [np.inf], [0.0], [0.0])
        return part

    def _numbered(self, known: list[Array], array: Array) -> int:
        array = np.ascontiguousarray(array, dtype=float)
        key = str(array.shape).encode() + array.tobytes()
        if key not in self._known:
            self._known[key] = len(known)
            known.append(array)
        return self._known[key]
