"""Records: nodes with labels and edges between them, as tables and graphs hold them."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from siting.city.arrays import Array
from siting.network import tags as osm
from siting.network.build import refuse
from siting.network.coordinates import is_metric
from siting.network.draft import Draft, Ledger, Words
from siting.network.element import Element
from siting.network.maxspeed import NAN, in_miles, kmh
from siting.network.modes import WALK
from siting.network.plane import distances
from siting.network.reading.fields import CONNECTORS, passage, tags_of, text

LENGTHS = {"length_m": 1.0, "length": 1.0, "distance": 1.0, "length_km": 1000.0}
"""Fields that hold a length, and the metres in one of its units."""

TIMES = {"minutes": 1.0, "travel_time": 1 / 60}
"""Fields that hold a time, and the minutes in one of its units (OSMnx writes seconds)."""


@dataclass(frozen=True)
class Record:
    """One edge of a table or graph.

    Attributes
    ----------
    start, end
        Labels of its nodes.
    fields
        Whatever the source says of it.
    element
        What the source calls it.
    directed
        Whether it stands for one direction only, the other having an edge of its own.
    line
        Its points, shape (n, 2), or None where it is straight.
    """

    start: Hashable
    end: Hashable
    fields: Mapping[str, object]
    element: Element
    directed: bool
    line: Array | None = None


def drafted(
    nodes: Mapping[Hashable, tuple[float, float]],
    records: Iterable[Record],
    ledger: Ledger,
    metric: bool | None,
) -> Draft:
    """Return a draft of nodes and edges.

    Parameters
    ----------
    nodes
        Coordinates by label.
    records
        Edges; those that name a missing node are reported.
    metric
        Whether coordinates are metres; None guesses.

    Raises
    ------
    DataError
        If edges name nodes that are missing, a length is no number, or there is no edge.
    """
    place = {label: n for n, label in enumerate(nodes)}
    kept = _kept(records, place, ledger)
    refuse(ledger)
    x = np.array([point[0] for point in nodes.values()], dtype=np.float64)
    y = np.array([point[1] for point in nodes.values()], dtype=np.float64)
    start = np.array([place[record.start] for record in kept], dtype=np.int64)
    end = np.array([place[record.end] for record in kept], dtype=np.int64)
    length = np.array([_length(record, ledger) for record in kept], dtype=np.float64)
    refuse(ledger)
    if metric is None:
        metric = is_metric(x, y, (start, end), length)
    lines = [_line(record, nodes) for record in kept]
    straight = distances(x[start], y[start], x[end], y[end], metric)
    columns = Columns()
    for record, metres in zip(kept, np.where(length > 0, length, straight).tolist(), strict=True):
        columns.add(record, metres)
    ledger.note_miles(columns.miles)
    points = np.concatenate(lines)
    return Draft(
        node=_labels(place),
        x=x,
        y=y,
        start=start,
        end=end,
        shape_ptr=np.concatenate(([0], np.cumsum([len(line) for line in lines]))),
        shape_x=points[:, 0],
        shape_y=points[:, 1],
        length=length,
        kind=np.array(columns.kind, dtype=np.int64),
        kinds=columns.kinds.words,
        there=np.array([bits[0] for bits in columns.allowed], dtype=np.int64),
        back=np.array([bits[1] for bits in columns.allowed], dtype=np.int64),
        speed_there=np.array([speed[0] for speed in columns.speed]),
        speed_back=np.array([speed[1] for speed in columns.speed]),
        name=np.array(columns.name, dtype=np.int64),
        alias=np.array(columns.alias, dtype=np.int64),
        names=columns.names.words,
        element=np.arange(len(kept)),
        called=lambda number: kept[number].element,
        metric=metric,
    )


class Columns:
    """What the fields of edges mean, edge by edge."""

    def __init__(self) -> None:
        self.kinds, self.names = Words(), Words()
        self.kind: list[int] = []
        self.name: list[int] = []
        self.alias: list[int] = []
        self.allowed: list[tuple[int, int]] = []
        self.speed: list[tuple[float, float]] = []
        self.miles: list[Element] = []

    def add(self, record: Record, metres: float) -> None:
        """Add an edge that is ``metres`` long."""
        tags = tags_of(record.fields)
        there, back = passage(tags)
        if record.directed:
            there, back = _one_direction(tags, there, back)
        if in_miles(tags):
            self.miles.append(record.element)
        name, alias = osm.names(tags)
        self.allowed.append((there, back))
        self.kind.append(self.kinds(osm.kind(tags) or tags["highway"]))
        self.name.append(self.names(name))
        self.alias.append(self.names(alias))
        self.speed.append(_speeds(tags, metres))


def _one_direction(tags: Mapping[str, str], there: int, back: int) -> tuple[int, int]:
    """Return who may use an edge that stands for one direction only.

    Its source has drawn it the way it may be driven, so ``oneway`` says nothing more. Walkers go
    both ways, unless a field ``modes`` says for each direction who may pass.
    """
    both = there | back
    return (both, 0) if "modes" in tags else (both, back & WALK)


def _kept(records: Iterable[Record], place: Mapping[Hashable, int], ledger: Ledger) -> list[Record]:
    """Return the edges between known nodes that are streets, and report the others."""
    kept: list[Record] = []
    lost: list[tuple[Record, Hashable]] = []
    joined: list[Element] = []
    for record in records:
        missing = [node for node in (record.start, record.end) if node not in place]
        if missing:
            lost.append((record, missing[0]))
        elif str(record.fields.get("link_type", record.fields.get("highway"))) in CONNECTORS:
            joined.append(record.element)
        else:
            kept.append(record)
    ledger.drop("connectors", len(joined), 0.0, joined)
    if lost:
        record, node = lost[0]
        values = {"element": record.element, "node": node, "count": len(lost)}
        ledger.say("error", "streets_no_node", **values)
    elif not kept:
        ledger.say("error", "streets_none")
    return kept


def _length(record: Record, ledger: Ledger) -> float:
    """Return the written length of an edge in metres, ``nan`` where there is none."""
    for field, metres in LENGTHS.items():
        said = text(record.fields.get(field))
        if said and said.casefold() != "nan":
            return number(said, record.element, field, ledger) * metres
    return NAN


def number(said: object, element: Element, column: str, ledger: Ledger) -> float:
    """Return a written number, or ``nan`` and a finding."""
    try:
        value = float(str(said))
    except ValueError:
        value = NAN
    if not math.isfinite(value):
        ledger.say("error", "streets_number", element=element, value=str(said), column=column)
        return NAN
    return value


def _speeds(tags: Mapping[str, str], metres: float) -> tuple[float, float]:
    """Return the speeds there and back; where only a time is written, length over time."""
    there, back = osm.speeds(tags)
    if math.isnan(there) and math.isnan(back) and not tags["highway"]:
        for field, minutes in TIMES.items():
            time = kmh(tags.get(field, ""))
            if time > 0:
                speed = metres * 0.06 / (time * minutes)
                return speed, speed
    return there, back


def _line(record: Record, nodes: Mapping[Hashable, tuple[float, float]]) -> Array:
    """Return the points of an edge from its start to its end, both nodes among them."""
    ends = np.array([nodes[record.start], nodes[record.end]], dtype=np.float64)
    if record.line is None or len(record.line) < 2:
        return ends
    line = record.line[:, :2]
    if np.abs(line[[0, -1]] - ends).sum() > np.abs(line[[-1, 0]] - ends).sum():
        line = line[::-1]
    return np.concatenate((ends[:1], line[1:-1], ends[1:]))


def _labels(place: Mapping[Hashable, int]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return labels as one array, of whole numbers or text where all are that, else of objects."""
    labels: Sequence[Hashable] = list(place)
    kinds = {type(label) for label in labels}
    if kinds <= {int} or kinds <= {str}:
        return np.array(labels)
    mixed = np.empty(len(labels), dtype=object)
    mixed[:] = labels
    return mixed
