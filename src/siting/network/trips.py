"""Trips: minutes from door to door between two sets of points, and what stood in the way."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from siting.city.arrays import Array, IntArray, locked
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.network.draft import Ledger
from siting.network.element import Element
from siting.network.matrix import doorstep, matrix
from siting.network.snap.doors import Doors
from siting.network.snap.points import Where, points
from siting.network.snap.sides import FARTHER
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.city.findings import Finding
    from siting.network.streets import Streets

Trip = Literal["there", "back", "mean"]
"""From the origins to the targets, from the targets to the origins, or the mean of both."""

MOST_M = 1000.0
"""Longest walk between a door and a street, metres."""

NAMED = 20
"""How many origins without a way to some target are named, one finding each."""


@dataclass(frozen=True)
class Trips:
    """Minutes between two sets of points.

    Attributes
    ----------
    minutes
        ``inf`` where there is no way, shape (origins, targets).
    origins, targets
        What people call the points.
    findings
        Points far from every street, and origins cut off from targets.
    mode, hour, trip
        What was asked for.
    """

    minutes: Array
    origins: tuple[Hashable, ...]
    targets: tuple[Hashable, ...]
    findings: tuple[Finding, ...]
    mode: str
    hour: int | None
    trip: Trip


def trips(
    streets: Streets,
    origins: Where,
    targets: Where,
    mode: str = "car",
    hour: int | None = 8,
    *,
    trip: Trip = "there",
    most_m: float = MOST_M,
    farther: float = FARTHER,
) -> Trips:
    """Return minutes from door to door, with findings; see ``Streets.trips``."""
    if trip not in ("there", "back", "mean"):
        raise OptionError(ERRORS["trip"], value=trip)
    streets.weights(mode, hour)
    ledger = Ledger(streets.provenance.file)
    step = doorstep(streets, mode)
    starts, ends = points(streets, origins), points(streets, targets)
    one = step.doors(starts, ledger, most_m, farther, "origin")
    two = step.doors(ends, ledger, most_m, farther, "target")
    ways = []
    if trip != "back":
        ways.append(in_minutes(matrix(streets, one, two, mode, hour)))
    if trip != "there":
        ways.append(in_minutes(matrix(streets, two, one, mode, hour)).T)
    minutes = ways[0] if len(ways) == 1 else (ways[0] + ways[1]) / 2.0
    _report(minutes, one, two, starts.names, ledger, mode)
    return Trips(
        locked(minutes), starts.names, ends.names, tuple(ledger.findings), mode, hour, trip
    )


def in_minutes(ms: IntArray) -> Array:
    """Return milliseconds as minutes, ``inf`` where there is no way."""
    return np.where(ms < NEVER, ms / 60_000.0, np.inf)


def _report(
    minutes: Array,
    origins: Doors,
    targets: Doors,
    names: tuple[Hashable, ...],
    ledger: Ledger,
    mode: str,
) -> None:
    """Name the origins that have a door to the streets and yet no way to some target's."""
    here, there = np.diff(origins.ptr) > 0, np.diff(targets.ptr) > 0
    lost = (np.isinf(minutes) & here[:, None] & there[None, :]).sum(axis=1)
    for n in np.flatnonzero(lost)[:NAMED].tolist():
        values = {"count": int(lost[n]), "total": int(there.sum()), "mode": mode}
        ledger.say("note", "door_cut_off", point=Element("origin", names[n]), **values)
