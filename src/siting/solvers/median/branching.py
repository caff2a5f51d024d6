"""Branching: branch on sites that the program with cuts opens in part, the node of the lowest bound first."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.cuts import Cuts, Relaxed
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]
Bits = NDArray[np.bool_]

_WHOLE = 1e-6
"""How near to 0 or 1 a site counts as closed or open."""

_ROUNDS, _ENDLESS = 8, 10**6
"""Rounds of cuts at a node, and at the root, where there is no end of them."""

_SOME = 200
"""Nodes for a search among the sites that the root opens."""

_HIGH = 0.8
"""From which part on a dive opens a site; the one that is open most in any case."""

_PAUSED, _FIRST = 32, 8
"""Nodes between two pauses, and before the first one."""

_OFTEN = 16
"""Nodes between two plans that are made from what a node opens; more of them are made at the start."""


class Node(NamedTuple):
    """Sites that are open and closed in it, each (m,); nothing in it costs less than ``bound``.

    ``split`` is the site that was opened or closed last, ``moved`` how much its value rose by that.
    """

    bound: float
    number: int
    opened: Bits
    closed: Bits
    split: int = 0
    moved: float = 0.0


class Branching:
    """Nodes that may still hold a better plan.

    Attributes
    ----------
    cuts
        The program, in the numbers of whose sites everything is said.
    total
        Of the best plan known.
    room
        What a bound may lack to that total without a better plan being possible.
    """

    def __init__(
        self,
        cuts: Cuts,
        total: float,
        room: float,
        climb: Callable[[IntArray], float],
        left: Callable[[], float],
    ) -> None:
        """``climb`` is given open sites, keeps the best plan near them and returns its total; ``left``: seconds."""
        self.cuts, self.total, self.room = cuts, total, room
        self._climb, self._left = climb, left
        self._tried: set[bytes] = set()
        self._pause: Callable[[], float] | None = None
        self._gains = Gains.of(len(cuts.problem.held))

    def begin(self, prove: Callable[[float], None]) -> Relaxed | None:
        """Solve the root and look for plans near it; None if there was no time. ``prove`` hears the bound."""
        held = self.cuts.problem.held
        nothing = np.zeros(len(held), dtype=np.bool_)
        solved = self.cuts.solve(held, nothing, _ENDLESS, self._left())
        if solved is None:
            return None
        prove(min(solved.bound, self.total))
        if not self._hopeless(solved.bound):
            self._try(_likely(solved.sites, self.cuts.problem.p))
            self._dive(solved, held, nothing)
        return solved

    def beyond(self, root: Relaxed) -> float:
        """Return what a better plan may cost beyond the root's bound."""
        return self.total - self.room - root.bound

    def run(
        self,
        root: Relaxed,
        prove: Callable[[float], None],
        most: float = np.inf,
        pause: Callable[[], float] | None = None,
    ) -> None:
        """Work until nothing is left, time is up or so many nodes are done.

        ``prove`` hears what every plan costs at least; ``pause``, called now and then, returns what the best
        plan costs that is known elsewhere.
        """
        held = self.cuts.problem.held
        self._pause = pause
        used = root.sites > _WHOLE
        self._search(Node(root.bound, 0, held, ~(used | held)), min(_SOME, most), lambda _: None)
        self._search(Node(root.bound, 0, held, np.zeros_like(held)), most, prove)

    def _search(self, root: Node, most: float, prove: Callable[[float], None]) -> None:
        number, done, heap = count(1), 0, [root]
        while heap and done < most and not self._hopeless(heap[0].bound) and self._left() > 0:
            node = heap[0]
            solved = self.cuts.solve(node.opened, node.closed, _ROUNDS, self._left())
            if solved is None:
                return
            heapq.heappop(heap)
            done += 1
            bound = max(node.bound, solved.bound)
            self._gains.learn(node, solved.bound)
            if not self._hopeless(bound):
                if done & (done - 1) == 0:
                    self._dive(solved, node.opened, node.closed)
                elif done % _OFTEN == 0:
                    self._try(_likely(solved.sites, self.cuts.problem.p))
                if done % _PAUSED == _FIRST and self._pause is not None:
                    self.total = min(self.total, self._pause())
                for child in self._children(node, solved):
                    heapq.heappush(heap, child._replace(bound=bound, number=next(number)))
            prove(min([self.total, *(node.bound for node in heap[:1])]))
        if not heap or self._hopeless(heap[0].bound):
            prove(self.total)

    def _dive(self, relaxed: Relaxed, opened: Bits, closed: Bits) -> None:
        """Open what is open most, and solve again, until sites are open as a whole."""
        solved, opened = relaxed, opened.copy()
        while not self._hopeless(solved.bound) and self._left() > 0:
            part = solved.sites * ~opened
            if not ((part > _WHOLE) & (part < 1 - _WHOLE)).any():
                break
            opened |= part >= min(_HIGH, part.max())
            deeper = self.cuts.solve(opened, closed, 0, self._left())
            if deeper is None or not np.isfinite(deeper.bound):
                break
            solved = deeper
        self._try(_likely(solved.sites, self.cuts.problem.p))

    def _hopeless(self, bound: float) -> bool:
        return bound > self.total - self.room

    def _children(self, node: Node, solved: Relaxed) -> list[Node]:
        """Return what is left of a node in two parts; in one where cuts are missing; nothing where it is done."""
        y = solved.sites
        part = np.flatnonzero((y > _WHOLE) & (y < 1 - _WHOLE))
        if not len(part):
            self._try(np.flatnonzero(y > 0.5))
            return [] if solved.exact else [node._replace(moved=0.0)]
        gap = self.total - self.room - solved.bound
        opened = node.opened | ((y > 1 - _WHOLE) & (-solved.reduced > gap))
        closed = node.closed | ((y < _WHOLE) & (solved.reduced > gap))
        split = int(part[np.argmax(self._gains.score(part, y[part]))])
        one, other = opened.copy(), closed.copy()
        one[split], other[split] = True, True
        return [
            Node(0.0, 0, one, closed, split, 1.0 - y[split]),
            Node(0.0, 0, opened, other, split, -y[split]),
        ]

    def _try(self, sites: IntArray) -> None:
        key = sites.tobytes()
        if len(sites) and key not in self._tried:
            self._tried.add(key)
            self.total = min(self.total, self._climb(sites))


