"""Cover: simplices that fill a box of weights, each with proven bounds at its corners."""

from __future__ import annotations

import heapq
import itertools
import math
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

from siting.parts.part import Array, IntArray

TINY = 1e-6
"""A part of a corner below this counts as none, so that simplices do not become needles."""


Simplex = tuple[int, ...]
"""Numbers of the points that are its corners."""


def corners_of(low: Array, high: Array) -> Array:
    """Return the corners of a box, shape (2**n, n), in the order of binary numbers."""
    return np.array(list(itertools.product(*zip(low, high, strict=True))))


def filling(n: int) -> list[Simplex]:
    """Return n! simplices that fill a box, by the numbers of its corners (Kuhn 1960)."""
    simplices = []
    for order in itertools.permutations(range(n)):
        at, path = 0, [0]
        for axis in order:
            at += 1 << (n - 1 - axis)
            path.append(at)
        simplices.append(tuple(path))
    return simplices


def envelope(points: Array, bounds: Array, weights: Array) -> float | None:
    """Return the least value at ``weights`` of a concave function that is at least ``bounds`` at ``points``.

    Parameters
    ----------
    points, bounds
        Shapes (K, n) and (K,).
    weights
        Shape (n,).

    Returns
    -------
    A valid lower bound; None outside the convex hull of the points.
    """
    if not len(points):
        return None
    wide = np.maximum(1.0, np.abs(points).max(axis=0))
    scale = max(1.0, float(np.abs(bounds).max()))
    rows = np.vstack([points.T / wide[:, None], np.ones(len(points))])
    found = linprog(-bounds / scale, A_eq=rows, b_eq=np.append(weights / wide, 1.0))
    if found.status != 0:
        return None
    share = np.maximum(found.x, 0.0)
    off = np.abs(rows @ share - np.append(weights / wide, 1.0)).max()
    return float(share @ bounds) - 10 * float(off) * scale


