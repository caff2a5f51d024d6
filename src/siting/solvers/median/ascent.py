"""Ascent: prices of clients that make the Lagrangean bound high, and the sites that it leaves open.

Each client's row "served once" is relaxed at a price u (Cornuéjols, Fisher, Nemhauser 1977): the bound
is sum u + the p cheapest of fixed[j] + sum_i min(0, cost[i, j] - u[i]). Steps follow a smoothed
subgradient; sites whose reduced value is too high are closed for good, those too good to lose held.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.loops import served, worth
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array, grid

_SMOOTH = 0.7
_PATIENCE = 12
_LEAST = 1e-4


@dataclass(eq=False)
class Ascent:
    """A run of the dual; ``problem`` shrinks as sites are fixed.

    Attributes
    ----------
    price, best
        Prices now, and those of the best bound, shape (n,).
    bound
        The best bound so far, as computed (``problem.lifted`` makes it safe).
    """

    problem: Shape
    price: Array
    best: Array = field(init=False)
    bound: float = -np.inf
    value: Array = field(init=False)
    scale: float = 1.0
    _way: Array = field(init=False)
    _idle: int = 0

    def __post_init__(self) -> None:
        self.best = self.price.copy()
        self._way = np.zeros_like(self.price)
        self.value = self.problem.fixed.copy()

    def valued(self, price: Array) -> tuple[float, Array, NDArray[np.int64]]:
        """Return the bound at prices, the value of each site (m,), and the sites that it opens."""
        problem = self.problem
        value = problem.fixed.copy()
        worth(problem.space, problem.weight, price, value)
        chosen = _chosen(value, problem)
        return float(price.sum() + value[chosen].sum()), value, chosen

    def rate(self, price: Array) -> None:
        """Go on from these prices, shape (n,), if they give a better bound."""
        bound, value, _ = self.valued(price)
        if bound > self.bound:
            self.bound, self.value = bound, value
            self.price, self.best = price.copy(), price.copy()

    def steps(self, aim: float) -> Generator[NDArray[np.int64], float | None, None]:
        """Yield the sites that each step opens; end when steps are too small. ``send`` a better aim."""
        while self.scale > _LEAST:
            bound, value, chosen = self.valued(self.price)
            if bound > self.bound + 1e-7 * abs(self.bound):
                self._idle = 0
            else:
                self._idle += 1
            if bound > self.bound:
                self.bound, self.best, self.value = bound, self.price.copy(), value
            if self._idle >= _PATIENCE:
                self.scale, self._idle = self.scale / 2, 0
                self.price, self._way = self.best.copy(), np.zeros_like(self.price)
                continue
            aim = (yield chosen) or aim
            gradient = 1.0 - self._often(chosen)
            self._way = _SMOOTH * self._way + (1 - _SMOOTH) * gradient
            norm = float(self._way @ self._way)
            if norm == 0.0:
                return
            room = max(aim - bound, 1e-6 * abs(aim))
            self.price = np.maximum(0.0, self.price + self.scale * room / norm * self._way)

    def fix(self, total: float, least: float = 0.8) -> bool:
        """Close and hold sites that no better plan opens or closes; tell whether the problem changed.

        Nothing happens where more than ``least`` of the sites would stay and none is held anew.
        """
        problem = self.problem
        bound, value, chosen = self.valued(self.best)
        room = total - bound + 1e-9 * abs(total) - (1 - 1e-6 if problem.whole else 0)
        opened = np.zeros(len(value), dtype=np.bool_)
        opened[chosen] = True
        worst = value[opened & ~problem.held].max(initial=-np.inf)
        other = value[~opened].min(initial=np.inf)
        if problem.p is None:
            alone = len(chosen) == 1 and not problem.held[chosen[0]]
            worst = max(0.0, value[chosen[0]]) if alone else 0.0  # another may take its place
            other = other if alone else 0.0
        out = ~opened & (value - worst > room)
        held = problem.held | (opened & (other - value > room) & (np.isfinite(other)))
        kept = np.flatnonzero(~out)
        if len(kept) > least * len(value) and held.sum() == problem.held.sum():
            return False
        self.problem = problem.within(kept, held[kept])
        self.value = value[kept]
        return True

    def _often(self, chosen: NDArray[np.int64]) -> Array:
        problem, space = self.problem, self.problem.space
        often = np.empty(len(problem.weight))
        if space.points:
            space = space._replace(sites=grid(space.site[chosen]))
            part = np.ones(len(chosen))
        else:
            part = np.zeros(len(problem.fixed))
            part[chosen] = 1.0
        served(space, problem.weight, self.price, part, often)
        return often


def _chosen(value: Array, problem: Shape) -> NDArray[np.int64]:
    held = np.flatnonzero(problem.held)
    rest = np.flatnonzero(~problem.held)
    if problem.p is None:
        some = rest[value[rest] < 0]
        if not len(some) and not len(held):
            some = rest[[int(np.argmin(value[rest]))]]
        return np.concatenate([held, some])
    more = problem.p - len(held)
    if more <= 0 or not len(rest):
        return held
    some = rest[np.argpartition(value[rest], min(more, len(rest)) - 1)[:more]]
    return np.concatenate([held, some])
