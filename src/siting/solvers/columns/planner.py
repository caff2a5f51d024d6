"""Planner: plans that known columns lead to, made now and then while a bound is raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siting.parts import Model
from siting.parts.flat import Array, IntArray
from siting.parts.part import BoolArray
from siting.solvers.board import Board
from siting.solvers.columns.combine import combined
from siting.solvers.columns.nearby import Nearby
from siting.solvers.columns.pricing import Pricer
from siting.solvers.completion import exact_total

BRIEF, PART = 0.05, 0.12
"""Parts of the whole time that one plan may take, and of the time so far that all of them may."""

LONGEST, LEAST = 3.0, 0.1
"""Seconds that one plan may take at most, and from which on it is worth a try."""

SMALL = 2000
"""Items times places up to which places near those of columns are looked through."""


@dataclass(eq=False)
class Planner:
    """Offers plans made of known columns, or near them.

    Attributes
    ----------
    once
        See ``combined``.
    spent
        Seconds that it has taken so far.
    """

    model: Model
    pricers: Sequence[Pricer]
    once: BoolArray
    spent: float = 0.0

    def brief(self, board: Board) -> float:
        """Return the seconds that one plan may take."""
        whole = board.limits.seconds
        return LONGEST if whole is None else min(LONGEST, BRIEF * whole, max(0.0, board.left))

    def offer(self, dual: Array, bound: float, cells: BoolArray, board: Board) -> None:
        """Offer plans made of known columns, and near them, if there is time.

        Parameters
        ----------
        dual, bound
            Duals of the linking rows (L,), and what a plan costs at least by the columns known there.
        cells
            Where items sit in cheap columns, shape (I, J).
        """
        began = board.seconds
        seconds = min(self.brief(board), PART * began - self.spent)
        if seconds < LEAST:
            return
        room = np.inf if board.total is None else board.total - bound
        self._tell(combined(self.pricers, dual, self.once, room, seconds), board)
        seconds -= board.seconds - began
        place, total = board.place, board.total
        if cells.size <= SMALL and place is not None and total is not None and seconds >= LEAST:
            self._tell(self._nearby.best(cells, place, total, seconds), board)
        self.spent += board.seconds - began

    def _tell(self, place: IntArray | None, board: Board) -> None:
        total = None if place is None else exact_total(self.model, place)
        if place is not None and total is not None:
            board.offer(place, total)

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby.of(self.model)
