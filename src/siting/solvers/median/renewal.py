"""Renewal: piece by piece of a plan is chosen anew; the pieces grow, and then it is another plan's turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from siting.solvers.board import Board
from siting.solvers.median.pieces import SMALLEST, Pieces
from siting.solvers.median.search import kicked
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]
Climb = Callable[[IntArray], tuple[IntArray, float]]

_LARGE = 8
"""How many times the smallest are the largest pieces."""

_WAYS = 20_000_000
"""Clients of a piece times all sites, at most."""

_PIECES = 100
"""Pieces at a time where there is no limit of time."""


class Renewal:
    """What was tried so far to make the best plan better.

    Attributes
    ----------
    sites, total
        The best plan.
    """

    def __init__(
        self,
        board: Board,
        root: Shape,
        climb: Climb,
        rng: np.random.Generator,
        *,
        sites: IntArray,
        total: float,
        price: Array,
    ) -> None:
        """``climb`` writes sites down, and better ones near them, which it returns; ``price`` (n,): the dual's."""
        self._board, self._root, self._climb, self._rng = board, root, climb, rng
        self.sites, self.total = sites, total
        self._known = np.inf  # so that work begins with the best plan of then
        self._pieces, self._times, self._apart = Pieces(root, price, rng), 1, False
        self._plan, self._worth = sites, total
        self._better: Iterator[IntArray] = iter(())

    def take(self, sites: IntArray) -> tuple[IntArray, float]:
        """Return the best sites near some and their total; the best of all are kept."""
        found, total = self._climb(np.sort(sites))
        if total < self.total:
            self.sites, self.total = found, total
        return found, total

    def work(self, seconds: float) -> None:
        """Choose pieces anew for some seconds; for a number of pieces where time has no limit."""
        board = self._board
        if self.total < self._known:  # a better plan came from elsewhere
            self._from(self.sites, self.total)
        until = board.seconds + seconds
        count, endless = 0, board.limits.seconds is None
        while not board.done and (count < _PIECES if endless else board.seconds < until):
            self._next()
            count += 1
        self.take(self._plan)
        self._known = self.total

    def _next(self) -> None:
        """Choose a piece anew; once that helps no more, the next are larger, or of another plan."""
        better = next(self._better, None)
        if better is not None:
            self._plan = better
            return
        plan, total = self.take(self._plan)
        if total < self._worth:
            self._from(plan, total, self._times, self._apart)
            return
        times, apart = self._times * (1 + self._apart), not self._apart
        if self._fits(times):
            self._from(plan, total, times, apart)
        else:
            self._from(*self.take(kicked(self._root, self.sites, self._rng)))

    def _from(self, plan: IntArray, total: float, times: int = 1, apart: bool = False) -> None:
        """Go on with pieces of a plan, so many times as large as the smallest."""
        self._plan, self._worth, self._times, self._apart = plan, total, times, apart
        fits = self._fits(times)
        self._better = self._pieces.better(plan, times, apart, self._left) if fits else iter(())

    def _fits(self, times: int) -> bool:
        """Tell whether pieces so large are smaller than the whole, and their ways to all sites fit."""
        clients, sites = times * SMALLEST, len(self._root.fixed)
        return times <= _LARGE and clients < len(self._root.weight) and clients * sites <= _WAYS

    def _left(self) -> float:
        return 0.0 if self._board.done else min(self._board.left, 1e6)
