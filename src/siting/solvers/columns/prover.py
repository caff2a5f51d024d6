"""ColumnsProver: Dantzig–Wolfe bounds of a city, a block of places at a time.

Without the rows that link its blocks (every item has one place, pairs, caps, sinks that several
blocks fill) a city falls into sites with what is their own: meters, meeting rooms, lots. The master
program convexifies each block exactly, jumps and packing included, which plain linear relaxation
does not (Dantzig, Wolfe 1960; Geoffrion 1974). Its duals say what an item gains by sitting in a
block, what its flows to others cost there, and what room in a shared sink is worth; caps and
districts keep the duals of the plain relaxation. Where the columns are nearly closed, an item that
is partly in a block is kept in it or out of it, and both halves go on (Barnhart et al. 1998).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from siting.milp import Arrays
from siting.parts import Model
from siting.parts.flat import TOTAL, Array, Flat
from siting.parts.pair_rows import ENDS
from siting.parts.part import BoolArray
from siting.solvers.board import Board, Hint
from siting.solvers.columns.blocks import ONCE, SHARED, Blocks
from siting.solvers.columns.climb import Climb
from siting.solvers.columns.fork import forked
from siting.solvers.columns.joint import INSIDE, joined
from siting.solvers.columns.loose import CUTS
from siting.solvers.columns.master import SEATED
from siting.solvers.columns.pricing import Pricer
from siting.solvers.columns.relaxation import Relaxation
from siting.solvers.compiled.splits import Splits
from siting.termination import slack

FREE = (ONCE, ENDS, INSIDE, SHARED)
"""Linking rows whose duals the master finds; all others cost little more at those of the plain relaxation."""

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
        return ColumnsProver(model, held, pricers, relaxed, trusted)

    def run(self, board: Board) -> None:
        """Raise the board's bound until the board is done, or nothing is left to be forked."""
        board.prove(self.relaxed - slack(self.relaxed))
        if board.done:
            return
        root = Climb.of(self.model, self.blocks, self.pricers, self.relaxed, self.trusted)
        root.begin(board)
        if board.left >= root.reserve:
            root.run(board)
            _hint(root, board)
        self.trusted, leaves = root.trusted, [root]
        while not board.done and board.left >= root.reserve:
            leaf = min(leaves, key=lambda leaf: leaf.bound)
            leaves.remove(leaf)
            halves = forked(leaf, board)
            if not halves:
                return
            for k, half in enumerate(halves):
                others = [*leaves, *halves[k + 1 :]]
                half.run(board, min((leaf.bound for leaf in others), default=np.inf))
                board.prove(min(leaf.bound for leaf in [*others, half]))
                leaves.append(half)
                _hint(half, board)


def _hint(leaf: Climb, board: Board) -> None:
    """Let a search begin where the columns have most of each item."""
    hint, seats = board.hint, leaf.master.seats(leaf.parts)
    if hint is None or not seats.any():
        return
    items, near = hint.near.shape
    value = np.full(seats.shape, -np.inf)
    np.put_along_axis(value, hint.near, -np.arange(1.0, near + 1)[None], axis=1)
    value = np.where(seats > SEATED, seats, value)
    order = np.argsort(-value, axis=1, kind="stable")[:, :near]
    board.hint = Hint(seats.argmax(axis=1), np.ascontiguousarray(order), leaf.bound)


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
