"""Room: what is left of the number of a rule in a plan."""

from __future__ import annotations

import numpy as np

from siting.conflict.groups import Bond
from siting.parts import Above, Load, Placement, Shortfall, SplitLoad


def left(bond: Bond, plan: Placement) -> float | None:
    """Return how much more the bond would bear, in its unit; None where it has no number.

    Parameters
    ----------
    bond
        A hard measure, whole or at one spot.
    plan
        With its flows.
    """
    rest: list[float] = []
    for part in bond.entry.measure.parts:
        if isinstance(part, (Load, SplitLoad)):
            counts = (part.excess.weight > 0) & np.isfinite(part.excess.capacity)
            room = part.excess.weight * (part.excess.capacity - part.loads(plan))
            if counts.any():
                rest.append(float(room[counts].min()))
        elif isinstance(part, Shortfall):
            load = np.bincount(plan.place, part.amount, len(part.need))
            used = np.bincount(plan.place, minlength=len(part.need)) > 0
            if (used & (part.need > 0)).any():
                rest.append(float((load - part.need)[used & (part.need > 0)].min()))
        elif isinstance(part, Above):
            amount = sum(inner.value(plan) for inner in part.parts)
            rest.append(amount - part.limit if part.below else part.limit - amount)
    return min(rest, default=None)
