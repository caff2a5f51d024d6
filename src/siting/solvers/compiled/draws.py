"""Draws: random numbers for the compiled loops, from one number that every draw changes (xorshift64*, Vigna 2016)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.solvers.compiled.jit import inlined

Seed = NDArray[np.uint64]
"""One number that every draw changes."""


@inlined
def draw(seed: Seed, below: int) -> int:
    """Return the next number in 0 … below - 1."""
    return int(uniform(seed) * below)


@inlined
def uniform(seed: Seed) -> float:
    """Return the next number in [0, 1)."""
    x = seed[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    seed[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0
