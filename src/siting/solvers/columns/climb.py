"""Climb: duals that rise while columns are found, where some items may not sit in some blocks.

Compiled loops guess columns, at duals in a box around the best ones known, which grows while what is
known rises; once they find little more, HiGHS prices every block with a valid bound, and the sum is a
Lagrangean bound for any duals. A block is kept from an item by what it would pay for it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from siting.parts import Model
from siting.parts.flat import Array
from siting.parts.part import BoolArray
from siting.solvers.board import Board
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.box import Box
from siting.solvers.columns.master import Master, Optimum
from siting.solvers.columns.planner import Planner
from siting.solvers.columns.pricing import Column, Pricer
from siting.termination import slack

T = TypeVar("T")

PATIENCE, SHARE = 15.0, 2.0
"""Seconds that HiGHS may take for one block, and how many times its even share of what is left: a sum
without all blocks bounds nothing."""

OPEN = 0.02
"""Part of what the master promises that pricing may leave open."""

FIRST, LATEST = 5e-4, 1e-4
"""What pricing may leave open for the first bound and for the last, relative to the total."""

NEAR = 1e-3
"""What guesses may leave open before HiGHS prices every block instead, relative to the total."""

ROUNDS = 40
"""Rounds of a try of a guess, for each item: all guesses of a city take a tenth to a third of the time of a proof."""

LAST = 1.4
"""How much longer than the first proof the last one may take: guesses prove nothing once time is up."""

CLOSE = 2e-5
"""What may stay open between the master and the bound, relative to the total."""

ENOUGH = 2e-4
"""What the master may promise beyond the bound before an item is forked, relative to the total."""

CELLS = 2.1
"""Places of an item, on average, at which plans are looked for."""

NARROW = 0.05
"""Half the width of the first box of a run, see ``Box``: proofs tell more of the blocks than guesses had."""


@dataclass(eq=False)
class Climb:
    """Blocks, the items that may not sit in them, and the best duals so far.

    Attributes
    ----------
    pricers, planner
        Who finds columns of each block (B of them), and who makes plans of columns; shared by all halves.
    barred
        Whether an item may not sit in a block, shape (B, I).
    trusted, shares
        Duals of the linking rows (L,), and what each block costs there at least, shape (B,).
    bound
        The best that is proved.
    reserve
        Seconds that a proof may take.
    master, parts
        The columns that are not barred, and which part of each of the first K is taken, shape (K,).
    """

    blocks: Blocks
    pricers: list[Pricer]
    planner: Planner
    barred: BoolArray
    trusted: Array
    shares: Array
    bound: float
    reserve: float
    master: Master
    parts: Array

    @staticmethod
    def of(
        model: Model, blocks: Blocks, pricers: list[Pricer], bound: float, trusted: Array
    ) -> Climb:
        """Return the climb of all items in all blocks, from a known bound and duals (L,) to begin at."""
        barred = np.zeros((len(pricers), len(model.items)), dtype=np.bool_)
        shares = np.full(len(pricers), -np.inf)
        planner = Planner(model, pricers, blocks.once)
        return Climb(
            blocks, pricers, planner, barred, trusted, shares, bound, 0.0, Master(blocks), shares[:0],
        )  # fmt: skip

    def half(self, barred: BoolArray) -> Climb:
        """Return a climb that goes on from here where more is barred (B, I)."""
        return replace(
            self, barred=self.barred | barred, master=Master(self.blocks), parts=self.parts[:0]
        )

    def begin(self, board: Board) -> None:
        """Guess columns until they hardly promise more; where there is no time for more than a proof, prove."""
        scale = self._scale(board)
        for pricer in self.pricers:  # may take nothing, where no rule wants its block used
            pricer.column(np.full(self.barred.shape[1], len(pricer.block.places)), self.trusted)
        self._recall(board)
        began = board.seconds
        self._proved(self.trusted, FIRST * scale, board)
        self.reserve = LAST * (board.seconds - began) + self.planner.brief(board)
        box, dual, promised = Box(self.blocks.typical(self.trusted)), self.trusted, np.inf
        while not board.done and self._guessed(dual, board):
            value = self._known(self.trusted)
            if box.moves(value, self._known(dual), promised):
                self.trusted = dual
            optimum = self._optimum(box, board)
            if optimum is None:
                return
            dual, promised = self.blocks.lifted(optimum.dual), optimum.total
            if promised - self._known(self.trusted) <= NEAR * scale:
                return
        self._planned(board)
        self._proved(self.trusted, LATEST * scale, board, patience=np.inf)

    def run(self, board: Board, floor: float = np.inf) -> None:
        """Raise the bound until the columns nearly close, it is above a known plan, or the board is done.

        The board hears of it up to ``floor``: below that, other halves may have plans.
        """
        scale, proofs = self._scale(board), 0
        box = Box(self.blocks.typical(self.trusted), NARROW)
        if not np.isfinite(self.shares).all():
            self.shares = self._proved(self.trusted, CLOSE * scale, board, floor)
        value = self._sum(self.trusted, self.shares)
        while board.left >= self.reserve and self.bound < self._most(board) and not board.done:
            optimum = self._optimum(box, board)
            if optimum is None:
                return
            dual, self.parts = self.blocks.lifted(optimum.dual), optimum.parts
            promises = optimum.total - self.bound
            if promises <= ENOUGH * scale or box.narrowest:
                break
            self._recall(board)
            there, shares = self._known(dual), self.shares
            if there > value and self._guessed(dual, board):
                there = self._known(dual)
            if there > value:  # else known columns say that it is no better
                open_ = max(OPEN * promises, CLOSE * scale)
                shares, proofs = self._proved(dual, open_, board, floor), proofs + 1
                there = self._sum(dual, shares)
                if proofs.bit_count() == 1:  # ever more rarely: few columns are new
                    self._planned(board)
            if box.moves(value, there, optimum.total):
                self.trusted, self.shares, value = dual, shares, there
        self._planned(board)

    def _planned(self, board: Board) -> None:
        known, most = self._known(self.trusted), round(CELLS * self.barred.shape[1])
        cells = self.master.cells(self.parts, self.trusted, most)
        self.planner.offer(self.trusted, known, cells, board)

    def _scale(self, board: Board) -> float:
        return max(1.0, abs(board.total or 0.0), abs(self.bound))

    def _most(self, board: Board) -> float:
        """Return what a half costs at most that is of any use."""
        return np.inf if board.total is None else board.total - slack(board.total)

    def _seen(self, block: int, dual: Array) -> Array:
        """Return duals (L,) as a block sees them: what may not sit there pays as much as anything earns."""
        barred = self.barred[block]
        if not barred.any():
            return dual
        seen = dual.copy()
        seen[np.nonzero(self.blocks.once)[0][barred]] = -np.abs(dual[self.blocks.once]).max()
        return seen

    def _optimum(self, box: Box, board: Board) -> Optimum | None:
        """Return the master's optimum over all columns that are not barred, its duals bought outside the box only."""
        for b, pricer in enumerate(self.pricers):
            for key, column in pricer.known.items():
                if column is not None and not self._bars(b, column):
                    self.master.add(b, key, column)
        self.master.trust(self.trusted, box.width * box.typical)
        return self.master.solve(board.left)

    def _bars(self, block: int, column: Column) -> bool:
        """Return whether a column takes what may not sit in its block."""
        sits = column.takes < len(self.pricers[block].block.places)
        return bool((sits & self.barred[block]).any())

    def _known(self, dual: Array) -> float:
        """Return what the Lagrangean bound at duals (L,) would be if there were no other columns."""
        least = [pricer.least(self._seen(b, dual)) for b, pricer in enumerate(self.pricers)]
        return self._sum(dual, np.array(least))

    def _sum(self, dual: Array, shares: Array) -> float:
        """Return the Lagrangean bound at duals (L,) where blocks cost so much at least (B,)."""
        return self.blocks.least_of_rest(dual) + float(shares.sum())

    def _recall(self, board: Board) -> None:
        """Know what the blocks took in placements that the search passed."""
        passed = [] if board.place is None else [board.place]
        while board.seen:
            passed.append(board.seen.pop())
        for place in passed:
            for pricer in self.pricers:
                if board.done:
                    return
                pricer.column(pricer.block.within(place), self.trusted)

    def _guessed(self, dual: Array, board: Board) -> bool:
        """Guess columns that are cheap at duals (L,); tell whether there was time for it, and is for a proof."""

        def late() -> bool:
            return board.done or board.left < self.reserve

        def guessed(block: int) -> None:
            if not late():
                rounds = ROUNDS * self.barred.shape[1]
                self.pricers[block].tried(self._seen(block, dual), rounds, late)

        self._each(guessed, board)
        self._recall(board)
        return not late()

    def _proved(
        self,
        dual: Array,
        open_: float,
        board: Board,
        floor: float = np.inf,
        patience: float = PATIENCE,
    ) -> Array:
        """Return what each block costs at least at duals (L,), and publish the bound; HiGHS may leave ``open_`` open.

        Large blocks may leave the more of it, and take ``patience`` seconds at most each. What was known
        of the trusted duals stays known where no column comes near.
        """
        whole = sum(len(pricer.block.places) ** 2 for pricer in self.pricers)
        waiting = iter(range(len(self.pricers), 0, -1))
        threads = max(1, board.limits.threads)
        known = self.shares if dual is self.trusted else np.full_like(self.shares, -np.inf)

        def proved(block: int) -> float:
            pricer, seen = self.pricers[block], self._seen(block, dual)
            share = SHARE * threads * board.left / next(waiting)
            gap = open_ * len(pricer.block.places) ** 2 / whole
            if board.done or pricer.least(seen) <= known[block] + gap:
                return float(known[block])
            seconds = max(0.05, min(patience, board.left, share))
            return max(float(known[block]), pricer.prove(seen, gap, seconds))

        shares = np.array(self._each(proved, board))
        self.bound = max(self.bound, self._sum(dual, shares))
        board.prove(min(floor, self.bound))
        return shares

    def _each(self, work: Callable[[int], T], board: Board) -> list[T]:
        """Do some work for every block on the threads there are; return what comes of it in order of the blocks.

        The largest blocks come first where others are done beside them, else they get what is left.
        """
        threads = max(1, board.limits.threads)
        sizes = [len(pricer.block.places) for pricer in self.pricers]
        order = sorted(range(len(sizes)), key=sizes.__getitem__, reverse=threads > 1)
        with ThreadPoolExecutor(threads) as pool:
            found = dict(zip(order, pool.map(work, order), strict=True))
        return [found[b] for b in range(len(sizes))]
