"""Tree: branch and bound on places and entries, every node bounded by its own ascent of prices."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.branch import Branch, Past, chosen
from siting.solvers.single.lagrange import SCALE, Prices, prices_of
from siting.solvers.single.rise import risen
from siting.solvers.single.shape import Bits, Flags
from siting.solvers.single.sites import CLOSED, OPEN, Sites, kept, place_of

ROUNDS, WAIT = 200, 20
"""Rounds of ascent at a node, and rounds without a rise that end it."""

DEEPER = 0.5
"""A child is looked at next while its bound is below this part of the way from the lowest to the cutoff."""

AGAIN = 0.95
"""Where less than this part of the entries is left, the ascent of a node goes on."""


@dataclass(order=True)
class Node:
    """A part of the plans: entries that remain, status of places, prices, and what was branched on above."""

    bound: float
    number: int
    keep: Bits = field(compare=False)
    status: IntArray = field(compare=False)
    price: Array = field(compare=False)
    branch: Branch | None = field(compare=False)


@dataclass(eq=False)
class Tree:
    """Nodes that may still hold a better plan: the lowest bound first, and children while they promise much.

    Attributes
    ----------
    sites
        What all of them are parts of.
    closed
        Lowest bound of what was given up because no better plan can be there.
    """

    sites: Sites
    nodes: list[Node] = field(default_factory=list)
    child: Node | None = None
    past: Past = field(init=False)
    closed: float = np.inf
    count: int = 0

    def __post_init__(self) -> None:
        self.past = Past.of(len(self.sites.room))

    def plant(self, bound: float, price: Array) -> None:
        """Begin with everything."""
        every = np.ones(len(self.sites.item), np.bool_)
        heapq.heappush(self.nodes, self._node(bound, every, self.sites.status, price, None))

    @property
    def open(self) -> bool:
        """Whether any node is left."""
        return bool(self.nodes) or self.child is not None

    @property
    def bound(self) -> float:
        """Lower bound on every plan of the open nodes and of those given up."""
        lowest = self.nodes[0].bound if self.nodes else np.inf
        child = np.inf if self.child is None else self.child.bound
        return min(lowest, child, self.closed)

    def step(self, cutoff: float) -> tuple[Sites, Prices] | IntArray | None:
        """Work on one node.

        Returns
        -------
        What its relaxed plan is read from, or a plan, shape (I,), or None: nothing better is there.
        """
        node = self._next(cutoff)
        if node.bound >= cutoff:
            self.closed = min(self.closed, node.bound)
            return None
        keep = np.unpackbits(node.keep, count=len(self.sites.item)).astype(np.bool_)
        keep &= node.status[place_of(self.sites)] != CLOSED
        entry = np.nonzero(keep)[0]
        sites = kept(self.sites, keep, node.status)
        prices = prices_of(sites, node.price)
        bound = node.bound
        while True:
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            reached, inside = risen(sites, prices, cutoff, ROUNDS, WAIT, left, status)
            bound = max(bound, reached)
            if not inside or bound >= cutoff:
                self.past.learn(node.branch, node.bound, cutoff)
                self.closed = min(self.closed, cutoff)
                return None
            few = left.mean() <= AGAIN
            entry = entry[left]
            share, often, scale = prices.share[left], prices.often, prices.pace[SCALE]
            sites = kept(sites, left, status)
            prices = prices_of(sites, prices.best)
            prices.share[:], prices.often[:], prices.pace[SCALE] = share, often, scale
            if not few:
                break
        self.past.learn(node.branch, node.bound, bound)
        return self._branch(sites, prices, entry, bound)

    def _next(self, cutoff: float) -> Node:
        child, self.child = self.child, None
        if child is None:
            return heapq.heappop(self.nodes)
        lowest = self.nodes[0].bound if self.nodes else child.bound
        if child.bound <= lowest + DEEPER * (min(cutoff, lowest + 0.1 * abs(lowest)) - lowest):
            return child
        return heapq.heappushpop(self.nodes, child)

    def _branch(
        self, sites: Sites, prices: Prices, entry: IntArray, bound: float
    ) -> tuple[Sites, Prices] | IntArray | None:
        branch = chosen(sites, prices, self.past)
        if branch is None:
            return self._leaf(sites)
        children = []
        for with_ in (True, False):
            left, status = np.ones(len(entry), np.bool_), sites.status
            if branch.entry < 0:
                status = status.copy()
                status[branch.place] = OPEN if with_ else CLOSED
            elif with_:
                left[sites.item == sites.item[branch.entry]] = False
                left[branch.entry] = True
                status = status.copy()
                status[branch.place] = OPEN
            else:
                left[branch.entry] = False
            keep = np.zeros(len(self.sites.item), np.bool_)
            keep[entry[left]] = True
            way = Branch(branch.place, branch.entry, branch.share, with_)
            children.append(self._node(bound, keep, status, prices.best, way))
        first = 0 if branch.share >= 0.5 else 1
        self.child = children[first]
        heapq.heappush(self.nodes, children[1 - first])
        return sites, prices

    def _leaf(self, sites: Sites) -> IntArray | None:
        """Every item has one place left: this is a plan, if it fits."""
        home = place_of(sites)
        load = np.bincount(home, sites.size[sites.item], len(sites.room))
        if (load > sites.room).any():
            return None
        total = float(sites.cost.sum() + sites.fixed[np.unique(home)].sum())
        self.closed = min(self.closed, total)
        return np.asarray(home[np.argsort(sites.item)])

    def _node(
        self, bound: float, keep: Flags, status: IntArray, price: Array, branch: Branch | None
    ) -> Node:
        self.count += 1
        return Node(bound, self.count, np.packbits(keep), status, price, branch)
