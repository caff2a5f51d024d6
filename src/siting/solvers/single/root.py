"""Root: the first ascent, from prices by the second cheapest place, with roundings on the way."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.lagrange import Prices, prices_of
from siting.solvers.single.rise import PLAIN, risen
from siting.solvers.single.shape import Flags, SingleSource
from siting.solvers.single.sites import Sites, kept, sites_of
from siting.solvers.single.standing import Standing

PIECE, FEWEST = 40, 5
"""Rounds of ascent between two looks at the board, and fewest of them where there are many entries."""

SWIFT = 400_000
"""Entries up to which a piece has all its rounds."""

PIECES = 40
"""Pieces of the first ascent, at most."""

LITTLE = 1e-5
"""A relative rise in a piece below which the ascent learns directions."""

ROUNDS, WAIT = 1000, 300
"""Rounds of the climb after that, and rounds without a rise that end it: where rooms are tight, prices stay
0.8 % below the best bound for 50 rounds and more (Díaz and Fernández, p53)."""

CLIMBS = 3
"""Climbs at most, as long as they rise, each from space as it is."""


def rooted(standing: Standing) -> tuple[Sites, Prices] | None:
    """Ascend from the first prices, rounding on the way; None if nothing better is left."""
    sites = sites_of(standing.shape)
    prices = prices_of(sites, first_prices(standing.shape))
    part = min(1.0, SWIFT / max(1, len(sites.item)))
    last, climbs = -np.inf, 0
    for _ in range(PIECES):
        rounds, wait = (ROUNDS, WAIT) if climbs else (PIECE, PLAIN)
        rounds = max(FEWEST, int(rounds * part))
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        bound, inside = risen(sites, prices, standing.cutoff, rounds, wait, left, status)
        standing.prove(bound)
        if standing.done:
            break
        standing.round(sites, prices)
        if not inside or bound >= standing.cutoff:
            return None
        if not left.all() or (status != sites.status).any():
            sites, prices = carried(sites, prices, left, status)
        if bound - last < LITTLE * abs(bound) or climbs:
            climbs += 1
        if climbs > CLIMBS or (climbs > 1 and bound - last < LITTLE * abs(bound)):
            break
        last = bound
    return sites, prices


def first_prices(shape: SingleSource) -> Array:
    """Return what the second cheapest place would take for an item, its room paid for, shape (I,)."""
    room = np.where(np.isfinite(shape.capacity) & (shape.capacity > 0), shape.capacity, np.inf)
    paid = np.where(np.isfinite(shape.cost), shape.cost, np.inf) + np.outer(
        shape.demand, np.maximum(shape.fixed, 0.0) / room
    )
    ordered = np.sort(paid, axis=1)
    second = ordered[:, min(1, ordered.shape[1] - 1)]
    return np.where(
        np.isfinite(second), second, np.where(np.isfinite(ordered[:, 0]), ordered[:, 0], 0.0)
    )


def carried(sites: Sites, prices: Prices, left: Flags, status: IntArray) -> tuple[Sites, Prices]:
    """Return the smaller sites, and the ascent as it stood."""
    fewer = kept(sites, left, status)
    after = prices_of(fewer, prices.best)
    after.now[:], after.way[:], after.pace[:] = prices.now, prices.way, prices.pace
    after.share[:], after.often[:] = prices.share[left], prices.often
    return fewer, after
