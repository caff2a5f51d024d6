"""How many people live in each kelurahan: the city's total, spread by a rule."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

FALL_KM = 15.0
"""Assumed: the weight of a kelurahan falls to a third over this distance from the Ampera bridge."""

MOST_KM2 = 8.0
"""Assumed: what a kelurahan has beyond this is swamp, field and water without houses."""

MIDDLE = "16.71.05.1002"
"""Enam-belas Ilir, at the northern end of the Ampera bridge."""


def population(kelurahan: Sequence[Mapping[str, str]], total: int) -> list[int]:
    """Return people by kelurahan, whole numbers that add up to ``total``.

    weight = sqrt(min(area, MOST_KM2)) * exp(-km from the Ampera bridge / FALL_KM). The root
    and the limit keep the wide swamps at the edge from getting most of the people. Largest
    remainders get the people left over.
    """
    middle = next(k for k in kelurahan if k["code"] == MIDDLE)
    weight = [
        math.sqrt(min(float(k["area_km2"]), MOST_KM2)) * math.exp(-kilometres(k, middle) / FALL_KM)
        for k in kelurahan
    ]
    exact = [total * w / sum(weight) for w in weight]
    people = [math.floor(x) for x in exact]
    order = sorted(range(len(exact)), key=lambda z: (people[z] - exact[z], z))
    for z in order[: total - sum(people)]:
        people[z] += 1
    return people


def kilometres(a: Mapping[str, str], b: Mapping[str, str]) -> float:
    """Return the straight distance between two kelurahan, as on a flat map."""
    north = (float(a["lat"]) - float(b["lat"])) * 111.19
    east = (float(a["lon"]) - float(b["lon"])) * 111.19 * math.cos(math.radians(-2.98))
    return math.hypot(north, east)
