"""Choosing: annealing over sets of places, by what divided items pay there.

Opening ends in a set next to which none is better. At 300 clients and sites (r = 5), sets a few exchanges
away cost 0.1 % less, as much as all that is lost when items are seated whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.divisible import Divisible
from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.compiled.draws import Seed
from siting.solvers.single.opening import Opening
from siting.solvers.single.reopen import Choice, flip, reopen

STEPS = 1000
"""Changes that are tried; where few places are open, prices tell that most of them are too dear."""

SOLVED, WORK = (60, 600), 5e7
"""Transports of those that are not, at least and at most, and the entries of all of these together."""

SECONDS = 10.0
"""Seconds that this may take: where few places are open, many items look far for one."""

SCREENED = 100
"""Changes that are drawn for one that may be worth having, at most."""

HOT, COLD = 0.01, 0.001
"""Heat at the start and the end, relative to what a place costs on average, with those whom it serves."""

NEAR, CLIENTS = 20, 10
"""Places that are near another, by what as many of its items pay there."""


@dataclass(eq=False)
class Choosing:
    """A set on its way.

    Attributes
    ----------
    opening
        Who knows what a set costs.
    names
        Numbers of the places that come into question, shape (J,).
    choice
        The set, and the model with these places only.
    """

    opening: Opening
    names: IntArray
    choice: Choice

    @staticmethod
    def of(opening: Opening, begin: IntArray) -> Choosing:
        """Begin with a set."""
        problem = opening.problem
        names = np.flatnonzero(problem.allowed)
        cost = problem.cost[:, names]
        order = np.argsort(cost, axis=1, kind="stable")
        return Choosing(
            opening,
            names,
            Choice(
                order=order.astype(np.int64),
                cost=np.take_along_axis(cost, order, axis=1),
                size=problem.demand,
                room=problem.capacity[names],
                fixed=problem.fixed[names],
                rivals=_rivals(cost, problem.demand),
                open=np.isin(names, begin),
                price=np.zeros(len(names)),
                trial=np.zeros(len(names)),
            ),
        )

    def best(self, board: Board, seed: Seed) -> IntArray:
        """Anneal, and return the best set that was met."""
        least = now = self._known(board.left)
        best = self.names[self.choice.open]
        most = int(np.clip(WORK / self.opening.problem.cost.size, *SOLVED))
        each, change = abs(now) / len(best), np.empty(4, dtype=np.int64)
        began, solved = board.seconds, 0
        for k in range(STEPS if np.isfinite(now) and len(self.names) > 1 else 0):
            part = max(k / STEPS, solved / most, (board.seconds - began) / SECONDS)
            if board.done or part >= 1.0:
                break
            heat = each * HOT * (COLD / HOT) ** part
            bar = reopen(self.choice, seed, SCREENED, now, heat, change)
            if np.isinf(bar):
                continue
            solved += 1
            total = self._known(board.left, bar)
            if total >= bar:
                flip(self.choice, change)
                continue
            now = total
            if now < least:
                least, best = now, self.names[self.choice.open]
        return best

    def _known(self, seconds: float, bar: float = np.inf) -> float:
        """Return what the set costs, and take over the prices of its rooms if that is below ``bar``.

        Where the seconds do not suffice it costs ``inf``.
        """
        open_ = self.choice.open
        total, price = self.opening.priced(self.names[open_], seconds)
        if price is not None and total < bar:
            worth = _worth(self.opening.problem, self.names, price)
            self.choice.price[:] = np.where(open_, worth, worth[open_].mean())
        return total


def _worth(problem: Divisible, names: IntArray, price: Array) -> Array:
    """Return what a unit of room is worth at prices of items: what the item that is cut saves, shape (J,)."""
    size = np.maximum(problem.demand, 1e-12)
    saves = (price[:, None] - problem.cost[:, names]) / size[:, None]
    order = np.argsort(-saves, axis=0, kind="stable")
    held = np.cumsum(size[order], axis=0)
    cut = (held <= problem.capacity[names] * (1.0 + 1e-12)).sum(axis=0)
    last = np.take_along_axis(order, np.minimum(cut, len(size) - 1)[None, :], axis=0)[0]
    worth = saves[last, np.arange(len(names))]
    return np.where(cut < len(size), np.maximum(worth, 0.0), 0.0)


def _rivals(cost: Array, size: Array) -> IntArray:
    """Return places at which the items nearest to a place pay least, shape (J, R), without itself."""
    each = np.where(np.isfinite(cost), cost, 1e9) / np.maximum(size, 1e-12)[:, None]
    own = np.argsort(each - each.min(axis=1)[:, None], axis=0, kind="stable")[:CLIENTS].T
    rivals = []
    for j, items in enumerate(own):
        paid = each[items].mean(axis=0)
        paid[j] = -np.inf
        rivals.append(np.argsort(paid, kind="stable")[1 : NEAR + 1])
    return np.stack(rivals)
