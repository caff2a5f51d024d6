"""OpenStreetMap's tags: who may use a way, in which direction, and what a gate lets through."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from siting.network.maxspeed import NAN, kmh
from siting.network.modes import ALL, BITS, WALK

Tags = Mapping[str, str]

DRIVABLE = frozenset({
    "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link",
    "secondary", "secondary_link", "tertiary", "tertiary_link", "unclassified",
    "residential", "road", "living_street", "service", "track",
})  # fmt: skip
"""Classes of street that vehicles use unless a tag says no."""

WALKABLE = (DRIVABLE - {"motorway", "motorway_link"}) | frozenset({
    "footway", "path", "pedestrian", "steps", "cycleway", "bridleway", "corridor",
    "platform", "crossing",
})  # fmt: skip
"""Classes of street that people walk on unless a tag says no."""

KEYS = {
    "car": ("motorcar", "motor_vehicle", "vehicle", "access"),
    "motorcycle": ("motorcycle", "motor_vehicle", "vehicle", "access"),
    "walk": ("foot", "access"),
}
"""Keys that say who may pass, the most exact first."""

OWN_KEYS = {
    "car": ("motorcar", "motor_vehicle"),
    "motorcycle": ("motorcycle", "motor_vehicle"),
    "walk": ("foot",),
}
"""Keys that open a way whose class alone does not: an alley where motorcycles may ride."""

OPEN = frozenset({
    "yes", "permissive", "designated", "destination", "customers", "official", "permit",
    "delivery",
})  # fmt: skip
"""Values that let everybody in who has an errand there."""

DECIDING = frozenset(
    f"{key}{direction}"
    for keys in KEYS.values()
    for key in keys
    for direction in ("", ":forward", ":backward")
) | frozenset({
    "highway", "route", "junction", "motorroad", "service", "oneway", "oneway:motorcar",
    "oneway:motorcycle", "oneway:motor_vehicle", "oneway:vehicle", "oneway:foot",
})  # fmt: skip
"""Keys that decide who may use a way."""

SAYS_NOTHING = frozenset(("", "unknown", "variable"))

ONE_WAY = {"yes": 1, "true": 1, "1": 1, "-1": -1, "reverse": -1}

BLOCKING = frozenset({
    "bollard", "block", "jersey_barrier", "turnstile", "kissing_gate", "stile",
    "cycle_barrier", "motorcycle_barrier", "log", "debris", "chain",
    "full-height_turnstile", "horse_stile", "planter",
})  # fmt: skip
"""Barriers that stop vehicles unless a tag says otherwise; gates are open unless a tag says no."""


def passage(tags: Tags) -> tuple[int, int]:
    """Return the bits of those who may use a way as it is drawn, and against.

    Parameters
    ----------
    tags
        The way's tags; one without ``highway`` and with ``route=ferry`` is a ferry, which takes
        vehicles only where a tag says so.
    """
    return _passage(tuple(sorted(tag for tag in tags.items() if tag[0] in DECIDING)))


@lru_cache(maxsize=10_000)
def _passage(deciding: tuple[tuple[str, str], ...]) -> tuple[int, int]:
    tags = dict(deciding)
    there = back = 0
    for mode, bit in BITS.items():
        direction = _one_way(tags, mode)
        if direction >= 0 and _may(tags, mode, "forward"):
            there |= bit
        if direction <= 0 and _may(tags, mode, "backward"):
            back |= bit
    return there, back


def gate(tags: Tags) -> int:
    """Return the bits of those whom a barrier (a node with ``barrier``) lets through."""
    rest = WALK if tags["barrier"] in BLOCKING else ALL
    through = 0
    for mode, bit in BITS.items():
        said = _first(tags, KEYS[mode], "")
        if said in OPEN or (not said and rest & bit):
            through |= bit
    return through


def speeds(tags: Tags) -> tuple[float, float]:
    """Return the signed speeds as the way is drawn and against, km/h, ``nan`` where there is none."""
    both = kmh(tags.get("maxspeed", ""))
    ways = (tags.get(f"maxspeed:{direction}") for direction in ("forward", "backward"))
    there, back = (both if way is None else kmh(way) for way in ways)
    return there, back


def kind(tags: Tags) -> str:
    """Return the class of a way, empty where it is no street and no ferry."""
    highway = tags.get("highway", "")
    if highway in DRIVABLE or highway in WALKABLE or highway == "busway":
        return highway
    if not highway and tags.get("route") == "ferry":
        return "ferry"
    return ""


def duration(tags: Tags) -> float:
    """Return the minutes that a ferry takes (``00:20``, ``20``), ``nan`` where nobody says."""
    parts = tags.get("duration", "").split(":")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return NAN
    hours, minutes, seconds = ([0] * (len(parts) == 1) + [int(p) for p in parts] + [0, 0])[:3]
    return hours * 60.0 + minutes + seconds / 60.0 or NAN


def names(tags: Tags) -> tuple[str, str]:
    """Return the name of a way, and that of its bridge, else its route number."""
    name = tags.get("name", "")
    other = tags.get("bridge:name") or tags.get("ref", "")
    return (name, other) if name else (other, other)


def _may(tags: Tags, mode: str, direction: str) -> bool:
    said = _first(tags, KEYS[mode], direction)
    if said and said not in OPEN:
        return False
    own = _first(tags, OWN_KEYS[mode], direction)
    if own in OPEN:
        return True
    way = kind(tags)
    if way == "ferry":
        return mode == "walk" or said in OPEN
    if tags.get("motorroad") == "yes" and mode == "walk":
        return False
    if tags.get("service") == "emergency_access":
        return False
    return way in (WALKABLE if mode == "walk" else DRIVABLE)


def _first(tags: Tags, keys: tuple[str, ...], direction: str) -> str:
    """Return what the most exact key says, for a direction before for both."""
    for key in keys:
        for full in (f"{key}:{direction}", key):
            said = tags.get(full, "")
            if said not in SAYS_NOTHING:
                return said.split(";")[0].strip()
    return ""


def _one_way(tags: Tags, mode: str) -> int:
    """Return 1 for a way open only as drawn, -1 only against, 0 for both."""
    if mode == "walk":
        return ONE_WAY.get(tags.get("oneway:foot", ""), 0)
    keys = (f"oneway:{OWN_KEYS[mode][0]}", "oneway:motor_vehicle", "oneway:vehicle", "oneway")
    for key in keys:
        if key in tags:
            return ONE_WAY.get(tags[key], 0)
    round_about = tags.get("junction") in ("roundabout", "circular")
    return int(round_about or tags.get("highway") == "motorway")
