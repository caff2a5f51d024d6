"""Minutes between kelurahan: shortest paths over shared borders and the four Musi bridges."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from make.tables import Row

SPEED_KMH = 20.0
"""Assumed: all modes, all day, lights and queues included."""

DETOUR = 1.25
"""Assumed: road over the chain of straight lines from kelurahan to kelurahan."""


@dataclass(frozen=True)
class Roads:
    """Minutes one way between kelurahan, and inside each of them.

    Attributes
    ----------
    codes
        Kelurahan in the order of the arrays.
    between
        Point to point, 0 on the diagonal. Shape (Z, Z).
    inside
        From a house of the kelurahan to its point, on average. Shape (Z,).
    """

    codes: tuple[str, ...]
    between: npt.NDArray[np.float64]
    inside: npt.NDArray[np.float64]

    def from_home(self, zone: str, place: str) -> float:
        """Return minutes from the houses of a kelurahan to the point of another, or of itself."""
        z, p = self.codes.index(zone), self.codes.index(place)
        return float(self.inside[z] + self.between[z, p])

    def from_place(self, start: str, end: str) -> float:
        """Return minutes between two places; in one kelurahan, those from its houses."""
        a, b = self.codes.index(start), self.codes.index(end)
        return float(self.inside[a] if a == b else self.between[a, b])


def roads(
    kelurahan: Sequence[Mapping[str, str]],
    links: Sequence[Mapping[str, str]],
    bridges: Sequence[Mapping[str, str]],
) -> Roads:
    """Return shortest minutes.

    A link costs its straight length * DETOUR / SPEED_KMH; a bridge also its queue. Inside a
    kelurahan the mean way is that of a disc of its area: two thirds of the radius.
    """
    codes = tuple(k["code"] for k in kelurahan)
    queues = {row["bridge"]: float(row["queue_minutes"]) for row in bridges}
    at = {code: z for z, code in enumerate(codes)}
    minutes = np.full((len(codes), len(codes)), np.inf)
    np.fill_diagonal(minutes, 0.0)
    for link in links:
        u, v = at[link["u"]], at[link["v"]]
        way = drive(float(link["straight_m"]) / 1000.0) + queues.get(link["bridge"], 0.0)
        minutes[u, v] = minutes[v, u] = min(minutes[u, v], way)
    for k in range(len(codes)):
        minutes = np.minimum(minutes, minutes[:, k, None] + minutes[None, k, :])
    radius = [math.sqrt(float(k["area_km2"]) / math.pi) for k in kelurahan]
    return Roads(codes, minutes, np.array([drive(2.0 / 3.0 * r) for r in radius]))


def travel(ways: Roads, places: Sequence[tuple[str, str, str]]) -> list[Row]:
    """Return the rows of ``minutes``: kelurahan to building, and between buildings once a pair.

    ``places``: id, kelurahan and site of each building; inside a site nobody travels.
    """
    rows = [
        _row(zone, name, ways.from_home(zone, at)) for zone in ways.codes for name, at, _ in places
    ]
    rows += [
        _row(one, two, 0.0 if site == other else ways.from_place(at, to))
        for k, (one, at, site) in enumerate(places)
        for two, to, other in places[k + 1 :]
    ]
    return rows


def _row(start: str, end: str, minutes: float) -> Row:
    return {"from": start, "to": end, "minutes": round(minutes, 1), "status": "assumed"}


def drive(straight_km: float) -> float:
    """Return minutes for a straight distance."""
    return straight_km * DETOUR / SPEED_KMH * 60.0
