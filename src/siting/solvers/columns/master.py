"""Master: the linear program over the columns found so far, kept near good duals by priced slack."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.pricing import Column
from siting.solvers.highs_standing import Growing

WIDTH = 0.05
"""Width of the box around trusted duals, relative to each."""


@dataclass(frozen=True, eq=False)
class Optimum:
    """The master's least cost, its duals of the linking rows (L,), of the blocks (B,), and its columns' parts.

    ``loose`` where slack was bought: the duals then stand at the edge of those trusted.
    """

    total: float
    dual: Array
    price: Array
    part: Array
    loose: bool


class Master:
    """Chooses one column a block, in parts that sum to 1, so that the linking rows hold.

    Every linking row has slack that may be bought a little outside the duals trusted last (the box
    step method of Marsten, Hogan, Blankenship 1975), so that the first duals are not wild.
    """

    def __init__(self, blocks: Blocks, dual: Array, step: float) -> None:
        ones = np.ones(len(blocks.blocks))
        self.links, self._step = len(blocks.rows), step
        self.columns: list[tuple[int, Column]] = []
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
        self.trust(dual)
        self._first = self._lp.size
        self._known: set[tuple[int, bytes]] = set()

    def _add_slack(self) -> None:
        blocks, one = self._blocks, np.ones(1)
        for row in range(self.links):
            for sign, side in ((1.0, blocks.row_lower[row]), (-1.0, blocks.row_upper[row])):
                if np.isfinite(side):
                    column = self._lp.add(0.0, np.array([row]), sign * one, 0.0, np.inf)
                    self._slack.append((row, sign, column))

    def trust(self, dual: Array) -> None:
        """Let slack be bought at duals outside ``dual`` (L,) +- (a part of it + the step)."""
        for row, sign, column in self._slack:
            width = WIDTH * abs(float(dual[row])) + self._step
            self._lp.reprice(column, max(0.0, sign * float(dual[row]) + width))

    def add(self, block: int, column: Column) -> bool:
        """Add a column unless it is there already."""
        key = (block, column.takes.astype(np.int16).tobytes())
        if key in self._known:
            return False
        self._known.add(key)
        rows = np.append(column.rows, self.links + block)
        self._lp.add(column.cost, rows, np.append(column.coef, 1.0), 0.0, np.inf)
        self.columns.append((block, column))
        return True

    def solve(self, seconds: float) -> Optimum | None:
        """Return the optimum over the columns so far; None if there was no time for it."""
        answer = self._lp.solve(seconds)
        if answer is None:
            return None
        cost, values, dual = answer
        part = values[self._first :]
        total = cost + self._blocks.offset
        loose = any(values[column] > 1e-7 for _, _, column in self._slack)
        return Optimum(total, dual[: self.links], dual[self.links :], part, loose)
