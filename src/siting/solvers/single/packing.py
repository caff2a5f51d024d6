"""Packing: sets of open places, and items seated in each by annealing; the best sets get ever more steps.

Which places are open decides most of a large plan, and whether all items find a seat in hardly more
room than they need the rest. So sets come from divided items (``opening``), which leave some margin of
room, and compete: all are annealed shortly, the better half of them twice as long, and so on
(successive halving: Jamieson, Talwalkar 2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.single.anneal import anneal
from siting.solvers.single.opening import Opening
from siting.solvers.single.seats import COST, EXCESS, seats_of, sit
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import Sites

MARGINS = (0.003, 0.006, 0.001, 0.012, 0.0, 0.025)
"""Parts by which items weigh more while sets are looked for."""

EACH = 3
"""Sets of a margin that compete, if nobody says otherwise."""

STEPS = 10_000
"""Steps of annealing for each item in the first round."""

NEAR = 10
"""Open places tried for an item."""

HOT, COLD, LOW = 0.75, 0.1, 0.6
"""Heat at the start and the end, relative to what an item pays on average at its cheapest open place, and
the lowest price of excess, relative to what room costs on average."""

BLOCKS, LATE = 200, 0.8
"""Times that the heat falls, and the part of them after which prices of excess no longer fall."""

DEARER = 5.0
"""What excess counts in the comparison of sets, relative to that price."""


@dataclass(eq=False)
class Packing:
    """Sets that compete.

    Attributes
    ----------
    shape
        The model.
    sites, price
        Places that come into question, and prices of the items around which sets are looked for, (I,).
    seed
        State of the draws, shape (1,).
    each
        Sets of a margin that compete.
    sets
        Margins, and the sets that were found with them.
    """

    shape: SingleSource
    sites: Sites
    price: Array
    seed: np.ndarray[tuple[int], np.dtype[np.uint64]]
    steps: float = STEPS
    each: int = EACH
    sets: list[tuple[float, IntArray]] = field(default_factory=list)

    def pieces(self, board: Board) -> Iterator[None]:
        """Look for sets, then let them and that of the best plan compete again and again, with ever more steps."""
        yield from self.found(board)
        while True:
            rivals = [some for _, some in self.sets]
            if board.place is not None:
                rivals.append(np.unique(board.place))
            steps = self.steps
            while rivals:
                score = []
                for some in rivals:
                    score.append(self.annealed(board, some, steps)[0])
                    yield
                order = np.argsort(score, kind="stable")[: len(rivals) // 2]
                rivals = [rivals[k] for k in order]
                steps *= 2.0
            self.steps *= 2.0
            yield

    def found(self, board: Board) -> Iterator[None]:
        """Look for sets, and anneal each shortly as it is found, so that there is a plan soon."""
        seen: set[bytes] = set()
        for margin in MARGINS:
            opening = Opening.of(self.shape, margin, self.sites)
            opening.search(board, self.sites, self.price)
            for some in opening.sets(self.each):
                if some.tobytes() not in seen:
                    seen.add(some.tobytes())
                    self.sets.append((margin, some))
                    self.annealed(board, some, self.steps / 2.0)
            yield

    def annealed(
        self, board: Board, open_: IntArray, steps: float
    ) -> tuple[float, IntArray | None]:
        """Anneal on a set of places, offer the plan, and return how good the set looks, and the plan."""
        shape = self.shape
        fits = shape.size[:, None] <= shape.room[None, open_]
        cost = np.where(fits, shape.cost[:, open_], np.inf)
        order = np.argsort(cost, axis=1, kind="stable")[:, :NEAR]
        paid = np.take_along_axis(cost, order, axis=1)
        if not np.isfinite(paid[:, 0]).all():
            return np.inf, None
        # where fewer places may serve an item, the cheapest stands for all others
        near = np.ascontiguousarray(open_[np.where(np.isfinite(paid), order, order[:, :1])])
        each = float(np.abs(paid[:, 0]).mean())
        fixed = float(shape.fixed[open_].sum())
        low = LOW * max(fixed / shape.room[open_].sum(), each / max(shape.size.mean(), 1e-12))
        seats, best = seats_of(shape, near, self.seed, low), near[:, 0].copy()
        sit(seats, best)
        least = np.inf
        for k in range(BLOCKS):
            if board.done:
                break
            heat = each * HOT * (COLD / HOT) ** (k / BLOCKS)
            block = int(steps * len(best) / BLOCKS)
            late = k >= LATE * BLOCKS
            least = anneal(seats, block, heat, low, late, least, best)
        total = shape.total(best) if np.isfinite(least) else np.inf
        if np.isfinite(total):
            board.offer(best, total)
        end = seats.sums[COST] + DEARER * low * seats.sums[EXCESS]
        return fixed + min(least, float(end)), best if np.isfinite(total) else None
