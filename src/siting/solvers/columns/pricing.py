"""Pricing: what a group of places takes at given duals; quickly by annealing, or with a proof by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from siting.parts.flat import TOTAL, Array, Flat, IntArray
from siting.solvers import highs
from siting.solvers.columns.blocks import Block
from siting.solvers.compiled.engine import Engine
from siting.solvers.compiled.splits import Splits
from siting.solvers.highs_standing import Priced, Repriced

HOT, COLD = 5e-4, 1e-6
"""Heat of a pricing run, relative to the total of the best plan."""

MOST = 10
"""Items taken out at once, at most."""


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
    """A block, made ready for both kinds of pricing.

    Attributes
    ----------
    best
        Where the last run ended, shape (I,); the next one begins there.
    plain
        Whether only items and used places enter the linking rows.
    known
        Columns by what they take; None where the block's rules forbid it.
    """

    block: Block
    engine: Engine
    program: Repriced
    base: Array
    channel: int
    openers: IntArray
    best: IntArray
    plain: bool
    known: dict[bytes, Column | None] = field(default_factory=dict)

    @staticmethod
    def of(block: Block, flat: Flat, splits: Splits) -> Pricer:
        """Return the pricer of a block of the model whose forms ``flat`` and ``splits`` are."""
        part = flat.within(block.places)
        engine = Engine.on(part, splits.within(flat, block.places, part))
        places = len(block.places)
        engine.near = np.ascontiguousarray(np.tile(np.arange(places + 1), (flat.items, 1)))
        sheet = engine.sheet
        channel = sheet.cost_channel.tolist().index(TOTAL)
        last = len(sheet.meter_channel)
        openers = sheet.step_ptr[np.arange(last - places, last)]
        nothing = np.full(flat.items, places, dtype=np.int64)
        base = sheet.cost[channel].copy()
        enters = np.zeros(len(block.columns), dtype=np.bool_)
        enters[block.link.indices] = True
        enters[block.x], enters[block.y] = False, False
        program = Repriced(block.arrays)
        return Pricer(block, engine, program, base, channel, openers, nothing, not enters.any())

    def anneal(self, dual: Array, rounds: int, scale: float, seed: np.ndarray) -> Column | None:
        """Return the cheapest column that annealing finds at duals (L,); ``scale`` is a typical total."""
        reduced = self._reduced(dual) - self.block.arrays.cost
        engine, places = self.engine, len(self.block.places)
        engine.sheet.cost[self.channel][:, :places] = self.base[:, :places] + reduced[self.block.x]
        engine.sheet.step_fixed[self.openers] = reduced[self.block.y]
        engine.score[:] = np.inf
        engine.penalty[0] = scale / len(self.best)
        engine.begin(np.full(len(self.best), places))
        engine.begin(self.best)
        engine.begin(engine.best)
        engine.improve(seed, rounds, HOT * scale, COLD * scale, MOST)
        if not engine.holds:
            return None
        self.best = engine.best.copy()
        own = float(engine.score[1]) - self._paid(self.best, reduced)
        return self.column(self.best, own)

    def valued(self, takes: IntArray) -> Column | None:
        """Return the column that takes these items, valued by the engine where that is enough."""
        if not self.plain:
            return self.column(takes)
        engine = self.engine
        engine.sheet.cost[self.channel][:] = self.base
        engine.sheet.step_fixed[self.openers] = 0.0
        engine.score[:] = np.inf
        engine.begin(takes)
        return self.column(takes, float(engine.score[1])) if engine.holds else None

    def _paid(self, takes: IntArray, reduced: Array) -> float:
        """Return what changed costs (n,) add up to for a taking."""
        hint = np.nan_to_num(self._hint(takes))
        return float(reduced @ hint)

    def prove(self, dual: Array, gap: float, seconds: float) -> tuple[float, Column | None]:
        """Return a valid lower bound on what any column costs at the duals, and a cheap column."""
        cost = self._reduced(dual)
        begin = highs.repaired(self.block.arrays, self._hint(self.best))
        answer: Priced = self.program.at(cost, gap, seconds, begin)
        if answer.values is None:
            return answer.bound, None
        takes = self.block.where(answer.values)
        self.best = takes
        return answer.bound, self.column(takes)

    def column(self, takes: IntArray, cost: float | None = None) -> Column | None:
        """Return the column that takes these items, with its least own cost; None if that breaks a rule.

        ``cost`` is that cost where it is known: it then stands where only items and used places enter
        the linking rows, so that nothing else has to be found out.
        """
        key = takes.astype(np.int16).tobytes()
        if key not in self.known:
            hint = self._hint(takes)
            if cost is not None and self.plain:
                self.known[key] = self._column(takes, np.nan_to_num(hint), cost)
            else:
                values = highs.repaired(self.block.arrays, hint)
                found = None if values is None else float(self.block.arrays.cost @ values)
                self.known[key] = (
                    None if values is None or found is None else self._column(takes, values, found)
                )
        return self.known[key]

    def _column(self, takes: IntArray, values: Array, cost: float) -> Column:
        enters = self.block.link @ values
        rows = np.nonzero(np.abs(enters) > 1e-12)[0]
        return Column(takes.copy(), cost, rows, enters[rows])

    def _reduced(self, dual: Array) -> Array:
        return np.asarray(self.block.arrays.cost - self.block.link.T @ dual)

    def _hint(self, takes: IntArray) -> Array:
        """Return column values of a taking: items and used places, all others nan."""
        hint = np.full(len(self.block.columns), np.nan)
        sits = takes[:, None] == np.arange(len(self.block.places))
        hint[self.block.x], hint[self.block.y] = sits, sits.any(axis=0)
        return hint
