"""Rounding: from what a relaxed plan takes to a plan, by the compiled repair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.lagrange import Prices
from siting.solvers.single.repair import polished, seated
from siting.solvers.single.shape import Flags, SingleSource
from siting.solvers.single.sites import Sites, place_of

NEAR = 40
"""Places tried for an item, the cheapest by themselves."""

SPARE = (1.0, 1.02, 1.05, 1.1, 1.2)
"""Room of the places that are used, as a part of what all items need: the first that suffices is taken."""

SWEEPS = 20
"""Sweeps of moves and swaps at most."""


@dataclass(frozen=True, eq=False)
class Rounding:
    """A shape made ready for the compiled repair; ``near`` are the cheapest places of each item, (I, N)."""

    shape: SingleSource
    near: IntArray

    @staticmethod
    def of(shape: SingleSource) -> Rounding:
        """Return it with the nearest places of each item."""
        near = np.argsort(shape.cost, axis=1, kind="stable")[:, :NEAR]
        return Rounding(shape, np.ascontiguousarray(near, dtype=np.int64))

    def of_relaxed(self, sites: Sites, prices: Prices) -> tuple[IntArray, float] | None:
        """Return a plan near what the relaxed plan takes, and its total; None if none was found."""
        shape = self.shape
        place = np.full(len(shape.size), -1, dtype=np.int64)
        home = place_of(sites)
        taken = np.nonzero(prices.take & prices.used[home])[0]
        taken = taken[np.argsort(-sites.cost[taken], kind="stable")]  # the cheapest is written last
        place[sites.item[taken]] = home[taken]
        return self.completed(place, prices.used, prices.value)

    def completed(
        self, place: IntArray, used: Flags, value: Array
    ) -> tuple[IntArray, float] | None:
        """Seat what has no place (-1) among the used places and polish; None if it does not fit.

        Where the used places are too tight for that, those that cost least by ``value`` (J,) are used as well.
        """
        shape = self.shape
        more = np.argsort(np.where(used, -np.inf, value), kind="stable")
        count = int(used.sum())
        for spare in SPARE:
            need = spare * shape.size.sum()
            count = max(count, int(np.searchsorted(np.cumsum(shape.room[more]), need)) + 1)
            wide = np.zeros(len(used), np.bool_)
            wide[more[:count]] = True
            for seats in (place.copy(), np.full(len(place), -1, dtype=np.int64)):
                if seated(shape.cost, shape.size, shape.room, wide, seats):
                    return self._polished(seats)
        return None

    def _polished(self, place: IntArray) -> tuple[IntArray, float] | None:
        shape = self.shape
        polished(shape.cost, shape.fixed, shape.size, shape.room, self.near, place, SWEEPS)
        total = shape.total(place)
        return (place, total) if np.isfinite(total) else None
