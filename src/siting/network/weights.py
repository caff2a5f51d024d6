"""Weights: the milliseconds that each arc takes by a mode at an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import IntArray
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS
from siting.network.congestion import HOURS
from siting.network.modes import BITS

if TYPE_CHECKING:
    from siting.network.streets import Streets

NEVER = 2**29
"""Milliseconds that stand for "no way": 149 hours; two of them still fit into 32 bits."""


def weights(streets: Streets, mode: str, hour: int | None) -> IntArray:
    """Return milliseconds by arc, ``NEVER`` where closed to the mode, shape (A,).

    A vehicle drives at the street's own speed, else at its class's; congestion slows it. Walkers
    know neither, but a ferry takes all alike. What ``without`` and ``slowed`` changed counts for every mode.
    """
    if mode not in BITS:
        raise unknown("mode", mode, BITS)
    if hour is not None and hour not in range(HOURS):
        raise OptionError(ERRORS["hour"], value=hour)
    kmh = streets.speeds.of(streets.kinds, mode)[streets.kind]
    rides = np.array([mode != "walk" or kind == "ferry" for kind in streets.kinds], dtype=bool)
    own = rides[streets.kind] & ~np.isnan(streets.speed)
    kmh = np.where(own, streets.speed, kmh)
    if mode != "walk":
        kmh = kmh * streets.congestion.at(streets.kinds, hour)[streets.kind]
    for names, factor in streets.changes:
        for name in names:
            arcs = streets.arcs_of_name[name]
            kmh[arcs] *= factor
    open_ = ((streets.allowed & BITS[mode]) != 0) & (kmh > 0)
    ms = np.full(len(kmh), NEVER, dtype=np.int64)
    ms[open_] = np.minimum(np.rint(streets.length[open_] * 3600.0 / kmh[open_]), NEVER)
    return ms
