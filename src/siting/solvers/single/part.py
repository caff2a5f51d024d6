"""Part: the best plan among those that differ from a given one in some entries only, by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from siting.milp import Arrays
from siting.parts.flat import Array, IntArray
from siting.solvers import highs
from siting.solvers.board import Board
from siting.solvers.single.shape import Flags, SingleSource
from siting.termination import Proof, Stop


@dataclass(frozen=True, eq=False)
class Best:
    """The best plan of a part, a lower bound on all of them, and whether no better one is left to find."""

    plan: IntArray | None
    bound: float
    finished: bool


@dataclass(frozen=True, eq=False)
class Part:
    """Entries of the items that may move; all other items stay where the plan has them.

    Attributes
    ----------
    shape
        The model.
    item, place
        Where each of these items may be, shape (E,) each; the plan's own places are among them.
    plan
        Place of every item, shape (I,); None = none is known, and every item may move.
    must
        Places that are open in every plan that is looked for, shape (J,).
    """

    shape: SingleSource
    item: IntArray
    place: IntArray
    plan: IntArray | None
    must: Flags

    def solve(self, board: Board, seconds: float) -> Best:
        """Look for a better plan, for some seconds at most or until the board is done."""
        arrays, used = self._program()
        limits = replace(board.limits, seconds=max(0.0, min(seconds, board.left)), threads=1)
        start = None if self.plan is None else self._start(self.plan, used)
        answer = highs.solve(arrays, limits, start=start, watch=lambda _: board.done)
        plan = None
        if answer.values is not None:
            taken = answer.values[: len(self.item)] > 0.5
            plan = np.zeros(len(self.shape.size), np.int64) if self.plan is None else self.plan
            plan = plan.copy()
            plan[self.item[taken]] = self.place[taken]
        bound = -np.inf if answer.bound is None else answer.bound
        if answer.termination.proof is Proof.INFEASIBLE:
            bound = np.inf
        return Best(plan, bound, answer.termination.stop in (Stop.FINISHED, Stop.GAP))

    def _start(self, plan: IntArray, used: IntArray) -> Array:
        return np.concatenate(
            [plan[self.item] == self.place, np.isin(used, plan) | self.must[used]]
        ).astype(float)

    def _program(self) -> tuple[Arrays, IntArray]:
        """Return columns for the entries, then for their places, and these places, shape (P,)."""
        shape = self.shape
        used, at = np.unique(self.place, return_inverse=True)
        moving, row = np.unique(self.item, return_inverse=True)
        stays = np.ones(len(shape.size), dtype=np.bool_)
        stays[moving] = False
        held = np.nonzero(stays)[0]
        there = held if self.plan is None else self.plan[held]
        load = np.bincount(there, shape.size[held], len(shape.room))
        paid = np.bincount(there, minlength=len(shape.room)) > 0
        entries, places = np.arange(len(self.item)), len(self.item) + np.arange(len(used))
        fixed = np.where(paid, 0.0, shape.fixed)[used]
        linked = np.nonzero(~paid[self.place])[0]
        odd = np.nonzero(fixed < 0.0)[0]
        n, p, k = len(moving), len(used), len(linked)
        one = np.ones
        rows = np.concatenate(
            [row, n + at, n + np.arange(p), n + p + np.arange(k), n + p + np.arange(k)]
        )
        cols = np.concatenate([entries, entries, places, linked, places[at[linked]]])
        room = np.maximum(shape.room - load, 0.0)
        coef = np.concatenate(
            [one(len(entries)), shape.size[self.item], -room[used], one(k), -one(k)]
        )
        m = n + p + k
        if len(odd):  # a place that pays for being open must hold somebody
            which = np.isin(at, odd)
            rank = np.searchsorted(odd, at[which])
            rows = np.concatenate([rows, m + np.arange(len(odd)), m + rank])
            cols = np.concatenate([cols, places[odd], entries[which]])
            coef = np.concatenate([coef, one(len(odd)), -one(which.sum())])
        m += len(odd)
        # what follows from the rows above, but tells HiGHS where to look for covers
        rows = np.concatenate([rows, np.full(p, m)])
        cols, coef = np.concatenate([cols, places]), np.concatenate([coef, -room[used]])
        size = (m + 1, len(entries) + p)
        lower = np.concatenate([np.zeros(len(entries)), (self.must | paid)[used].astype(float)])
        upper_row = np.zeros(size[0])
        upper_row[:n] = 1.0
        upper_row[m] = -shape.size[moving].sum()
        lower_row = np.full(size[0], -np.inf)
        lower_row[:n] = 1.0
        kept = shape.cost[held, there].sum() + shape.fixed[paid].sum()
        return Arrays(
            cost=np.concatenate([shape.cost[self.item, self.place], fixed]),
            offset=float(kept),
            lower=lower,
            upper=one(size[1]),
            integer=one(size[1], dtype=np.bool_),
            matrix=sparse.csr_array((coef, (rows, cols)), shape=size),
            row_lower=lower_row,
            row_upper=upper_row,
            column_blocks=(("x", 0), ("y", len(entries))),
            row_blocks=(("once", 0), ("room", n), ("open", n + p)),
        ), used