@dataclass(frozen=True, eq=False)
class Gains:
    """How much bounds rose for each site that was closed or opened, per unit, each (2, m) (Benichou et al. 1971)."""

    sum: Array
    count: Array

    @staticmethod
    def of(sites: int) -> Gains:
        """Return gains of which nothing is known."""
        return Gains(np.zeros((2, sites)), np.zeros((2, sites)))

    def learn(self, node: Node, bound: float) -> None:
        """Remember what the last branch of a node gained."""
        if node.moved and np.isfinite(node.bound) and np.isfinite(bound):
            way = int(node.moved > 0)
            self.sum[way, node.split] += max(0.0, bound - node.bound) / abs(node.moved)
            self.count[way, node.split] += 1

    def score(self, sites: IntArray, values: Array) -> Array:
        """Return how much is to be gained from branching on sites with such values, each (k,)."""
        usual = self.sum.sum(axis=1) / np.maximum(1.0, self.count.sum(axis=1))
        known = self.count[:, sites]
        each = np.where(known > 0, self.sum[:, sites] / np.maximum(1.0, known), usual[:, None])
        least = 1e-6 * max(1e-9, float(usual.max()))
        down, up = np.maximum(least, each) * [values, 1.0 - values]
        return np.asarray(down * up)


def _likely(values: Array, p: int | None) -> IntArray:
    """Return the sites that are open most: p of them, or all that are open by half."""
    if p is None:
        some = np.flatnonzero(values >= 0.5)
        return some if len(some) else np.array([int(np.argmax(values))])
    return np.sort(np.argpartition(-values, min(p, len(values)) - 1)[:p])
