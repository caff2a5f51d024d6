"""Block: one group of places as a program of its own, and how it enters the rows that link the groups."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array, csr_array, vstack

from siting.milp import Arrays
from siting.parts import Program
from siting.parts.flat import Array, IntArray
from siting.parts.part import BoolArray
from siting.solvers.columns.joint import Joints

ADDS = "flows add up"
"""The rows between the flows of a place and what its items bring."""


@dataclass(frozen=True, eq=False)
class Block:
    """One group of places: its program, and how its columns enter the linking rows.

    Attributes
    ----------
    places
        Shape (P,).
    columns
        Of the whole program, shape (n,).
    arrays
        Its own rows over these columns, and that no item sits at two of its places.
    link
        Coefficients in the linking rows, shape (L, n).
    x, y
        Positions among ``columns`` of an item at a place (I, P), and of a place used (P,).
    extra
        What ``arrays`` cost more than the model with its caps paid, for duals that are held, shape (n,).
    joints
        Columns that tell whether two items sit in this block.
    adds, added
        Rows of ``arrays`` that say what flows away from a place, and their numbers in the whole program, shape (R,).
    """

    places: IntArray
    columns: IntArray
    arrays: Arrays
    link: csr_array
    x: IntArray
    y: IntArray
    extra: Array
    joints: Joints
    adds: IntArray
    added: IntArray

    @staticmethod
    def of(
        program: Program,
        arrays: Arrays,
        link: csc_array,
        places: IntArray,
        rows: IntArray,
        inside: BoolArray,
        joints: Joints,
    ) -> Block:
        """Return the block of some places (P,): some rows and columns (n of them ``inside``) of a program.

        ``link`` (L, all columns) are the linking rows, ``joints`` those of all blocks.
        """
        columns = np.nonzero(inside)[0]
        x = np.searchsorted(columns, program.x[:, places])
        y = np.searchsorted(columns, program.y[places])
        part, alone = arrays.part(rows, columns), _one_place(x, len(columns))
        part = replace(
            part,
            matrix=csr_array(vstack([part.matrix, alone])),
            row_lower=np.append(part.row_lower, np.full(alone.shape[0], -np.inf)),
            row_upper=np.append(part.row_upper, np.ones(alone.shape[0])),
            column_blocks=arrays.column_blocks,
        )
        adds = np.nonzero(arrays.named(ADDS)[rows])[0]
        added = rows[adds] - dict(arrays.row_blocks).get(ADDS, 0)
        link, nothing = csr_array(link[:, columns]), np.zeros(len(columns))
        own = joints.of(columns)
        return Block(places, columns, part, link, x, y, nothing, own, adds, added)

    @property
    def linked(self) -> BoolArray:
        """Columns other than items, alone or two together, and used places that link, or cost more than in the model (n,)."""
        enters: BoolArray = self.extra != 0
        enters[self.link.indices] = True
        enters[self.x], enters[self.y], enters[self.joints.column] = False, False, False
        return enters

    def cost(self, dual: Array) -> Array:
        """Return what the columns cost at duals (L,) of the linking rows, shape (n,)."""
        return np.asarray(self.arrays.cost - self.link.T @ dual)

    def held(self, rows: IntArray, dual: Array, told: Array) -> Block:
        """Return the block with some linking rows only; duals (L,) of all others are part of its costs.

        ``told`` (L,) are those of them that the model's forms pay themselves; see ``Flat.within``.
        """
        pay, more = self.link.T @ dual, self.link.T @ (dual - told)
        for small in (pay, more):
            small[np.abs(small) <= 1e-12] = 0.0
        arrays = replace(self.arrays, cost=self.arrays.cost - pay)
        return replace(
            self, arrays=arrays, link=csr_array(self.link[rows]), extra=self.extra - more
        )

    def within(self, place: IntArray) -> IntArray:
        """Return where each item sits in this block, shape (I,): 0 … P-1, or P for elsewhere."""
        position = np.searchsorted(self.places, place)
        clipped = np.minimum(position, len(self.places) - 1)
        return np.where(self.places[clipped] == place, clipped, len(self.places))

    def where(self, values: Array) -> IntArray:
        """Return the same, read from column values (n,)."""
        sits = values[self.x] > 0.5
        return np.where(sits.any(axis=1), sits.argmax(axis=1), len(self.places))


def _one_place(x: IntArray, columns: int) -> csr_array:
    """Return rows that let an item sit at one of a block's places at most: what links blocks says so only in sum.

    ``x`` (I, P) are positions among the block's ``columns``. Shape (I, n), or (0, n) where there is no choice.
    """
    items, places = x.shape if x.shape[1] > 1 else (0, 1)
    entries = np.ones(items * places), x[:items].ravel(), places * np.arange(items + 1)
    return csr_array(entries, shape=(items, columns))
