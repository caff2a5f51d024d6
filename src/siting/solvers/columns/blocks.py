"""Blocks: which columns and rows of a program belong to separate groups of places, and which rows link them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from siting.milp import Arrays, tied
from siting.parts import Program
from siting.parts.flat import Array, IntArray
from siting.parts.pair_rows import ENDS
from siting.parts.part import BoolArray
from siting.solvers.columns.block import Block
from siting.solvers.columns.joint import INSIDE, Joints

ONCE = "one place each"
"""The rows that give every item one place."""

SHARED = "excess over capacity"
"""Rows of a sink, which link groups of places that nothing else ties together."""

LINKING = frozenset(
    {
        ONCE,
        "over a limit",
        ENDS,
        INSIDE,
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
    once
        Whether a linking row says that an item has one place, shape (L,).
    inside
        Whether a linking row says how much of a pair's flow stays in a block, shape (L,).
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
    once: BoolArray
    inside: BoolArray

    @staticmethod
    def of(program: Program, arrays: Arrays, joints: Joints | None = None) -> Blocks:
        """Take a program apart."""
        joints = joints or Joints.none()
        linking = _linking(program, arrays)
        own = np.nonzero(~linking)[0]
        label_row, label_column = tied(csr_array(arrays.matrix[own]))
        inside = np.isin(label_column, label_column[program.x])
        linked = np.concatenate(
            [np.nonzero(linking)[0], own[~np.isin(label_row, label_column[program.x])]]
        )
        link = csc_array(arrays.matrix[linked])
        at = label_column[program.x[0]]
        blocks = [
            Block.of(
                program,
                arrays,
                link,
                np.nonzero(at == g)[0],
                own[label_row == g],
                label_column == g,
                joints,
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
            kind=_alike(arrays)[linked],
            row_lower=arrays.row_lower[linked],
            row_upper=arrays.row_upper[linked],
            flows=arrays.named(ENDS)[linked],
            once=arrays.named(ONCE)[linked],
            inside=arrays.named(INSIDE)[linked],
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
            once=self.once[rows],
            inside=self.inside[rows],
        )

    @property
    def group(self) -> IntArray:
        """The block of each place, shape (J,)."""
        group = np.empty(sum(len(block.places) for block in self.blocks), dtype=np.int64)
        for b, block in enumerate(self.blocks):
            group[block.places] = b
        return group

    def bounded(self, dual: Array) -> Array:
        """Return duals (L,) without those, off by rounding, that a side at infinity would pay."""
        side = np.where(dual > 0, self.row_lower, self.row_upper)
        return np.where(np.isfinite(side), dual, 0.0)

    def named(self, arrays: Arrays, *names: str) -> BoolArray:
        """Tell which linking rows have one of these names in the whole program, shape (L,)."""
        return np.asarray(arrays.named(*names)[self.rows])

    def lifted(self, dual: Array) -> Array:
        """Return duals (L,) whose bound is no lower: where flows begin and end, as much as shipping lets them be.

        What an item pays for sitting where the master has none of it says nothing of what that is worth. A
        pair's flow from a to b costs u[a] + v[b] at least: for given v, nothing is lost where u is the most
        that all b allow, and then v the most that all a do (Villani 2009, ch. 5).
        """
        lifted = self._clipped(dual)
        ends, ships = self._ships
        cost = (self.rest_cost - self.rest_link.T @ np.where(self.flows, 0.0, dual))[ships]
        for one, other in (ends, ends[::-1]):
            most = np.full(len(dual), np.inf)
            np.minimum.at(most, one, cost - lifted[other])
            lifted = np.where(np.isfinite(most), most, lifted)
        return lifted

    def _clipped(self, dual: Array) -> Array:
        """Return duals (L,) at which no column of the rest that has no end earns anything."""
        pays = self.rest_link.T @ dual
        over = np.nonzero(
            np.isinf(self.rest_upper) & (pays > self.rest_cost) & (self.rest_cost >= 0)
        )[0]
        clipped = dual.copy()
        for k in over:
            rows = self.rest_link.indices[self.rest_link.indptr[k] : self.rest_link.indptr[k + 1]]
            clipped[rows] *= self.rest_cost[k] / pays[k]
        return clipped

    @cached_property
    def _ships(self) -> tuple[IntArray, IntArray]:
        """Rows in which each shipment of the rest begins and ends, shape (2, S), and its position there, (S,)."""
        flows = np.nonzero(self.flows)[0]
        link = csc_array(self.rest_link[flows])
        ships = np.nonzero((np.diff(link.indptr) == 2) & (self.rest_upper > 0))[0]
        first = link.indptr[ships]
        ends = np.stack([link.indices[first], link.indices[first + 1]])
        ends.sort(axis=0)
        return flows[ends], ships

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


def _linking(program: Program, arrays: Arrays) -> BoolArray:
    """Tell which rows link groups of places, shape (m,)."""
    linking, shared = arrays.named(*LINKING), arrays.named(SHARED)
    _, label = tied(csr_array(arrays.matrix[~(linking | shared)]))
    entry = arrays.matrix[shared].tocoo()
    group = label[entry.col]
    seats = np.isin(group, label[program.x])
    low, high = np.full(entry.shape[0], len(label)), np.full(entry.shape[0], -1)
    np.minimum.at(low, entry.row[seats], group[seats])
    np.maximum.at(high, entry.row[seats], group[seats])
    linking[shared] = low < high
    return linking


def _alike(arrays: Arrays) -> IntArray:
    """Return the kind of each row: rows of one name, and all rows of flows, whose duals are of one size."""
    kinds = arrays.kinds
    flows = kinds[arrays.named(ENDS, INSIDE)]
    kinds[np.isin(kinds, flows)] = flows.min(initial=len(kinds))
    return kinds
