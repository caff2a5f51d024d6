"""Tree: branch and bound on places and entries, every node bounded by its own ascent of prices."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.lagrange import BEST, SINCE, THETA, Prices, ascend, prices_of
from siting.solvers.single.shape import Flags
from siting.solvers.single.sites import CLOSED, FREE, OPEN, Sites, kept, place_of
from siting.solvers.single.trim import trim

ROUNDS = 40
"""Rounds of ascent at a node."""

STEP = 0.15
"""Where the ascent of a node begins: near the prices of its parent."""

SHARED = 0.02
"""A place or an entry used in a smaller part of the relaxed plans counts as decided."""


@dataclass(order=True)
class Node:
    """A part of the plans: entries that remain (packed bits), status of places, prices, bound."""

    bound: float
    number: int
    keep: NDArrayBits = field(compare=False)
    status: IntArray = field(compare=False)
    price: Array = field(compare=False)


NDArrayBits = np.ndarray[tuple[int], np.dtype[np.uint8]]


@dataclass(eq=False)
class Tree:
    """Nodes that may still hold a better plan, the lowest bound first.

    Attributes
    ----------
    sites
        What all of them are parts of.
    closed
        Lowest bound of what was given up because no better plan can be there.
    """

    sites: Sites
    nodes: list[Node] = field(default_factory=list)
    closed: float = np.inf
    count: int = 0

    def add(self, bound: float, keep: Flags, status: IntArray, price: Array) -> None:
        """Add a node."""
        self.count += 1
        heapq.heappush(self.nodes, Node(bound, self.count, np.packbits(keep), status, price))

    @property
    def bound(self) -> float:
        """Lower bound on every plan of the open nodes and of those given up."""
        return min(self.nodes[0].bound if self.nodes else np.inf, self.closed)

    def step(self, cutoff: float) -> tuple[Sites, Prices] | None:
        """Work on the node of the lowest bound; return its relaxed plan, None if it was given up."""
        node = heapq.heappop(self.nodes)
        keep = np.unpackbits(node.keep, count=len(self.sites.item)).astype(np.bool_)
        keep &= node.status[place_of(self.sites)] != CLOSED
        entry = np.nonzero(keep)[0]
        sites = kept(self.sites, keep, node.status)
        prices = prices_of(sites, node.price)
        prices.pace[THETA] = STEP
        bound = node.bound
        for _ in range(2):
            bound = max(bound, ascend(sites, prices, cutoff, ROUNDS))
            if bound >= cutoff:
                return self._gone(cutoff)
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, cutoff, left, status):
                return self._gone(cutoff)
            if left.mean() > 0.95 and (status == sites.status).all():
                break
            entry = entry[left]
            share, often, pace = prices.share[left], prices.often, prices.pace
            sites = kept(sites, left, status)
            prices = prices_of(sites, prices.best)
            prices.share[:], prices.often[:] = share, often
            prices.pace[THETA] = pace[THETA]
        self._branch(sites, prices, entry, bound)
        return sites, prices

    def _gone(self, cutoff: float) -> None:
        self.closed = min(self.closed, cutoff)

    def _branch(self, sites: Sites, prices: Prices, entry: IntArray, bound: float) -> None:
        home = place_of(sites)
        free = np.nonzero(sites.status == FREE)[0]
        often = prices.often[free]
        split = np.minimum(often, 1.0 - often)
        if len(free) and split.max() > SHARED:
            self._by_place(sites, prices, entry, bound, int(free[split.argmax()]))
            return
        choice = np.bincount(sites.item, minlength=len(sites.size))[sites.item] > 1
        split = np.where(choice, np.minimum(prices.share, 1.0 - prices.share), -1.0)
        if len(split) and split.max() > SHARED:
            self._by_entry(sites, prices, entry, bound, int((split * sites.size[sites.item]).argmax()))
        elif len(free):
            self._by_place(sites, prices, entry, bound, int(free[np.abs(prices.value[free]).argmin()]))
        elif choice.any():
            self._by_entry(sites, prices, entry, bound, int(np.nonzero(choice)[0][0]))
        else:
            self._leaf(sites, bound)

    def _leaf(self, sites: Sites, bound: float) -> None:
        """Every item has one place left: this is a plan, if it fits."""
        home = place_of(sites)
        load = np.bincount(home, sites.size[sites.item], len(sites.room))
        if (load <= sites.room).all():
            total = sites.cost.sum() + sites.fixed[np.unique(home)].sum()
            self.closed = min(self.closed, float(total))
            self.found = home[np.argsort(sites.item)]

    found: IntArray | None = None

    def _by_place(self, sites: Sites, prices: Prices, entry: IntArray, bound: float, j: int) -> None:
        for state in (OPEN, CLOSED):
            status = sites.status.copy()
            status[j] = state
            self._child(sites, entry, bound, np.ones(len(entry), np.bool_), status, prices)

    def _by_entry(self, sites: Sites, prices: Prices, entry: IntArray, bound: float, e: int) -> None:
        with_, without = np.ones((2, len(entry)), np.bool_)
        with_[sites.item == sites.item[e]] = False
        with_[e] = True
        without[e] = False
        status = sites.status.copy()
        status[place_of(sites)[e]] = OPEN
        self._child(sites, entry, bound, with_, status, prices)
        self._child(sites, entry, bound, without, sites.status, prices)

    def _child(
        self, sites: Sites, entry: IntArray, bound: float, left: Flags, status: IntArray, prices: Prices
    ) -> None:
        keep = np.zeros(len(self.sites.item), np.bool_)
        keep[entry[left]] = True
        self.add(bound, keep, status, prices.best)


def settled(sites: Sites, prices: Prices, cutoff: float, left: Flags, status: IntArray) -> bool:
    """Trim, and open the places that items cannot do without; False = no plan below ``cutoff``."""
    if trim(sites, prices, cutoff, left, status) >= cutoff:
        return False
    home = place_of(sites)
    left &= status[home] != CLOSED
    choices = np.bincount(sites.item[left], minlength=len(sites.size))
    if (choices == 0).any():
        return False
    only = home[left & (choices[sites.item] == 1)]
    if (status[only] == CLOSED).any():
        return False
    status[only] = OPEN
    return True
