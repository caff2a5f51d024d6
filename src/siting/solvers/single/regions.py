"""Regions: large neighbourhoods of a plan, the items of places that compete for the same items."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.single.cutting import Cutting
from siting.solvers.single.shape import Flags, SingleSource

FIRST, LEAST = 40, 10
"""Items that move at once in the first region, and in the smallest."""

SECONDS = 2.0
"""Seconds that a region may take, if nobody says otherwise."""

SWIFT = 0.25
"""Part of them below which the next region is larger."""


@dataclass(eq=False)
class Regions:
    """Improves a plan region by region (large neighbourhood search: Shaw 1998).

    Attributes
    ----------
    shape
        The model.
    item, place
        Entries worth trying, shape (E,) each.
    rng
        Draws the place at which a region begins.
    seconds
        Seconds that a region may take.
    moving
        Items that move at once.
    """

    shape: SingleSource
    item: IntArray
    place: IntArray
    rng: np.random.Generator
    seconds: float = SECONDS
    moving: float = FIRST
    common: Array = field(init=False)

    def __post_init__(self) -> None:
        size = (len(self.shape.room), len(self.shape.size))
        ones = sparse.csr_array((np.ones(len(self.item)), (self.place, self.item)), shape=size)
        self.common = (ones @ ones.T).toarray()

    def improved(self, board: Board, plan: IntArray) -> IntArray:
        """Return the best plan of one region."""
        free = self._free(plan)
        among = free[self.item]
        item = np.concatenate([self.item[among], np.nonzero(free)[0]])
        place = np.concatenate([self.place[among], plan[free]])
        entry = np.unique(item * len(self.shape.room) + place)
        item, place = np.divmod(entry, len(self.shape.room))
        began = board.seconds
        best, finished = Cutting(self.shape, item, place, plan, free).solve(board, self.seconds)
        if not finished:
            self.moving = max(LEAST, 0.8 * self.moving)
        elif board.seconds - began < SWIFT * self.seconds:
            self.moving = min(len(plan), 1.1 * self.moving)
        return best

    def _free(self, plan: IntArray) -> Flags:
        """Return which items move, shape (I,): those of a drawn place and of its closest rivals."""
        used = np.unique(plan)
        chosen = [int(self.rng.choice(used))]
        shared = self.common[chosen[0]].copy()
        free: Flags = plan == chosen[0]
        rivals = np.zeros(len(self.shape.room), dtype=np.bool_)
        rivals[used] = True
        while free.sum() < self.moving:
            rivals[chosen[-1]] = False
            if not rivals.any():
                break
            draw = (shared + 0.1) * self.rng.random(len(shared))
            chosen.append(int(np.where(rivals, draw, -1.0).argmax()))
            shared += self.common[chosen[-1]]
            free |= plan == chosen[-1]
        return free
