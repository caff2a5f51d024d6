"""Branching: a bound of one block by a small tree over its places and steps, best node first.

What plain relaxation loses in a block is mostly paid in parts: of a place, of a step of a staircase.
A few dozen nodes that decide these first prove most of what HiGHS needs a hundred times as long for;
items come last. The tree may be cut short at any node: the least of its leaves is a valid bound.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.columns.block import Block
from siting.solvers.highs_standing import Held
from siting.termination import INTEGER

LEAVES = 4
"""Leaves handed back, those that cost least."""


@dataclass(frozen=True, eq=False)
class Proven:
    """A valid lower bound, and the columns of the leaves that cost least, each (n,), partly divided."""

    bound: float
    leaves: list[Array]


@dataclass(eq=False)
class Tree:
    """A block made ready for branching.

    Attributes
    ----------
    first
        Whole columns that are decided first, the places.
    stairs
        The steps of each staircase, in order: one of them is taken while it is used.
    last
        All other whole columns, the items.
    idle
        Whether the block may take nothing at all, which costs nothing.
    closed
        Whether the last tree was gone through to its end.
    """

    block: Block
    program: Held
    first: IntArray
    stairs: tuple[IntArray, ...]
    last: IntArray
    idle: bool
    closed: bool = False

    @staticmethod
    def of(block: Block) -> Tree:
        """Return the tree of a block."""
        starts = [start for _, start in block.arrays.column_blocks] + [np.inf]
        stairs = []
        for k, (name, start) in enumerate(block.arrays.column_blocks):
            if name == "step":
                low, high = np.searchsorted(block.columns, [start, starts[k + 1]])
                stairs.append(np.arange(low, high))
        stairs = [stair for stair in stairs if len(stair)]
        whole = block.arrays.integer.copy()
        for decided in (block.y, *stairs):
            whole[decided] = False
        last = np.nonzero(whole)[0]
        arrays = block.arrays
        sides = ((arrays.row_lower, arrays.row_upper), (arrays.lower, arrays.upper))
        idle = all(bool((low <= 0).all() and (high >= 0).all()) for low, high in sides)
        return Tree(block, Held(arrays), block.y, tuple(stairs), last, idle)

    def proved(self, cost: Array, gap: float, nodes: int, done: Callable[[], bool]) -> Proven:
        """Bound the least of ``cost`` (n,) from below, in a tree of so many nodes at most.

        Nodes within ``gap`` of what is reached, or above, are not gone into. Ends early where it is
        ``done``.
        """
        self.program.reprice(cost)
        known = 0.0 if self.idle else np.inf
        arrays = self.block.arrays
        bound, values = self.program.at(arrays.lower, arrays.upper)
        open_ = [(bound, 0, arrays.lower, arrays.upper, values)]
        closed, count = list[tuple[float, Array]](), 1
        while open_ and open_[0][0] < known - gap and count < nodes and not done():
            least, _, low, high, values = heapq.heappop(open_)
            parts = self._parts(values, low, high) if least > -np.inf else None
            if parts is None:  # whole, or not known
                closed.append((least, values))
                known = min(known, least) if least > -np.inf else known
                continue
            for low, high in parts:
                found, values = self.program.at(low, high)
                if found < np.inf:
                    heapq.heappush(open_, (max(found, least), count, low, high, values))
                count += 1
        self.closed = not open_ or open_[0][0] >= known - gap
        ends = sorted(closed + [(node[0], node[4]) for node in open_], key=lambda end: end[0])
        bound = min(known, ends[0][0]) if ends else known
        return Proven(bound, [values for _, values in ends[:LEAVES]])

    def _parts(self, values: Array, low: Array, high: Array) -> list[tuple[Array, Array]] | None:
        """Return bounds (n,) of the two halves of a node, None where its values are whole."""
        column = _most_divided(values, self.first)
        if column is None:
            for stair in self.stairs:
                taken = values[stair]
                if _most_divided(taken, np.arange(len(stair))) is not None:
                    mean = int(taken @ np.arange(len(stair)) / taken.sum())
                    halves = stair[: mean + 1], stair[mean + 1 :]
                    return [(low, _with(high, half, 0.0)) for half in halves]
            column = _most_divided(values, self.last)
        if column is None:
            return None
        below = np.floor(values[column])
        return [
            (low, _with(high, column, below)),
            (_with(low, column, below + 1.0), high),
        ]


def _with(bounds: Array, at: IntArray | int, value: float) -> Array:
    changed = bounds.copy()
    changed[at] = value
    return changed


def _most_divided(values: Array, columns: IntArray) -> int | None:
    off = np.abs(values[columns] - np.rint(values[columns]))
    if not len(off) or off.max() <= INTEGER:
        return None
    return int(columns[off.argmax()])
