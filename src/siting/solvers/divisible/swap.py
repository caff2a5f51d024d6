"""Swap: sets of sites next to one whose transport is solved, as far as its prices leave hope for them."""

from __future__ import annotations

import numpy as np

from siting.parts.divisible import Array, Divisible
from siting.solvers.divisible.dual import IntArray, Sites


def hopeful(problem: Divisible, names: IntArray, price: Array, total: float) -> list[IntArray]:
    """Return sets with one site more, less, or another one, that the prices let be cheaper; the best first.

    Parameters
    ----------
    names
        Sites that are open.
    price
        Duals of the clients' rows of their transport, shape (n,): with these prices the sum of the
        values of any set is a bound on its total, and that of ``names`` its total.
    total
        What a set must be cheaper than.
    """
    sites = Sites.of(problem)
    value, _ = sites.valued(price)
    capacity = np.minimum(problem.capacity[sites.names], 2 * problem.demand.sum())
    open_ = np.isin(sites.names, names)
    loose, shut = np.flatnonzero(open_ & ~sites.held), np.flatnonzero(~open_)
    base = float(price.sum() + value[open_].sum())
    spare = float(capacity[open_].sum() - problem.demand.sum())
    out, into = np.append(loose, -1), np.append(shut, -1)  # -1: nobody
    value, capacity = np.append(value, 0.0), np.append(capacity, 0.0)
    bound = base - value[out][:, None] + value[into][None, :]
    fits = spare - capacity[out][:, None] + capacity[into][None, :] >= -1e-9
    bound = np.where(fits, bound, np.inf)
    bound[-1, -1] = np.inf
    found = []
    for at in np.argsort(bound, axis=None):
        one, other = divmod(int(at), len(into))
        if not bound[one, other] < total:
            break
        some = open_.copy()
        if out[one] >= 0:
            some[out[one]] = False
        if into[other] >= 0:
            some[into[other]] = True
        found.append(sites.names[some])
    return found
