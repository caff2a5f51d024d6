"""SingleProver: prices for the items first, a short tree, few entries, then packing, regions and a tree in turns.

What the prices exclude below a level costs that level at least: programs over the few entries that
are left find plans and prove bounds at once (kernel search: Guastaroba, Speranza 2014).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from siting.jit import is_kept
from siting.parts import Model, Placement
from siting.parts.flat import Array, IntArray
from siting.solvers.board import Board
from siting.solvers.compiled.hunt import Hunt
from siting.solvers.compiled.ready import COMPILING, compile_beside, worth_compiling
from siting.solvers.single.climb import climb, space_of
from siting.solvers.single.lagrange import BEST, Prices, ascend, prices_of, relaxed
from siting.solvers.single.packing import Packing
from siting.solvers.single.part import Best, Part
from siting.solvers.single.patterns import Patterns
from siting.solvers.single.regions import Regions
from siting.solvers.single.rounding import Rounding
from siting.solvers.single.shape import SingleSource
from siting.solvers.single.sites import OPEN, Sites, kept, place_of, sites_of
from siting.solvers.single.tree import Tree
from siting.solvers.single.trim import settled, trim
from siting.termination import slack

PIECE = 40
"""Rounds of ascent between two looks at the board."""

LARGE = 40_000
"""Items times places from which there is no tree: its nodes take seconds there."""

PROMISING = 120.0
"""Entries an item from which sets of places are chosen."""

EARLY = (0.2, 0.8)
"""Seconds of first trees, and of packing after each, before any program where the model is not large."""

PACKED = 20.0
"""Seconds of packing between two searches of large models."""

SWIFT = 400_000
"""Entries up to which a piece has all its rounds."""

LITTLE, CLIMBS = 1e-5, 2
"""A relative rise in a piece below which the ascent learns directions, and pieces of that without a rise."""

FIRST = 0.1
"""The first step then, see ``climb``."""

PIECES = 40
"""Pieces of the first ascent, at most."""

MANY, SECONDS = 4.0, 3.0
"""Entries an item in the first program, and the seconds that one may take."""

NEAR = 8.0
"""Entries an item in the programs of regions."""

SLICE = 2.0
"""Seconds of the tree between two searches."""

HALVES = 30
"""Times that the gap is halved, at most, until few entries are left."""

TIGHT = 2.0
"""Room as a part of what all items need below which whole patterns of a place serve best."""

HUNTED = 21
"""Pieces of annealing where rooms are tight, or rounding found no plan."""

PATIENT = 15
"""Regions without a better plan after which it is the tree's turn."""

CLOSE = 0.05
"""Part of what still counts as optimal by which a better plan must be better."""


@dataclass(eq=False)
class SingleProver:
    """Proves, and finds plans on the way, for places that stand alone.

    Attributes
    ----------
    model, shape
        What is placed, and what it is made of.
    start
        A plan to begin with, shape (I,); None = none.
    """

    model: Model
    shape: SingleSource
    start: IntArray | None = None

    @staticmethod
    def of(
        model: Model, start: Placement | None = None, seconds: float | None = None
    ) -> SingleProver | None:
        """Return the prover of a model; None if its places do not stand alone, or time is short to compile."""
        ready = seconds is None or seconds >= COMPILING or (is_kept(climb) and is_kept(trim))
        shape = SingleSource.of(model.flat())
        if shape is not None and not ready:
            compile_beside()
            return None
        begin = None if start is None else start.place
        return None if shape is None else SingleProver(model, shape, begin)

    def run(self, board: Board) -> None:
        """Work until the best plan is proved or the board is done."""
        run = _Run(self.model, self.shape, board)
        if self.start is not None:
            run.offer(self.start)
        run.work()


