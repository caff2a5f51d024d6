"""Loose: a program in which the distances of many pairs are held up by cuts only, as far as they are needed.

The transport of every pair's flow (``pair_rows.by_transport``) has P * C * C columns. By duality it
costs as much as the best pair of potentials u, v with u[a] + v[b] <= distance[a, b] lets it,

    r >= sum_a u[a] m[a] + sum_b v[b] n[b],

where m, n (C,) say how far the two items are at each class of places: each such row holds for every
plan, and the one that a fractional answer breaks most is the dual of a small transport between the
few classes that it uses (Kantorovich 1942; Benders 1962). Rows are added until few are broken.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from siting.milp import Linear
from siting.parts import Program
from siting.parts.pair import MOST_SHIPMENTS, Pair
from siting.parts.pair_rows import Traffic
from siting.parts.part import Array, IntArray
from siting.parts.program import HasRows
from siting.solvers.highs_transport import Transports

BROKEN = 1e-5
"""Part of its right-hand side by which a cut is broken at least."""

CUTS = "a pair is as far apart as its halves"
"""The name of the rows that are added."""

CORE, SPREAD = 10, 0.1
"""Places, the cheapest for each item, at which a cut takes a part of it to be as well, and how much."""

PRESENT = 1e-9
"""Part of an item at a class of places that is more than rounding."""


@dataclass(frozen=True, eq=False)
class Apart:
    """Pairs whose distances have a column each, shape (P,)."""

    traffic: Traffic
    column: IntArray


class Loose(Program):
    """A program without the rows of pairs that would need too many: a relaxation, until cuts are added.

    Attributes
    ----------
    apart
        The pairs whose distance may be too small, from 0 on.
    """

    def __init__(self, items: int, places: int) -> None:
        super().__init__(items, places)
        self.apart: list[Apart] = []
        self._transports = Transports()

    def form(self, part: HasRows) -> Linear:
        """Return the part's form; that of many pairs is the sum of flow times a free distance."""
        if (
            not isinstance(part, Pair)
            or part.traffic.shipments <= MOST_SHIPMENTS
            or id(part) in self._forms
        ):
            return super().form(part)
        traffic = part.traffic
        column = self.columns(len(traffic.flow), "pair apart", upper=float(traffic.distance.max()))
        self.apart.append(Apart(traffic, column))
        form = Linear.of(self.x, part.home(self.items)) + Linear.of(column, traffic.flow)
        self._forms[id(part)] = (part, form)
        return form

    def cuts(self, values: Array, reduced: Array) -> csr_array:
        """Return rows that plans keep and ``values`` (n,) break, each a matrix row >= 0, shape (k, n).

        ``reduced`` costs (n,) say where else items might be. Potentials are those of items of which a
        little is there already: what is best where they are only says too little once they move away
        (a core point of Magnanti, Wong 1981).
        """
        core = np.zeros(self.x.shape)
        cheap = np.argsort(reduced[self.x], axis=1, kind="stable")[:, :CORE]
        np.put_along_axis(core, cheap, 1.0 / cheap.shape[1], axis=1)
        spread = (1 - SPREAD) * values[self.x] + SPREAD * core
        rows = [row for apart in self.apart for row in self._broken(apart, values, spread)]
        count = [len(columns) for columns, _ in rows]
        column = np.concatenate([c for c, _ in rows]) if rows else np.zeros(0, dtype=np.int64)
        weight = np.concatenate([w for _, w in rows]) if rows else np.zeros(0)
        entries = (weight, (np.repeat(np.arange(len(rows)), count), column))
        matrix = csr_array(entries, shape=(len(rows), len(values)))
        matrix.eliminate_zeros()
        return matrix

    def _broken(self, apart: Apart, values: Array, spread: Array) -> list[tuple[IntArray, Array]]:
        traffic, rows = apart.traffic, []
        label, distance = traffic.label, traffic.distance
        part, wide = (self._by_class(seats, traffic) for seats in (values[self.x], spread))
        for p, (one, two) in enumerate(
            zip(traffic.first.tolist(), traffic.second.tolist(), strict=True)
        ):
            columns = np.concatenate([apart.column[[p]], self.x[one], self.x[two]])
            for at in (wide, part):
                u, v = potentials(self._transports, distance, at[one], at[two])
                least = float(u @ part[one] + v @ part[two])
                if least - values[apart.column[p]] > BROKEN * max(abs(least), 1.0):
                    rows.append((columns, np.concatenate([[1.0], -u[label], -v[label]])))
                    break
        return rows

    def _by_class(self, seats: Array, traffic: Traffic) -> Array:
        """Return how much of each item is at each class of places, shape (I, C), from the same at places (I, J)."""
        part = np.zeros((self.items, len(traffic.distance)))
        np.add.at(part.T, traffic.label, seats.T)
        part[part < PRESENT] = 0.0
        return part


def potentials(
    transports: Transports, distance: Array, leaves: Array, arrives: Array
) -> tuple[Array, Array]:
    """Return u, v (C,) with u[a] + v[b] <= distance[a, b] that make u @ leaves + v @ arrives large.

    Whatever u is where something leaves: v is the most that it allows, and then u the most that v
    allows (*c*-conjugates, Villani 2009, ch. 5), so that the inequality holds however u was found.
    """
    here, there = np.nonzero(leaves)[0], np.nonzero(arrives)[0]
    if not len(here) or not len(there):
        return np.zeros(len(leaves)), np.zeros(len(leaves))
    u = _of_transport(transports, distance[np.ix_(here, there)], leaves[here], arrives[there])
    v = (distance[here] - u[:, None]).min(axis=0)
    return (distance - v).min(axis=1), v


def _of_transport(transports: Transports, distance: Array, leaves: Array, arrives: Array) -> Array:
    """Return the duals (n,) of what leaves, in a cheapest transport to what arrives (m,)."""
    n, m = distance.shape
    if n == 1 or m == 1:
        return distance[:, 0] if m == 1 else np.zeros(1)
    duals = transports.duals(distance, leaves / leaves.sum(), arrives / arrives.sum())
    if duals is None:  # any will do
        return np.asarray(distance[:, arrives.argmax()])
    return duals
