"""ColumnsProver: Dantzig–Wolfe bounds of a city, a block of places at a time.

Without the rows that link its blocks (every item has one place, pairs, caps, sinks that several
blocks fill) a city falls into sites with what is their own: meters, meeting rooms, lots. The master
program convexifies each block exactly, jumps and packing included, which plain linear relaxation
does not (Dantzig, Wolfe 1960; Geoffrion 1974). Its duals say what an item gains by sitting in a
block, what its flows to others cost there, and what room in a shared sink is worth; caps and
districts keep the duals of the plain relaxation. Compiled loops guess columns, at duals in a box
around the best ones known, which grows while what is known rises; once they find little more, HiGHS
prices every block with a valid bound, and the sum is a Lagrangean bound for any duals.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from siting.milp import Arrays
from siting.parts import Model
from siting.parts.flat import TOTAL, Array, Flat
from siting.parts.pair_rows import ENDS
from siting.parts.part import BoolArray
from siting.solvers.board import Board
from siting.solvers.columns.blocks import ONCE, SHARED, Blocks
from siting.solvers.columns.box import Box
from siting.solvers.columns.combine import combined
from siting.solvers.columns.joint import INSIDE, joined
from siting.solvers.columns.loose import CUTS
from siting.solvers.columns.master import Master, Optimum
from siting.solvers.columns.pricing import Pricer
from siting.solvers.columns.relaxation import Relaxation
from siting.solvers.compiled.splits import Splits
from siting.solvers.completion import exact_total
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
"""What guesses may leave open before HiGHS is asked, from then on wherever they promise more; relative to the total."""

JOINING = 1e-3
"""What may be open before blocks also price who sits together, which makes all of it slower; relative to the total."""

ROUNDS = 13
"""Rounds of a try of a guess, for each item."""

LAST = 1.4
"""How much longer than the first proof the last one may take: guesses prove nothing once time is up."""

FREE = (ONCE, ENDS, INSIDE, SHARED)
"""Linking rows whose duals the master finds; all others cost little more at those of the plain relaxation."""

CLOSE = 2e-5
"""What may stay open between the master and the bound, relative to the total."""

COMBINING, BRIEF = 0.03, 2.0
"""Part of the whole time, and the most seconds, that making a plan of known columns may take."""

LARGEST = 0.5
"""A block with more than this part of all places is hardly easier than the whole program."""


@dataclass(eq=False)
class ColumnsProver:
    """A model taken apart, the plain relaxation of it, and the duals that are trusted most.

    Attributes
    ----------
    relaxed, trusted
        The bound of linear relaxation; duals of the linking rows that are free, shape (L,).
    """

    model: Model
    blocks: Blocks
    pricers: list[Pricer]
    relaxed: float
    trusted: Array
    items: int

    @staticmethod
    def of(model: Model, board: Board, seconds: float = np.inf) -> ColumnsProver | None:
        """Return the prover of a model; None if it does not fall into blocks, or not in these seconds.

        The bound of its plain relaxation is written on the board, and a hint for a search.
        """
        deadline = time.monotonic() + seconds
        program = model.program()
        arrays = program.arrays()
        blocks = Blocks.of(program, arrays)
        largest = max((len(b.places) for b in blocks.blocks), default=0)
        whole = len(blocks.blocks) < 2 or largest > max(1.0, LARGEST * len(model.places))
        relaxed = Relaxation.of(program, arrays, board, deadline - time.monotonic())
        if relaxed is None or whole:
            return None
        arrays, joints = joined(program, arrays, blocks.group)
        blocks = Blocks.of(program, arrays, joints)
        dual = np.append(relaxed.dual, np.zeros(len(arrays.row_lower) - len(relaxed.dual)))
        return ColumnsProver.at(model, blocks, arrays, relaxed.bound, dual[blocks.rows])

    @staticmethod
    def at(
        model: Model, blocks: Blocks, arrays: Arrays, relaxed: float, dual: Array
    ) -> ColumnsProver:
        """Return the prover of a model taken apart, beginning at duals (L,) of the linking rows.

        ``arrays`` are the whole program, with cuts if there are any: those that the duals pay are free.
        """
        cuts = blocks.named(arrays, CUTS) & (dual != 0)
        free = np.nonzero(blocks.named(arrays, *FREE) | cuts)[0]
        flat = model.flat()
        splits = Splits.of(model, flat)
        price, told = _caps(blocks, blocks.named(arrays, "over a limit"), flat, dual)
        held = blocks.held(free, dual, told)
        pricers = [Pricer.of(block, model, flat, splits, price) for block in held.blocks]
        trusted = held.lifted(dual[free])
        return ColumnsProver(model, held, pricers, relaxed, trusted, len(model.items))

    def run(self, board: Board) -> None:
        """Raise the board's bound until the columns close or the board is done."""
        scale = max(1.0, abs(board.total or 0.0), abs(self.relaxed))
        board.prove(self.relaxed - slack(self.relaxed))
        if board.done:
            return
        master = Master(self.blocks)
        self._begin()
        self._recall(board)
        began = board.seconds
        proven = self._proved(self.trusted, FIRST * scale, board)
        reserve = LAST * (board.seconds - began) + self._brief(board)
        box = Box(self.blocks.typical(self.trusted))
        dual = shown = self.trusted
        value, promised, proofs, apart = self._known(dual), np.inf, 0, False
        while not board.done:
            self._guessed(dual, board, reserve)
            if board.left < reserve:  # the last guesses are not complete
                self._combined(board)
                if self.trusted is not shown:
                    self._proved(self.trusted, LATEST * scale, board, patience=np.inf)
                return
            self._recall(board)
            there = self._known(dual)
            if not proofs:
                value = self._known(self.trusted)
            elif there > value:  # else known columns say that it is no better
                open_ = max(OPEN * (promised - proven), CLOSE * scale)
                there = self._proved(dual, open_, board)
                proven, shown, proofs = max(proven, there), dual, proofs + 1
                if proofs.bit_count() == 1:  # ever more rarely: few columns are new
                    self._combined(board)
            if box.moves(value, there, promised):
                self.trusted, value = dual, there
            optimum = self._optimum(master, box, apart, board)
            if optimum is None:
                return
            dual, promised = self.blocks.lifted(optimum.dual), optimum.total
            if not proofs and promised - self._known(self.trusted) <= NEAR * scale:
                proofs, value, dual = 1, proven, self.trusted
                box.narrow()
            elif proofs and not apart and promised - proven <= JOINING * scale:
                apart = True
            elif proofs and promised - proven <= 2 * CLOSE * scale:
                return

    def _combined(self, board: Board) -> None:
        """Offer the best plan that known columns make, if it is better than the board's."""
        known = self._known(self.trusted)
        room = np.inf if board.total is None else board.total - known
        place = combined(self.pricers, self.trusted, self.blocks.once, room, self._brief(board))
        total = None if place is None else exact_total(self.model, place)
        if place is not None and total is not None:
            board.offer(place, total)

    def _brief(self, board: Board) -> float:
        """Return the seconds that making a plan of known columns may take."""
        whole = board.limits.seconds
        return BRIEF if whole is None else min(BRIEF, COMBINING * whole, max(0.0, board.left))

    def _optimum(self, master: Master, box: Box, apart: bool, board: Board) -> Optimum | None:
        """Return the master's optimum over all known columns, its duals bought outside the box only.

        Until pairs are held ``apart``, what blocks know of who sits together costs nothing.
        """
        for b, pricer in enumerate(self.pricers):
            for key, column in pricer.known.items():
                if column is not None:
                    master.add(b, key, column)
        width = box.width * box.typical
        master.trust(self.trusted, width if apart else np.where(self.blocks.inside, 0.0, width))
        return master.solve(board.left)

    def _known(self, dual: Array) -> float:
        """Return what the Lagrangean bound at duals (L,) would be if there were no other columns."""
        return self.blocks.least_of_rest(dual) + sum(p.least(dual) for p in self.pricers)

    def _begin(self) -> None:
        """Let every block take nothing, which each of them may where no rule wants it used."""
        for pricer in self.pricers:
            pricer.column(np.full(self.items, len(pricer.block.places)), self.trusted)

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

    def _guessed(self, dual: Array, board: Board, reserve: float) -> None:
        """Guess columns that are cheap at duals (L,), until the board is done but for some seconds."""

        def late() -> bool:
            return board.done or board.left < reserve

        def guessed(pricer: Pricer) -> None:
            if not late():
                pricer.tried(dual, ROUNDS * self.items, late)

        self._each(guessed, board)

    def _proved(self, dual: Array, open_: float, board: Board, patience: float = PATIENCE) -> float:
        """Publish and return a valid bound at duals (L,); HiGHS stops where the blocks leave ``open_`` open.

        Large blocks may leave the more of it, and take ``patience`` seconds at most each.
        """
        whole = sum(len(pricer.block.places) ** 2 for pricer in self.pricers)
        waiting = iter(range(len(self.pricers), 0, -1))
        threads = max(1, board.limits.threads)

        def proved(pricer: Pricer) -> float:
            if board.done:
                return -np.inf
            share = SHARE * threads * board.left / next(waiting)
            gap = open_ * len(pricer.block.places) ** 2 / whole
            return pricer.prove(dual, gap, max(0.05, min(patience, board.left, share)))

        bound = self.blocks.least_of_rest(dual) + sum(self._each(proved, board))
        board.prove(bound)
        return bound

    def _each(self, work: Callable[[Pricer], T], board: Board) -> list[T]:
        """Do some work for every block on the threads there are.

        The largest blocks come first where others are done beside them, else they get what is left.
        """
        threads = max(1, board.limits.threads)
        order = sorted(self.pricers, key=lambda p: len(p.block.places), reverse=threads > 1)
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(work, order))


def _caps(
    blocks: Blocks, caps: BoolArray, flat: Flat, dual: Array
) -> tuple[dict[int, float], Array]:
    """Return what a unit costs in the hinged channels of ``flat``, and the duals (L,) that say so.

    A channel and a row each say how far something lies above a limit, in the same order.
    """
    told = np.zeros(len(dual))
    rows = np.nonzero(caps)[0]
    if len(rows) != len(flat.hinges):
        return {}, told
    price = {}
    for row, (channel, hinge) in zip(rows.tolist(), enumerate(flat.hinges, TOTAL + 2), strict=True):
        if dual[row] != 0.0 and flat.payable(channel):
            told[row] = dual[row]
            price[channel] = -dual[row] if hinge.below else dual[row]
    return price, told
