"""ColumnsProver: Dantzig–Wolfe bounds of a city, a block of places at a time.

Without the rows that link its blocks (every item has one place, pairs, caps) a city falls into
sites with what they share: lots, meters, meeting rooms. The master program convexifies each block
exactly, jumps and packing included, which plain linear relaxation does not (Dantzig, Wolfe 1960;
Geoffrion 1974). Blocks are priced by annealing until that finds nothing more, then by HiGHS with a
valid bound each, whose sum is a Lagrangean bound for any duals.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from siting.parts import Model
from siting.parts.flat import Array
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.master import Master, Optimum
from siting.solvers.columns.pricing import Column, Pricer
from siting.solvers.compiled.anneal import Seed
from siting.solvers.compiled.splits import Splits
from siting.termination import slack

ROUNDS = (500, 4000)
"""Annealing rounds of a pricing run: while it finds columns, and once more before HiGHS is asked."""

NOTHING = 1e-7
"""A column whose reduced cost is above minus this part of the total brings nothing."""

PATIENCE = 15.0
"""Seconds that HiGHS may take for one block."""

SHARE, LONGEST = 0.35, 100.0
"""Part of the time left that annealing may take before HiGHS is asked, and the time it is part of at most."""

QUICK = 1.5
"""The same for the first bound, at the duals of the plain relaxation."""

STEP = 1e-4
"""Least width of the box around trusted duals, relative to the total."""

CLOSE = 2e-5
"""What may stay open between master and bound, relative to the total."""

LARGEST = 0.5
"""A block with more than this part of all places is hardly easier than the whole program."""


@dataclass(eq=False)
class ColumnsProver:
    """A model taken apart, and the duals trusted last."""

    blocks: Blocks
    pricers: list[Pricer]
    relaxed: float
    start: Array
    items: int

    @staticmethod
    def of(model: Model) -> ColumnsProver | None:
        """Return the prover of a model; None if it does not fall into blocks."""
        program = model.program()
        arrays = program.arrays()
        blocks = Blocks.of(program, arrays)
        largest = max((len(b.places) for b in blocks.blocks), default=0)
        if len(blocks.blocks) < 2 or largest > max(1.0, LARGEST * len(model.places)):
            return None
        relaxed = highs.linear(arrays)
        if relaxed is None:
            return None
        flat = model.flat()
        splits = Splits.of(model, flat)
        pricers = [Pricer.of(block, flat, splits) for block in blocks.blocks]
        return ColumnsProver(blocks, pricers, relaxed[1], relaxed[2][blocks.rows], len(model.items))

    def run(self, board: Board) -> None:
        """Raise the board's bound until the columns close or the board is done."""
        scale = max(1.0, abs(board.total or 0.0), abs(self.relaxed))
        seed = np.array([board.limits.seed + 12345], dtype=np.uint64)
        board.prove(self.relaxed - slack(self.relaxed))
        master = Master(self.blocks, self.start, STEP * scale)
        self._begin(master)
        best = self._prove(master, None, board, 2e-3 * scale, QUICK)[0]
        board.prove(best)
        while not board.done:
            optimum = self._anneal(master, board, scale, seed)
            if optimum is None:
                return
            open_ = max(optimum.total - best, 0.0)
            bound, fresh = self._prove(master, optimum, board, 0.1 * open_, PATIENCE)
            board.prove(bound)
            best = max(best, bound)
            master.trust(optimum.dual)
            if not fresh or optimum.total - best <= CLOSE * scale:
                return

    def _begin(self, master: Master) -> None:
        """Let every block take nothing, which each of them may where no rule wants it used."""
        for b, pricer in enumerate(self.pricers):
            column = pricer.column(np.full(self.items, len(pricer.block.places)))
            if column is not None:
                master.add(b, column)

    def _recall(self, master: Master, board: Board) -> None:
        """Add what the blocks took in placements that the search passed."""
        passed = [] if board.place is None else [board.place]
        while board.seen:
            passed.append(board.seen.pop())
        for place in passed:
            for b, pricer in enumerate(self.pricers):
                column = pricer.valued(pricer.block.within(place))
                if column is not None:
                    master.add(b, column)

    def _anneal(self, master: Master, board: Board, scale: float, seed: Seed) -> Optimum | None:
        """Add columns by annealing until it finds none or its share of the time is over.

        Returns the last optimum, None if the board is done.
        """
        effort, end = 0, board.seconds + SHARE * min(board.left, LONGEST)
        while not board.done:
            self._recall(master, board)
            optimum = master.solve(board.left)
            if optimum is None:
                return None
            fresh = False
            for b, pricer in enumerate(self.pricers):
                column = pricer.anneal(optimum.dual, ROUNDS[effort], scale, seed)
                if column is not None and not board.done:
                    gain = optimum.price[b] - column.reduced(optimum.dual)
                    fresh |= gain > NOTHING * scale and master.add(b, column)
            if board.seconds > end:
                return optimum
            if fresh:
                effort = 0
            elif optimum.loose:
                master.trust(optimum.dual)
            elif effort + 1 < len(ROUNDS):
                effort += 1
            else:
                return optimum
        return None

    def _prove(
        self, master: Master, optimum: Optimum | None, board: Board, open_: float, patience: float
    ) -> tuple[float, bool]:
        """Return a valid bound, and whether proving it gave a column that was missing.

        The bound is taken at the optimum's duals, or at those of the plain relaxation; HiGHS stops
        where the blocks together leave ``open_`` open.
        """
        dual = self.start if optimum is None else optimum.dual
        gap = max(open_, CLOSE * max(1.0, abs(self.relaxed))) / len(self.pricers)
        order = sorted(range(len(self.pricers)), key=lambda b: -len(self.pricers[b].block.places))
        found: list[tuple[int, Column]] = []

        def priced(b: int) -> float:
            seconds = max(0.05, min(patience, board.left))
            bound, column = self.pricers[b].prove(dual, gap, seconds)
            if column is not None:
                found.append((b, column))
            return bound

        with ThreadPoolExecutor(max(1, board.limits.threads)) as pool:
            bounds = list(pool.map(priced, order))
        fresh = False
        for b, column in sorted(found, key=lambda pair: pair[0]):
            price = np.inf if optimum is None else optimum.price[b]
            gain = price - column.reduced(dual)
            fresh |= gain > NOTHING * abs(self.relaxed) and master.add(b, column)
        return self.blocks.least_of_rest(dual) + sum(bounds), fresh
