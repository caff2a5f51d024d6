"""Euclidean: straight-line distances between two sets of points, computed when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from siting.errors import OptionError
from siting.locale.euclidean import EUCLIDEAN

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]

BLOCK = 4_000_000
"""Distances computed at once, where all of them are walked over: 32 MB."""

WHOLE = 1e-9
"""A distance this far below a whole number is rounded down to that number: the root of 9 is 3."""


@dataclass(frozen=True, eq=False)
class Euclidean:
    """Distances of clients to sites in a plane, never held as a whole matrix unless asked for.

    It stands wherever a preset of ``siting.classic`` takes a matrix of costs.

    Parameters
    ----------
    a
        Coordinates of the clients, one row each, in any unit of length. Shape (clients, dimensions).
    b
        Coordinates of the sites. Shape (sites, dimensions).
    rounding
        ``"floor"`` = whole numbers, rounded down; None = as they are.
    planar
        True = the numbers are lengths although they look like degrees of longitude and latitude.

    Raises
    ------
    OptionError
        If the points are no table of finite numbers, the two sets differ in dimensions, the rounding
        is unknown, or the points look like degrees: a degree is no unit of length.
    """

    a: Array
    b: Array
    rounding: str | None = None
    planar: bool = False

    def __init__(
        self,
        a: ArrayLike,
        b: ArrayLike,
        rounding: str | None = None,
        *,
        planar: bool = False,
    ) -> None:
        if rounding not in (None, "floor"):
            raise OptionError(EUCLIDEAN["rounding"], value=rounding)
        for name, value in (("a", _points("a", a)), ("b", _points("b", b))):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "rounding", rounding)
        object.__setattr__(self, "planar", planar)
        if self.a.shape[1] != self.b.shape[1]:
            raise OptionError(EUCLIDEAN["dimensions"], one=self.a.shape[1], other=self.b.shape[1])
        both = np.concatenate([self.a, self.b])
        if not planar and _looks_like_degrees(both):
            low, high = both.min(axis=0), both.max(axis=0)
            said = {"low": low, "high": high}
            raise OptionError(EUCLIDEAN["degrees"], **{k: _said(v) for k, v in said.items()})

    @property
    def shape(self) -> tuple[int, int]:
        """Clients and sites."""
        return len(self.a), len(self.b)

    def rows(self, clients: IntArray | slice) -> Array:
        """Return the distances of some clients to all sites, shape (len(clients), sites)."""
        square = np.zeros((len(self.a[clients]), len(self.b)))
        for one, other in zip(self.a[clients].T, self.b.T, strict=True):
            square += (one[:, None] - other[None, :]) ** 2
        return self._rounded(np.sqrt(square))

    def at(self, clients: IntArray, sites: IntArray) -> Array:
        """Return the distance of each pair of a client and a site, shape (pairs,)."""
        square = ((self.a[clients] - self.b[sites]) ** 2).sum(axis=1)
        return self._rounded(np.sqrt(square))

    def to(self, sites: IntArray) -> Euclidean:
        """Return the distances to some of the sites, in that order."""
        return Euclidean(self.a, self.b[sites], self.rounding, planar=True)

    def blocks(self) -> Iterator[tuple[slice, Array]]:
        """Walk over all distances, as many clients at once as fit in a few tens of megabytes."""
        step = max(1, BLOCK // max(len(self.b), 1))
        for first in range(0, len(self.a), step):
            some = slice(first, min(first + step, len(self.a)))
            yield some, self.rows(some)

    def dense(self) -> Array:
        """Return all distances at once, shape (clients, sites)."""
        return self.rows(slice(None))

    def to_dict(self) -> dict[str, Any]:
        """Return the points and the rounding as plain lists."""
        points = {"a": self.a.tolist(), "b": self.b.tolist()}
        return {**points, "rounding": self.rounding, "planar": self.planar}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Euclidean:
        """Return the distances that ``to_dict`` was called on."""
        return Euclidean(data["a"], data["b"], data["rounding"], planar=data["planar"])

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as points; they are locked again on arrival."""
        return (Euclidean.from_dict, ({"a": self.a, "b": self.b, "rounding": self.rounding,
                                       "planar": self.planar},))  # fmt: skip

    def _rounded(self, distance: Array) -> Array:
        return np.floor(distance + WHOLE) if self.rounding == "floor" else distance


def _points(name: str, given: ArrayLike) -> Array:
    try:
        points = np.array(given, dtype=float)
    except (TypeError, ValueError):
        raise OptionError(EUCLIDEAN["not numbers"], argument=name) from None
    if points.ndim != 2 or 0 in points.shape:
        raise OptionError(EUCLIDEAN["shape"], argument=name, found=points.shape)
    wrong = np.nonzero(~np.isfinite(points).all(axis=1))[0]
    if len(wrong):
        where = int(wrong[0])
        raise OptionError(
            EUCLIDEAN["not finite"], argument=name, row=where, found=points[where].tolist()
        )
    points.flags.writeable = False
    return points


def _looks_like_degrees(points: Array) -> bool:
    """Whether two columns lie within the globe, are no whole numbers, and lie far from the origin.

    A town or a country in degrees is a small patch away from 0; a plane of one's own begins near it.
    """
    if points.shape[1] != 2 or (points == np.rint(points)).all():
        return False
    size = np.sort(np.abs(points).max(axis=0))
    span = float(np.ptp(points, axis=0).max())
    away = float(np.abs(points).min(axis=0).max())
    return bool(size[0] <= 90 and size[1] <= 180 and away > max(span, 2.0) and span <= 60)


def _said(corner: Array) -> str:
    return ", ".join(f"{value:.5g}" for value in corner)
