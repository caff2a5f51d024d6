"""Speeds by class of street, for streets whose own speed nobody wrote down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from siting.city.arrays import Array

DRIVING_KMH: Mapping[str, float] = {
    "motorway": 80.0,
    "motorway_link": 50.0,
    "trunk": 60.0,
    "trunk_link": 40.0,
    "primary": 50.0,
    "primary_link": 35.0,
    "secondary": 45.0,
    "secondary_link": 30.0,
    "tertiary": 40.0,
    "tertiary_link": 30.0,
    "unclassified": 30.0,
    "residential": 30.0,
    "road": 30.0,
    "living_street": 15.0,
    "service": 15.0,
    "track": 15.0,
    "busway": 30.0,
    "path": 15.0,
    "cycleway": 15.0,
    "footway": 10.0,
    "pedestrian": 10.0,
    "ferry": 10.0,
    "gate": 5.0,
}
"""Free speeds in km/h by OpenStreetMap's class of street.

Indonesia's limits frame them (Permenhub 111/2015: settlements 30, city streets 50, between cities
80, toll roads 60 to 100); the steps between them are assumptions of this library.
"""

OTHER_KMH = 20.0
"""Speed in km/h on a class that the table does not know."""


@dataclass(frozen=True)
class Speeds:
    """Speeds of all modes, km/h.

    Attributes
    ----------
    driving
        By class of street, for cars and motorcycles; a street's own ``maxspeed`` goes before it.
    walk
        On foot along streets.
    steps
        On foot on stairs.
    door
        On foot between a door and the street, straight.
    """

    driving: Mapping[str, float] = field(default_factory=lambda: DRIVING_KMH)
    walk: float = 4.5
    steps: float = 2.0
    door: float = 4.5

    def of(self, kinds: Sequence[str], mode: str) -> Array:
        """Return the speed on each class of street by ``mode``, km/h, shape (K,)."""
        if mode == "walk":
            slow = {"steps": self.steps, "ferry": self.driving.get("ferry", OTHER_KMH)}
            return np.array([slow.get(kind, self.walk) for kind in kinds], dtype=np.float64)
        return np.array([self.driving.get(kind, OTHER_KMH) for kind in kinds], dtype=np.float64)
