"""Soft: first prices for many points, by steps that open sites in part.

Where a plan opens few of many sites, hundreds of them are worth nearly the same, and a step of the
ascent that looks at the p best of them jumps. Here a site worth v is open to a part that grows with
exp(-v / heat), at most 1 and p in all (the dual smoothed by entropy: Nesterov 2005). Each step looks
at a share of the sites, another one each time; the bound, which looks at all of them, once a round.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from siting.solvers.median.ascent import Ascent
from siting.solvers.median.loops import served, worth
from siting.solvers.median.shape import Shape
from siting.solvers.median.space import Array

_MANY, _LARGE = 50, 10_000
"""Sites for each one that is open, and sites in all, from which on steps are soft."""

_ROUND = 8
"""Steps between two bounds, and shares at most that the sites are dealt into."""

_DEALT = 100
"""Sites for each open one that a share has at least: fewer say too little about the others."""

_FIRST, _LAST = 0.5, 0.01
"""Part of the gap that smoothing may cost, at the start and at the end."""

_LEAST = 2e-3
"""Relative gap below which the heat falls no further."""

_SLOW = 0.03
"""Part of the gap that a round has to close for the heat to stay."""

_SWING = 0.8
"""How much of a step the next one repeats."""

_EASE = 500.0
"""Exponents up to which powers stay finite."""


def suits(problem: Shape) -> bool:
    """Tell whether soft steps help: points in the plane, and a plan that opens few of them."""
    p, sites = problem.p, len(problem.fixed)
    if p is None or problem.held.any() or not problem.space.points:
        return False
    return sites >= max(_LARGE, _MANY * p)


def softly(ascent: Ascent, total: float) -> Generator[None, None, None]:
    """Raise the bound of an ascent, and yield after each round, until rounds help no more.

    ``total`` is that of a plan. The problem is one that `suits`.
    """
    problem, weight = ascent.problem, ascent.problem.weight
    shares = _dealt(problem)
    p = problem.p or 1
    usual = weight.sum() / p
    often, step = np.empty(len(weight)), np.zeros(len(weight))
    price, part = ascent.price.copy(), _FIRST
    ascent.rate(price)
    while part > _LAST:
        before = ascent.bound
        gap = max(total - before, _LEAST * abs(total))
        heat = part * gap / (p * np.log(len(problem.fixed) / p))
        if heat == 0.0:
            return  # a plan that costs nothing
        for k in range(_ROUND):
            share = shares[k % len(shares)]
            value = share.fixed.copy()
            worth(share.space, weight, price, value)
            served(share.space, weight, price, opened(value, p, heat), often)
            step = _SWING * step + heat / usual * weight * (1.0 - often)
            price = np.maximum(0.0, price + step)
        ascent.rate(price)
        if ascent.bound - before < _SLOW * gap:
            part /= 2
        yield


def opened(value: Array, p: int, heat: float) -> Array:
    """Return the part to which sites of these values (m,) are open: between 0 and 1, and p in all."""
    order = np.argsort(value)
    ease = np.exp(np.minimum((value[order[p - 1]] - value[order]) / heat, _EASE))
    rest = np.cumsum(ease[::-1])[::-1][:p]
    left = p - np.arange(p)
    full = int(np.argmax(left * ease[:p] <= rest))
    part = np.ones(len(value))
    part[order[full:]] = left[full] * ease[full:] / rest[full]
    return part


def _dealt(problem: Shape) -> list[Shape]:
    """Return the problem with each share of its sites, all spread over the whole plane."""
    order = problem.space.sites.order.astype(np.int64)
    count = min(_ROUND, max(1, len(order) // (_DEALT * (problem.p or 1))))
    shares = [np.sort(order[first::count]) for first in range(count)]
    return [problem.within(share, problem.held[share]) for share in shares]
