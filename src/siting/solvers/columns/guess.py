"""Guess: what a block would take at given duals, without proof: open what relaxes best, round it, improve."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import TOTAL, Array, Flat, IntArray
from siting.solvers.columns.block import Block
from siting.solvers.columns.pieces import Piece
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.exchange import drawn, exchange
from siting.solvers.compiled.splits import Splits
from siting.solvers.compiled.state import HOLDS, settle
from siting.solvers.highs_standing import Held

ALL = 5
"""Places of a block up to which every choice of open ones is relaxed."""

CHOICES, TRIES = 4, 2
"""Choices that are gone into, those that relax best, and how often what relaxation divides is drawn for each."""

BRIEF = 0.5
"""Part of the rounds of a try that begins at a known taking: it has less far to go."""

HOT, COLD = 0.03, 0.003
"""Heat at the beginning and at the end, relative to the mean dual: a rounded relaxation is nearly good."""

BREACH = 3.0
"""What a unit of violation costs, relative to the mean dual."""

PLANES = 24
"""Loads of a piece that are remembered: what its flows cost there is found again at other duals."""

KEPT = 8
"""Takings handed back at most."""


@dataclass(eq=False)
class Guess:
    """A block made ready for compiled loops, with what duals pay on top.

    Attributes
    ----------
    relaxed
        The linear relaxation of the block.
    cost
        Of each item at each place of the block without duals, shape (I, P).
    dear
        Positions of the sheet's costs that are priced, and of what each place costs once used (P,).
    joint
        Entries of the sheet's pairs that say who sits together, and the joint of each.
    pieces, first, loads
        Flows that are split by programs of their own, the number of the first facet of theirs, and loads
        of each that were met lately.
    seed
        State of the draws, shape (1,).
    """

    block: Block
    engine: Engine
    cost: Array
    dear: int
    opening: IntArray
    joint: tuple[IntArray, IntArray]
    pieces: Sequence[Piece]
    first: int
    loads: tuple[deque[Array], ...]
    relaxed: Held
    seed: np.ndarray[tuple[int], np.dtype[np.uint64]]

    @staticmethod
    def of(block: Block, part: Flat, splits: Splits, pieces: Sequence[Piece]) -> Guess:
        """Return the guesser of a block, from the forms that lie in it."""
        block.joints.write(part)
        first = len(part.facets)
        part.facets.extend(piece.facet for piece in pieces)
        engine = Engine.on(part, splits.and_of([(piece.program, piece.into) for piece in pieces]))
        sheet, count = engine.sheet, len(block.places)
        dear = int(np.nonzero(sheet.cost_channel == TOTAL)[0][0])
        seed = np.array([(2 * int(block.places[0]) + 1) * 0x9E3779B97F4A7C15 % 2**64], np.uint64)
        return Guess(
            block, engine, sheet.cost[dear][:, :count].copy(), dear,
            sheet.step_ptr[-1 - count : -1], block.joints.entries(sheet), pieces, first,
            tuple(deque[Array](maxlen=PLANES) for _ in pieces), Held(block.arrays), seed,
        )  # fmt: skip

    def takings(
        self,
        dual: Array,
        known: Sequence[IntArray],
        least: float,
        rounds: int,
        done: Callable[[], bool],
    ) -> list[IntArray]:
        """Return cheap takings at duals (L,), each (I,), the cheapest first.

        ``known`` are the cheapest ones so far, each (I,), the first of which costs ``least``;
        ``rounds`` of exchanges for each try. Ends early where it is ``done``.
        """
        size = self._price(dual)
        found: list[tuple[float, int, IntArray]] = []

        def tried(begin: IntArray, opened: IntArray, rounds: int) -> None:
            if len(opened) and not done():
                total, taking = self._improved(begin, opened, rounds, size)
                if np.isfinite(total):
                    found.append((total, len(found), taking))

        for opened, parts in self._choices(dual, known[0], least)[:CHOICES]:
            for _ in range(TRIES):
                tried(self._drawn(parts), opened, rounds)
        for begin in known:
            opened = np.unique(begin[begin < len(self.block.places)])
            tried(begin, opened, int(BRIEF * rounds))
        kept = [taking for _, _, taking in sorted(found)[:KEPT]]
        for taking in () if done() else kept:
            self.engine.begin(taking)  # learns what splitting its flows costs
            for k, loads in enumerate(self.loads):
                loads.append(self.engine.state.loads[self.first + k].copy())
        return kept

    def _price(self, dual: Array) -> float:
        """Let the duals pay, and return their mean size."""
        block, sheet = self.block, self.engine.sheet
        pay = block.extra - block.link.T @ dual
        sheet.cost[self.dear][:, : len(block.places)] = self.cost + pay[block.x]
        sheet.step_fixed[self.opening] = pay[block.y]
        entries, joint = self.joint
        sheet.pair_flow[entries] = -pay[block.joints.column][joint]
        cost = block.cost(dual)
        for k, piece in enumerate(self.pieces):
            piece.program.reprice(cost[piece.columns])
            self.engine.splits.again(self.engine.state, self.first + k, self.loads[k])
        return max(float(np.abs(pay[block.x]).mean()), 1e-9)

    def _choices(self, dual: Array, known: IntArray, least: float) -> list[tuple[IntArray, Array]]:
        """Return sets of open places and what relaxation takes there (I, P), the cheapest relaxation first.

        Sets of which nothing can be cheaper than ``least`` are left out.
        """
        block, found = self.block, []
        self.relaxed.reprice(block.cost(dual))
        for number, opened in enumerate(self._sets(known)):
            low, high = block.arrays.lower.copy(), block.arrays.upper.copy()
            low[block.y] = np.maximum(low[block.y], opened)
            high[block.y] = np.minimum(high[block.y], opened)
            if (low > high).any():
                continue
            bound, values = self.relaxed.at(low, high)
            if -np.inf < bound < least:
                found.append((bound, number, np.nonzero(opened)[0], values[block.x]))
        return [(opened, parts) for _, _, opened, parts in sorted(found, key=lambda f: f[:2])]

    def _sets(self, known: IntArray) -> IntArray:
        """Return sets of open places, 1 where open, shape (S, P): all, or those near two good ones.

        These are the known one and that of the relaxation.
        """
        block, count = self.block, len(self.block.places)
        if count <= ALL:
            return (np.arange(1, 2**count)[:, None] >> np.arange(count)) & 1
        _, values = self.relaxed.at(block.arrays.lower, block.arrays.upper)
        near = np.array([np.isin(np.arange(count), known), values[block.y] > 0.5], dtype=np.int64)
        flips = np.concatenate([np.zeros((1, count), np.int64), np.eye(count, dtype=np.int64)])
        sets = np.unique((near[:, None] ^ flips[None]).reshape(-1, count), axis=0)
        return sets[sets.any(axis=1)]

    def _drawn(self, parts: Array) -> IntArray:
        """Return a taking (I,) drawn from the parts (I, P) of items at places; the rest is elsewhere."""
        place = np.empty(len(parts), dtype=np.int64)
        drawn(parts, self.seed, place)
        return place

    def _improved(
        self, begin: IntArray, opened: IntArray, rounds: int, size: float
    ) -> tuple[float, IntArray]:
        engine, sheet = self.engine, self.engine.sheet
        settle(sheet, engine.state, begin)
        best, score = begin.copy(), np.full(2, np.inf)
        exchange(
            sheet, engine.state, self.seed, opened, rounds, HOT * size, COLD * size,
            BREACH * size, best, score,
        )  # fmt: skip
        return (float(score[1]) if score[0] <= HOLDS else np.inf), best
