"""Columns and attributes of other people's street data, turned into OpenStreetMap's tags."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping

from siting.network import tags as osm
from siting.network.modes import BITS, DRIVING, WALK

SAME = {
    "fclass": "highway",
    "link_type": "highway",
    "road_class": "highway",
    "class": "highway",
    "kind": "highway",
    "street": "name",
    "road_name": "name",
    "nama": "name",
    "bridge_name": "bridge:name",
    "one_way": "oneway",
    "direction": "oneway",
    "speed_kmh": "maxspeed",
    "speed_kph": "maxspeed",
    "speed": "maxspeed",
    "max_speed": "maxspeed",
    "speed_limit": "maxspeed",
    "speed_ab": "maxspeed:forward",
    "speed_ba": "maxspeed:backward",
}
"""Tag that a column means, of OSMnx, Geofabrik, AequilibraE and common sense.

A column whose name is a tag already goes before one that only means it.
"""

WAYS = {"f": "yes", "t": "-1", "b": "no", "0": "no", "-1": "-1", "1": "yes"}
"""Directions as Geofabrik (F, T, B) and AequilibraE (1, -1, 0) write them."""

CONNECTORS = frozenset(("centroid_connector", "connector"))
"""Classes of links that no wheel ever touched: doors are joined to streets here."""

UNUSED = frozenset((
    "proposed", "construction", "planned", "abandoned", "disused", "razed", "raceway", "elevator",
    "rest_area", "services", "bus_guideway", "escape", "emergency_bay", "busway",
))  # fmt: skip
"""Classes that are no street for the public."""

LETTERS = {"c": DRIVING, "w": WALK}
"""AequilibraE's letters for modes; what else there is (t, b …) says nothing here."""

TAGS = osm.DECIDING | frozenset((
    "name", "ref", "bridge:name", "maxspeed", "maxspeed:forward", "maxspeed:backward", "duration",
    "modes", "minutes", "travel_time", "fclass", "speed_mph",
))  # fmt: skip
"""Fields that are tags already; what is neither in here nor in ``SAME`` says nothing."""

EMPTY = frozenset(("", "nan", "none", "null", "<na>"))


def tags_of(fields: Mapping[str, object]) -> dict[str, str]:
    """Return the tags that fields mean, empty ones left out; lists are joined by ``;``."""
    tags: dict[str, str] = {}
    meant: dict[str, str] = {}
    for field, value in fields.items():
        key = field.strip().casefold()
        if key not in TAGS and key not in SAME:
            continue
        said = text(value)
        if said.casefold() in EMPTY:
            continue
        if key == "speed_mph":
            meant["maxspeed"] = f"{said} mph"
        elif key in SAME:
            meant.setdefault(SAME[key], said)
        else:
            tags[key] = said
    tags = meant | tags
    if "oneway" in tags:
        way = tags["oneway"].casefold()
        tags["oneway"] = WAYS.get(way, way)
    if "fclass" in fields and tags.get("maxspeed") == "0":
        del tags["maxspeed"]
    tags["highway"] = tags.get("highway", "").split(";")[0]
    return tags


def text(value: object) -> str:
    """Return a field as text: whole numbers without a dot, lists joined, written lists too."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple | set):
        return ";".join(text(one) for one in value)
    said = str(value).strip()
    if said.startswith("[") and said.endswith("]"):
        return _written_list(said)
    return said


def _written_list(said: str) -> str:
    try:
        return text(ast.literal_eval(said))
    except (ValueError, SyntaxError):
        return said


def passage(tags: Mapping[str, str]) -> tuple[int, int]:
    """Return the bits of those who may use an edge from its start to its end, and back.

    A class that OpenStreetMap does not know counts as a street open to all. A field ``modes``
    holds names of modes, which then alone decide, or AequilibraE's letters.
    """
    modes = tags.get("modes", "")
    words = set(modes.replace(";", " ").replace(",", " ").split())
    as_street = dict(tags)
    known = tags["highway"] in osm.DRIVABLE | osm.WALKABLE | UNUSED or tags.get("route") == "ferry"
    if not known:
        as_street["highway"] = "road"
    if words and words <= set(BITS):
        bits = sum(BITS[word] for word in words)
        for key in ("access", "vehicle", "motor_vehicle", "motorcar", "motorcycle", "foot"):
            as_street[key] = "yes"
    else:
        bits = _letters(modes)
    there, back = osm.passage(as_street)
    return there & bits, back & bits


def _letters(modes: str) -> int:
    """Return the bits that letters allow; walkers need no letter."""
    if not modes or not modes.isalpha() or not set(modes) & set(LETTERS):
        return DRIVING | WALK
    return WALK | sum(bits for letter, bits in LETTERS.items() if letter in modes)