class _Run:
    """One run: the shape, the board, and what is derived from both."""

    regions: Regions
    packing: Iterator[None] | None = None
    tried: float | None = None

    def __init__(self, model: Model, shape: SingleSource, board: Board) -> None:
        self.model, self.shape, self.board = model, shape, board
        self.rounding = Rounding.of(shape)
        self.rng = np.random.default_rng(board.limits.seed)
        self.most = most(shape)
        self.large = shape.cost.size > LARGE

    def work(self) -> None:
        sites = sites_of(self.shape)
        prices = prices_of(sites, first_prices(self.shape))
        root = self.root(sites, prices)
        if root is None:
            self.finish(self.cutoff)
            return
        if self.large:
            self.pack(*root, PACKED)
        else:
            for seconds in EARLY:
                self.branch(*root, seconds)
                if not self.board.done:
                    self.pack(*root, seconds)
        rest = None if self.board.done else self.nest(*root)
        if rest is None:
            return
        self.begin(*rest)
        self.search()
        # the nodes of a large tree take long and prove little
        while self.large and self.board.limits.seconds is not None and not self.board.done:
            self.pack(*rest, PACKED)
            self.search()
        self.branch(*rest, np.inf)

    def root(self, sites: Sites, prices: Prices) -> tuple[Sites, Prices] | None:
        """Ascend from the first prices, rounding on the way; None if nothing better is left."""
        last, space, climbing = -np.inf, space_of(len(sites.size)), 0
        for _ in range(PIECES):
            part = min(1.0, SWIFT / max(1, len(sites.item)))
            if not climbing:
                bound = ascend(sites, prices, self.cutoff, max(5, int(PIECE * part)))
            else:
                rounds = max(10, int(100 * part))
                bound = climb(sites, prices, space, self.cutoff, rounds, 50, FIRST)
            self.prove(bound)
            if self.board.done:
                break
            relaxed(sites, prices, prices.best)
            self.round(sites, prices)
            cutoff = self.cutoff
            if bound >= cutoff:
                return None
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, cutoff, left, status):
                return None
            if not left.all() or (status != sites.status).any():
                sites, prices = carried(sites, prices, left, status)
            if bound - last < LITTLE * abs(bound):
                climbing += 1
            if climbing > CLIMBS:
                break
            last = bound
        return sites, prices

    def begin(self, sites: Sites, prices: Prices) -> None:
        """Find a plan where rooms are tight, or none was found."""
        tight = self.shape.room.sum() < TIGHT * self.shape.size.sum()
        if not (tight or self.board.place is None) or self.board.done:
            return
        if worth_compiling(self.board.limits.seconds):
            Hunt.of(self.model, None, self.board.limits.seed).run(self.board, HUNTED)
        if tight and not self.board.done:
            patterns = Patterns(self.shape)
            patterns.draw(sites, prices, self.rng)
            found = patterns.best(self.board, self.board.place, 2.0 * SECONDS)
            if found is not None:
                self.offer(found)

    def nest(self, sites: Sites, prices: Prices) -> tuple[Sites, Prices] | None:
        """Look among the few entries that the prices favour, and among more while that is soon done.

        Returns
        -------
        What is left to look at; None if nothing is.
        """
        many = MANY
        while not self.board.done:
            cutoff = self.cutoff
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, cutoff, left, status):
                self.finish(cutoff)
                return None
            sites, prices = carried(sites, prices, left, status)
            few, level = self.fewer(sites, prices, cutoff, many * len(sites.size))
            best = self.among(few, SECONDS)
            if best.plan is not None:
                self.offer(best.plan)
            self.prove(min(level, best.bound))
            fits = best.plan is None or np.isfinite(self.shape.total(best.plan))
            if best.finished and level >= cutoff and fits:
                self.finish(min(cutoff, best.bound))
                return None
            if level >= cutoff or not (best.finished or self.board.place is None):
                break
            many *= 2.0
        near, _ = self.fewer(sites, prices, self.cutoff, NEAR * len(sites.size))
        self.regions = Regions(self.shape, near.item, place_of(near), self.rng)
        return sites, prices

    def fewer(
        self, sites: Sites, prices: Prices, cutoff: float, most: float
    ) -> tuple[Sites, float]:
        """Return the sites without what no plan below a level has, and that level: the highest that leaves few."""
        level, bound = cutoff, prices.pace[BEST]
        few = sites
        for _ in range(HALVES):
            if len(few.item) <= most:
                break
            lower = bound + 0.5 * (level - bound)
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, lower, left, status):
                break
            level, few = lower, kept(sites, left, status)
        return few, level

    def among(self, sites: Sites, seconds: float) -> Best:
        """Return the best plan with these entries and those of the best plan so far."""
        plan, places = self.board.place, len(sites.room)
        own = np.zeros(0, np.int64) if plan is None else np.arange(len(plan)) * places + plan
        entry = np.unique(np.concatenate([sites.item * places + place_of(sites), own]))
        item, place = np.divmod(entry, places)
        return Part(self.shape, item, place, plan, sites.status == OPEN).solve(self.board, seconds)

    def pack(self, sites: Sites, prices: Prices, seconds: float) -> None:
        """Seat the items anew in sets of places that promise much, for some seconds."""
        if self.packing is None:
            _, level = self.fewer(sites, prices, self.cutoff, PROMISING * len(sites.size))
            left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
            if not settled(sites, prices, level, left, status):
                status = sites.status
            few = kept(sites, left, status)
            draws = np.array([self.rng.integers(1, 2**63)], dtype=np.uint64)
            self.packing = Packing(self.shape, few, prices.best.copy(), draws).pieces(self.board)
        end = self.board.seconds + seconds
        for _ in self.packing:
            if self.board.done or self.board.seconds > end:
                break

    def search(self) -> None:
        """Improve the plan region by region for a while; soon tired of a plan that it could not improve."""
        since = 0 if self.board.total != self.tried else PATIENT - 1
        end = np.inf if self.large else self.board.seconds + SLICE
        while self.board.place is not None and not self.board.done:
            found = self.regions.improved(self.board, self.board.place)
            since = 0 if self.offer(found) else since + 1
            if since >= PATIENT:
                self.tried = self.board.total
            if since >= PATIENT or self.board.seconds > end:
                break

    def branch(self, sites: Sites, prices: Prices, seconds: float) -> None:
        """Work through the tree, for some seconds at most."""
        tree = Tree(sites)
        tree.plant(prices.pace[BEST], prices.best)
        turn = self.board.seconds
        end = turn + seconds
        while tree.open and not self.board.done and self.board.seconds < end:
            here = tree.step(self.cutoff)
            if isinstance(here, tuple):
                self.round(*here)
            elif here is not None:
                self.offer(here)
            self.prove(tree.bound)
            if self.board.seconds > turn + SLICE:
                self.search()
                self.pack(sites, prices, SLICE)
                turn = self.board.seconds
        if not tree.open:
            self.finish(tree.bound)

    @property
    def cutoff(self) -> float:
        """What a plan must stay below to be worth looking for, without the constant."""
        total = self.board.total
        if total is None:
            return self.most
        worth = max(CLOSE * slack(total), 0.9 * min(self.board.limits.gap, 1.0) * abs(total))
        return float(total - self.shape.constant - max(worth, (1.0 - 1e-4) * self.shape.step))

    def prove(self, bound: float) -> None:
        """Publish a bound, rounded up where totals are whole multiples of a step.

        What was trimmed away is only known to reach the cutoff.
        """
        bound = min(bound, self.cutoff)
        step = self.shape.step
        if step > 0.0 and np.isfinite(bound):
            bound = max(bound, (np.ceil(bound / step - 1e-6) - 1e-9) * step)
        total = self.board.total
        bound += self.shape.constant
        self.board.prove(bound if total is None else min(bound, total))

    def finish(self, bound: float) -> None:
        """Nothing below ``bound`` is left."""
        if self.board.total is None:
            self.board.infeasible = True
        else:
            self.prove(bound)

    def round(self, sites: Sites, prices: Prices) -> None:
        found = self.rounding.of_relaxed(sites, prices)
        if found is not None:
            self.board.offer(*found)

    def offer(self, place: IntArray) -> bool:
        total = self.shape.total(place)
        return bool(np.isfinite(total)) and self.board.offer(place, total)


