"""Pricing: what a group of places would take at given duals, with a proof by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import Array, Flat, IntArray
from siting.solvers import highs
from siting.solvers.columns.blocks import Block
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.splits import Splits
from siting.solvers.highs_standing import Priced, Repriced


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
    best
        What the last run took, shape (I,); the next one begins there.
    plain
        Whether only items and used places enter the linking rows.
    known
        Columns by what they take; None where the block's rules forbid it.
    """

    block: Block
    engine: Engine
    program: Repriced
    best: IntArray
    plain: bool
    known: dict[bytes, Column | None] = field(default_factory=dict)

    @staticmethod
    def of(block: Block, flat: Flat, splits: Splits) -> Pricer:
        """Return the pricer of a block of the model whose forms ``flat`` and ``splits`` are."""
        part = flat.within(block.places)
        engine = Engine.on(part, splits.within(flat, block.places, part))
        nothing = np.full(flat.items, len(block.places), dtype=np.int64)
        enters = np.zeros(len(block.columns), dtype=np.bool_)
        enters[block.link.indices] = True
        enters[block.x], enters[block.y] = False, False
        return Pricer(block, engine, Repriced(block.arrays), nothing, not enters.any())

    def prove(self, dual: Array, gap: float, seconds: float) -> tuple[float, Column | None]:
        """Return a valid lower bound on what any column costs at duals (L,), and a cheap column."""
        cost = np.asarray(self.block.arrays.cost - self.block.link.T @ dual)
        begin = highs.repaired(self.block.arrays, self._hint(self.best))
        answer: Priced = self.program.at(cost, gap, seconds, begin)
        if answer.values is None:
            return answer.bound, None
        self.best = self.block.where(answer.values)
        return answer.bound, self.column(self.best)

    def column(self, takes: IntArray) -> Column | None:
        """Return the column that takes these items, with its least own cost; None if that breaks a rule."""
        key = takes.astype(np.int16).tobytes()
        if key not in self.known:
            self.known[key] = self._valued(takes) if self.plain else self._solved(takes)
        return self.known[key]

    def _valued(self, takes: IntArray) -> Column | None:
        """Value a taking by the engine: enough where nothing but items and used places links."""
        engine = self.engine
        engine.score[:] = np.inf
        engine.begin(takes)
        if not engine.holds:
            return None
        return self._column(takes, np.nan_to_num(self._hint(takes)), float(engine.score[1]))

    def _solved(self, takes: IntArray) -> Column | None:
        values = highs.repaired(self.block.arrays, self._hint(takes))
        if values is None:
            return None
        return self._column(takes, values, float(self.block.arrays.cost @ values))

    def _column(self, takes: IntArray, values: Array, cost: float) -> Column:
        enters = self.block.link @ values
        rows = np.nonzero(np.abs(enters) > 1e-12)[0]
        return Column(takes.copy(), cost, rows, enters[rows])

    def _hint(self, takes: IntArray) -> Array:
        """Return column values of a taking: items and used places, all others nan."""
        hint = np.full(len(self.block.columns), np.nan)
        sits = takes[:, None] == np.arange(len(self.block.places))
        hint[self.block.x], hint[self.block.y] = sits, sits.any(axis=0)
        return hint
