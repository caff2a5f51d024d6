"""Joint: what flows inside a group of places is as much as its columns seat both items there.

How much of an item is in each group says too little about pairs: two items that are half in a group,
each in another of its columns, would ship to each other there for nothing. Columns know who sits
together. So each group gets a column w for two items that flow to each other, at most the part of
either that is there, and what is shipped inside the group is at most w. Plain relaxation gains
nothing by these rows; where groups are convexified they hold pairs apart (products of a
reformulation-linearisation, Adams, Sherali 1990, taken inside the columns of Dantzig, Wolfe 1960).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from siting.milp import Arrays
from siting.parts import Program
from siting.parts.flat import TOTAL, Array, Flat, IntArray
from siting.parts.pair_rows import ENDS
from siting.solvers.compiled.sheet import Sheet

BOTH = "both sit in a group of places"
"""The name of the columns w, and of the rows between them and where items sit."""

INSIDE = "flow inside a group of places"
"""The name of the rows between shipments and w."""


@dataclass(frozen=True, eq=False)
class Joints:
    """Columns that tell whether two items sit in one group, all shape (K,)."""

    first: IntArray
    second: IntArray
    column: IntArray

    @staticmethod
    def none() -> Joints:
        """Return no such columns."""
        nothing = np.zeros(0, dtype=np.int64)
        return Joints(nothing, nothing, nothing)

    def of(self, columns: IntArray) -> Joints:
        """Return those among some sorted columns (n,), by their positions there."""
        inside = np.isin(self.column, columns)
        at = np.searchsorted(columns, self.column[inside])
        return Joints(self.first[inside], self.second[inside], at)

    def tell(self, place: IntArray, away: int, values: Array) -> None:
        """Write into ``values`` (n,) whether items at ``place`` (I,) sit there together; ``away`` is elsewhere."""
        here = place != away
        values[self.column] = here[self.first] & here[self.second]

    def write(self, part: Flat) -> None:
        """Write a pair of items for each column, its distance -1 at all places but the last, where nothing counts."""
        together = np.zeros((part.places, part.places))
        together[:-1, :-1] = -1.0
        part.pair(TOTAL, self.first, self.second, np.ones(len(self.first)), together)

    def entries(self, sheet: Sheet) -> tuple[IntArray, IntArray]:
        """Return which entries of the sheet's pairs were written for columns, and the number of the column of each."""
        number = {
            pair: k
            for k, pair in enumerate(zip(self.first.tolist(), self.second.tolist(), strict=True))
        }
        written = np.nonzero(sheet.distances[sheet.pair_distance, 0, 0] < 0)[0]
        item = np.searchsorted(sheet.pair_ptr, written, side="right") - 1
        ends = np.sort(np.stack([item, sheet.pair_other[written]]), axis=0)
        column = [number[one, two] for one, two in ends.T.tolist()]
        return written, np.array(column, dtype=np.int64)


def joined(program: Program, arrays: Arrays, group: IntArray) -> tuple[Arrays, Joints]:
    """Return a program with columns and rows for who sits together in a group, which change no plan.

    Parameters
    ----------
    program, arrays
        The program, and what it was finished to; it may have got rows since.
    group
        The group of each place, shape (J,).
    """
    item, at = _ends(program, arrays, group)
    flow = csc_array(arrays.matrix[arrays.named(ENDS)])
    shipped = (np.diff(flow.indptr) == 2) & (arrays.upper > 0)
    shipped[program.x] = False
    ships = np.nonzero(shipped)[0]
    one, two = flow.indices[flow.indptr[ships]], flow.indices[flow.indptr[ships] + 1]
    pair = _pairs(one, two, flow.shape[0])[one]
    inside = (at[one] == at[two]) & (at[one] >= 0)
    if not inside.any():
        return arrays, Joints.none()
    ships, one, two, pair = ships[inside], one[inside], two[inside], pair[inside]
    ends = np.sort(np.stack([item[one], item[two]]), axis=0)
    seats, column = np.unique(np.stack([*ends, at[one]]), axis=1, return_inverse=True)
    row_of, row = np.unique(np.stack([pair, column.ravel()]), axis=1, return_inverse=True)
    count, wide = seats.shape[1], len(arrays.cost) + seats.shape[1]
    w = len(arrays.cost) + np.arange(count)
    shape = row_of.shape[1], wide
    flows = _entries(row.ravel(), ships, shape) - _entries(np.arange(shape[0]), w[row_of[1]], shape)
    both = []
    for items in seats[:2]:
        which, place = np.nonzero(group == seats[2][:, None])
        there = _entries(which, program.x[items[which], place], (count, wide))
        both.append(_entries(np.arange(count), w, (count, wide)) - there)
    rows = ((INSIDE, flows), (BOTH, csr_array(vstack(both))))
    return _grown(arrays, count, rows), Joints(seats[0], seats[1], w)


def _grown(arrays: Arrays, count: int, rows: Sequence[tuple[str, csr_array]]) -> Arrays:
    """Return a program with ``count`` columns from 0 to 1 that cost nothing, and rows that are at most 0."""
    size = (arrays.matrix.shape[0], len(arrays.cost) + count)
    old = arrays.matrix
    known = csr_array((old.data, old.indices, old.indptr), shape=size)
    starts = np.cumsum([size[0], *(matrix.shape[0] for _, matrix in rows)])
    none, more = np.zeros(count), np.zeros(starts[-1] - size[0])
    names = tuple((name, int(start)) for (name, _), start in zip(rows, starts[:-1], strict=True))
    return replace(
        arrays,
        cost=np.append(arrays.cost, none),
        lower=np.append(arrays.lower, none),
        upper=np.append(arrays.upper, none + 1.0),
        integer=np.append(arrays.integer, none > 0),
        matrix=csr_array(vstack([known, *(matrix for _, matrix in rows)])),
        row_lower=np.append(arrays.row_lower, more - np.inf),
        row_upper=np.append(arrays.row_upper, more),
        column_blocks=(*arrays.column_blocks, (BOTH, len(arrays.cost))),
        row_blocks=(*arrays.row_blocks, *names),
    )


def _ends(program: Program, arrays: Arrays, group: IntArray) -> tuple[IntArray, IntArray]:
    """Return the item whose flow begins or ends in each row of flows, and the group where, -1 for several or none, both (R,)."""
    entry = csr_array(arrays.matrix[arrays.named(ENDS)]).tocoo()
    rows = entry.shape[0]
    of = np.full((2, len(arrays.cost)), -1)
    of[0, program.x] = np.arange(program.items)[:, None]
    of[1, program.x] = group
    seat = of[0, entry.col] >= 0
    row, col = entry.row[seat], entry.col[seat]
    item, low, high = np.full((3, rows), -1)
    item[row] = of[0, col]
    low[row] = len(group)
    np.minimum.at(low, row, of[1, col])
    np.maximum.at(high, row, of[1, col])
    free = np.bincount(row, arrays.upper[col] > 0, rows) > 0
    return item, np.where((low == high) & free, high, -1)


def _pairs(one: IntArray, two: IntArray, rows: int) -> IntArray:
    """Return a number of the pair that each row of flows belongs to, (R,), from the two rows of each shipment."""
    graph = _entries(one, two, (rows, rows))
    return np.asarray(connected_components(graph, directed=False)[1])


def _entries(row: IntArray, column: IntArray, shape: tuple[int, int]) -> csr_array:
    return csr_array((np.ones(len(row)), (row, column)), shape=shape)
