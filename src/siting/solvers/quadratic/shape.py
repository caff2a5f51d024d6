"""Quadratic: a model of costs, pairs and one hard room a place, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import TOTAL, VIOLATION, Array, Flat, IntArray, Meter
from siting.termination import FEASIBLE

MOST = 1 << 30
"""Bytes that the tables of one path of the tree may take."""

GRID = 4096
"""Most units that a room is counted in; needs on a finer grid are taken as real numbers."""


@dataclass(frozen=True, eq=False)
class Quadratic:
    """Minimise constant + sum_i linear[i, a(i)] + sum over i < k of pair[i, a(i), k, a(k)], within rooms.

    Attributes
    ----------
    constant
        Paid in every plan.
    linear
        Cost of an item at a place, ``inf`` where it does not fit, shape (I, J).
    pair
        What two items pay at two places, the same read from either side and 0 for an item and
        itself, shape (I, J, I, J).
    need, available
        As the model has them, shapes (I,) and (J,).
    size, room
        The same on a grid of whole units if ``whole``, else with a little more room for rounding:
        whatever the model takes for a plan fits, shapes (I,) and (J,).
    sure
        Room in the unit of ``size`` that may be filled for certain, shape (J,).
    whole
        Whether sizes are whole numbers.
    """

    constant: float
    linear: Array
    pair: Array
    need: Array
    available: Array
    size: Array
    room: Array
    sure: Array
    whole: bool

    @staticmethod
    def of(flat: Flat) -> Quadratic | None:
        """Return the model in this shape; None if it has anything else, or would not fit in memory."""
        items, places = flat.items, flat.places
        other = flat.hinges or flat.facets or flat.blends or flat.divided
        channels = {*flat.costs, *flat.constant, *(p[0] for p in flat.pairs)} - {TOTAL}
        if other or channels or not items or not places:
            return None
        path = sum((left * places) ** 2 for left in range(1, items + 1))
        if 8 * path > MOST:
            return None
        rooms = _rooms(flat)
        if rooms is None:
            return None
        need, available = rooms
        size, room, sure, whole = _grid(need, available)
        pair = np.zeros((items, places, items, places))
        for _, one, two, flow, distance in flat.pairs:
            pair[one, :, two, :] += flow * flat.distances[distance]
        linear = np.array(flat.costs.get(TOTAL, np.zeros((items, places))), dtype=float)
        linear[size[:, None] > room[None, :]] = np.inf
        constant = flat.constant.get(TOTAL, 0.0)
        return Quadratic(constant, linear, pair, need, available, size, room, sure, whole)

    def total(self, place: IntArray) -> float:
        """Return what a plan costs; ``place`` of shape (I,)."""
        item = np.arange(len(place))
        both = self.pair[item[:, None], place[:, None], item[None, :], place[None, :]]
        return float(self.constant + self.linear[item, place].sum() + both.sum() / 2)

    def fits(self, place: IntArray) -> bool:
        """Tell whether a plan keeps within the rooms, as exactly as the model asks."""
        load = np.bincount(place, self.need, minlength=len(self.available))
        return bool(np.maximum(load - self.available, 0.0).sum() <= FEASIBLE)

    @property
    def grid(self) -> int:
        """How many loads there are on the grid, from none to the largest room; 0 without a grid."""
        return int(self.room.max()) + 1 if self.whole else 0

    @property
    def rounding(self) -> float:
        """What sums of these amounts may be off by, seen generously."""
        finite = np.where(np.isfinite(self.linear), np.abs(self.linear), 0.0)
        pairs = np.abs(self.pair).max(axis=(1, 3)).sum() / 2
        return 1e-11 * float(abs(self.constant) + finite.max(axis=1).sum() + pairs)


def _rooms(flat: Flat) -> tuple[Array, Array] | None:
    """Return needs (I,) and what is available (J,); None if a meter is anything but a room."""
    available = np.full(flat.places, np.inf)
    vector = -1
    for meter in flat.meters:
        if not _is_room(meter):
            return None
        number, place = int(meter.vector[0]), int(meter.places[0])
        if vector not in (-1, number):
            return None
        vector = number
        available[place] = min(available[place], meter.limit[0])
    need = flat.vectors[vector] if vector >= 0 else np.zeros(flat.items)
    return None if (need < 0).any() else (need, available)


def _is_room(meter: Meter) -> bool:
    return (
        meter.channel == VIOLATION
        and len(meter.places) == 1
        and meter.vector[0] >= 0
        and not meter.base.any()
        and len(meter.limit) == 2
        and meter.limit[1] == np.inf
        and meter.fixed[0] == meter.rate[0] == 0.0
        and meter.rate[1] > 0.0
        and abs(meter.fixed[1] + meter.rate[1] * meter.limit[0]) <= 1e-12 * abs(meter.fixed[1])
    )


def _grid(need: Array, available: Array) -> tuple[Array, Array, Array, bool]:
    """Return needs, rooms and sure rooms: in whole units if all needs are multiples of one, and True."""
    most = float(need.sum())
    wide = np.minimum(available, most) + 2 * FEASIBLE + 1e-9 * most
    sure = np.minimum(available, most) + FEASIBLE / (2 * len(available))
    unit = 0.0
    for amount in need:
        unit = _divisor(float(amount), unit, 1e-7 * most)
    if unit > 0.0 and most <= GRID * unit and unit > 4 * FEASIBLE:
        size = np.rint(need / unit)
        unit = most / float(size.sum())
        if np.abs(need - size * unit).max() * len(need) < FEASIBLE / (4 * len(available)):
            room, sure = np.floor(wide / unit + 1e-6), np.floor(sure / unit)
            return size, room, sure, True
    return need.copy(), wide, sure, False


def _divisor(one: float, two: float, tiny: float) -> float:
    """Return the largest amount that goes into both, up to rounding (Euclid)."""
    while two > tiny:
        one, two = two, one % two
        if two > 0 and abs(one - two) <= tiny:
            two = 0.0
    return one
