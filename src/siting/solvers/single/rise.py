"""Rise: a stretch of ascent or climb, and then what no better plan can have at the best prices.

Both are one compiled loop: loading it takes hardly longer than one of the parts, and on small models
loading takes longer than all else.
"""

from __future__ import annotations

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.compiled.jit import compiled
from siting.solvers.single.climb import Space, climb, space_of
from siting.solvers.single.lagrange import Prices, ascend
from siting.solvers.single.shape import Flags
from siting.solvers.single.sites import CLOSED, OPEN, Sites, place_of
from siting.solvers.single.trim import trim

PLAIN = -1
"""In place of the patience of a climb: a plain ascent."""


@compiled
def rise(
    s: Sites, p: Prices, a: Space, cutoff: float, rounds: int, patience: int, keep: Flags,
    status: IntArray,
) -> tuple[float, float]:  # fmt: skip
    """Ascend or climb, and trim unless the cutoff is reached; return the best bound, and that of ``trim``."""
    if patience == PLAIN:
        bound = ascend(s, p, cutoff, rounds)
    else:
        bound = climb(s, p, a, cutoff, rounds, patience)
    return bound, (np.inf if bound >= cutoff else trim(s, p, cutoff, keep, status))


def risen(
    sites: Sites, prices: Prices, cutoff: float, rounds: int, patience: int, left: Flags,
    status: IntArray,
) -> tuple[float, bool]:  # fmt: skip
    """Rise for some rounds, and open the places that items cannot do without.

    Parameters
    ----------
    patience
        Rounds without a rise that end a climb; ``PLAIN`` = an ascent.
    left, status
        Written, see ``trim``: shapes (E,) and (J,).

    Returns
    -------
    The best bound, and whether a plan below the cutoff is possible.
    """
    space = space_of(0 if patience == PLAIN else len(sites.size))
    bound, trimmed = rise(sites, prices, space, cutoff, rounds, patience, left, status)
    if trimmed >= cutoff:
        return bound, False
    home = place_of(sites)
    left &= status[home] != CLOSED
    choices = np.bincount(sites.item[left], minlength=len(sites.size))
    if (choices == 0).any():
        return bound, False
    only = home[left & (choices[sites.item] == 1)]
    if (status[only] == CLOSED).any():
        return bound, False
    status[only] = OPEN
    return bound, True


def settled(sites: Sites, prices: Prices, cutoff: float, left: Flags, status: IntArray) -> bool:
    """Trim at the best prices as they are; False = no plan below ``cutoff``."""
    return risen(sites, prices, cutoff, 0, PLAIN, left, status)[1]
