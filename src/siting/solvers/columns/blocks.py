"""Blocks: which columns and rows of a program belong to separate groups of places, and which rows link them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from siting.milp import Arrays
from siting.parts import Program
from siting.parts.flat import Array, IntArray
from siting.parts.part import BoolArray
from siting.solvers.columns.block import Block

LINKING = frozenset(
    {
        "one place each",
        "over a limit",
        "flow leaves and arrives",
        "worst zone",
        "deviation above",
        "deviation below",
        "weight at a place",
        "a pair is as far apart as any place shows",
        "distance from a place",
        "most that distances differ",
        "a pair is as far apart as its halves",
    }
)
"""Rows that speak of several groups of places. A row that is missing here only makes groups larger."""

FLOWS = "flow leaves and arrives"
"""The rows between shipments of pairs and the items that they begin and end at."""

ENDLESS = 1e9
"""No column grows beyond this: what the rounding of a dual may cost where a column has no upper bound."""


@dataclass(frozen=True, eq=False)
class Blocks:
    """A program taken apart.

    Attributes
    ----------
    blocks
        The groups of places, in order of their first place.
    rest
        Columns that belong to no block, shape (n0,), with their costs, bounds and coefficients in the
        linking rows (L, n0).
    row_lower, row_upper
        Of the linking rows, shape (L,).
    rows
        Positions of the linking rows in the whole program, shape (L,).
    kind
        Linking rows with one number say the same of different items, shape (L,).
    flows
        Whether a linking row says that a pair's flow leaves or arrives where an item sits, shape (L,).
    """

    blocks: tuple[Block, ...]
    offset: float
    rest: IntArray
    rest_cost: Array
    rest_lower: Array
    rest_upper: Array
    rest_link: csc_array
    rows: IntArray
    kind: IntArray
    row_lower: Array
    row_upper: Array
    flows: BoolArray

    @staticmethod
    def of(program: Program, arrays: Arrays) -> Blocks:
        """Take a program apart."""
        linking = _named(arrays, *LINKING)
        own = np.nonzero(~linking)[0]
        label_row, label_column = _labels(arrays.matrix[own])
        inside = np.isin(label_column, label_column[program.x])
        linked = np.concatenate(
            [np.nonzero(linking)[0], own[~np.isin(label_row, label_column[program.x])]]
        )
        link = csc_array(arrays.matrix[linked])
        at = label_column[program.x[0]]
        blocks = [
            _block(
                program,
                arrays,
                link,
                np.nonzero(at == g)[0],
                own[label_row == g],
                label_column == g,
            )
            for g in at[np.sort(np.unique(at, return_index=True)[1])]
        ]
        rest = np.nonzero(~inside)[0]
        return Blocks(
            blocks=tuple(blocks),
            offset=arrays.offset,
            rest=rest,
            rest_cost=arrays.cost[rest],
            rest_lower=arrays.lower[rest],
            rest_upper=arrays.upper[rest],
            rest_link=csc_array(link[:, rest]),
            rows=linked,
            kind=_kinds(arrays)[linked],
            row_lower=arrays.row_lower[linked],
            row_upper=arrays.row_upper[linked],
            flows=_named(arrays, FLOWS)[linked],
        )

    def held(self, rows: IntArray, dual: Array, told: Array | None = None) -> Blocks:
        """Return the same with some linking rows only: all others have the duals (L,) for good.

        A bound of what is returned is a bound of the whole: it is a Lagrangean relaxation of it.
        ``told`` (L,) as in ``Block.held``.
        """
        told = np.zeros(len(dual)) if told is None else told
        others = dual.copy()
        others[rows] = 0.0
        link = csc_array(self.rest_link[rows])
        stays = np.diff(link.indptr) > 0
        cost = self.rest_cost - self.rest_link.T @ others
        return Blocks(
            blocks=tuple(block.held(rows, others, told) for block in self.blocks),
            offset=self._least(others, ~stays),
            rest=self.rest[stays],
            rest_cost=cost[stays],
            rest_lower=self.rest_lower[stays],
            rest_upper=self.rest_upper[stays],
            rest_link=csc_array(link[:, stays]),
            rows=self.rows[rows],
            kind=self.kind[rows],
            row_lower=self.row_lower[rows],
            row_upper=self.row_upper[rows],
            flows=self.flows[rows],
        )

    def bounded(self, dual: Array) -> Array:
        """Return duals (L,) without those, off by rounding, that a side at infinity would pay."""
        side = np.where(dual > 0, self.row_lower, self.row_upper)
        return np.where(np.isfinite(side), dual, 0.0)

    def named(self, arrays: Arrays, *names: str) -> BoolArray:
        """Tell which linking rows have one of these names in the whole program, shape (L,)."""
        return np.asarray(_named(arrays, *names)[self.rows])

    def lifted(self, dual: Array) -> Array:
        """Return duals (L,) whose bound is no lower: where flows begin and end, as much as shipping lets them be.

        What an item pays for sitting where the master has none of it says nothing of what that is worth. A
        pair's flow from a to b costs u[a] + v[b] at least: for given v, nothing is lost where u is the most
        that all b allow, and then v the most that all a do (Villani 2009, ch. 5).
        """
        lifted = dual.copy()
        ends, cost = self._ships
        for one, other in (ends, ends[::-1]):
            most = np.full(len(dual), np.inf)
            np.minimum.at(most, one, cost - lifted[other])
            lifted = np.where(np.isfinite(most), most, lifted)
        return lifted

    @cached_property
    def _ships(self) -> tuple[IntArray, Array]:
        """Rows in which each shipment of the rest begins and ends, shape (2, S), and what it costs, (S,)."""
        count = np.diff(self.rest_link.indptr)
        first = self.rest_link.indptr[:-1][(count == 2) & (self.rest_upper > 0)]
        ends = np.stack([self.rest_link.indices[first], self.rest_link.indices[first + 1]])
        ends.sort(axis=0)
        ship = self.flows[ends].all(axis=0)
        cost = self.rest_cost[(count == 2) & (self.rest_upper > 0)]
        return ends[:, ship], cost[ship]

    def typical(self, dual: Array) -> Array:
        """Return the mean size of duals (L,) among the rows of one kind, for each row, shape (L,)."""
        if not len(dual):
            return dual
        size = np.bincount(self.kind, np.abs(dual)) / np.maximum(np.bincount(self.kind), 1)
        return np.asarray(np.maximum(size[self.kind], 1e-6 * size.max()))

    def least_of_rest(self, dual: Array) -> float:
        """Return what the rest adds to the Lagrangean bound at duals of the linking rows, shape (L,)."""
        return self._least(dual, np.ones(len(self.rest), dtype=np.bool_))

    def _least(self, dual: Array, of: BoolArray) -> float:
        """Return the same, of some columns of the rest, shape (n0,)."""
        reduced = (self.rest_cost - self.rest_link.T @ dual)[of]
        end = np.where(reduced > 0, self.rest_lower[of], np.minimum(self.rest_upper[of], ENDLESS))
        side = np.where(dual > 0, self.row_lower, self.row_upper)
        used = dual != 0
        return float(self.offset + (reduced * end).sum() + (dual[used] * side[used]).sum())


def _named(arrays: Arrays, *names: str) -> BoolArray:
    """Tell which rows have one of these names, shape (m,)."""
    named = np.array([name in names for name, _ in arrays.row_blocks])
    return np.asarray(named[_kinds(arrays)])


def _kinds(arrays: Arrays) -> IntArray:
    """Return the number of the block of rows that each row belongs to."""
    starts = [start for _, start in arrays.row_blocks]
    return np.repeat(np.arange(len(starts)), np.diff([*starts, len(arrays.row_lower)]))


def _labels(matrix: csr_array) -> tuple[IntArray, IntArray]:
    rows, columns = matrix.shape
    entry = matrix.tocoo()
    ends = (np.ones(len(entry.row)), (entry.row, entry.col + rows))
    graph = csr_array(ends, shape=(rows + columns, rows + columns))
    label = np.asarray(connected_components(graph, directed=False)[1])
    return label[:rows], label[rows:]


def _block(
    program: Program,
    arrays: Arrays,
    link: csc_array,
    places: IntArray,
    rows: IntArray,
    inside: BoolArray,
) -> Block:
    columns = np.nonzero(inside)[0]
    x = np.searchsorted(columns, program.x[:, places])
    alone = _one_place(x, len(columns))
    part = replace(
        arrays,
        cost=arrays.cost[columns],
        offset=0.0,
        lower=arrays.lower[columns],
        upper=arrays.upper[columns],
        integer=arrays.integer[columns],
        matrix=csr_array(vstack([arrays.matrix[rows][:, columns], alone])),
        row_lower=np.append(arrays.row_lower[rows], np.full(alone.shape[0], -np.inf)),
        row_upper=np.append(arrays.row_upper[rows], np.ones(alone.shape[0])),
    )
    y = np.searchsorted(columns, program.y[places])
    nothing = np.zeros(len(columns))
    return Block(places, columns, part, csr_array(link[:, columns]), x, y, nothing)


def _one_place(x: IntArray, columns: int) -> csr_array:
    """Return rows that let an item sit at one of a block's places at most: what links blocks says so only in sum.

    ``x`` (I, P) are positions among the block's ``columns``. Shape (I, n), or (0, n) where there is no choice.
    """
    items, places = x.shape if x.shape[1] > 1 else (0, 1)
    entries = np.ones(items * places), x[:items].ravel(), places * np.arange(items + 1)
    return csr_array(entries, shape=(items, columns))
