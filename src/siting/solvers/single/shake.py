"""Shake: plans around the best prices, by prices a little off and by closing a place for another.

At prices that are a little off, other places are opened and other items taken, and a few hundred such
plans take less than a node of a large tree. From the best of them places are closed and opened in turn,
in pairs whose bound at the best prices promises a better plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.lagrange import Prices, relaxed
from siting.solvers.single.rise import settled
from siting.solvers.single.sites import CLOSED, OPEN, Sites
from siting.solvers.single.standing import Standing

SPREAD, SCALES = 0.01, (0.3, 1.0, 3.0)
"""How far prices are off, as a part of what an item costs on average, and multiples of it."""

MARGINS = (0.0, 0.002, 0.005, 0.01, 0.02, 0.05)
"""Parts by which items weigh more together while places are opened."""

PAIRS = 400
"""Pairs of places that are tried from a plan, at most."""


@dataclass(eq=False)
class Shake:
    """Looks for plans around prices; ``sites`` and ``prices`` are what the first ascent has left."""

    standing: Standing
    sites: Sites
    prices: Prices
    rng: np.random.Generator

    def work(self, draws: int, seconds: float) -> None:
        """Round at so many prices, then close and open places, for some seconds at most."""
        board = self.standing.board
        end = board.seconds + seconds
        wide = SPREAD * float(np.abs(self.prices.best).mean())
        for _ in range(draws):
            if board.done or board.seconds > end:
                return
            total = self.sites.total * (1.0 + self.rng.choice(MARGINS))
            off = wide * self.rng.choice(SCALES) * self.rng.normal(size=len(self.prices.best))
            if np.isfinite(
                relaxed(self.sites._replace(total=total), self.prices, self.prices.best + off)
            ):
                self.standing.round(self.sites, self.prices)
        better = True
        while better and board.place is not None and not board.done and board.seconds < end:
            better = self._reopened(board.place, end)

    def _reopened(self, plan: IntArray, end: float) -> bool:
        """Offer the first better plan with a place closed, another opened, or both."""
        standing = self.standing
        value = self._value()
        for shut, fresh in self._pairs(plan, value):
            if standing.done or standing.board.seconds > end:
                return False
            used = np.zeros(len(value), np.bool_)
            used[plan] = True
            place = plan.copy()
            if shut >= 0:
                used[shut], place[plan == shut] = False, -1
            if fresh >= 0:
                used[fresh] = True
            found = standing.rounding.completed(place, used, value)
            if found is not None and standing.board.offer(*found):
                return True
        return False

    def _value(self) -> Array:
        """Return what each place costs at least at the best prices, shape (J,); ``inf`` = closed."""
        left, status = np.ones(len(self.sites.item), np.bool_), self.sites.status.copy()
        settled(self.sites, self.prices, np.inf, left, status)
        return np.where(self.sites.status == CLOSED, np.inf, self.prices.value)

    def _pairs(self, plan: IntArray, value: Array) -> IntArray:
        """Return places to close and to open, shape (N, 2), -1 = none; the most promising first."""
        sites = self.sites
        used = np.unique(plan)
        fresh = np.setdiff1d(np.nonzero(np.isfinite(value))[0], used)
        shut = used[sites.status[used] != OPEN]
        one, two = np.concatenate([[-1], shut]), np.concatenate([[-1], fresh])
        less = np.concatenate([[0.0], np.where(np.isfinite(value[shut]), value[shut], 0.0)])
        more = np.concatenate([[0.0], value[fresh]])
        room = np.concatenate([[0.0], -sites.room[shut]])[:, None] + np.concatenate(
            [[0.0], sites.room[fresh]]
        )
        change = np.where(
            sites.room[used].sum() + room >= sites.total, more - less[:, None], np.inf
        )
        change[0, 0] = np.inf
        order = np.argsort(change, axis=None, kind="stable")[:PAIRS]
        order = order[np.isfinite(change.ravel()[order])]
        a, b = np.divmod(order, change.shape[1])
        return np.stack([one[a], two[b]], axis=1)
