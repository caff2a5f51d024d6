"""Pricing: what a group of places would take at given duals, with a proof by HiGHS."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from siting.parts import Model
from siting.parts.flat import Array, Flat, IntArray
from siting.solvers import highs
from siting.solvers.columns.block import Block
from siting.solvers.columns.guess import Guess
from siting.solvers.columns.pieces import Piece, pieces_of
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.splits import Splits
from siting.solvers.highs_standing import Priced, Repriced

KEPT = 8
"""Known columns, the cheapest, from which guesses begin."""

DIGITS = 4
"""Decimals up to which two splits of the same taking are one column."""


@dataclass(frozen=True, eq=False)
class Column:
    """What a block takes: where each item sits in it (I,), its own cost, and its part of the linking rows."""

    takes: IntArray
    cost: float
    rows: IntArray
    coef: Array

    def reduced(self, dual: Array) -> float:
        """Return the cost less what the duals (L,) pay."""
        return self.cost - float(dual[self.rows] @ self.coef)


@dataclass(eq=False)
class Pricer:
    """A block, made ready to be priced again and again.

    Attributes
    ----------
    engine
        Values what items and used places cost by themselves.
    pieces
        Of the block's flows, each split by a program of its own.
    best
        The cheapest taking known at the last duals, shape (I,); a proof begins there.
    known
        Columns by what they take, and by their flows to sinks of several blocks; None where the block's
        rules forbid what is taken.
    plain
        Whether nothing but items, used places and flows of pieces links: then a taking needs no program.
    alike
        Whether a taking is one column, whatever the duals are.
    """

    block: Block
    engine: Engine
    pieces: list[Piece]
    guess: Guess
    program: Repriced
    best: IntArray
    plain: bool
    alike: bool
    known: dict[bytes, Column | None] = field(default_factory=dict)

    @staticmethod
    def of(
        block: Block, model: Model, flat: Flat, splits: Splits, price: Mapping[int, float]
    ) -> Pricer:
        """Return the pricer of a block of the model whose forms ``flat`` and ``splits`` are.

        ``price`` of caps as in ``Flat.within``.
        """
        pieces = pieces_of(block, model.split)
        part, further = flat.within(block.places, price), flat.within(block.places, price)
        engine = Engine.on(part, splits.within(flat, block.places, part))
        guess = Guess.of(block, further, splits.within(flat, block.places, further), pieces)
        nothing = np.full(flat.items, len(block.places), dtype=np.int64)
        linked = block.linked
        alike = not linked.any()
        for piece in pieces:
            linked[piece.columns] = False
        plain, program = not linked.any(), Repriced(block.arrays)
        return Pricer(block, engine, pieces, guess, program, nothing, plain, alike)

    def prove(self, dual: Array, gap: float, seconds: float) -> float:
        """Return a valid lower bound on what any column costs at duals (L,); what it finds is known then."""
        deadline = time.monotonic() + seconds
        cost = self.block.cost(dual)
        self.least(dual)
        paid = replace(self.block.arrays, cost=cost)
        begin = highs.repaired(paid, self._hint(self.best), seconds)
        answer: Priced = self.program.at(cost, gap, deadline - time.monotonic(), begin)
        if answer.values is not None:
            self.column(self.block.where(answer.values), dual)
        return answer.bound

    def tried(self, dual: Array, rounds: int, done: Callable[[], bool]) -> None:
        """Look for columns that are cheap at duals (L,) until it is done; see ``Guess.takings``."""
        cheap = self._cheapest(dual)
        least, known = cheap[0][0], [takes for _, takes in cheap]
        for takes in self.guess.takings(dual, known, least, rounds, done):
            if done():
                return
            self.column(takes, dual)

    def least(self, dual: Array) -> float:
        """Return the least reduced cost of the known columns at duals (L,); ``inf`` if there is none."""
        least, self.best = self._cheapest(dual)[0]
        return least

    def _cheapest(self, dual: Array) -> list[tuple[float, IntArray]]:
        """Return reduced costs and takings of the cheapest known columns at duals (L,), ``inf`` if there is none."""
        known = [column for column in self.known.values() if column is not None]
        costs = [column.reduced(dual) for column in known]
        order = np.argsort(costs, kind="stable")[:KEPT]
        return [(costs[k], known[k].takes) for k in order] or [(np.inf, self.best)]

    def column(self, takes: IntArray, dual: Array) -> Column | None:
        """Return the column that takes these items and is cheapest at duals (L,); None if that breaks a rule."""
        key = takes.astype(np.int16).tobytes()
        if key in self.known and (self.alike or self.known[key] is None):
            return self.known[key]
        column = self.valued(takes, dual) if self.plain else self.solved(takes, dual)
        if column is not None and not self.alike:
            key += np.round(column.coef, DIGITS).tobytes() + column.rows.tobytes()
        return self.known.setdefault(key, column)

    def valued(self, takes: IntArray, dual: Array) -> Column | None:
        """Value a taking by the engine and by its pieces: enough where it is plain."""
        engine, block = self.engine, self.block
        engine.score[:] = np.inf
        engine.begin(takes)
        if not engine.holds:
            return None
        values = np.nan_to_num(self._hint(takes))
        cost = float(engine.score[1] + block.extra @ values)
        paid = block.cost(dual)
        for piece in self.pieces:
            flows = piece.split(takes, paid)
            if flows is None:
                return None
            values[piece.columns] = flows
            cost += float(block.arrays.cost[piece.columns] @ flows)
        return self._column(takes, values, cost)

    def solved(self, takes: IntArray, dual: Array) -> Column | None:
        """Value a taking by the block's program."""
        arrays = self.block.arrays
        paid = replace(arrays, cost=self.block.cost(dual))
        values = highs.repaired(paid, self._hint(takes))
        if values is None:
            return None
        return self._column(takes, values, float(arrays.cost @ values))

    def _column(self, takes: IntArray, values: Array, cost: float) -> Column:
        enters = self.block.link @ values
        rows = np.nonzero(np.abs(enters) > 1e-12)[0]
        return Column(takes.copy(), cost, rows, enters[rows])

    def _hint(self, takes: IntArray) -> Array:
        """Return column values of a taking: items and used places, all others nan."""
        hint = np.full(len(self.block.columns), np.nan)
        sits = takes[:, None] == np.arange(len(self.block.places))
        hint[self.block.x], hint[self.block.y] = sits, sits.any(axis=0)
        self.block.joints.tell(takes, len(self.block.places), hint)
        return hint
