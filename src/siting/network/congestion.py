"""Congestion: by which factor traffic slows each class of street, hour by hour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from siting.city.arrays import Array

HOURS = 24

CALM = ("ferry", "gate")
"""Classes that traffic does not slow unless they are named."""


@dataclass(frozen=True)
class Congestion:
    """Factors on the speed of vehicles; 1 is a free street, 0.5 half as fast.

    Attributes
    ----------
    factors
        By class of street, 24 numbers above 0 each; the class ``*`` serves all that are not named,
        but ferries and gates. Empty where nothing is known: streets are then free at every hour.
    source
        Who measured it.
    """

    factors: Mapping[str, Array] = field(default_factory=dict)
    source: str = ""

    def at(self, kinds: Sequence[str], hour: int | None) -> Array:
        """Return the factor on each class of street at ``hour``, shape (K,)."""
        if hour is None or not self.factors:
            return np.ones(len(kinds))
        free = np.ones(HOURS)
        rest = self.factors.get("*", free)
        rows = [self.factors.get(kind, free if kind in CALM else rest) for kind in kinds]
        return np.array([row[hour] for row in rows], dtype=np.float64)
