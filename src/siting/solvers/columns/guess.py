"""Guess: what a block would take at given duals, without proof: open some of its places, fill them, improve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import TOTAL, Array, Flat, IntArray
from siting.solvers.columns.blocks import Block
from siting.solvers.compiled.anneal import HOLDS
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.fill import exchange, fill
from siting.solvers.compiled.splits import Splits
from siting.solvers.compiled.state import settle

ALL = 5
"""Places of a block up to which every choice of open ones is tried."""

QUICK = 400
"""Rounds of exchanges for a first opinion on a choice."""

CHOICES, MORE = 4, 4
"""Choices that are gone into, and how many more of them where a block has more than three places."""

HOT, WARM, COLD = 0.1, 0.02, 0.001
"""Heat at the beginning, where a known taking is improved, and at the end; relative to the mean dual."""

BREACH = 3.0
"""What a unit of violation costs, relative to the mean dual."""

KEPT = 8
"""Takings handed back at most."""


@dataclass(eq=False)
class Guess:
    """A block made ready for compiled loops, with what duals pay on top.

    Attributes
    ----------
    cost
        Of each item at each place of the block without duals, shape (I, P).
    dear
        Positions of the sheet's costs that are priced, and of what each place costs once used (P,).
    seed
        State of the draws, shape (1,).
    """

    block: Block
    engine: Engine
    cost: Array
    dear: int
    opening: IntArray
    seed: np.ndarray[tuple[int], np.dtype[np.uint64]]

    @staticmethod
    def of(block: Block, flat: Flat, splits: Splits) -> Guess:
        """Return the guesser of a block of the model whose forms ``flat`` and ``splits`` are."""
        part = flat.within(block.places)
        engine = Engine.on(part, splits.within(flat, block.places, part))
        sheet, count = engine.sheet, len(block.places)
        dear = int(np.nonzero(sheet.cost_channel == TOTAL)[0][0])
        seed = np.array([(2 * int(block.places[0]) + 1) * 0x9E3779B97F4A7C15 % 2**64], np.uint64)
        return Guess(
            block, engine, sheet.cost[dear][:, :count].copy(), dear,
            sheet.step_ptr[-1 - count : -1], seed,
        )  # fmt: skip

    def takings(
        self, dual: Array, known: IntArray, rounds: int, done: Callable[[], bool]
    ) -> list[IntArray]:
        """Return cheap takings at duals (L,), each (I,), the cheapest first.

        ``known`` (I,) is the cheapest one so far; ``rounds`` of exchanges for each choice gone into.
        Ends early where it is ``done``.
        """
        size = self._price(dual)
        nothing = np.full(len(known), len(self.block.places), dtype=np.int64)
        found: list[tuple[float, int, IntArray]] = []

        def tried(begin: IntArray, opened: IntArray, rounds: int, hot: float) -> float:
            if done():
                return np.inf
            total, taking = self._improved(begin, opened, rounds, hot, size)
            if np.isfinite(total):
                found.append((total, len(found), taking))
            return total

        choices = self._choices(known)
        worth = [tried(nothing, opened, QUICK, HOT) for opened in choices]
        order = np.argsort(worth, kind="stable")
        deep = CHOICES + (MORE if len(self.block.places) > 3 else 0)
        for k in range(deep):
            tried(nothing, choices[order[k % len(order)]], rounds, HOT)
        opened = np.unique(known[known < len(self.block.places)])
        if len(opened):
            tried(known, opened, rounds, WARM)
        kept = [taking for _, _, taking in sorted(found)[:KEPT]]
        for taking in () if done() else kept:
            self.engine.begin(taking)  # learns what splitting its flows costs
        return kept

    def _price(self, dual: Array) -> float:
        """Let the duals pay, and return their mean size."""
        block, sheet = self.block, self.engine.sheet
        pay = block.extra - block.link.T @ dual
        sheet.cost[self.dear][:, : len(block.places)] = self.cost + pay[block.x]
        sheet.step_fixed[self.opening] = pay[block.y]
        return max(float(np.abs(pay[block.x]).mean()), 1e-9)

    def _choices(self, known: IntArray) -> list[IntArray]:
        """Return the sets of open places to try: all, or each alone and those near the known one."""
        count = len(self.block.places)
        if count <= ALL:
            return [np.nonzero((m >> np.arange(count)) & 1)[0] for m in range(1, 2**count)]
        alone = [np.array([k]) for k in range(count)]
        own = np.isin(np.arange(count), known)
        near = [np.nonzero(own ^ (np.arange(count) == k))[0] for k in range(count)]
        return [*alone, *(opened for opened in near if len(opened) > 1)]

    def _improved(
        self, begin: IntArray, opened: IntArray, rounds: int, hot: float, size: float
    ) -> tuple[float, IntArray]:
        engine, sheet = self.engine, self.engine.sheet
        settle(sheet, engine.state, begin)
        if (begin == len(self.block.places)).all():
            change = np.zeros(len(sheet.parent))
            fill(sheet, engine.state, self.seed, opened, BREACH * size, change)
        best, score = begin.copy(), np.full(2, np.inf)
        exchange(
            sheet, engine.state, self.seed, opened, rounds, hot * size, COLD * size,
            BREACH * size, best, score,
        )  # fmt: skip
        return (float(score[1]) if score[0] <= HOLDS else np.inf), best
