"""Dealing: how many of the open sites each island has; islands are ended one by one where that decides.

What k open sites cost an island at least is known from the dual, and better once it is settled. One number
of each island, p in all, is a knapsack with a choice in each class, which a table solves (Sinha, Zoltners 1979).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.island import Island
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]

_FIRST, _TIMES = 10.0, 20
"""Seconds for an island at first; twice as many each time that they were not enough; and how often at most."""


@dataclass(eq=False)
class Dealing:
    """Who settles islands.

    Attributes
    ----------
    islands
        All that is left of a problem.
    p
        How many sites are open at most.
    total, step
        Of the best plan known, and what a bound may lack to it without a better one being possible.
    take
        Given the names of open sites, keeps the best plan near them and returns the total of the best of all.
    prove
        Hears what every plan costs at least.
    toll
        About what one more open site saves.
    """

    islands: list[Island]
    p: int
    total: float
    step: float
    take: Callable[[IntArray], float]
    prove: Callable[[float], None]
    toll: float
    _tolled: set[int] = field(default_factory=set)
    _tried: Counter[tuple[int, int]] = field(default_factory=Counter)

    def run(
        self,
        rng: np.random.Generator,
        left: Callable[[], float],
        pause: Callable[[], float],
    ) -> None:
        """Work until nothing is left or time is up; ``pause`` is called where an island took too long."""
        self._combine()
        while left() > 0:
            bound, counts = self._worst()
            self.prove(min(self.total, bound))
            if bound > self.total - self.step:
                self.prove(self.total)
                return
            at = self._next(counts)
            if at is None:  # of which nothing more can be known
                return
            enough = self.islands[at].least[counts[at]] + self.total - bound
            in_time = self._settle(at, counts[at], enough, rng, left)
            self._combine()
            if not in_time and left() > 0:
                self.total = min(self.total, pause())

    def _worst(self) -> tuple[float, list[int]]:
        """Return what every plan costs at least, and how many sites each island has then; of ties, in good plans."""
        least = [one.least for one in self.islands]
        bound, _ = dealt(least, self.p)
        small = 0.1 * self.step / max(1.0, abs(self.total))
        usual = [one.least + small * np.minimum(one.most, self.total) for one in self.islands]
        _, counts = dealt(usual, self.p)
        return bound, counts

    def _next(self, counts: list[int]) -> int | None:
        """Return the island to be settled: one that was tried least, of these where most is to be gained."""
        some = []
        for at, (one, count) in enumerate(zip(self.islands, counts, strict=True)):
            if not one.settled(count) and self._tried[at, count] < _TIMES:
                some.append((self._tried[at, count], one.least[count] - one.most[count], at))
        return min(some)[-1] if some else None

    def _settle(
        self,
        at: int,
        count: int,
        enough: float,
        rng: np.random.Generator,
        left: Callable[[], float],
    ) -> bool:
        """Look at so many open sites on an island, or settle them the next time; tell whether there was time."""
        island, tried = self.islands[at], self._tried[at, count]
        self._tried[at, count] += 1
        if tried == 0:
            island.look(count, rng, left)
            return True
        until = left() - _FIRST * 2.0 ** (tried - 1)
        if at not in self._tolled:
            self._tolled.add(at)
            return island.tolled(self.toll, rng, lambda: min(left(), left() - until))
        return island.settle(count, enough, rng, lambda: min(left(), left() - until))

    def _combine(self) -> None:
        """Keep the best plan that plans of the islands make."""
        total, counts = dealt([one.most for one in self.islands], self.p)
        if total <= self.total - self.step:
            pairs = zip(self.islands, counts, strict=True)
            names = [one.names[one.plans[count]] for one, count in pairs]
            self.total = min(self.total, self.take(np.concatenate(names)))


def dealt(costs: list[Array], most: int) -> tuple[float, list[int]]:
    """Return the least sum of a number of each array at positions that add up to at most ``most``, and these."""
    best, picked = np.zeros(most + 1), []
    for cost in costs:
        now, pick = np.full(most + 1, np.inf), np.zeros(most + 1, dtype=np.int64)
        for count in np.flatnonzero(np.isfinite(cost[: most + 1])).tolist():
            other = best[: most + 1 - count] + cost[count]
            better = other < now[count:]
            now[count:][better], pick[count:][better] = other[better], count
        best = now
        picked.append(pick)
    counts, room = [], most
    for pick in reversed(picked):
        counts.append(int(pick[room]))
        room -= counts[-1]
    return float(best[most]), counts[::-1]
