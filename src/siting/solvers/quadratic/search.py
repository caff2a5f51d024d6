"""Search: plans at a ladder of heats, which walk on and change places with their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.board import Board
from siting.solvers.compiled.draws import Seed
from siting.solvers.quadratic.layout import layout
from siting.solvers.quadratic.shape import Quadratic
from siting.solvers.quadratic.walk import walk

STEPS = 5_000
"""Steps of a walk between two exchanges: well below a hundredth of a second up to 50 items."""

RUNGS = 10
"""Plans on a ladder, each at a heat of its own, so near that neighbours often change places."""

COLD, HOT = 0.03, 0.4
"""Least and most heat, as parts of ``spread``: little moves at one, and nothing stays at the other."""

PRICE = 3.0
"""Price at first of excess as large as an item, as part of ``spread``."""

OFTEN = 25, 200
"""Steps after which prices may change, on one ladder and on the next: of 50 items, those at 10 places that
are 95 % full end lower with prices that swing, those at 20 places that are 75 % full with steady ones."""

STALE = 120
"""Rounds without a better plan, after which a ladder is left for another one."""

LONGER = 2
"""Factor by which these rounds grow after each pair of ladders."""


@dataclass(frozen=True, eq=False)
class QuadraticSearch:
    """Parallel tempering: what is found at a higher heat goes down the ladder if it is worth it.

    After C. Geyer (1991), *Markov chain Monte Carlo maximum likelihood*. In the same time it ends lower
    than annealings, as no plan has to be melted and cooled down as a whole again and again.

    Attributes
    ----------
    shape
        The model, see ``Quadratic.of``.
    start
        Places of a plan to begin with, shape (I,).
    seed
        Of what is drawn.
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


@dataclass
class _Rung:
    """A heat, the plan that is there, its cost and excess, and the price of a unit of excess there."""

    heat: float
    price: float
    place: IntArray
    cost: float = np.inf
    excess: float = 0.0

    def gain(self, other: _Rung) -> float:
        """Return how much cheaper the plan is here than that of another rung would be, in heats."""
        return (other.cost - self.cost + self.price * (other.excess - self.excess)) / self.heat


class _Run:
    """One run: the draws, the tables of the walks, and the ladder, the coldest rung first."""

    def __init__(self, search: QuadraticSearch, board: Board) -> None:
        self.shape, self.board, self.start = search.shape, board, search.start
        self.rng = np.random.default_rng(search.seed)
        self.draws: Seed = self.rng.integers(1, 2**63, 1, dtype=np.uint64)
        self.layout = layout(self.shape)
        self.fits = [np.flatnonzero(np.isfinite(row)) for row in self.shape.linear]
        self.least = np.inf

    def pieces(self) -> Iterator[None]:
        """See ``QuadraticSearch.pieces``."""
        choices = [len(places) for places in self.fits]
        if min(choices) == 0:
            return
        begin = self._fresh() if self.start is None else self.start
        self._offer(begin)
        if max(choices) == 1:
            return
        stale = STALE
        while True:
            for often in OFTEN:
                yield from self._climb(self._ladder(begin), often, stale)
                begin = self._fresh()
            stale *= LONGER

    def _climb(self, ladder: list[_Rung], often: int, stale: int) -> Iterator[None]:
        """Let all plans of a ladder walk and exchange, round by round until nothing better comes."""
        least, since, odd = np.inf, 0, 0
        while since < stale:
            total = min(self._walk(rung, often) for rung in ladder)
            for low in range(odd, RUNGS - 1, 2):
                self._exchange(ladder[low], ladder[low + 1])
            better = total < least and not np.isclose(total, least, rtol=1e-9, atol=0.0)
            since = 0 if better else since + 1
            least, odd = min(least, total), 1 - odd
            yield

    def _ladder(self, begin: IntArray) -> list[_Rung]:
        """Return the rungs, with a plan to begin with on the coldest and drawn ones on the others."""
        wide = spread(self.shape)
        price = PRICE * wide / (float(self.shape.size.mean()) or 1.0)
        heats = wide * np.geomspace(COLD, HOT, RUNGS)
        places = [begin, *(self._fresh() for _ in heats[1:])]
        return [_Rung(float(heat), price, p) for heat, p in zip(heats, places, strict=True)]

    def _fresh(self) -> IntArray:
        """Return a drawn placement where every item fits by itself."""
        return np.array([self.rng.choice(places) for places in self.fits], dtype=np.int64)

    def _walk(self, rung: _Rung, often: int) -> float:
        """Let the plan of a rung walk, offer the cheapest that it passes, and return its total."""
        best = np.empty_like(rung.place)
        total, rung.cost, rung.excess, rung.price = walk(
            self.layout, rung.place, self.draws, STEPS, often, rung.heat, rung.price, best
        )
        rung.place = self.layout.place.copy()
        if total < self.least:
            self.least = total
            self._offer(best)
        return total

    def _exchange(self, low: _Rung, high: _Rung) -> None:
        """Let two plans change places as often as both walks together would."""
        if np.log(1e-300 + self.rng.random()) < -low.gain(high) - high.gain(low):
            low.place, high.place = high.place, low.place
            low.cost, high.cost = high.cost, low.cost
            low.excess, high.excess = high.excess, low.excess

    def _offer(self, place: IntArray) -> None:
        if self.shape.fits(place):
            self.board.offer(place, self.shape.total(place))


def spread(shape: Quadratic) -> float:
    """Return how much it matters where an item is: the spread of its costs at drawn places, on average."""
    own = np.nanvar(np.where(np.isfinite(shape.linear), shape.linear, np.nan), axis=1)
    pairs = shape.pair.var(axis=(1, 3)).sum(axis=1)
    return float(np.sqrt(own + pairs).mean()) or 1.0
