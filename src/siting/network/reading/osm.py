"""Read OpenStreetMap's PBF and XML files; the only file that imports osmium."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from siting.network import tags as osm
from siting.network.build import refuse
from siting.network.draft import Draft, Ledger, Turn
from siting.network.element import Element
from siting.network.maxspeed import NAN, in_miles
from siting.network.modes import ALL, DRIVING
from siting.network.reading.water import Banks, is_bank
from siting.network.reading.ways import FERRY, Row, Ways, cut

if TYPE_CHECKING:
    import osmium

    Way: TypeAlias = osmium.osm.Way
    Relation: TypeAlias = osmium.osm.Relation

WANTED = ("highway", "route", "barrier", "restriction", "natural", "waterway", "type")
"""Keys of which an element needs one to be looked at."""

UNIT = 1e7
"""Raw coordinates of osmium in one degree."""

MISSING = 2**31 - 1
"""Raw coordinate of a node that the extract does not hold."""


@dataclass
class Found:
    """All that one pass over a file brings."""

    ways: Ways = field(default_factory=Ways)
    gates: dict[int, int] = field(default_factory=dict)
    turns: list[tuple[bool, int, int | tuple[int, ...], int, Element]] = field(default_factory=list)
    lacking: list[Element] = field(default_factory=list)
    miles: list[Element] = field(default_factory=list)
    lost: list[Element] = field(default_factory=list)
    banks: Banks = field(default_factory=Banks)


def read_osm(path: Path, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets and ferries of an extract, ways cut where they meet.

    Parameters
    ----------
    path
        A file that ends in ``.pbf``, ``.osm``, ``.osm.gz`` or ``.osm.bz2``.
    metric
        Not asked: coordinates are degrees always.

    Raises
    ------
    DataError
        If osmium is not installed, or the file is cut off, broken or holds no street.
    """
    if find_spec("osmium") is None:
        ledger.say("error", "streets_extra", package="osmium")
        refuse(ledger)
    found = _scan(path, ledger)
    if not found.ways.number:
        ledger.say("error", "streets_none")
        refuse(ledger)
    return _draft(found, ledger)


def _scan(path: Path, ledger: Ledger) -> Found:
    """Walk through the file once; rivers made of several ways need a second walk."""
    import osmium

    found = Found()
    keys = osmium.filter.KeyFilter(*WANTED)
    try:
        for element in osmium.FileProcessor(str(path)).with_locations().with_filter(keys):
            tags = dict(element.tags)
            if isinstance(element, osmium.osm.Node):
                if "barrier" in tags:
                    found.gates[element.id] = osm.gate(tags)
            elif isinstance(element, osmium.osm.Way):
                _way(found, element, tags)
            elif isinstance(element, osmium.osm.Relation):
                _relation(found, element, tags)
        missing = sorted(found.banks.members - found.banks.seen)
        if missing:
            ids = osmium.filter.IdFilter(missing)
            ways = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY)
            for element in ways.with_locations().with_filter(ids):
                if isinstance(element, osmium.osm.Way):
                    found.banks.add(element.id, *_coordinates(element))
    except (RuntimeError, ValueError) as error:
        ledger.say("error", "streets_broken", reason=str(error))
        refuse(ledger)
    return found


def _coordinates(way: Way) -> tuple[list[float], list[float]]:
    """Return the coordinates of a way's nodes, those that the file lacks left out.

    Raw integers are read: osmium's own degrees raise for a latitude of 116, which here becomes a
    finding about lon and lat.
    """
    places = [node.location for node in way.nodes]
    known = [place for place in places if place.x != MISSING]
    return [place.x / UNIT for place in known], [place.y / UNIT for place in known]


def _way(found: Found, way: Way, tags: dict[str, str]) -> None:
    """Take a way that is a street, a ferry or a bank; one with nodes missing becomes several."""
    if is_bank(tags):
        found.banks.add(way.id, *_coordinates(way))
    kind = osm.kind(tags)
    if not kind:
        return
    if in_miles(tags):
        found.miles.append(Element("way", way.id))
    row = Row(
        way.id,
        kind,
        osm.passage(tags),
        osm.speeds(tags),
        osm.names(tags),
        osm.duration(tags) if kind == "ferry" else NAN,
    )
    for run in _runs(way, found):
        refs, x, y = zip(*run, strict=True)
        found.ways.add(row, refs, [place / UNIT for place in x], [place / UNIT for place in y])


def _runs(way: Way, found: Found) -> list[list[tuple[int, int, int]]]:
    """Return the nodes of a way (id, raw coordinates), cut where the extract lacks some."""
    runs: list[list[tuple[int, int, int]]] = [[]]
    last = None
    for node in way.nodes:
        place, ref = node.location, node.ref
        if place.x == MISSING:
            found.lacking.append(Element("way", way.id))
            runs.append([])
        elif ref != last or not runs[-1]:
            runs[-1].append((ref, place.x, place.y))
        last = ref
    return [run for run in runs if len(run) > 1]


def _relation(found: Found, relation: Relation, tags: dict[str, str]) -> None:
    """Take a relation that forbids a turn, or ties ways to a wide water."""
    if tags.get("type") == "restriction":
        _restriction(found, relation, tags)
    elif tags.get("type") == "multipolygon" and is_bank(tags):
        found.banks.members.update(m.ref for m in relation.members if m.type == "w")


def _restriction(found: Found, relation: Relation, tags: dict[str, str]) -> None:
    """Take a turn restriction over a node or ways; one that holds at certain hours is lost."""
    said = tags.get("restriction:motorcar") or tags.get("restriction", "")
    if "motorcar" in tags.get("except", "").split(";"):
        return
    members: dict[tuple[str, str], list[int]] = {}
    for member in relation.members:
        members.setdefault((member.role, member.type), []).append(member.ref)
    nodes, ways = members.get(("via", "n"), []), members.get(("via", "w"), [])
    element = Element("relation", relation.id)
    if not said.startswith(("no_", "only_")) or (len(nodes) != 1) == (not ways):
        if said or "restriction:conditional" in tags:
            found.lost.append(element)
        return
    via = tuple(ways) if ways else nodes[0]
    found.turns.extend(
        (said.startswith("only_"), start, via, end, element)
        for start in members.get(("from", "w"), [])
        for end in members.get(("to", "w"), [])
    )


def _draft(found: Found, ledger: Ledger) -> Draft:
    """Report what was lost on the way, and cut ways where they meet and at gates."""
    ways = found.ways
    ledger.drop("nodes", len(found.lacking), 0.0, found.lacking)
    ledger.drop("turns", len(found.lost), 0.0, found.lost)
    foot = [
        Element("way", number)
        for number, kind, there, back in zip(
            ways.number, ways.kind, ways.there, ways.back, strict=True
        )
        if kind == FERRY and not (there | back) & DRIVING
    ]
    ledger.drop("ferries", len(foot), 0.0, foot)
    ledger.note_miles(found.miles)
    draft = cut(ways, {ref: bits for ref, bits in found.gates.items() if bits != ALL})
    known = {label: n for n, label in enumerate(draft.node.tolist())}
    turns = [
        Turn(only, start, known[via] if isinstance(via, int) else via, end, element)
        for only, start, via, end, element in found.turns
        if not isinstance(via, int) or via in known
    ]
    return replace(draft, turns=turns, water=found.banks.segments())
