"""Cutting: a small problem cut out of a large one, some items anew while all others stay, by trees of its own.

Trees below levels decide a hundred items at the places around them in less time than a program of half as
many takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.single.levels import Levels
from siting.solvers.single.root import rooted
from siting.solvers.single.shape import Flags, SingleSource
from siting.solvers.single.standing import Standing


@dataclass(frozen=True, eq=False)
class Cutting:
    """Entries of the items that may move; all other items stay where the plan has them.

    Attributes
    ----------
    shape
        The model.
    item, place
        Where each of these items may be, shape (E,) each; the plan's own places are among them.
    plan
        Place of every item, shape (I,).
    free
        Which items may move, shape (I,).
    """

    shape: SingleSource
    item: IntArray
    place: IntArray
    plan: IntArray
    free: Flags

    def solve(self, board: Board, seconds: float) -> tuple[IntArray, bool]:
        """Return the best plan that was found, shape (I,), and whether it is known to be the best."""
        who, where = np.nonzero(self.free)[0], np.unique(self.place)
        limits = replace(board.limits, seconds=max(0.0, min(seconds, board.left)))
        own = Board(limits)
        standing = Standing(self._shape(who, where), own)
        standing.offer(np.searchsorted(where, self.plan[who]))
        root = rooted(standing)
        levels = None if root is None else Levels(standing, *root)
        while levels is not None and not (levels.ended or own.done or board.done):
            levels.step_on()
        finished = levels is None or levels.ended or own.closed
        plan = self.plan.copy()
        if own.place is not None:
            plan[who] = where[own.place]
        return plan, finished

    def _shape(self, who: IntArray, where: IntArray) -> SingleSource:
        shape, stays = self.shape, ~self.free
        cost = np.full((len(who), len(where)), np.inf)
        entry = np.searchsorted(who, self.item), np.searchsorted(where, self.place)
        cost[entry] = shape.cost[self.item, self.place]
        load = np.bincount(self.plan[stays], shape.demand[stays], len(shape.room))
        paid = np.bincount(self.plan[stays], minlength=len(shape.room)) > 0
        return SingleSource(
            cost=cost,
            fixed=np.where(paid, 0.0, shape.fixed)[where],
            demand=shape.demand[who],
            capacity=np.maximum(shape.capacity - load, 0.0)[where],
            slack=shape.slack,
        )
