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
from siting.solvers.compiled.splits import Splits

ROUNDS = (500, 4000)
"""Annealing rounds of a pricing run: while it finds columns, and once more before HiGHS is asked."""

NOTHING = 1e-7
"""A column whose reduced cost is above minus this part of the total brings nothing."""

PATIENCE = 15.0
"""Seconds that HiGHS may take for one block."""

LARGEST = 0.5
"""A block with more than this part of all places is hardly easier than the whole program."""


@dataclass(eq=False)
class ColumnsProver:
    """A model taken apart, and the duals trusted last."""

    blocks: Blocks
    pricers: list[Pricer]
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
        return ColumnsProver(blocks, pricers, relaxed[2][blocks.rows], len(model.items))

    def run(self, board: Board) -> None:
        """Raise the board's bound until the columns close or the board is done."""
        scale = max(1.0, abs(board.total or 0.0))
        seed = np.array([board.limits.seed + 12345], dtype=np.uint64)
        master = Master(self.blocks, self.start)
        self._begin(master, board)
        best = -np.inf
        while not board.done:
            optimum = self._anneal(master, board, scale, seed)
            if optimum is None:
                return
            bound, fresh = self._prove(master, optimum, board, scale, best)
            board.prove(bound)
            if bound > best:
                best = bound
                master.trust(optimum.dual)
            if not fresh or optimum.total - best <= 1e-5 * scale:
                return

    def _begin(self, master: Master, board: Board) -> None:
        for b, pricer in enumerate(self.pricers):
            taken = [np.full(self.items, len(pricer.block.places))]
            if board.place is not None:
                taken.append(pricer.block.within(board.place))
            for takes in taken:
                column = pricer.column(takes)
                if column is not None:
                    master.add(b, column)

    def _anneal(
        self, master: Master, board: Board, scale: float, seed: np.ndarray
    ) -> Optimum | None:
        """Add columns by annealing until it finds none; return the last optimum, None out of time."""
        effort = 0
        while not board.done:
            optimum = master.solve(board.left)
            if optimum is None:
                return None
            fresh = False
            for b, pricer in enumerate(self.pricers):
                column = pricer.anneal(optimum.dual, ROUNDS[effort], scale, seed)
                if column is not None and not board.done:
                    gain = optimum.price[b] - column.reduced(optimum.dual)
                    fresh |= gain > NOTHING * scale and master.add(b, column)
            if not fresh:
                effort += 1
                if effort == len(ROUNDS):
                    return optimum
            else:
                effort = 0
        return None

    def _prove(
        self, master: Master, optimum: Optimum, board: Board, scale: float, best: float
    ) -> tuple[float, bool]:
        """Return a valid bound at the optimum's duals, and whether that gave a column that was missing."""
        open_ = optimum.total - best if np.isfinite(best) else 2e-2 * scale
        gap = max(0.1 * open_, 2e-5 * scale) / len(self.pricers)
        order = sorted(range(len(self.pricers)), key=lambda b: -len(self.pricers[b].block.places))

        def priced(b: int) -> float:
            patience = max(0.05, min(PATIENCE, board.left))
            bound, column = self.pricers[b].prove(optimum.dual, gap, patience)
            if column is not None:
                found.append((b, column))
            return bound

        found: list[tuple[int, Column]] = []
        with ThreadPoolExecutor(max(1, board.limits.threads)) as pool:
            bounds = list(pool.map(priced, order))
        fresh = False
        for b, column in found:
            gain = optimum.price[b] - column.reduced(optimum.dual)
            fresh |= gain > NOTHING * scale and master.add(b, column)
        return self.blocks.least_of_rest(optimum.dual) + sum(bounds), fresh
