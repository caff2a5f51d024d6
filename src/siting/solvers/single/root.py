"""Root: the first ascent, from prices by the second cheapest place, with roundings on the way."""

from __future__ import annotations

import numpy as np

from siting.parts.flat import Array, IntArray
from siting.solvers.single.climb import FIRST, climb, space_of
from siting.solvers.single.lagrange import Prices, ascend, prices_of
from siting.solvers.single.shape import Flags, SingleSource
from siting.solvers.single.sites import Sites, kept, sites_of
from siting.solvers.single.standing import Standing
from siting.solvers.single.trim import settled

PIECE = 40
"""Rounds of ascent between two looks at the board."""

SWIFT = 400_000
"""Entries up to which a piece has all its rounds."""

PIECES = 40
"""Pieces of the first ascent, at most."""

LITTLE, CLIMBS = 1e-5, 2
"""A relative rise in a piece below which the ascent learns directions, and pieces of that without a rise."""


def rooted(standing: Standing) -> tuple[Sites, Prices] | None:
    """Ascend from the first prices, rounding on the way; None if nothing better is left."""
    sites = sites_of(standing.shape)
    prices = prices_of(sites, first_prices(standing.shape))
    last, space, climbing = -np.inf, space_of(len(sites.size)), 0
    for _ in range(PIECES):
        part = min(1.0, SWIFT / max(1, len(sites.item)))
        if not climbing:
            bound = ascend(sites, prices, standing.cutoff, max(5, int(PIECE * part)))
        else:
            rounds = max(10, int(100 * part))
            bound = climb(sites, prices, space, standing.cutoff, rounds, 50, FIRST)
        standing.prove(bound)
        if standing.done:
            break
        left, status = np.ones(len(sites.item), np.bool_), sites.status.copy()
        inside = settled(sites, prices, standing.cutoff, left, status)
        standing.round(sites, prices)
        if not inside or bound >= standing.cutoff:
            return None
        if not left.all() or (status != sites.status).any():
            sites, prices = carried(sites, prices, left, status)
        if bound - last < LITTLE * abs(bound):
            climbing += 1
        if climbing > CLIMBS:
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


def carried(
    sites: Sites, prices: Prices, left: Flags, status: IntArray
) -> tuple[Sites, Prices]:
    """Return the smaller sites, and the ascent as it stood."""
    fewer = kept(sites, left, status)
    after = prices_of(fewer, prices.best)
    after.now[:], after.way[:], after.pace[:] = prices.now, prices.way, prices.pace
    after.share[:], after.often[:] = prices.share[left], prices.often
    return fewer, after
