"""The parking network: which building may use which lot, what each agency brings, hour by hour."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from siting.city.arrays import Array, BoolArray, IntArray
from siting.city.city import CLASSES, MODES, WHO, City
from siting.parts import Assign, Excess, LinkCost, Load, Part, Split, SplitLoad

STREAMS = tuple((vehicle, who) for vehicle in CLASSES for who in WHO)
"""The order of streams wherever an array has one: car staff, car visitor, motorcycle staff, …"""


@dataclass(frozen=True, eq=False)
class Network:
    """Lots, links and streams of a city, apart for buildings with and without a choice.

    Attributes
    ----------
    lots
        Names; a building that no lot serves has a lot of its own without spaces, named after it.
    capacity
        Spaces after reserved bays, by lot and (class, slot), shape (P, 2 * T).
    hours
        Hours of each slot, shape (T,).
    demand
        Vehicles a day that each agency brings by stream, shape (I, K).
    occupancy
        Persons per vehicle of each stream, shape (K,).
    profile
        Part of a stream that is there in each (class, slot), shape (K, 2 * T).
    place, lot, minutes
        Links: building, lot and walking minutes, shape (L,).
    alone
        Links that are the only one of their building, where no other building of the lot (nor of a lot
        connected with it) has a choice either, shape (L,).
    split
        The links of all other buildings; None where nobody has a choice. Its sinks are lots.
    """

    lots: tuple[str, ...]
    capacity: Array
    hours: Array
    demand: Array
    occupancy: Array
    profile: Array
    place: IntArray
    lot: IntArray
    minutes: Array
    alone: BoolArray
    buildings: int
    split: Split | None

    def excess(
        self, capacity: Array, weight: Array, block: IntArray | None = None
    ) -> tuple[Part, ...]:
        """Return the parts for weight * max(0, vehicles - capacity) at every lot and (class, slot).

        ``capacity`` and ``weight`` have shape (P, 2 * T); ``block`` as in ``Excess``, shape (2 * T,).
        """
        parts: list[Part] = []
        single = np.unique(self.lot[self.alone])
        if len(single):
            sink = np.full(self.buildings, -1, dtype=np.int64)
            sink[self.place[self.alone]] = np.searchsorted(single, self.lot[self.alone])
            excess = Excess(capacity[single], weight[single], block)
            parts.append(Load(self.demand, sink, excess, self.profile))
        if self.split is not None:
            shared = np.isin(np.arange(len(self.lots)), self.split.sink)
            masked = np.where(shared[:, None], weight, 0.0)
            parts.append(SplitLoad(self.split, self.profile, Excess(capacity, masked, block)))
        return tuple(parts)

    def walk(self, factor: float) -> tuple[Part, ...]:
        """Return the parts for ``factor`` * persons * walking minutes."""
        minutes = np.zeros(self.buildings)
        minutes[self.place[self.alone]] = self.minutes[self.alone]
        people = self.demand @ self.occupancy
        parts: list[Part] = [Assign(factor * np.outer(people, minutes))]
        if self.split is not None:
            cost = factor * np.outer(self.minutes[~self.alone], self.occupancy)
            parts.append(LinkCost(self.split, cost))
        return tuple(parts)


_NETWORKS: WeakKeyDictionary[City, Network] = WeakKeyDictionary()


def network(city: City) -> Network:
    """Return the city's parking network; the same object for the same city, so that terms share it.

    The city must count parking (``city.parking_counted``).
    """
    if city not in _NETWORKS:
        _NETWORKS[city] = _build(city)
    return _NETWORKS[city]


def _build(city: City) -> Network:
    assert city.modes is not None
    assert city.profiles is not None
    unserved = np.setdiff1d(np.arange(len(city.buildings)), city.lot_serves.building)
    own = len(city.lots) + np.arange(len(unserved))
    place = np.concatenate([city.lot_serves.building, unserved])
    lot = np.concatenate([city.lot_serves.lot, own])
    minutes = np.concatenate([city.lot_serves.walk_minutes, np.zeros(len(unserved))])
    spaces = np.maximum(0.0, city.lots.spaces - city.lots.reserved)
    spaces = np.concatenate([spaces, np.zeros((len(unserved), len(CLASSES)))])
    people = {"staff": city.agencies.present, "visitor": city.agencies.visitors_per_day}
    at = [(WHO.index(who), MODES.index(vehicle)) for vehicle, who in STREAMS]
    occupancy = np.array([city.modes.occupancy[a] for a in at])
    share = np.array([city.modes.share[a] for a in at])
    presence = {"staff": city.profiles.staff_presence, "visitor": city.profiles.visitor_presence}
    profile = np.stack(
        [np.outer(np.equal(CLASSES, vehicle), presence[who]).ravel() for vehicle, who in STREAMS]
    )
    demand = np.stack([people[who] for _, who in STREAMS], axis=1) * share / occupancy
    alone = _without_choice(place, lot, len(city.buildings), len(spaces))
    split = None if alone.all() else Split(place[~alone], lot[~alone], demand)
    names = city.lots.ids + tuple(city.buildings.ids[j] for j in unserved)
    capacity = np.repeat(spaces, len(city.profiles), axis=1)
    hours = city.profiles.hours
    return Network(
        names, capacity, hours, demand, occupancy, profile, place, lot, minutes, alone,
        len(city.buildings), split,
    )  # fmt: skip


def _without_choice(place: IntArray, lot: IntArray, places: int, lots: int) -> BoolArray:
    """Mark the links of buildings that have one lot, in lots that no building with a choice touches."""
    graph = csr_array((np.ones(len(place)), (place, places + lot)), shape=(places + lots,) * 2)
    _, label = connected_components(graph, directed=False)
    choice = np.bincount(place, minlength=places) > 1
    touched = np.unique(label[:places][choice])
    return ~np.isin(label[place], touched)
