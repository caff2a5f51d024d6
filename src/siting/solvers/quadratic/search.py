"""Search: a few good plans, two of which are mixed and annealed again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.compiled.draws import Seed
from siting.solvers.quadratic.anneal import anneal
from siting.solvers.quadratic.layout import layout
from siting.solvers.quadratic.shape import Quadratic

STEPS = 100_000
"""Steps of one annealing: well below a tenth of a second up to 30 items."""

PLANS = 8
"""Plans that are kept."""

STALE = 20
"""Children in a row that are no better than the plans kept, after which all begins anew."""

HOT, WARM, COLD = 0.3, 0.1, 0.01
"""Heat at which a fresh plan and a child begin, and at which both end, as parts of ``spread``."""

PRICE = 3.0
"""Price at first of excess as large as an item, as part of ``spread``."""


@dataclass(frozen=True, eq=False)
class QuadraticSearch:
    """A memetic annealing: uniform crossover of two plans, then annealing from a lower heat.

    Attributes
    ----------
    shape
        The model, see ``Quadratic.of``.
    start
        A plan to begin with, shape (I,); it need not hold.
    seed
        Of all draws.
    """

    shape: Quadratic
    start: IntArray | None = None
    seed: int = 0

    def run(self, board: Board) -> None:
        """Offer plans until ``board.done``."""
        for _ in self.pieces(board):
            if board.done:
                return

    def pieces(self, board: Board) -> Iterator[None]:
        """Do the same piece by piece, without end; it ends at once if there is nothing to choose."""
        return _Run(self, board).pieces()


@dataclass(frozen=True, order=True)
class _Found:
    """A plan and what it costs."""

    total: float
    place: tuple[int, ...]


class _Run:
    """One run: the draws, the tables of the annealing, and the plans kept, the cheapest first."""

    def __init__(self, search: QuadraticSearch, board: Board) -> None:
        self.shape, self.board, self.start = search.shape, board, search.start
        self.rng = np.random.default_rng(search.seed)
        self.draws: Seed = self.rng.integers(1, 2**63, 1, dtype=np.uint64)
        self.layout = layout(self.shape)
        self.spread = spread(self.shape)
        self.price = PRICE * self.spread / (float(self.shape.size.mean()) or 1.0)
        self.fits = [np.flatnonzero(np.isfinite(row)) for row in self.shape.linear]
        self.plans: list[_Found] = []

    def pieces(self) -> Iterator[None]:
        """See ``QuadraticSearch.pieces``."""
        choices = [len(places) for places in self.fits]
        if min(choices) == 0:
            return
        self._offer(self._fresh() if self.start is None else self.start)
        if max(choices) == 1:
            return
        while True:
            self.plans.clear()
            for _ in range(PLANS):
                self._add(self._fresh(), HOT)
                yield
            stale = 0
            while stale < STALE:
                stale = 0 if self._add(self._child(), WARM) else stale + 1
                yield

    def _fresh(self) -> IntArray:
        """Return a drawn placement where every item fits by itself; the start, to begin with."""
        if self.start is not None:
            begin, self.start = self.start, None
            return begin
        return np.array([self.rng.choice(places) for places in self.fits], dtype=np.int64)

    def _child(self) -> IntArray:
        """Return a mixture of two plans, each item from one of them."""
        if len(self.plans) < 2:
            return self._fresh()
        one, two = self.rng.choice(len(self.plans), 2, replace=False)
        mine = self.rng.random(len(self.fits)) < 0.5
        both = np.array([self.plans[one].place, self.plans[two].place], dtype=np.int64)
        mixed: IntArray = np.where(mine, both[0], both[1])
        return mixed

    def _add(self, begin: IntArray, hot: float) -> bool:
        """Anneal, offer what comes of it, and keep it if it is new and better than others kept."""
        plan = np.empty(len(begin), dtype=np.int64)
        heat, least = self.spread * hot, self.spread * COLD
        total = anneal(self.layout, begin, self.draws, STEPS, heat, least, self.price, plan)
        if total == np.inf:
            return False
        self._offer(plan)
        if any(abs(total - kept.total) <= 1e-9 * abs(total) for kept in self.plans):
            return False
        self.plans = sorted([*self.plans, _Found(total, tuple(plan.tolist()))])
        return self.plans.pop().total > total if len(self.plans) > PLANS else True

    def _offer(self, place: IntArray) -> None:
        if self.shape.fits(place):
            self.board.offer(place, self.shape.total(place))


def spread(shape: Quadratic) -> float:
    """Return how much it matters where an item is: the spread of its costs at drawn places, on average."""
    own = np.nanvar(np.where(np.isfinite(shape.linear), shape.linear, np.nan), axis=1)
    pairs = shape.pair.var(axis=(1, 3)).sum(axis=1)
    return float(np.sqrt(own + pairs).mean()) or 1.0
