"""Walks: who can walk where within some minutes, over the streets or straight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from siting.city.arrays import Array, IntArray
from siting.network.draft import Ledger
from siting.network.matrix import doorstep, matrix
from siting.network.plane import Plane
from siting.network.snap.points import Points
from siting.network.trips import MOST_M, in_minutes

if TYPE_CHECKING:
    from siting.city.findings import Finding
    from siting.network.streets import Streets

BLOCK = 256
"""Starts that are measured together, all in one part of the city."""


@dataclass(frozen=True)
class Foot:
    """How people walk, to vehicles and between them.

    Attributes
    ----------
    access
        Minutes that people walk at most to the first stop, and from the last one.
    change
        Minutes that they walk at most from one stop to another.
    slack
        Minutes that getting off one vehicle and onto the next takes at least, without the walk.
    kmh
        Walking speed where no streets are given.
    detour
        Way along streets over the straight line where no streets are given.
    """

    access: float = 20.0
    change: float = 10.0
    slack: float = 0.0
    kmh: float = 4.5
    detour: float = 1.3


class Walker(Protocol):
    """Somebody who walks between points.

    Attributes
    ----------
    kmh
        Speed that is never exceeded, straight lines taken.
    """

    @property
    def kmh(self) -> float:
        """Speed that is never exceeded, straight lines taken."""

    def minutes(self, starts: Points, ends: Points, most: float = np.inf) -> Array:
        """Return minutes from each start to each end, ``inf`` where there is no way.

        What takes more than ``most`` minutes may be ``inf`` too.
        """


@dataclass(frozen=True)
class Straight:
    """Walks along straight lines times a detour, for places whose streets are not known."""

    foot: Foot

    @property
    def kmh(self) -> float:
        """Speed over the straight line."""
        return self.foot.kmh / self.foot.detour

    def minutes(self, starts: Points, ends: Points, most: float = np.inf) -> Array:
        """Return minutes, shape (n, m)."""
        north = np.concatenate((starts.y, ends.y))
        plane = Plane.over(north[np.isfinite(north)], metric=False)
        (x, y), (to_x, to_y) = plane.at(starts.x, starts.y), plane.at(ends.x, ends.y)
        unit = plane.metres(starts.y)[:, None]
        away = np.hypot(x[:, None] - to_x, y[:, None] - to_y) * unit
        return np.nan_to_num(away / (self.kmh * 1000.0 / 60.0), nan=np.inf, posinf=np.inf)


@dataclass(frozen=True)
class Along:
    """Walks along streets; ``found`` keeps what was found out about the points."""

    streets: Streets
    found: dict[str, Finding] = field(default_factory=dict)

    @property
    def kmh(self) -> float:
        """Speed along streets or from a door to them, whichever is higher."""
        return max(self.streets.speeds.walk, self.streets.speeds.door)

    def minutes(self, starts: Points, ends: Points, most: float = np.inf) -> Array:
        """Return minutes, shape (n, m)."""
        ledger = Ledger(self.streets.provenance.file)
        step = doorstep(self.streets, "walk")
        one, two = (step.doors(points, ledger, MOST_M) for points in (starts, ends))
        for finding in ledger.findings:
            self.found.setdefault(str(finding), finding)
        return in_minutes(matrix(self.streets, one, two, "walk", None, most * 60_000.0))


@dataclass(frozen=True, eq=False)
class Walks:
    """Walks from each of n starts; W walks.

    Attributes
    ----------
    ptr
        Start i has the walks ``ptr[i]:ptr[i + 1]``, shape (n + 1,).
    end
        Position of the end, int32, shape (W,).
    seconds
        int32, shape (W,).
    """

    ptr: IntArray
    end: NDArray[np.int32]
    seconds: NDArray[np.int32]

    @classmethod
    def of(cls, starts: int, start: IntArray, end: IntArray, seconds: IntArray) -> Walks:
        """Return walks given in any order."""
        order = np.lexsort((end, start))
        ptr = np.concatenate(([0], np.cumsum(np.bincount(start, minlength=starts))))
        return cls(ptr, end[order].astype(np.int32), seconds[order].astype(np.int32))

    def part(self, first: int, last: int) -> Walks:
        """Return the walks of the starts from ``first`` to before ``last``."""
        ptr = self.ptr[first : last + 1]
        inside = slice(ptr[0], ptr[-1])
        return Walks(ptr - ptr[0], self.end[inside], self.seconds[inside])


def walks(walker: Walker, starts: Points, ends: Points, most: float) -> Walks:
    """Return all walks of at most ``most`` minutes; points without coordinates have none."""
    from_, to = _known(starts), _known(ends)
    none = np.zeros(0, dtype=np.int64)
    found = [(none, none, none)]
    radius = most * walker.kmh * 1000.0 / 60.0
    for block, near in _blocks(_some(starts, from_), _some(ends, to), radius):
        i, j = from_[block], to[near]
        minutes = walker.minutes(_some(starts, i), _some(ends, j), most)
        a, b = np.nonzero(minutes <= most)
        found.append((i[a], j[b], np.rint(minutes[a, b] * 60.0).astype(np.int64)))
    return Walks.of(len(starts), *map(np.concatenate, zip(*found, strict=True)))


def _known(points: Points) -> IntArray:
    return np.flatnonzero(np.isfinite(points.x) & np.isfinite(points.y))


def _some(points: Points, at: IntArray) -> Points:
    names = tuple(points.names[n] for n in at.tolist())
    return Points(names, points.x[at], points.y[at], np.zeros(0, dtype=np.int64))


def _blocks(starts: Points, ends: Points, radius: float) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield starts that lie together, and the ends within ``radius`` metres of any of them."""
    if not len(starts) or not len(ends):
        return
    plane = Plane.over(np.concatenate((starts.y, ends.y)), metric=False)
    here = np.column_stack(plane.at(starts.x, starts.y))
    there = np.column_stack(plane.at(ends.x, ends.y))
    reach = radius / float(plane.metres(starts.y).min())
    tree = cKDTree(there)
    for block in _halved(here, np.arange(len(here))):
        low, high = here[block].min(axis=0), here[block].max(axis=0)
        middle, half = (low + high) / 2.0, float((high - low).max()) / 2.0
        near = np.array(tree.query_ball_point(middle, half + reach, p=np.inf), dtype=np.int64)
        if len(near):
            yield block, np.sort(near)


def _halved(points: Array, block: IntArray) -> Iterator[IntArray]:
    """Yield parts of at most ``BLOCK`` points, halved along the longer side again and again."""
    if len(block) <= BLOCK:
        yield block
        return
    wide = int(np.argmax(np.ptp(points[block], axis=0)))
    order = block[np.argsort(points[block, wide], kind="stable")]
    middle = len(order) // 2
    yield from _halved(points, order[:middle])
    yield from _halved(points, order[middle:])
