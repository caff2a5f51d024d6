"""Patterns: items that fill a place well, and the best plan made of them alone.

Where the rooms hold hardly more than all items need, whole fillings of a place lead to plans that
programs over single entries find only after long: a master of columns that is solved with integers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from siting.milp import Arrays
from siting.parts.flat import Array, IntArray
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.contract import Limits
from siting.solvers.single.lagrange import BEST, Prices, relaxed
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import Sites

DRAWS = 400
"""Prices drawn around the best ones."""

SPREAD = 0.01
"""How far, as a part of what an item costs on average, they are drawn."""


@dataclass(eq=False)
class Patterns:
    """Places with the items they hold together; grows."""

    shape: SingleSource
    known: dict[tuple[int, bytes], IntArray] = field(default_factory=dict)

    def draw(self, sites: Sites, prices: Prices, rng: np.random.Generator) -> None:
        """Add what opened places take at prices near the best ones."""
        wide = SPREAD * abs(float(prices.pace[BEST])) / len(prices.best)
        for _ in range(DRAWS):
            scale = wide * rng.choice([0.3, 1.0, 3.0])
            relaxed(sites, prices, prices.best + scale * rng.normal(size=len(prices.best)))
            for j in np.nonzero(prices.used)[0]:
                low, high = sites.ptr[j], sites.ptr[j + 1]
                self._add(int(j), sites.item[low:high][prices.take[low:high]])

    def _add(self, place: int, items: IntArray) -> None:
        if len(items):
            self.known.setdefault((place, items.tobytes()), items)

    def best(self, board: Board, plan: IntArray | None, seconds: float) -> IntArray | None:
        """Return the best plan of patterns that was found, shape (I,); ``plan`` begins, if there is one."""
        own = np.zeros(0, np.int64) if plan is None else np.unique(plan)
        for j in own:
            self._add(int(j), np.nonzero(plan == j)[0])
        keys, fillings = list(self.known), list(self.known.values())
        if not keys:
            return None
        start = None
        if plan is not None:
            mine = {(int(j), np.nonzero(plan == j)[0].tobytes()) for j in own}
            start = np.array([float(key in mine) for key in keys])
        place = np.array([j for j, _ in keys])
        limits = Limits(min(seconds, board.left), board.limits.gap, 1, board.limits.seed)
        answer = highs.solve(
            self._program(place, fillings), limits, start=start, watch=lambda _: board.done
        )
        return None if answer.values is None else self._read(place, fillings, answer.values)

    def _program(self, place: IntArray, fillings: list[IntArray]) -> Arrays:
        """Return the choice of patterns: every item in one at least, every place filled once at most."""
        items, places = self.shape.cost.shape
        count, n = np.array([len(filling) for filling in fillings]), len(fillings)
        item, col = np.concatenate(fillings), np.repeat(np.arange(n), count)
        direct = np.bincount(col, self.shape.cost[item, place[col]], n)
        rows = np.concatenate([item, items + place])
        cols = np.concatenate([col, np.arange(n)])
        matrix = sparse.csr_array((np.ones(len(rows)), (rows, cols)), shape=(items + places, n))
        return Arrays(
            cost=direct + self.shape.fixed[place],
            offset=0.0,
            lower=np.zeros(n),
            upper=np.ones(n),
            integer=np.ones(n, dtype=np.bool_),
            matrix=matrix,
            row_lower=np.concatenate([np.ones(items), np.full(places, -np.inf)]),
            row_upper=np.concatenate([np.full(items, np.inf), np.ones(places)]),
            column_blocks=(("pattern", 0),),
            row_blocks=(("placed", 0), ("filled", items)),
        )

    def _read(self, place: IntArray, fillings: list[IntArray], values: Array) -> IntArray:
        """Return the plan: an item of several chosen patterns goes where it costs least."""
        plan = np.full(len(self.shape.size), -1, dtype=np.int64)
        least = np.full(len(plan), np.inf)
        for k in np.nonzero(values > 0.5)[0]:
            there, j = fillings[k], place[k]
            cheaper = there[self.shape.cost[there, j] < least[there]]
            plan[cheaper], least[cheaper] = j, self.shape.cost[cheaper, j]
        return plan
