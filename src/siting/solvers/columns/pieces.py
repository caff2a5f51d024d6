"""Pieces: the flows of a block that one small linear program splits, at what duals ask for shared sinks.

A sink that places of several blocks fill is in no block: its rows link them, and their duals are the
price of room there. What the flows of a block cost at its loads is then a convex function that
changes with the duals; its planes are found anew where they were found before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from siting.milp import tied
from siting.parts.flat import TOTAL, Array, Facet, IntArray
from siting.parts.serve import Serve
from siting.parts.split import Split
from siting.solvers.columns.block import Block
from siting.solvers.compiled.splits import facet_of
from siting.solvers.highs_standing import Sided


@dataclass(frozen=True, eq=False)
class Piece:
    """Flows that are split together.

    Attributes
    ----------
    columns
        Among those of the block, shape (n,).
    program
        The linear program over them.
    into
        Rows of the program that hold what comes in, and the load of ``facet`` that it is, shape (2, r).
    facet
        What the program costs as a function of the loads, without planes yet.
    """

    columns: IntArray
    program: Sided
    into: IntArray
    facet: Facet

    def loads(self, takes: IntArray) -> Array:
        """Return what items at ``takes`` (I,) bring, shape (slots * K,)."""
        sits = takes[None, :] == self.facet.places[:, None]
        return np.asarray(sits.astype(float) @ self.facet.brings).ravel()

    def split(self, takes: IntArray, cost: Array) -> Array | None:
        """Return the cheapest flows at costs (n,) of the block's columns; None if there are none."""
        self.program.reprice(cost[self.columns])
        answer = self.program.at(self.into[0], self.loads(takes)[self.into[1]])
        return None if answer is None else answer.values


def pieces_of(block: Block, split: Split | Serve | None) -> list[Piece]:
    """Return the pieces of a block of which something costs or links."""
    if not isinstance(split, Split) or not len(block.adds):
        return []
    arrays = block.arrays
    inner = np.ones(len(arrays.cost), dtype=np.bool_)
    inner[block.x], inner[block.y] = False, False
    own = np.nonzero(inner)[0]
    of_row, of_column = tied(csr_array(arrays.matrix[:, own]))
    counts = (arrays.cost != 0) | block.linked
    adds = np.full(arrays.matrix.shape[0], -1)
    adds[block.adds] = block.added
    places = np.searchsorted(block.places, np.unique(split.place))
    pieces = []
    for piece in np.unique(of_row[block.adds]):
        columns, rows = own[of_column == piece], np.nonzero(of_row == piece)[0]
        if not counts[columns].any() or arrays.integer[columns].any():
            continue
        into = np.nonzero(adds[rows] >= 0)[0]
        facet, load = facet_of(TOTAL, adds[rows[into]], places, split.demand)
        program = Sided(arrays.part(rows, columns))
        pieces.append(Piece(columns, program, np.stack([into, load]), facet))
    return pieces
