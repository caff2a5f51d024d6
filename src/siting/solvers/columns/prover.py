"""ColumnsProver: Dantzig–Wolfe bounds of a city, a block of places at a time.

Without the rows that link its blocks (every item has one place, pairs, caps) a city falls into
sites with what they share: lots, meters, meeting rooms. The master program convexifies each block
exactly, jumps and packing included, which plain linear relaxation does not (Dantzig, Wolfe 1960;
Geoffrion 1974). HiGHS prices every block with a valid bound, at duals in a box around the best ones
known, which grows while the bound rises; the sum is a Lagrangean bound for any duals.
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
from siting.solvers.columns.master import Master
from siting.solvers.columns.pricing import Column, Pricer
from siting.solvers.compiled.splits import Splits
from siting.termination import slack

PATIENCE = 15.0
"""Seconds that HiGHS may take for one block."""

WIDTH = 0.012
"""Half the width of the first box around trusted duals, relative to what is typical of a kind of row."""

RISES, WIDER, NARROWER, FAR = 0.1, 1.5, 0.6, 0.3
"""Where the bound rises by this part of what the master promised, the box moves and grows; else it shrinks,
and more where the bound is below that of the plain relaxation."""

KEPT, WIDEST = 0.8, 4.0
"""Where the bound keeps this part of the promise, the box grows by this instead."""

LEAST = 2e-4
"""Half the width of the narrowest box, in the same measure."""

OPEN = 0.2
"""Part of what the master promises that pricing may leave open."""

FIRST = 2e-3
"""What pricing may leave open for the first bound, relative to the total."""

CLOSE = 2e-5
"""What may stay open between the master without a box and the bound, relative to the total."""

LARGEST = 0.5
"""A block with more than this part of all places is hardly easier than the whole program."""


@dataclass(eq=False)
class ColumnsProver:
    """A model taken apart, the plain relaxation of it, and the duals that gave the best bound.

    Attributes
    ----------
    relaxed, trusted
        The bound of plain linear relaxation; duals of the linking rows, shape (L,).
    """

    blocks: Blocks
    pricers: list[Pricer]
    relaxed: float
    trusted: Array
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
        best = self.relaxed - slack(self.relaxed)
        board.prove(best)
        master = Master(self.blocks)
        self._begin(master)
        dual, width, typical = self.trusted, WIDTH, self.blocks.typical(self.trusted)
        promised, open_ = best, FIRST * scale
        while not board.done:
            bound, found = self._priced(dual, open_, board)
            board.prove(bound)
            if bound >= best + RISES * (promised - best):
                kept = bound >= best + KEPT * (promised - best)
                self.trusted, width = dual, (WIDEST if kept else WIDER) * width
            else:
                width = max((NARROWER if bound > self.relaxed else FAR) * width, LEAST)
            best = max(best, bound)
            for b, column in found:
                master.add(b, column)
            self._recall(master, board)
            master.trust(self.trusted, width * typical)
            optimum = master.solve(board.left)
            if optimum is None or optimum.total - best <= CLOSE * scale:
                return
            dual, promised = optimum.dual, optimum.total
            open_ = max(OPEN * (promised - best), CLOSE * scale)

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
            if board.done:
                return
            for b, pricer in enumerate(self.pricers):
                column = pricer.column(pricer.block.within(place))
                if column is not None:
                    master.add(b, column)

    def _priced(
        self, dual: Array, open_: float, board: Board
    ) -> tuple[float, list[tuple[int, Column]]]:
        """Return a valid bound at duals (L,), and the columns that proving it gave.

        HiGHS stops where the blocks together leave ``open_`` open.
        """
        gap = open_ / len(self.pricers)
        order = sorted(range(len(self.pricers)), key=lambda b: -len(self.pricers[b].block.places))

        def priced(b: int) -> tuple[float, Column | None]:
            if board.done:
                return -np.inf, None
            seconds = max(0.05, min(PATIENCE, board.left))
            return self.pricers[b].prove(dual, gap, seconds)

        with ThreadPoolExecutor(max(1, board.limits.threads)) as pool:
            answers = list(pool.map(priced, order))
        found = [(b, c) for b, (_, c) in zip(order, answers, strict=True) if c is not None]
        return self.blocks.least_of_rest(dual) + sum(bound for bound, _ in answers), sorted(
            found, key=lambda pair: pair[0]
        )
