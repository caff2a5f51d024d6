"""Splits: what the best split of flows costs at given loads, learnt as facets from linear duals.

The least cost of a linear program is a convex function of its right-hand side: every dual solution is
a plane below it that touches it where it was found. The largest of the planes known so far never
overestimates a placement, and is exact at every placement where ``Splits.learn`` found nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from siting.milp import Arrays, tied
from siting.parts import Model, Program
from siting.parts.flat import TOTAL, VIOLATION, Array, Facet, Flat, IntArray
from siting.solvers.compiled.sheet import State
from siting.solvers.highs_standing import Sided

ROOM = 40
"""Planes kept of one split; the one that lies lowest gives way."""

GROWS = 1e-7
"""Relative difference from which a plane is worth keeping."""


@dataclass(frozen=True, eq=False)
class Splits:
    """The facets that follow from splits, and the programs they are learnt from.

    Attributes
    ----------
    first
        Number of the first of these facets in the flat model.
    programs
        One a facet.
    rows
        Row of each program that holds what comes in, and the load of the facet it is, shape (2, n).
    """

    first: int
    programs: tuple[Sided, ...]
    rows: tuple[IntArray, ...]

    @staticmethod
    def of(model: Model, flat: Flat) -> Splits:
        """Add a facet to ``flat`` for every channel and separate piece of the split."""
        first, programs, rows = len(flat.facets), [], []
        for channel in sorted({channel for channel, _, _ in flat.divided}):
            for facet, arrays, into in _pieces(model, flat, channel):
                flat.facets.append(facet)
                programs.append(Sided(arrays))
                rows.append(into)
        return Splits(first, tuple(programs), tuple(rows))

    def within(self, flat: Flat, places: IntArray, into: Flat) -> Splits:
        """Copy the facets of ``flat`` that lie in a few places to ``into``, and return their programs.

        What the split costs in the total is left out: whoever prices a few places knows more of it.
        """
        own = [
            f
            for f, facet in enumerate(flat.facets)
            if (facet.channel == VIOLATION or (facet.channel == TOTAL and f < self.first))
            and np.isin(facet.places, places).all()
        ]
        for f in own:
            facet = flat.facets[f]
            into.facets.append(replace(facet, places=np.searchsorted(places, facet.places)))
        learnt = [f - self.first for f in own if f >= self.first]
        return Splits(
            len(own) - len(learnt),
            tuple(self.programs[k] for k in learnt),
            tuple(self.rows[k] for k in learnt),
        )

    def and_of(self, programs: Sequence[tuple[Sided, IntArray]]) -> Splits:
        """Return these and further programs, whose facets come next, each with its rows and loads."""
        return Splits(
            self.first,
            (*self.programs, *(program for program, _ in programs)),
            (*self.rows, *(rows for _, rows in programs)),
        )

    def again(self, state: State, f: int, loads: Iterable[Array]) -> None:
        """Forget the planes of a facet but the first, and find those at some loads (n,) anew."""
        state.rows[f] = 1
        program, rows = self.programs[f - self.first], self.rows[f - self.first]
        for load in loads:
            answer = program.at(rows[0], load[rows[1]])
            if answer is not None:
                at = load[rows[1]]
                _add(state, f, rows[1], answer.dual, answer.cost - float(answer.dual @ at))

    def learn(self, state: State) -> int:
        """Add a plane wherever the facets lie below the best split at the state's loads; return how many."""
        learnt = 0
        for k, (program, rows) in enumerate(zip(self.programs, self.rows, strict=True)):
            f = self.first + k
            load = state.loads[f, rows[1]]
            answer = program.at(rows[0], load)
            if answer is None:
                continue
            value, dual, _ = answer
            if value > state.level[f] + GROWS * max(1.0, abs(value)):
                _add(state, f, rows[1], dual, value - float(dual @ load))
                learnt += 1
        return learnt


def _add(state: State, f: int, at: IntArray, slope: Array, start: float) -> None:
    row = int(state.rows[f])
    if row < state.start.shape[1]:
        state.rows[f] += 1
    else:
        row = int(np.argmin(state.slope[f] @ state.loads[f] + state.start[f]))
    state.slope[f, row] = 0.0
    state.slope[f, row, at] = slope
    state.start[f, row] = start


def _pieces(model: Model, flat: Flat, channel: int) -> list[tuple[Facet, Arrays, IntArray]]:
    """Return each separate piece of the split that costs something in a channel, as facet and program."""
    split = model.split
    assert split is not None
    program = Program(flat.items, flat.places, held=np.zeros(flat.items, dtype=np.int64))
    program.form(split)
    for wanted, weight, part in flat.divided:
        if wanted == channel:
            program.minimise(program.form(part).scaled(weight))
    arrays = program.arrays()
    begin = dict(arrays.row_blocks)["flows add up"]
    places, streams = np.unique(split.place), split.demand.shape[1]
    own = np.arange(flat.items * flat.places + flat.places, len(arrays.cost))
    of_row, of_column = tied(csr_array(arrays.matrix[:, own]))
    pieces = []
    for piece in np.unique(of_column[arrays.cost[own] > 0]):
        columns, rows = own[of_column == piece], np.nonzero(of_row == piece)[0]
        into = np.nonzero((rows >= begin) & (rows < begin + len(places) * streams))[0]
        facet, load = facet_of(channel, rows[into] - begin, places, split.demand)
        pieces.append((facet, _linear(arrays.part(rows, columns)), np.stack([into, load])))
    return pieces


def facet_of(
    channel: int, number: IntArray, places: IntArray, demand: Array
) -> tuple[Facet, IntArray]:
    """Return what flows cost at the loads that a few rows hold, without planes yet but 0.

    Parameters
    ----------
    channel
        What they cost something in.
    number
        Of each row among those that hold a stream at a place, place by place, shape (r,).
    places
        The places in that order.
    demand
        Amount of each stream that an item brings, shape (I, K).

    Returns
    -------
    The facet, and which of its loads each row holds, shape (r,).
    """
    place, slot = np.unique(number // demand.shape[1], return_inverse=True)
    stream, kind = np.unique(number % demand.shape[1], return_inverse=True)
    slots, brings = np.arange(len(place)), demand[:, stream]
    slope = np.zeros((1, len(place) * len(stream)))
    facet = Facet(channel, places[place], slots, brings, slope, np.zeros(1), ROOM)
    return facet, slot * len(stream) + kind


def _linear(arrays: Arrays) -> Arrays:
    return replace(arrays, integer=np.zeros(len(arrays.cost), dtype=np.bool_))
