"""Cuts: the remainder of a problem as a program over sites, with Benders' cuts where they are needed.

Client i pays at least D - sum_j max(0, D - cost[i, j]) y_j, for each of its distinct costs D (Magnanti,
Wong 1981; Durán-Mateluna, Ales, Elloumi 2023). Cuts that a solution breaks are added until none is.
Where some sites cannot serve a client, that one of the others is open takes the place of the highest cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from siting.milp import Arrays
from siting.solvers.highs_standing import once
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Solved:
    """Bound, value of each site (m,), and its reduced cost (m,); ``exact`` if no cut was broken."""

    bound: float
    sites: Array
    reduced: Array
    exact: bool


class Cut(NamedTuple):
    """``coef`` on sites ``at``, plus what the client pays, is at least ``least``; no client: -1."""

    client: int
    at: IntArray
    coef: Array
    least: float

    def columns(self, sites: int) -> IntArray:
        """Return the columns that it enters; what clients pay follows the sites."""
        return np.append(self.at, sites + self.client) if self.client >= 0 else self.at

    @property
    def numbers(self) -> Array:
        """What stands in these columns."""
        return np.append(self.coef, 1.0) if self.client >= 0 else self.coef


class Cuts:
    """A growing list of cuts for a problem with few sites; costs are a matrix here."""

    def __init__(self, problem: Shape, cost: Array) -> None:
        self.problem = problem
        self.cost = cost * problem.weight[:, None]
        self.order = np.argsort(self.cost, axis=1, kind="stable")
        self.sorted = np.take_along_axis(self.cost, self.order, axis=1)
        self.known: set[tuple[int, float]] = set()
        self.rows: list[Cut] = []

    def at_prices(self, price: Array) -> None:
        """Add for each client the cuts at the costs just below and above its price."""
        m = self.cost.shape[1]
        for i in range(len(price)):
            k = int(np.searchsorted(self.sorted[i], price[i], side="left"))
            for at in {max(k - 1, 0), min(k, m - 1)}:
                self._add(i, float(self.sorted[i, at]))
            self._add(i, float(self.sorted[i, 0]))

    def broken(self, sites: Array, paid: Array) -> int:
        """Add each client's most broken cut at values of sites, and return how many were new."""
        share = np.cumsum(sites[self.order], axis=1)
        at = np.minimum((share < 1 - 1e-9).sum(axis=1), self.cost.shape[1] - 1)
        top = np.take_along_axis(self.sorted, at[:, None], axis=1)
        least = top[:, 0] - np.maximum(0.0, top - self.cost) @ sites
        lacks = least > paid + 1e-7 * np.maximum(1.0, np.abs(least))
        return sum(self._add(int(i), float(top[i, 0])) for i in np.flatnonzero(lacks))

    def _add(self, client: int, top: float) -> bool:
        if (client, top) in self.known:
            return False
        self.known.add((client, top))
        at = np.flatnonzero(self.cost[client] < top)
        if top < self.problem.never:
            self.rows.append(Cut(client, at, top - self.cost[client, at], top))
            return True
        self.rows.append(Cut(-1, at, np.ones(len(at)), 1.0))
        self._add(client, float(self.cost[client, at].max(initial=0.0)))
        return True

    def solve(self, whole: bool, seconds: float, room: float, start: IntArray | None) -> Solved:
        """Solve the program with the cuts so far; ``room`` is the absolute gap of a whole one."""
        m, n = self.cost.shape[1], self.cost.shape[0]
        first = None
        if start is not None:
            first = np.zeros(m)
            first[start] = 1.0
        bound, values, duals = once(self._arrays(whole), seconds, room, first)
        if values is None:
            return Solved(bound, np.zeros(m), np.zeros(m), False)
        reduced = np.zeros(m) if whole else duals[:m]
        new = self.broken(values[:m], values[m : m + n])
        return Solved(bound, values[:m], reduced, not new)

    def within(self, kept: IntArray, held: NDArray[np.bool_]) -> Cuts:
        """Return the cuts with some of the sites only; ``held`` (m,) in the old order."""
        new = np.full(self.cost.shape[1], -1, dtype=np.int64)
        new[kept] = np.arange(len(kept))
        problem = replace(
            self.problem,
            fixed=self.problem.fixed[kept],
            held=held[kept],
            names=self.problem.names[kept],
        )
        less = Cuts(problem, self.cost[:, kept] / problem.weight[:, None])
        for cut in self.rows:
            stays = new[cut.at] >= 0
            less.rows.append(cut._replace(at=new[cut.at[stays]], coef=cut.coef[stays]))
        less.known = set(self.known)
        return less

    def _arrays(self, whole: bool) -> Arrays:
        problem, (n, m) = self.problem, self.cost.shape
        size = np.array([len(cut.at) + (cut.client >= 0) for cut in self.rows] + [m])
        col = np.concatenate([cut.columns(m) for cut in self.rows] + [np.arange(m)])
        coef = np.concatenate([cut.numbers for cut in self.rows] + [np.ones(m)])
        pointer = np.concatenate([[0], np.cumsum(size)])
        matrix = sparse.csr_array((coef, col, pointer), shape=(len(size), m + n))
        low = np.array([cut.least for cut in self.rows] + [1.0 if problem.p is None else problem.p])
        high = np.full(len(size), np.inf)
        if problem.p is not None:
            high[-1] = problem.p
        lower = np.concatenate([problem.held.astype(float), np.full(n, -np.inf)])
        lower[m:] = self.sorted[:, 0]
        upper = np.concatenate([np.ones(m), np.full(n, np.inf)])
        integer = np.concatenate([np.full(m, whole), np.zeros(n, dtype=np.bool_)])
        cost = np.concatenate([problem.fixed, np.ones(n)])
        return Arrays(cost, 0.0, lower, upper, integer, matrix, low, high, (), ())
