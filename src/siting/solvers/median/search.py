"""Search: good sets of open sites, from a start of one's own or from what the dual opens."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.shape import Shape
from siting.solvers.median.swap import improve

_KICK = 3


def begun(problem: Shape, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return held sites and drawn ones, as many as there must be."""
    return completed(problem, np.zeros(0, dtype=np.int64), rng)


def completed(
    problem: Shape, sites: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return as many of some sites as may be open with the held ones, and drawn ones up to that number."""
    held = np.flatnonzero(problem.held)
    some = sites[~problem.held[sites]]
    most = problem.p if problem.p is not None else len(held) + max(len(some), 1 - len(held))
    rest = np.setdiff1d(np.flatnonzero(~problem.held), some)
    some = some[: most - len(held)]
    more = min(most - len(held) - len(some), len(rest))
    return np.concatenate([held, some, rng.choice(rest, more, replace=False)])


def improved(
    problem: Shape, sites: NDArray[np.int64], rng: np.random.Generator, most: int | None = None
) -> tuple[NDArray[np.int64], float]:
    """Return better sites, and their total; the number of open sites is kept where p is given."""
    m = len(problem.fixed)
    who = np.zeros(max(m if problem.p is None else problem.p, len(sites)), dtype=np.int32)
    who[: len(sites)] = sites
    count = improve(
        problem.space,
        problem.weight,
        problem.fixed,
        problem.held.astype(np.int32),
        problem.p is None,
        who,
        len(sites),
        rng.permutation(m).astype(np.int32),
        10**9 if most is None else most,
    )
    found = np.sort(who[:count]).astype(np.int64)
    return found, problem.total(found)


def kicked(problem: Shape, sites: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the sites with a few exchanged for others at random."""
    loose = sites[~problem.held[sites]]
    others = np.setdiff1d(np.flatnonzero(~problem.held), sites)
    count = min(_KICK, len(loose), len(others))
    out = rng.choice(loose, count, replace=False)
    return np.concatenate([np.setdiff1d(sites, out), rng.choice(others, count, replace=False)])
