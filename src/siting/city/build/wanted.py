"""Wanted: which minutes somebody needs, by COSTS section 2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.city import MIXED, MODES, WHO, Agencies, Modes, Pairs, Zones


@dataclass(frozen=True, eq=False)
class Wanted:
    """Needs of ``staff`` and of ``visitor``.

    Attributes
    ----------
    zones
        Whether anybody starts in each zone, each (Z,).
    pairs
        Whether anybody travels between buildings of different sites.
    modes
        The modes that they use; ``mixed`` where their modes are not known.
    """

    zones: Mapping[str, BoolArray]
    pairs: Mapping[str, bool]
    modes: Mapping[str, tuple[str, ...]]


def wanted(
    agencies: Agencies,
    zones: Zones,
    visitors: Array,
    homes: Array,
    trips: Pairs,
    joint: Pairs,
    modes: Modes | None,
) -> Wanted:
    """Return who starts where: with a share, or anybody if there are visitors and inhabitants."""
    guests = agencies.visitors_per_day
    start = (visitors * guests[:, None]).sum(axis=0) > 0
    return Wanted(
        {
            "staff": (homes * agencies.present[:, None]).sum(axis=0) > 0,
            "visitor": start | ((zones.population > 0) & bool((guests > 0).any())),
        },
        {
            "staff": bool((trips.per_day > 0).any()),
            "visitor": bool((joint.per_day > 0).any()),
        },
        {who: _used(modes, w) for w, who in enumerate(WHO)},
    )


def _used(modes: Modes | None, w: int) -> tuple[str, ...]:
    if modes is None or not modes.known[w]:
        return (MIXED,)
    return tuple(mode for mode, share in zip(MODES, modes.share[w], strict=True) if share > 0)


def mixed_minutes(minutes: Mapping[str, Array], modes: Modes | None, w: int) -> Array:
    """Return minutes mixed by the modes of ``WHO[w]``, shape of ``minutes["mixed"]``."""
    if modes is None or not modes.known[w]:
        return minutes[MIXED]
    parts = [
        share * minutes.get(mode, minutes[MIXED])
        for mode, share in zip(MODES, modes.share[w], strict=True)
        if share > 0
    ]
    return np.asarray(sum(parts, np.zeros(minutes[MIXED].shape)))
