"""Journeys: door-to-door minutes for every departure of a window, and what is usual among them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from siting.city.arrays import Array, IntArray
from siting.network.transit.scan import NEVER

if TYPE_CHECKING:
    from siting.city.findings import Finding


@dataclass(frozen=True, eq=False)
class Journeys:
    """Trips from n origins to m targets at T departures.

    Attributes
    ----------
    seconds
        From door to door, waiting included; ``scan.NEVER`` where nothing goes; shape (n, T, m).
    departs
        Departures in seconds after midnight, shape (T,).
    walk
        Minutes on foot all the way, which bound those above; shape (n, m).
    origins, targets
        What people call the points.
    findings
        Stops and points far from every street.
    """

    seconds: NDArray[np.int32]
    departs: IntArray
    walk: Array
    origins: tuple[Hashable, ...]
    targets: tuple[Hashable, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def minutes(self) -> Array:
        """Minutes by departure, ``inf`` where nothing goes, shape (n, T, m)."""
        return np.where(self.seconds >= NEVER, np.inf, self.seconds / 60.0)

    @property
    def median(self) -> Array:
        """Minutes that half of the departures do not exceed, shape (n, m)."""
        return self.percentile(50.0)

    @property
    def p90(self) -> Array:
        """Minutes that nine of ten departures do not exceed, shape (n, m)."""
        return self.percentile(90.0)

    def percentile(self, share: float) -> Array:
        """Return a percentile over the departures, 0 to 100, shape (n, m).

        Between two departures the line is straight, as ``numpy.percentile`` draws it; it is
        ``inf`` where the later of the two finds no way.
        """
        order = np.sort(self.seconds, axis=1)
        place = share / 100.0 * (order.shape[1] - 1)
        low = int(place)
        high = min(low + 1, order.shape[1] - 1) if place > low else low
        below, above = order[:, low] / 60.0, order[:, high] / 60.0
        between = below + (place - low) * (above - below)
        return np.where(order[:, high] >= NEVER, np.inf, between)