def most(shape: SingleSource) -> float:
    """Return more than any plan can cost, without the constant."""
    finite = np.where(np.isfinite(shape.cost), shape.cost, -np.inf).max(axis=1)
    dearest = finite[np.isfinite(finite)].sum() + np.maximum(shape.fixed, 0.0).sum()
    return float(dearest + 0.1 * abs(dearest) + 1.0)


def first_prices(shape: SingleSource) -> Array:
    """Return what the second cheapest place would take for an item, its room paid for, shape (I,)."""
    room = np.where(np.isfinite(shape.capacity) & (shape.capacity > 0), shape.capacity, np.inf)
    paid = np.where(np.isfinite(shape.cost), shape.cost, np.inf) + np.outer(
        shape.demand, np.maximum(shape.fixed, 0.0) / room
    )
    ordered = np.sort(paid, axis=1)
    second = ordered[:, min(1, ordered.shape[1] - 1)]
    return np.where(
        np.isfinite(second), second, np.where(np.isfinite(ordered[:, 0]), ordered[:, 0], 0.0)
    )


def carried(
    sites: Sites, prices: Prices, left: np.ndarray[tuple[int], np.dtype[np.bool_]], status: IntArray
) -> tuple[Sites, Prices]:
    """Return the smaller sites, and the ascent as it stood."""
    fewer = kept(sites, left, status)
    after = prices_of(fewer, prices.best)
    after.now[:], after.way[:], after.pace[:] = prices.now, prices.way, prices.pace
    after.share[:], after.often[:] = prices.share[left], prices.often
    return fewer, after
