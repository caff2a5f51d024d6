"""Island: clients and sites that no better plan connects with others, and what each number of open sites costs there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.ascent import Ascent
from siting.solvers.median.ended import ended
from siting.solvers.median.search import completed, improved, kicked
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]

_KICKS, _WORK = 100, 30_000
"""Plans sought by exchanges for a number of open sites; and at most so many times the clients."""

_FINE = 2e-3
"""Scale of the dual's steps at which prices for a number of open sites are good enough."""


@dataclass(eq=False)
class Island:
    """A p-median without fixed costs of which it is not yet known how many sites are open.

    Attributes
    ----------
    problem
        Its ``p`` is the largest number that may be open.
    names
        Numbers of its sites outside, shape (m,).
    price
        The dual's, shape (n,).
    least, most
        Bounds on what k open sites cost, and what the best plan known with k of them does, both (p + 1,).
    plans, prices
        Those plans, in the numbers of the island's sites, and the dual's prices where it was run for k.
    """

    problem: Shape
    names: IntArray
    price: Array
    least: Array = field(init=False)
    most: Array = field(init=False)
    plans: dict[int, IntArray] = field(default_factory=dict)
    prices: dict[int, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        size, held = self.problem.p or 0, int(self.problem.held.sum())
        self.most = np.full(size + 1, np.inf)
        self.least = np.where(np.arange(size + 1) < max(1, held), np.inf, -np.inf)
        self._raise(self.price)

    def settled(self, count: int) -> bool:
        """Tell whether so many open sites cost no less than the best plan known."""
        most = self.most[count]
        return bool(np.isfinite(most) and most - self.least[count] <= self.problem.step(most))

    def begin(self, opened: IntArray) -> None:
        """Remember what is open here of a plan of the whole, by the numbers outside, if it is a plan here."""
        sites = np.flatnonzero(np.isin(self.names, opened))
        if (
            0 < len(sites) < len(self.most)
            and np.isin(np.flatnonzero(self.problem.held), sites).all()
        ):
            self._take(sites)

    def look(self, count: int, rng: np.random.Generator, left: Callable[[], float]) -> None:
        """Find a plan with so many open sites, and prices of the dual, which say something of any number."""
        problem = replace(self.problem, p=count)
        best = self._begun(problem, count, rng)
        total = problem.total(best)
        for _ in range(min(_KICKS, _WORK // len(self.price))):
            if left() <= 0:
                break
            found, cost = improved(problem, kicked(problem, best, rng), rng)
            if cost <= total:
                best, total = found, cost
        self._take(best)
        ascent = Ascent(problem, self.price)
        for _ in ascent.steps(total):
            near = ascent.bound > total - problem.step(total)
            if near or ascent.scale < _FINE or left() <= 0:
                break
        self.prices[count] = ascent.best
        self._raise(ascent.best)

    def settle(
        self, count: int, enough: float, rng: np.random.Generator, left: Callable[[], float]
    ) -> bool:
        """Find the best plan with so many open sites, after a look, or prove that it costs ``enough``.

        Tell whether there was time for that.
        """
        problem, plan, price = replace(self.problem, p=count), self.plans[count], self.prices[count]
        done = ended(problem, plan, price, rng, left, most=np.inf, aim=enough)
        self._take(done.sites)
        bound = min(problem.lifted(done.bound), self.most[count], enough)
        # more open sites never cost more, so that fewer cost no less
        self.least[: count + 1] = np.maximum(self.least[: count + 1], bound)
        return self.settled(count) or bound >= enough

    def tolled(self, toll: float, rng: np.random.Generator, left: Callable[[], float]) -> bool:
        """Prove what any number of sites costs with a toll for each that is open; tell whether there was time.

        One tree says of all numbers at once what it takes a tree for each to say better.
        """
        paid = self.most + toll * np.arange(len(self.most))
        count = int(np.argmin(paid))
        problem = replace(self.problem, p=None, fixed=np.full(len(self.names), toll))
        price = self.prices[min(self.prices, key=lambda k: abs(k - count))]
        done = ended(problem, self.plans[count], price, rng, left, most=np.inf)
        self._take(done.sites)
        bound = problem.lifted(done.bound) - toll * np.arange(len(self.least))
        self.least = np.maximum(self.least, bound)
        return bool(bound[count] > self.most[count] - problem.step(paid[count]))

    def _raise(self, price: Array) -> None:
        """Raise what is known of each number of open sites by prices of the dual."""
        problem, held = self.problem, int(self.problem.held.sum())
        _, value, _ = Ascent(problem, price).valued(price)
        loose = np.cumsum(np.sort(value[~problem.held]))
        base = float(price.sum() + value[problem.held].sum())
        for k in range(max(1, held), len(self.least)):
            bound = base + float(loose[k - held - 1] if k > held else 0.0)
            self.least[k] = max(self.least[k], problem.lifted(bound))

    def _take(self, sites: IntArray) -> None:
        """Remember a plan if it is the best one with so many open sites."""
        total, count = self.problem.total(sites), len(sites)
        if total < self.most[count]:
            self.most[count], self.plans[count] = total, sites

    def _begun(self, problem: Shape, count: int, rng: np.random.Generator) -> IntArray:
        """Return a plan near one that is known."""
        near = min(self.plans, key=lambda k: (abs(k - count), k), default=None)
        some = np.zeros(0, dtype=np.int64) if near is None else rng.permutation(self.plans[near])
        return improved(problem, completed(problem, some, rng), rng)[0]
