"""Left: where hard columns and rules leave each agency a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.rules import Names


@dataclass(frozen=True, eq=False)
class Left:
    """Buildings that could take each agency if it came alone, and the floor that each leaves.

    Attributes
    ----------
    names
        Agencies, buildings, sites and zones.
    open
        Whether a building could take an agency, shape (I, J).
    room
        Net m2 that hard FloorArea and Reserve leave in a building, ``inf`` without a limit, (J,).
    """

    names: Names
    open: BoolArray
    room: Array

    @cached_property
    def _at_site(self) -> BoolArray:
        """Which buildings stand on each site, shape (J, S)."""
        of = np.array([self.names.sites.index[s] for s in self.names.stock.site], dtype=np.int64)
        return np.equal.outer(of, np.arange(len(self.names.sites)))

    def places(self, kind: str) -> BoolArray:
        """Return where each agency could sit by ``building`` or ``site``, shape (I, J) or (I, S)."""
        if kind == "building":
            return self.open
        return np.stack([self.open[:, here].any(axis=1) for here in self._at_site.T], axis=1)

    def room_of(self, kind: str) -> Array:
        """Return the floor of each ``building`` or ``site``, shape (J,) or (S,)."""
        if kind == "building":
            return self.room
        return np.array([self.room[here].sum() for here in self._at_site.T])

    def called(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the buildings or sites."""
        return self.names.stock.ids if kind == "building" else self.names.sites.ids

    def only(self, kind: str) -> tuple[int, ...]:
        """Return the buildings or sites that are used in every plan, because somebody must sit there."""
        places = self.places(kind)
        alone = places[places.sum(axis=1) == 1]
        return tuple(np.flatnonzero(alone.any(axis=0)).tolist())
