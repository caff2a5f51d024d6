"""Erlang's waiting formula: how many meeting rooms a load needs."""

from __future__ import annotations

import numpy as np

from siting.city.arrays import Array


def waiting(rooms: int, load: float) -> float:
    """Probability that a meeting finds all ``rooms`` taken, Erlang C, for a ``load`` in erlang.

    Source: Tijms, A First Course in Stochastic Models (2003), section 5.1; the recursion for the
    blocking probability B is stable for any size: C = B / (1 - (load / rooms) * (1 - B)).
    """
    if load >= rooms:
        return 1.0
    blocked = 1.0
    for n in range(1, rooms + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked / (1.0 - load / rooms * (1.0 - blocked))


def loads_held(most: float, alpha: float) -> Array:
    """Largest load that c rooms hold, for c = 1, 2 … until ``most`` erlang fit. Shape (C,), increasing.

    c rooms hold a load while ``waiting(c, load) <= alpha``.

    Examples
    --------
    Rooms needed for 1, 5, 10, 50 and 100 erlang (the published table):

    >>> for alpha in (0.5, 0.2, 0.1):
    ...     held = loads_held(100.0, alpha)
    ...     print([int(np.searchsorted(held, load)) + 1 for load in (1, 5, 10, 50, 100)])
    [2, 7, 12, 54, 106]
    [3, 8, 14, 58, 111]
    [3, 9, 16, 61, 115]
    """
    from scipy.optimize import brentq  # takes longer to load than most cities to compile

    held: list[float] = []
    while not held or held[-1] < most:
        rooms = len(held) + 1
        if alpha >= 1.0:
            held.append(float(rooms))
            continue
        low, high = (held[-1] if held else 0.0), float(rooms)
        held.append(float(brentq(lambda r, c=rooms: waiting(c, r) - alpha, low, high, xtol=1e-13)))
    return np.array(held)
