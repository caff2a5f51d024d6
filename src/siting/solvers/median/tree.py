"""Tree: branch on sites that the dual neither opens nor closes, the node of the lowest bound first."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.ascent import Ascent
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]
Bits = NDArray[np.bool_]

_STEPS = 60
"""Steps of the dual at a node; prices begin where those of the parent ended."""

_FIRST = 0.3
"""Scale of the first step at a node."""


@dataclass(eq=False)
class Tree:
    """Nodes that may still hold a better plan.

    Attributes
    ----------
    root
        The whole problem, in whose numbers sites are offered.
    total
        Of the best plan known.
    offer
        Called with the sites of a plan and its total where that is better.
    """

    root: Shape
    total: float
    offer: Callable[[IntArray, float], None]

    def run(
        self, problem: Shape, price: Array, bound: float, tell: Callable[[float], bool]
    ) -> None:
        """Work until no node is left; ``tell`` hears the bound of all and answers whether to stop."""
        number = count()
        heap = [(bound, next(number), problem.names, problem.held, price)]
        while heap:
            if tell(min(heap[0][0], self.total)):
                return
            bound, _, names, held, price = heapq.heappop(heap)
            if self._hopeless(bound):
                continue
            node = problem.within(np.searchsorted(problem.names, names), held)
            bound, price, children = self._branched(node, price, bound)
            for names, held in children:
                heapq.heappush(heap, (bound, next(number), names, held, price))
        tell(self.total)

    def _hopeless(self, bound: float) -> bool:
        lifted = self.root.lifted(bound) if np.isfinite(bound) else bound
        return lifted >= self.total - 1e-9 * max(1.0, abs(self.total))

    def _branched(
        self, node: Shape, price: Array, bound: float
    ) -> tuple[float, Array, list[tuple[IntArray, Bits]]]:
        """Return the bound of a node, its prices, and the sites that are left in two parts of it, and held.

        No part where nothing is left to do.
        """
        if _decided(node):
            self._try(_left(node))
            return bound, price, []
        ascent = Ascent(node, price, scale=_FIRST)
        often = np.zeros(len(node.fixed))
        steps = ascent.steps(self.total)
        chosen = next(steps, None)
        for step in range(_STEPS):
            if chosen is None or self._hopeless(ascent.bound):
                break
            often[chosen] += 1
            if step % 20 == 19:
                self._try(node.names[chosen])
            chosen = next(steps, None)
        bound = max(bound, ascent.bound)
        if self._hopeless(bound):
            return bound, price, []
        names = node.names
        ascent.fix(self.total, least=1.0)
        node = ascent.problem
        if _decided(node):
            self._try(_left(node))
            return bound, price, []
        share = often[np.searchsorted(names, node.names)] / max(1.0, often.max())
        share[node.held] = -1.0
        split = int(np.argmin(np.abs(share - 0.6)))
        rest = np.delete(np.arange(len(node.fixed)), split)
        held = node.held.copy()
        held[split] = True
        children = [(node.names, held)]
        if len(rest) and (node.p is None or len(rest) >= node.p):
            children.append((node.names[rest], node.held[rest]))
        return bound, ascent.best, children

    def _try(self, names: IntArray) -> None:
        names = np.sort(names)
        if not len(names):
            return
        cost = self.root.total(names)
        if cost < self.total - 1e-9 * max(1.0, abs(self.total)):
            self.total = cost
            self.offer(names, cost)


def _decided(node: Shape) -> bool:
    held = int(node.held.sum())
    return held == len(node.held) or (
        node.p is not None and (held >= node.p or len(node.held) <= node.p)
    )


def _left(node: Shape) -> IntArray:
    """Return the sites that are open where nothing is to be decided."""
    held = int(node.held.sum())
    return node.names[node.held] if node.p is not None and held >= node.p else node.names
