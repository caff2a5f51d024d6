"""Starts: plans that begin in one set of places after another, annealed for long and then improved by regions.

Regions improve a plan fast once it is a good one of its set, and often leave the set for a better one; items
seated anew in that one are a better plan to begin with. So both take turns as long as that pays.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.single.choosing import Choosing
from siting.solvers.single.opening import Opening
from siting.solvers.single.packing import Packing
from siting.solvers.single.regions import Regions
from siting.solvers.single.standing import Standing

STEPS, LONGER, MOST = 240_000, 2.0, 960_000
"""Steps of annealing for each item at first, their growth as long as a start gets better, and at most."""

SWIFT, DEEP = 0.5, 2.0
"""Seconds that a region may take, and one of the best plan once the others find nothing."""

CROWDED = 12.0
"""Items of an open place from which every region may take as long: even of few places, one has many items."""

COVERED = 4.0
"""How often regions without a better plan have all items move, on average, before it is given up."""


@dataclass(eq=False)
class Starts:
    """Plans that go their own way.

    Attributes
    ----------
    standing
        The run.
    packing, regions
        Who finds sets of places and seats items in them, and who improves a plan.
    deepened
        Total of the best plan when regions last took long; None = they never did.
    """

    standing: Standing
    packing: Packing
    regions: Regions
    deepened: float | None = None

    def pieces(self, board: Board) -> Iterator[None]:
        """Begin in one set after another, each as soon as it is found, then in all again and again."""
        begun = 0
        for _ in self.packing.found(board):
            yield
            for margin, some in self.packing.sets[begun:]:
                yield from self._tried(board, margin, some)
            begun = len(self.packing.sets)
        while self.packing.sets or board.place is not None:
            yield from self._deeply(board)
            if board.place is not None:
                yield from self._begun(board, np.unique(board.place))
            for margin, some in self.packing.sets:
                yield from self._tried(board, margin, some)
            yield

    def _tried(self, board: Board, margin: float, some: IntArray) -> Iterator[None]:
        """Begin in a better set than one found with a margin; go deeper where that leads to the best plan."""
        before = board.total
        opening = Opening.of(self.standing.shape, margin, self.packing.sites)
        chosen = Choosing.of(opening, some).best(board, self.packing.seed)
        yield
        if not self._hopeless(board, opening.total):
            yield from self._begun(board, chosen)
        if board.total != before:
            yield from self._deeply(board)

    def _deeply(self, board: Board) -> Iterator[None]:
        """Improve the best plan by regions that take long, unless they have just found nothing."""
        if board.place is not None and board.total != self.deepened:
            yield from self._improved(board, board.place, DEEP)

    def _hopeless(self, board: Board, divided: float) -> bool:
        """Tell whether divided items that weigh more already pay more than the best plan costs."""
        return board.total is not None and divided + self.standing.shape.constant >= board.total

    def _begun(self, board: Board, some: IntArray) -> Iterator[None]:
        """Begin in a set, and again in another one to which this has led, as long as it gets better."""
        shape, steps, least = self.standing.shape, float(STEPS), np.inf
        while not board.done:
            _, plan = self.packing.annealed(board, some, steps)
            yield
            if plan is None:
                return
            seconds = DEEP if len(plan) > CROWDED * len(some) else SWIFT
            plan = yield from self._improved(board, plan, seconds)
            used = np.unique(plan)
            if shape.total(plan) >= least or np.array_equal(used, some):
                return
            least, some = shape.total(plan), used
            steps = min(LONGER * steps, MOST)

    def _improved(
        self, board: Board, plan: IntArray, seconds: float
    ) -> Generator[None, None, IntArray]:
        """Improve a plan region by region until that finds nothing for long."""
        total, since = self.standing.shape.total(plan), 0
        self.regions.seconds = seconds
        while since * self.regions.moving < COVERED * len(plan) and not board.done:
            better = self.regions.improved(board, plan)
            now = self.standing.shape.total(better)
            since += 1
            if now < total - 1e-9 * abs(total):
                plan, total, since = better, now, 0
                self.standing.offer(plan)
            yield
        if seconds == DEEP:
            self.deepened = board.total
        return plan
