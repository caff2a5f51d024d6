"""Reach: a placement for models whose totals count agencies, where heats of money would mean nothing."""

from __future__ import annotations

import numpy as np

from siting.parts import IntArray, Model, Placement
from siting.solvers import search
from siting.solvers.compiled.jit import FAST

ROUNDS, MOST = 1000, 12
"""Rounds of one piece; items taken out at once."""

HOT, COLD, PENALTY = 1.0, 0.02, 4.0
"""Heat at the start and the end, in agencies; what one out of place counts that must not be."""


def reached(
    model: Model,
    start: Placement | None,
    pieces: int,
    seed: int,
    seconds: float,
    *,
    compiled: bool,
) -> IntArray:
    """Return the best placement of one annealing: fewest hard measures broken, then least total.

    Parameters
    ----------
    model
        Its hard measures scaled to agencies out of place, as ``Entry.scale`` is meant, and its total
        counted in such too.
    start
        Where to begin; None = every item where it costs least by itself.
    pieces
        Pieces of ``ROUNDS`` rounds over which it cools.
    seed
        Of the draws; the same seed gives the same placement.
    seconds
        After which the plain search stops.
    compiled
        Whether to use compiled loops, see ``compiles``; else the plain search is done.
    """
    if not compiled:
        return search.find(model, start=start, rounds=pieces, seconds=seconds, seed=seed).place
    from siting.solvers.compiled.engine import Engine

    engine = Engine.of(model)
    engine.begin(engine.near[:, 0].copy() if start is None else start.place)
    engine.penalty[0] = PENALTY
    draws = np.array([(2 * seed + 1) * 0x9E3779B97F4A7C15 % 2**64], dtype=np.uint64)
    hot, cooling = HOT, (COLD / HOT) ** (1.0 / pieces)
    for _ in range(pieces):
        engine.improve(draws, ROUNDS, hot, hot * cooling, MOST)
        hot *= cooling
    return engine.best.copy()


def compiles(seconds: float | None) -> bool:
    """Whether compiled loops are there, or worth compiling for a run of so many seconds."""
    if not FAST:
        return False
    from siting.solvers.compiled.ready import worth_compiling

    return worth_compiling(seconds)
