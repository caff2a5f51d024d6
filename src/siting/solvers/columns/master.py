"""Master: the linear program over the columns found so far, its duals kept near those trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.pricing import Column
from siting.solvers.highs_standing import Growing


@dataclass(frozen=True, eq=False)
class Optimum:
    """The master's least cost, its duals of the linking rows (L,) and of the blocks (B,)."""

    total: float
    dual: Array
    price: Array


class Master:
    """Chooses one column a block, in parts that sum to 1, so that the linking rows hold.

    Every linking row has slack that may be bought a little outside the duals trusted last (the box
    step method of Marsten, Hogan, Blankenship 1975), so that the first duals are not wild.
    """

    def __init__(self, blocks: Blocks) -> None:
        ones = np.ones(len(blocks.blocks))
        self.links = len(blocks.rows)
        self._blocks = blocks
        self._lp = Growing(
            np.concatenate([blocks.row_lower, ones]), np.concatenate([blocks.row_upper, ones])
        )
        rest = blocks.rest_link
        for k in range(len(blocks.rest)):
            s, t = rest.indptr[k], rest.indptr[k + 1]
            self._lp.add(
                float(blocks.rest_cost[k]), rest.indices[s:t], rest.data[s:t],
                float(blocks.rest_lower[k]), float(blocks.rest_upper[k]),
            )  # fmt: skip
        self._slack: list[tuple[int, float, int]] = []
        self._add_slack()
        self._known: set[tuple[int, bytes]] = set()

    def _add_slack(self) -> None:
        for row in range(self.links):
            for sign in (1.0, -1.0):
                column = self._lp.add(0.0, np.array([row]), np.array([sign]), 0.0, np.inf)
                self._slack.append((row, sign, column))

    def trust(self, dual: Array, width: Array) -> None:
        """Let slack be bought at duals outside ``dual`` (L,) +- ``width`` (L,)."""
        for row, sign, column in self._slack:
            self._lp.reprice(column, sign * float(dual[row]) + float(width[row]))

    def add(self, block: int, key: bytes, column: Column) -> None:
        """Add a column unless it is there already; its key is another one in every block."""
        if (block, key) not in self._known:
            self._known.add((block, key))
            self.enter(block, column.cost, column.rows, column.coef)

    def enter(self, block: int, cost: float, rows: IntArray, coef: Array) -> None:
        """Add what a block may take: its own cost, and its part of the linking rows."""
        rows = np.append(rows, self.links + block)
        self._lp.add(cost, rows, np.append(coef, 1.0), 0.0, np.inf)

    def solve(self, seconds: float) -> Optimum | None:
        """Return the optimum over the columns so far; None if there was no time for it."""
        answer = self._lp.solve(seconds)
        if answer is None:
            return None
        cost, _, dual = answer
        return Optimum(cost + self._blocks.offset, dual[: self.links], dual[self.links :])
