"""Master: the linear program over the columns found so far, its duals kept near those trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.parts.part import BoolArray
from siting.solvers.columns.blocks import Blocks
from siting.solvers.columns.pricing import Column
from siting.solvers.highs_standing import Growing

SEATED = 1e-3
"""Least part of an item that counts as being there."""


@dataclass(frozen=True, eq=False)
class Optimum:
    """The master's least cost, its duals of the linking rows (L,), and which part of each column is taken (K,)."""

    total: float
    dual: Array
    parts: Array


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
        self.columns: list[tuple[int, Column]] = []
        self._at: list[int] = []

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
            self.columns.append((block, column))
            self._at.append(self.enter(block, column.cost, column.rows, column.coef))

    def enter(self, block: int, cost: float, rows: IntArray, coef: Array) -> int:
        """Add what a block may take: its own cost, and its part of the linking rows; return its number."""
        rows = np.append(rows, self.links + block)
        return self._lp.add(cost, rows, np.append(coef, 1.0), 0.0, np.inf)

    def without(self, columns: IntArray, seconds: float) -> float:
        """Return the optimum when some of ``columns`` may not be taken; ``inf`` if there was no time for it."""
        barred = [self._at[k] for k in columns.tolist()]
        for column in barred:
            self._lp.limit(column, 0.0)
        answer = self._lp.solve(seconds)
        for column in barred:
            self._lp.limit(column, np.inf)
        return np.inf if answer is None else answer[0] + self._blocks.offset

    def solve(self, seconds: float) -> Optimum | None:
        """Return the optimum over the columns so far; None if there was no time for it."""
        answer = self._lp.solve(seconds)
        if answer is None:
            return None
        cost, values, dual = answer
        return Optimum(cost + self._blocks.offset, dual[: self.links], values[self._at])

    def seats(self, parts: Array) -> Array:
        """Return which part of each item is at each place by ``parts`` (K,) of the first columns, shape (I, J)."""
        seats = np.zeros((int(self._blocks.once.sum()), len(self._blocks.group)))
        for (block, column), part in zip(self.columns, parts.tolist(), strict=False):
            seats[self._sits(block, column)] += part
        return seats

    def cells(self, parts: Array, dual: Array, most: int) -> BoolArray:
        """Return where items are by ``parts``, and in the columns that are cheapest in their blocks at duals (L,), shape (I, J).

        Of the latter as many as there are cells up to about ``most``.
        """
        cells = self.seats(parts) > SEATED
        cost = np.array([column.reduced(dual) for _, column in self.columns])
        owner = np.array([block for block, _ in self.columns], dtype=np.int64)
        least = np.full(len(self._blocks.blocks), np.inf)
        np.minimum.at(least, owner, cost)
        for k in np.argsort(cost - least[owner], kind="stable").tolist():
            if cells.sum() >= most:
                break
            cells[self._sits(*self.columns[k])] = True
        return cells

    def _sits(self, block: int, column: Column) -> tuple[IntArray, IntArray]:
        """Return which items a column takes, and the places where they sit."""
        places = self._blocks.blocks[block].places
        items = np.nonzero(column.takes < len(places))[0]
        return items, places[column.takes[items]]
