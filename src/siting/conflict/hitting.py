"""Hitting: the smallest choice that meets every set of a list and holds no set of another whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from siting.milp import Linear, Milp
from siting.solvers import highs
from siting.solvers.contract import Limits

Choice = frozenset[int]


def smallest(
    meets: Iterable[Choice], never: Iterable[Choice] = (), weight: Mapping[int, float] | None = None
) -> Choice | None:
    """Return a choice of least weight that meets every set of ``meets``; None if there is none.

    Parameters
    ----------
    meets
        Sets of which the choice takes at least one member each.
    never
        Sets that the choice must not hold whole.
    weight
        Of each number; 1 for those that are not listed.
    """
    wanted, barred = sorted(map(sorted, meets)), sorted(map(sorted, never))
    known = sorted({number for one in wanted for number in one})
    if not wanted:
        return None if [] in barred else frozenset()
    at = {number: k for k, number in enumerate(known)}
    program = Milp()
    column = program.columns(len(known), "chosen", upper=1.0, integer=True)
    for one in wanted:
        program.at_least(_sum(column, [at[number] for number in one]), 1.0, "met")
    for one in barred:
        if set(one) <= set(known):
            program.at_most(_sum(column, [at[n] for n in one]), len(one) - 1.0, "not whole")
    price = np.array([(weight or {}).get(number, 1.0) for number in known])
    program.minimise(Linear.of(column, price))
    values = highs.solve(program.arrays(), Limits(gap=0.0)).values
    if values is None:
        return None
    return frozenset(number for number, value in zip(known, values, strict=True) if value > 0.5)


def _sum(column: np.ndarray[tuple[int], np.dtype[np.int64]], at: list[int]) -> Linear:
    return Linear.of(column[at])
