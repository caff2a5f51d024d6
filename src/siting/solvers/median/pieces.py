"""Pieces: sites that are open near each other are chosen anew, by proof, while the rest of a plan stays.

Plans of clustered points need several sites to move at once, which no exchange of two finds
(POPMUSIC: Taillard, Voss 2002). A piece is small enough for the dual and the cuts to end it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.ended import ended
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array, of_matrix

IntArray = NDArray[np.int64]

_OPEN, SMALLEST, _SITES = 16, 240, 320
"""Open sites, clients and sites that may be opened, of the smallest pieces at most."""

_LEAST = 3
"""Open sites of a piece at least."""


class Pieces:
    """Pieces of the plans of one problem; those that were looked at in vain are not looked at again."""

    def __init__(self, root: Shape, price: Array, rng: np.random.Generator) -> None:
        """``price`` (n,): the dual's."""
        self._root, self._price, self._rng = root, price, rng
        self._vain: set[bytes] = set()

    def better(
        self, sites: IntArray, times: int, apart: bool, left: Callable[[], float]
    ) -> Iterator[IntArray]:
        """Yield open sites after each piece, better and better, until no piece can be chosen better.

        Pieces are ``times`` as large as the smallest; those ``apart`` lie at two places, one of them drawn.
        """
        own, near, _ = self._root.nearest(sites)
        waiting = self._rng.permutation(sites).tolist()
        while waiting:
            at = np.flatnonzero(sites == waiting.pop()).tolist()
            if not at:
                continue
            middles = [*at, int(self._rng.integers(len(sites)))] if apart else at
            some = _around(self._root, sites, own, near, middles, times)
            key = np.sort(sites[some]).tobytes()
            if len(some) >= _LEAST and key not in self._vain:
                found = self._renewed(sites, some, own, near, times, left)
                if found is None:
                    self._vain.add(key)
                else:
                    new = np.setdiff1d(found, sites)
                    waiting = [*waiting, *self._rng.permutation(new).tolist()]
                    sites = found
                    own, near, _ = self._root.nearest(sites)
            yield sites

    def _renewed(
        self,
        sites: IntArray,
        some: IntArray,
        own: IntArray,
        near: Array,
        times: int,
        left: Callable[[], float],
    ) -> IntArray | None:
        """Return better open sites that differ at some positions only; None if there are none."""
        root, mine, rest = self._root, np.sort(sites[some]), np.delete(sites, some)
        clients = np.flatnonzero(np.isin(own, some))
        way = root.matrix(clients)
        outside = way[:, rest].min(axis=1, initial=np.inf)
        most = np.minimum(outside, 2 * near[clients] + near[clients].mean())
        save = root.weight[clients] @ np.maximum(0.0, most[:, None] - way) - root.fixed
        save[rest] = -np.inf
        may = np.argsort(-save, kind="stable")[: times * _SITES]
        may = np.union1d(may[save[may] > -np.inf], mine)
        piece = _shape(root, clients, way[:, may], outside, may, len(some))
        beyond = np.arange(len(may), len(piece.fixed))
        now = np.append(np.searchsorted(may, mine), beyond)
        found = ended(piece, now, self._price[clients], self._rng, left).sites
        if found is now:
            return None
        return np.sort(np.append(rest, may[found[found < len(may)]]))


def _around(
    root: Shape, sites: IntArray, own: IntArray, near: Array, middles: list[int], times: int
) -> IntArray:
    """Return positions of open sites near those at some positions, in turns, shape (k,)."""
    orders = []
    for at in middles:
        mine = np.flatnonzero(own == at)
        if not len(mine):
            return np.zeros(0, dtype=np.int64)
        middle = mine[int(np.argmin(near[mine]))]
        way = root.matrix(np.array([middle]))[0, sites]
        way[at] = -1.0
        orders.append(np.argsort(way, kind="stable"))
    turns = np.column_stack(orders).ravel()
    _, first = np.unique(turns, return_index=True)
    order = turns[np.sort(first)]
    size = np.bincount(own, minlength=len(sites))[order].cumsum()
    count = int(np.searchsorted(size, times * SMALLEST, side="right"))
    return np.asarray(order[: min(times * _OPEN, count)], dtype=np.int64)


def _shape(
    root: Shape, clients: IntArray, cost: Array, outside: Array, may: IntArray, count: int
) -> Shape:
    """Return the problem of a piece; what is open outside is one site more, the last, that is held."""
    fixed, held = root.fixed[may], root.held[may]
    p = None if root.p is None else count
    if np.isfinite(outside).all():
        cost = np.column_stack([cost, outside])
        fixed, held = np.append(fixed, 0.0), np.append(held, True)
        p = None if p is None else p + 1
    names = np.arange(len(fixed))
    weight = root.weight[clients]
    return Shape(of_matrix(cost), weight, fixed, p, held, names, root.whole, root.never)
