"""Ended: a small problem of which a plan is known, taken to its end by the dual, cuts and a short tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from siting.solvers.median.ascent import Ascent
from siting.solvers.median.branching import Branching
from siting.solvers.median.cuts import Cuts
from siting.solvers.median.search import improved
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

IntArray = NDArray[np.int64]

_STEPS, _TRIED = 200, 16
"""Steps of the dual at most, and between two plans that are made from what it opens."""

_NODES = 60
"""Nodes of the tree at most, unless told otherwise."""


class Ended(NamedTuple):
    """The best sites that were found, and what any cost at least, up to where that was of interest."""

    sites: IntArray
    bound: float


def ended(
    problem: Shape,
    now: IntArray,
    price: Array,
    rng: np.random.Generator,
    left: Callable[[], float],
    most: float = _NODES,
    aim: float = np.inf,
) -> Ended:
    """Return the best sites that were found, ``now`` if none are better or cost less than ``aim``.

    ``price`` (n,) is where the dual begins; ``left`` tells the seconds; ``most``: nodes of the tree.
    """
    best, total = now, min(problem.total(now), aim)
    step, bound = problem.step(total), -np.inf

    def climb(sites: IntArray) -> float:
        nonlocal best, total
        found, cost = improved(problem, np.sort(sites), rng)
        if cost < total - step / 2:
            best, total = found, cost
        return cost

    def prove(least: float) -> None:
        nonlocal bound
        bound = max(bound, least)

    ascent = Ascent(problem, price)
    for count, chosen in zip(range(1, _STEPS), ascent.steps(total), strict=False):
        if ascent.bound > total - step:
            break
        if count % _TRIED == 0:
            climb(chosen)
    prove(ascent.bound)
    if bound > total - step:
        return Ended(best, total)
    if left() > 0:
        ascent.fix(total, least=1.0)
        rest = ascent.problem
        cuts = Cuts(rest, rest.space.cost, ascent.best)
        tree = Branching(cuts, total, step, lambda some: climb(rest.names[some]), left)
        root = tree.begin(prove)
        if root is not None:
            tree.run(root, prove, most)
    return Ended(best, bound)