@dataclass(eq=False)
class Cover:
    """Simplices over solved points; ``lines`` are the totals of stored plans, linear in the weights.

    Attributes
    ----------
    points
        Weights at which something is proved, each (n,); the corners of the box come first.
    bounds
        Proven lower bound on the best possible total there.
    lines
        One row a stored plan: constant, then amount of each weight. Shape (P, 1 + n).
    tolerance
        Relative gap aimed at.
    """

    points: list[Array]
    bounds: list[float]
    lines: Array
    tolerance: float
    closed: list[Simplex] = field(default_factory=list)
    _open: list[tuple[float, Simplex]] = field(default_factory=list)

    @property
    def simplices(self) -> list[Simplex]:
        """All simplices, closed and open; together they fill the box."""
        return [*self.closed, *(simplex for _, simplex in self._open)]

    @property
    def complete(self) -> bool:
        """Whether the gap is within the tolerance everywhere."""
        return not self._open

    @property
    def fine(self) -> float:
        """Difference of totals that is rounding."""
        return 4e-6 * max(1.0, float(np.abs(self.bounds).max()))

    def fill(self) -> None:
        """Begin with the simplices between the corners."""
        for simplex in filling(len(self.points[0])):
            self._push(simplex, math.inf)

    def widest(self, most: int = 1) -> list[tuple[Simplex, Array]]:
        """Return up to ``most`` simplices with the largest gaps, each with its point there.

        A point is given as (n + 1,) parts of the corners. No simplex is cut where one before it is split.
        """
        found: list[tuple[float, Simplex, Array]] = []
        beside: list[tuple[float, Simplex]] = []
        while self._open and len(found) < most:
            _, simplex = heapq.heappop(self._open)
            excess, parts = self.excess(simplex, self.tolerance)
            if excess <= self.fine:
                self.closed.append(simplex)
            elif self._open and excess < -self._open[0][0] - self.fine:
                self._push(simplex, excess)
            elif any(set(held_by(*other[1:])) <= set(simplex) for other in found):
                beside.append((excess, simplex))
            else:
                found.append((excess, simplex, parts))
        for excess, simplex in [*beside, *(one[:2] for one in found)]:
            self._push(simplex, excess)
        return [one[1:] for one in found]

    def split(self, simplex: Simplex, parts: Array, bound: float) -> None:
        """Cut every open simplex that holds the point into several that have it as a corner."""
        held = held_by(simplex, parts)
        new = len(self.points)
        self.points.append(parts @ np.array([self.points[k] for k in simplex]))
        self.bounds.append(bound)
        cut = [entry for entry in self._open if set(held) <= set(entry[1])]
        self._open = [entry for entry in self._open if not set(held) <= set(entry[1])]
        heapq.heapify(self._open)
        for _, old in cut:
            for gone in held:
                self._push(tuple(new if k == gone else k for k in old), math.inf)

    def upper(self, weights: Array) -> float:
        """Return the least total of the stored plans."""
        return float((self.lines[:, 0] + self.lines[:, 1:] @ weights).min())

    def over(self, weights: Array, bound: float) -> bool:
        """Whether the gap at a point is above the tolerance."""
        upper = self.upper(weights)
        return upper - self.tolerance * abs(upper) - bound > self.fine

    def excess(self, simplex: Simplex, gap: float) -> tuple[float, Array]:
        """Return the largest of upper - gap * abs(upper) - lower over a simplex, and where.

        Upper less a part of its size is the least of (1 - gap) and (1 + gap) times each line, so that
        the largest difference is a linear program.
        """
        corners = np.array([self.points[k] for k in simplex])
        bounds = np.array([self.bounds[k] for k in simplex])
        totals = self.lines[:, :1] + self.lines[:, 1:] @ corners.T
        rows = np.vstack([(1 - gap) * totals, (1 + gap) * totals]) - bounds
        most = rows.max(axis=1)
        if most.min() <= self.fine:  # one plan is near enough at every corner, so everywhere
            return float(most.min()), np.full(len(simplex), 1.0 / len(simplex))
        scale = max(1.0, float(np.abs(rows).max()))
        n = len(simplex)
        found = linprog(
            np.append(np.zeros(n), -1.0),
            A_ub=np.hstack([-rows / scale, np.ones((len(rows), 1))]),
            b_ub=np.zeros(len(rows)),
            A_eq=np.append(np.ones(n), 0.0)[None, :],
            b_eq=[1.0],
            bounds=[(0, 1)] * n + [(None, None)],
        )
        parts = np.where(found.x[:n] < TINY, 0.0, found.x[:n])
        return float(-found.fun * scale), parts / parts.sum()

    def largest(self) -> float | None:
        """Return the largest relative gap in the box; None where it is 1 or more.

        Dinkelbach's iteration (1967): the gap at the widest point, until no point is wider.
        """
        gap = 0.0
        for simplex in self.simplices:
            while gap < 1.0:
                excess, parts = self.excess(simplex, gap)
                upper = self.upper(parts @ np.array([self.points[k] for k in simplex]))
                lower = float(parts @ np.array([self.bounds[k] for k in simplex]))
                if excess <= self.fine or upper == 0 or (upper - lower) / abs(upper) <= gap + 1e-9:
                    break
                gap = (upper - lower) / abs(upper)
        return gap if gap < 1.0 else None

    def _push(self, simplex: Simplex, excess: float) -> None:
        heapq.heappush(self._open, (-excess, simplex))


def held_by(simplex: Simplex, parts: Array) -> list[int]:
    """Return the corners, of the given parts (n + 1,), that a point lies between."""
    return [k for k, part in zip(simplex, parts, strict=True) if part > 0]


def located(points: Array, bounds: Array, simplices: IntArray, weights: Array) -> float | None:
    """Return the bound at ``weights`` between the corners of a simplex around it; None without one."""
    if not len(simplices):
        return None
    wide = np.ptp(points, axis=0)
    corners = (points[simplices] - points[0]) / wide
    here = np.append((weights - points[0]) / wide, 1.0)
    whole = np.concatenate([corners, np.ones((*simplices.shape, 1))], axis=2).transpose(0, 2, 1)
    flat = np.abs(np.linalg.det(whole)) < 1e-15
    parts = np.linalg.solve(np.where(flat[:, None, None], np.eye(len(here)), whole), here[:, None])
    inside = (parts[:, :, 0].min(axis=1) >= -1e-9) & ~flat
    if not inside.any():
        return None
    share = np.maximum(parts[inside, :, 0], 0.0)
    share /= share.sum(axis=1, keepdims=True)
    return float((share * bounds[simplices[inside]]).sum(axis=1).max())


__all__ = ["Cover", "Simplex", "corners_of", "envelope", "filling", "held_by", "located"]
