"""Block: one group of places as a program of its own, and how it enters the rows that link the groups."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from siting.milp import Arrays
from siting.parts.flat import Array, IntArray


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
    """

    places: IntArray
    columns: IntArray
    arrays: Arrays
    link: csr_array
    x: IntArray
    y: IntArray
    extra: Array

    @property
    def plain(self) -> bool:
        """Whether only items and used places enter the linking rows or cost more than in the model."""
        enters = self.extra != 0
        enters[self.link.indices] = True
        enters[self.x], enters[self.y] = False, False
        return not enters.any()

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
