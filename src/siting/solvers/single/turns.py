"""Turns: prices first, then trees below rising levels, plans around the prices and programs in turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from siting.parts import Model
from siting.solvers.compiled.hunt import Hunt
from siting.solvers.compiled.ready import worth_compiling
from siting.solvers.single.few import fewer
from siting.solvers.single.lagrange import Prices
from siting.solvers.single.levels import Levels
from siting.solvers.single.packing import Packing
from siting.solvers.single.patterns import Patterns
from siting.solvers.single.regions import Regions
from siting.solvers.single.rise import settled
from siting.solvers.single.root import rooted
from siting.solvers.single.shake import Shake
from siting.solvers.single.sites import Sites, kept, place_of
from siting.solvers.single.standing import Standing
from siting.solvers.single.starts import Starts

LARGE = 40_000
"""Items times places from which trees get few turns: their nodes take long there and prove little."""

PROMISING = 120.0
"""Entries an item from which sets of places are chosen."""

PROMPT, STARTED, PROVING = 20.0, 50.0, 5.0
"""Of large models: seconds of starts before the first turn of the trees, between two turns, and of a turn."""

FIRST, LONGER = 0.1, 2.0
"""Seconds of the first turn of the trees, and growth of their turns."""

EARLY, LATE = 0.3, 7.0
"""Turns up to which sets of places are not looked for, and up to which rooms are not taken for tight."""

SHAKEN, DRAWS = 0.5, 100
"""Seconds and draws of a shake between two turns."""

NEAR = 8.0
"""Entries an item in the programs of regions."""

SLICE = 2.0
"""Seconds of other searches between two turns of the trees."""

TIGHT = 2.0
"""Room as a part of what all items need below which whole patterns of a place serve best."""

PATTERNED = 6.0
"""Seconds that a program of patterns may take."""

HUNTED = 21
"""Pieces of annealing where rooms are tight, or rounding found no plan."""

PATIENT = 15
"""Regions without a better plan after which it is the tree's turn."""


class Turns:
    """One run: where it stands, and whose turn it is."""

    tried: float | None = None

    def __init__(self, model: Model, standing: Standing) -> None:
        self.model, self.standing, self.board = model, standing, standing.board
        self.shape = standing.shape
        self.rng = np.random.default_rng(self.board.limits.seed)

    def work(self) -> None:
        """Work until the best plan is proved or the board is done."""
        root = rooted(self.standing)
        if root is None:
            self.standing.finish(self.standing.cutoff)
        elif self.shape.cost.size > LARGE:
            self.largely(*root)
        else:
            self.smally(*root)

    def smally(self, sites: Sites, prices: Prices) -> None:
        """Let trees take turns with whoever looks for plans."""
        levels = Levels(self.standing, sites, prices)
        shake = Shake(self.standing, sites, prices, self.rng)
        regions: Regions | None = None
        turn, begun = FIRST, False
        while True:
            levels.work(turn)
            if levels.ended or self.board.done:
                return
            shake.work(DRAWS, SHAKEN)
            if regions is None:
                regions = self.near(sites, prices)
                seated = self.seated(sites, prices, regions)
            self.search(regions, min(SLICE, turn))
            turn *= LONGER
            if turn > LATE and not begun:
                self.begin(sites, prices)
                begun = True
            if turn > EARLY:
                self.pack(seated, min(SLICE, turn))

    def largely(self, sites: Sites, prices: Prices) -> None:
        """Begin plans in sets of places and improve them, between short turns of trees."""
        packing = replace(self.packed(sites, prices), each=1)
        regions = self.near(sites, prices)
        starts = Starts(self.standing, packing, regions).pieces(self.board)
        self.pack(starts, PROMPT)
        self.begin(sites, prices)
        levels = Levels(self.standing, sites, prices)
        while not (levels.ended or self.board.done):
            levels.work(PROVING)
            self.pack(starts, STARTED)

    def near(self, sites: Sites, prices: Prices) -> Regions:
        """Return regions, with the entries that they try."""
        few, _ = fewer(sites, prices, self.standing.cutoff, NEAR * len(sites.size))
        return Regions(self.shape, few.item, place_of(few), self.rng)

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
            found = patterns.best(self.board, self.board.place, PATTERNED)
            if found is not None:
                self.standing.offer(found)

    def pack(self, seated: Iterator[None], seconds: float) -> None:
        """Seat the items anew in sets of places that promise much, for some seconds."""
        end = self.board.seconds + seconds
        for _ in seated:
            if self.board.done or self.board.seconds > end:
                break

    def seated(self, sites: Sites, prices: Prices, regions: Regions) -> Iterator[None]:
        """Let sets compete, and begin plans in sets and improve them; each has half of the time."""
        packing = self.packed(sites, prices)
        starts = Starts(self.standing, replace(packing, each=1, sets=[]), regions)
        going, spent = [packing.pieces(self.board), starts.pieces(self.board)], np.zeros(2)
        while True:
            turn, began = int(spent.argmin()), self.board.seconds
            ended = next(going[turn], True)
            spent[turn] += np.inf if ended else self.board.seconds - began
            yield

    def packed(self, sites: Sites, prices: Prices) -> Packing:
        """Return who looks for sets of places that promise much."""
        _, level = fewer(sites, prices, self.standing.cutoff, PROMISING * len(sites.size))
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        if not settled(sites, prices, level, left, status):
            status = sites.status
        few = kept(sites, left, status)
        draws = np.array([self.rng.integers(1, 2**63)], dtype=np.uint64)
        return Packing(self.shape, few, prices.best.copy(), draws)

    def search(self, regions: Regions, seconds: float) -> None:
        """Improve the plan region by region for a while; soon tired of a plan that it could not improve."""
        since = 0 if self.board.total != self.tried else PATIENT - 1
        end = self.board.seconds + seconds
        while self.board.place is not None and not self.board.done:
            found = regions.improved(self.board, self.board.place)
            since = 0 if self.standing.offer(found) else since + 1
            if since >= PATIENT:
                self.tried = self.board.total
            if since >= PATIENT or self.board.seconds > end:
                break
