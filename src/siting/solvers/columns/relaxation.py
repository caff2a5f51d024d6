"""Relaxation: the plain linear relaxation of a model, with cuts for pairs that are too many to be stated."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array, vstack

from siting.milp import Arrays
from siting.parts import Program
from siting.parts.flat import Array
from siting.solvers.board import Board, Hint
from siting.solvers.columns.loose import CUTS, Loose
from siting.solvers.columns.sparing import Sparing
from siting.solvers.highs_standing import Solved
from siting.termination import slack

RISES = 5e-4
"""Cuts are added while they raise the bound by this part of it."""

PART = 0.35
"""Part of the seconds that cuts may take."""

PLACES = 10
"""Places of a hint for each item."""


@dataclass(frozen=True, eq=False)
class Relaxation:
    """A program, the rows it got, and the optimum of its linear relaxation.

    Attributes
    ----------
    arrays
        The program and its cuts: every plan of the model is a plan of it that costs no more, so a
        bound of it is a bound of the model.
    values, bound, dual
        Columns (n,), the optimum, and the dual of each row (m,).
    """

    arrays: Arrays
    values: Array
    bound: float
    dual: Array

    @staticmethod
    def of(
        program: Program,
        arrays: Arrays,
        board: Board,
        seconds: float = np.inf,
    ) -> Relaxation | None:
        """Solve a program within the seconds; None if there was no time, or no optimum.

        Where pairs are loose it is cut until the bound hardly rises, or for a part of the seconds.
        Every valid lower bound on the way is written on the board, and what a search may learn from it.
        """

        def told(found: Solved) -> None:
            board.prove(found.cost - slack(found.cost))
            board.hint = _hint(program, found)

        deadline = time.monotonic() + seconds
        standing, added = Sparing(arrays), list[csr_array]()
        found = standing.solve(seconds, told) if seconds > 0 else None
        if found is None or not np.isfinite(found.cost):
            return None
        until = min(deadline, time.monotonic() + PART * seconds)
        rises, dual = np.inf, found.dual
        while isinstance(program, Loose) and rises >= RISES * abs(found.cost):
            if board.done or time.monotonic() >= until:
                break
            cuts = program.cuts(found.values, found.reduced)
            if not cuts.shape[0]:
                break
            standing.cut(cuts)
            added.append(cuts)
            more = standing.solve(until - time.monotonic(), told)
            if more is None or not np.isfinite(more.cost):
                dual = np.append(dual, np.zeros(cuts.shape[0]))
                break
            rises, found, dual = more.cost - found.cost, more, more.dual
        return Relaxation(_with(arrays, added), found.values, found.cost, dual)


def _hint(program: Program, found: Solved) -> Hint:
    reduced, sits = found.reduced[program.x], found.values[program.x]
    order = np.lexsort((reduced, -np.round(sits, 6)), axis=1)[:, :PLACES]
    return Hint(sits.argmax(axis=1), np.ascontiguousarray(order), found.cost)


def _with(arrays: Arrays, added: list[csr_array]) -> Arrays:
    """Return the program with its cuts."""
    count = sum(cuts.shape[0] for cuts in added)
    return replace(
        arrays,
        matrix=csr_array(vstack([arrays.matrix, *added])),
        row_lower=np.concatenate([arrays.row_lower, np.zeros(count)]),
        row_upper=np.concatenate([arrays.row_upper, np.full(count, np.inf)]),
        row_blocks=(*arrays.row_blocks, (CUTS, len(arrays.row_lower))),
    )
