"""Softly: a ration at a heat above 0, which shares cost out smoothly instead of all or nothing.

Ascent one block at a time stops at points that are not the best where minima are sharp. Put
-heat * log sum exp(-cost / heat) in place of each minimum and cool down slowly, and it comes close to
the linear program, as for graphical models in T. Werner (2007), *A linear programming approach to
max-sum problem*, and N. Jaimovich et al. (2012), *Convergence rate analysis of MAP coordinate
minimization algorithms*. Prices of room go up and down by damped Newton steps.
"""

from __future__ import annotations

import numpy as np

from siting.jit import compiled
from siting.parts.flat import Array

STEPS = 2
"""Newton steps on the prices."""

DAMPED = 0.5
"""Part of a Newton step that is taken, as all prices move at once."""


@compiled
def softly(cost: Array, size: Array, room: Array, skip: int, paid: Array, heat: float) -> float:
    """Return what ``ration`` returns at a heat > 0; ``paid`` (L,) are the prices so far.

    The sum of what is returned and of the reduced costs is what it was, so nothing is lost or won, but
    reduced costs may be a little below 0 and the bound counts only after a sharp ``ration``.
    """
    rows, columns = cost.shape
    load, bend, part = np.empty(columns), np.empty(columns), np.empty(columns)
    mean = size.mean()
    bound = 0.0
    for _ in range(STEPS if mean > 0.0 else 0):
        load[:] = 0.0
        bend[:] = 0.05 * mean * mean
        for k in range(rows):
            if k == skip:
                continue
            if shares(cost, k, heat, part) == np.inf:
                return np.inf
            for c in range(columns):
                load[c] += size[k] * part[c]
                bend[c] += size[k] * size[k] * part[c] * (1.0 - part[c])
        for c in range(columns):
            step = DAMPED * heat * (load[c] - room[c]) / bend[c]
            step = max(-paid[c], min(max(step, -3.0 * heat / mean), 3.0 * heat / mean))
            if step != 0.0 and room[c] < np.inf:
                paid[c] += step
                bound -= step * room[c]
                for k in range(rows):
                    cost[k, c] += step * size[k]
    for k in range(rows):
        if k != skip:
            least = shares(cost, k, heat, part)
            bound += least
            for c in range(columns):
                cost[k, c] -= least
    return bound


@compiled
def shares(cost: Array, row: int, heat: float, part: Array) -> float:
    """Return the soft minimum of a row, and write how much of it each column has to ``part`` (L,)."""
    least, total = np.inf, 0.0
    for c in range(cost.shape[1]):
        least = min(least, cost[row, c])
    if least == np.inf:
        return np.inf
    for c in range(cost.shape[1]):
        part[c] = np.exp((least - cost[row, c]) / heat)
        total += part[c]
    for c in range(cost.shape[1]):
        part[c] /= total
    return least - heat * float(np.log(total))
