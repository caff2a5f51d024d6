"""Search: good sets of open sites, from a start of one's own or from what the dual opens."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.shape import Shape
from siting.solvers.median.swap import improve

_KICK = 3


def begun(problem: Shape, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return sites drawn far from each other: each one by the distance of clients to those before."""
    held = np.flatnonzero(problem.held)
    rest = np.flatnonzero(~problem.held)
    count = (problem.p if problem.p is not None else len(held) + 1) - len(held)
    return np.concatenate([held, rng.choice(rest, max(0, min(count, len(rest))), replace=False)])


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


def better(
    problem: Shape, sites: NDArray[np.int64], total: float, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.int64], float]]:
    """Yield the best sites and their total after each kick and improvement."""
    while True:
        found, cost = improved(problem, kicked(problem, sites, rng), rng)
        if cost < total:
            sites, total = found, cost
        yield sites, total
