"""Cuts: the remainder of a problem as a linear program over sites, with Benders' cuts where they are needed.

Client i pays at least D - sum_j max(0, D - cost[i, j]) y_j, for each of its distinct costs D (Magnanti,
Wong 1981; Durán-Mateluna, Ales, Elloumi 2023). Cuts that a solution breaks are added until none is.
Where some sites cannot serve a client, that one of the others is open takes the place of the highest cut.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from siting.jit import compiled
from siting.milp import Arrays
from siting.solvers.highs_standing import Tightening
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]
Bits = NDArray[np.bool_]

_BROKEN = 1e-7
"""How far a cut must be broken to be added, relative to what it asks for."""

_MORE, _RARER = 3.0, 1.1
"""How many times the cuts that bound last time there are before those that do not bind are taken out;
and how much more each time."""


@dataclass(frozen=True, eq=False)
class Relaxed:
    """Least total, value of each site (m,) and its reduced cost (m,); ``exact`` if no cut was broken."""

    bound: float
    sites: Array
    reduced: Array
    exact: bool


class Cuts:
    """A linear program that grows by cuts; costs are a matrix here, shape (n, m)."""

    def __init__(self, problem: Shape, cost: Array, price: Array) -> None:
        """Begin with each client's cuts at the costs just below and above its price (n,)."""
        self.problem = problem
        self.cost = cost * problem.weight[:, None]
        self._order = np.argsort(self.cost, axis=1, kind="stable").astype(np.int32)
        self._known: set[tuple[int, float]] = set()
        self._keys: list[tuple[int, float]] = []
        self._new: list[tuple[IntArray, Array, float]] = []
        self._most = 0
        for i in range(len(price)):
            self._about(i, price[i])
        self._program = Tightening(self._begin())

    def solve(self, opened: Bits, closed: Bits, rounds: int, seconds: float) -> Relaxed | None:
        """Return the least total with some sites (m,) open and some closed, after so many rounds of cuts.

        ``bound`` is valid whether or not the rounds were enough; ``inf`` if there is no solution. None
        if there was no time.
        """
        m, until = len(opened), time.monotonic() + seconds
        self._program.hold(np.arange(m), np.where(opened, 1.0, 0.0), np.where(closed, 0.0, 1.0))
        while True:
            self._enter()
            answer = self._program.solve(until - time.monotonic())
            if answer is None:
                return None
            bound, sites, reduced = answer.cost, answer.values[:m], answer.reduced[:m]
            if not np.isfinite(bound):
                return Relaxed(bound, sites, reduced, True)
            new = self._broken(sites, answer.values[m:])
            if new == 0 or rounds <= 0 or time.monotonic() >= until:
                self._thin()
                return Relaxed(bound, sites, reduced, new == 0)
            rounds -= 1

    def _broken(self, sites: Array, paid: Array) -> int:
        """Remember each client's most broken cut at values of sites, and return how many were new."""
        top, least = np.empty(len(paid)), np.empty(len(paid))
        most_broken(self.cost, self._order, sites, top, least)
        lacks = np.flatnonzero(least > paid + _BROKEN * np.maximum(1.0, np.abs(least)))
        return sum(self._add(int(i), float(top[i])) for i in lacks)

    def _enter(self) -> None:
        """Give the program the new cuts."""
        if self._new:
            index, coef, least = zip(*self._new, strict=True)
            starts = np.cumsum([0, *map(len, index)])
            entries = (np.concatenate(coef), np.concatenate(index), starts)
            shape = (len(least), sum(self.cost.shape))
            self._program.add(sparse.csr_array(entries, shape=shape), np.array(least))
            self._new = []

    def _thin(self) -> None:
        """Take cuts out that did not bind once they are many; they may come back."""
        if len(self._keys) - len(self._new) <= self._most:
            return
        loose = self._program.loose()
        loose = loose[(loose > 0) & (loose <= len(self._keys) - len(self._new))]  # the first is p
        self._program.drop(loose)
        gone = set((loose - 1).tolist())
        self._known -= {self._keys[k] for k in gone}
        self._keys = [key for k, key in enumerate(self._keys) if k not in gone]
        kept = len(self._keys) - len(self._new)
        self._most = int(
            max(_MORE * kept, _RARER * self._most)
        )  # else they might go and come for ever

    def _about(self, client: int, price: float) -> None:
        near = self.cost[client, self._order[client]]
        k = int(np.searchsorted(near, price, side="left"))
        for at in {0, max(k - 1, 0), min(k, len(near) - 1)}:
            self._add(client, float(near[at]))

    def _add(self, client: int, top: float) -> bool:
        if (client, top) in self._known:
            return False
        self._known.add((client, top))
        self._keys.append((client, top))
        m = self.cost.shape[1]
        at = np.flatnonzero(self.cost[client] < top)
        if top < self.problem.never:
            coef = np.append(top - self.cost[client, at], 1.0)
            self._new.append((np.append(at, m + client), coef, top))
            return True
        self._new.append((at, np.ones(len(at)), 1.0))
        self._add(client, float(self.cost[client, at].max(initial=0.0)))
        return True

    def _begin(self) -> Arrays:
        """Return the program without cuts: what sites cost, and how many of them are open."""
        problem, (n, m) = self.problem, self.cost.shape
        least, most = (1.0, np.inf) if problem.p is None else (problem.p, problem.p)
        return Arrays(
            cost=np.concatenate([problem.fixed, np.ones(n)]),
            offset=0.0,
            lower=np.concatenate([problem.held.astype(float), self.cost.min(axis=1)]),
            upper=np.concatenate([np.ones(m), np.full(n, np.inf)]),
            integer=np.zeros(m + n, dtype=np.bool_),
            matrix=sparse.csr_array(np.concatenate([np.ones(m), np.zeros(n)])[None, :]),
            row_lower=np.array([float(least)]),
            row_upper=np.array([float(most)]),
            row_blocks=(),
            column_blocks=(),
        )


@compiled
def most_broken(
    cost: Array, order: NDArray[np.int32], sites: Array, top: Array, least: Array
) -> None:
    """Write each client's cut that asks for most at values of sites (m,): its D and what it asks for, (n,)."""
    n, m = cost.shape
    for i in range(n):
        share, paid, k = 0.0, 0.0, 0
        while k < m:
            site = order[i, k]
            if share + sites[site] >= 1 - 1e-9 or k == m - 1:
                break
            share += sites[site]
            paid += sites[site] * cost[i, site]
            k += 1
        top[i] = cost[i, order[i, k]]
        least[i] = paid + (1.0 - share) * top[i]
