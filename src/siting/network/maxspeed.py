"""Speeds as sources write them: "50", "30 mph", "walk", "ID:urban" and the like, in km/h."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

NAN = math.nan

UNITS = {"": 1.0, "km/h": 1.0, "kmh": 1.0, "kph": 1.0, "mph": 1.609344, "knots": 1.852}
"""Kilometres an hour in one of each unit; a bare number is km/h (OpenStreetMap's rule)."""

WORDS = {"walk": 5.0}
"""Signs in words. ``none``, ``signals`` and the like say no number, so the class decides."""

SLOWEST, FASTEST = 1.0, 200.0
"""Limits in km/h of what a speed on a street can be; beyond them it is a slip of the pen."""

_NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)\s*([a-z/]*)")
_ZONE = re.compile(r"zone:?(\d+)$")


@lru_cache(maxsize=1_000)
def kmh(written: str) -> float:
    """Return a written speed in km/h, ``nan`` where it is no number; the least of a list.

    Parameters
    ----------
    written
        Such as ``50``, ``30 mph``, ``60;40``, ``walk``, ``DE:zone:30``.
    """
    speeds = [_one(part.strip()) for part in re.split(r"[;|]", written.casefold())]
    return min((speed for speed in speeds if not math.isnan(speed)), default=NAN)


def in_miles(tags: Mapping[str, str]) -> bool:
    """Say whether any speed of a way is written in miles an hour."""
    return any("mph" in value for key, value in tags.items() if key.startswith("maxspeed"))


def possible(speed: float) -> bool:
    """Say whether a speed in km/h can be that of a street; ``nan`` says nothing wrong."""
    return math.isnan(speed) or SLOWEST <= speed <= FASTEST


def _one(part: str) -> float:
    if part in WORDS:
        return WORDS[part]
    zone = _ZONE.search(part)
    if zone:
        return float(zone[1])
    number = _NUMBER.fullmatch(part)
    if not number or number[2] not in UNITS:
        return NAN
    return float(number[1].replace(",", ".")) * UNITS[number[2]]
