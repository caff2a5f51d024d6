"""Opening: sets of places that serve all items well if items may be divided and weigh a little more.

Where openings cost most, good plans fill what they open almost wholly, and the best sets for divided items
(Cornuéjols, Sridharan, Thizy 1991) are the best to seat whole ones in, once some room is left for that.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import numpy as np

from siting.parts.divisible import Divisible
from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.divisible.swap import hopeful
from siting.solvers.divisible.transport import Transport, transported
from siting.solvers.single.lagrange import ascend, prices_of
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import CLOSED, Sites

SETS, ROUNDS = 8, 5
"""Sets that are tried on the way up, and rounds of the ascent between two of them."""

TRIES, WORK = (6, 20), 4e6
"""Sets next to the best one that are tried before it stands, at least and at most, and the entries of all
their transports together."""

NEAR = 20
"""Open places at which an item is tried."""


@dataclass(eq=False)
class Opening:
    """Sets of places for items that weigh more by a margin; remembers what each costs.

    Attributes
    ----------
    problem, margin
        With divided items, and by which part they weigh more.
    known
        What sets cost and the prices of items there, by their bytes.
    best
        The best set, what it costs, and the prices of items there.
    """

    problem: Divisible
    margin: float
    known: dict[bytes, tuple[float, Array | None]] = field(default_factory=dict)
    best: IntArray | None = None
    total: float = np.inf
    price: Array | None = None

    @staticmethod
    def of(shape: SingleSource, margin: float, sites: Sites) -> Opening:
        """Return it for a shape of which only some places come into question."""
        allowed = sites.status != CLOSED
        none = np.zeros(len(shape.room), np.bool_)
        fits = shape.size[:, None] <= shape.room[None, :]
        return Opening(
            Divisible(
                np.where(fits, shape.cost, np.inf), (1.0 + margin) * shape.size, shape.room,
                shape.fixed, allowed, none,
            ),
            margin,
        )  # fmt: skip

    def search(self, board: Board, sites: Sites, price: Array) -> None:
        """Look at what is opened around prices, shape (I,), and then from set to set."""
        heavier = 1.0 + self.margin
        sites = sites._replace(size=heavier * sites.size, total=heavier * sites.total, cells=0)
        prices = prices_of(sites, price)
        for _ in range(SETS):
            ascend(sites, prices, np.inf, ROUNDS)
            if board.done:
                return
            self.tried(np.nonzero(prices.used)[0], board.left)
        tries = int(np.clip(WORK / self.problem.cost.size, *TRIES))
        better = True
        while better and not board.done and self.best is not None and self.price is not None:
            total = self.total
            near = hopeful(self.problem, self.best, self.price, total)[:tries]
            better = any(self.tried(some, board.left) < total for some in near)

    def sets(self, most: int) -> list[IntArray]:
        """Return the best sets that were tried, the best first."""
        order = sorted((total, key) for key, (total, _) in self.known.items() if np.isfinite(total))
        return [np.frombuffer(key, dtype=np.int64) for _, key in order[:most]]

    def tried(self, names: IntArray, seconds: float = np.inf) -> float:
        """Return what a set costs, ``inf`` where it cannot serve all, or the seconds do not suffice."""
        return self.priced(names, seconds)[0]

    def priced(self, names: IntArray, seconds: float = np.inf) -> tuple[float, Array | None]:
        """Return what a set costs, also its places that nobody needs, and the prices of items there, (I,)."""
        key = names.tobytes()
        if key not in self.known:
            self.known[key] = np.inf, None
            found = self._served(names, seconds)
            if found is not None:
                used = names[found.share[:, names].sum(axis=0) > 1e-9]
                for some in (names, used):
                    total = found.cost + float(self.problem.fixed[some].sum())
                    self.known[some.tobytes()] = total, found.price
                    if total < self.total:
                        self.best, self.total, self.price = some, total, found.price
        return self.known[key]

    def _served(self, names: IntArray, seconds: float) -> Transport | None:
        """Serve all from the places near to them, or else from any place of a set, within some seconds."""
        end = time.monotonic() + seconds
        found = transported(self._near(names), names, seconds)
        return transported(self.problem, names, end - time.monotonic()) if found is None else found

    def _near(self, names: IntArray) -> Divisible:
        cost = self.problem.cost
        if len(names) <= NEAR:
            return self.problem
        some = cost[:, names]
        most = np.partition(some, NEAR - 1, axis=1)[:, NEAR - 1 : NEAR]
        near = cost.copy()
        near[:, names] = np.where(some <= most, some, np.inf)
        return replace(self.problem, cost=near)
