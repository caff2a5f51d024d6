"""Read GraphML as OSMnx writes it, straight from the text, without a graph in between."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from xml.etree import ElementTree

from siting.network.build import refuse
from siting.network.draft import Draft, Ledger
from siting.network.element import Element
from siting.network.reading.graph import points_of
from siting.network.reading.records import Record, drafted, number
from siting.network.reading.systems import is_degrees

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def read_graphml(path: Path, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets of a GraphML file.

    Parameters
    ----------
    path
        Nodes with ``x`` and ``y``; edges with ``length``, ``highway``, ``oneway``, ``maxspeed``,
        ``name``, ``geometry``.
    metric
        Whether coordinates are metres; None asks the file's ``crs``, else guesses.

    Raises
    ------
    DataError
        If the file is no well-formed XML, data has a key that is not declared, or a node lacks
        coordinates.
    """
    file = _File(ledger)
    try:
        for _, element in ElementTree.iterparse(path, events=("end",)):
            file.take(element)
    except ElementTree.ParseError as error:
        ledger.say("error", "streets_broken", reason=str(error))
    file.report()
    refuse(ledger)
    if metric is None and file.system:
        metric = not is_degrees(file.system, ledger)
    return drafted(file.nodes, file.edges, ledger, metric)


class _File:
    """Takes element after element of one file."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.names: dict[str, str] = {}
        self.nodes: dict[Hashable, tuple[float, float]] = {}
        self.edges: list[Record] = []
        self.system = ""
        self.directed = True
        self.seen: set[tuple[str, str, str]] = set()
        self.twice: list[Element] = []

    def take(self, element: ElementTree.Element) -> None:
        """Take an element whose end was read."""
        kind = element.tag.removeprefix(SPACE)
        if kind == "key":
            self.names[element.get("id", "")] = element.get("attr.name", "")
        elif kind == "node":
            self._node(element)
        elif kind == "edge":
            self._edge(element)
        elif kind == "graph":
            self.directed = element.get("edgedefault") != "undirected"
            self.system = self._data(element, Element("name", "graph")).get("crs", "")
        if kind in ("node", "edge"):
            element.clear()

    def report(self) -> None:
        """Say which parallel edges cannot be told apart."""
        if self.twice:
            values = {"element": self.twice[0], "count": len(self.twice)}
            self.ledger.say("note", "streets_key_twice", **values)

    def _node(self, element: ElementTree.Element) -> None:
        label = element.get("id", "")
        called = Element("node", label)
        data = self._data(element, called)
        if _label(label) in self.nodes:
            self.ledger.say("error", "streets_node_twice", element=called)
        x, y = data.get("x", data.get("lon", "")), data.get("y", data.get("lat", ""))
        place = number(x, called, "x", self.ledger), number(y, called, "y", self.ledger)
        self.nodes[_label(label)] = place

    def _edge(self, element: ElementTree.Element) -> None:
        start, end = element.get("source", ""), element.get("target", "")
        key = element.get("id", "0")
        called = Element("edge", f"{start}, {end}, {key}")
        if (start, end, key) in self.seen:
            self.twice.append(called)
        self.seen.add((start, end, key))
        data = self._data(element, called)
        line = data.pop("geometry", "")
        points = points_of(line, called, self.ledger) if line else None
        self.edges.append(Record(_label(start), _label(end), data, called, self.directed, points))

    def _data(self, element: ElementTree.Element, called: Element) -> dict[str, str]:
        data: dict[str, str] = {}
        for child in element:
            if child.tag.removeprefix(SPACE) != "data":
                continue
            key = child.get("key", "")
            if key not in self.names:
                self.ledger.say("error", "streets_key", element=called, key=key)
            data[self.names.get(key, key)] = child.text or ""
        return data


def _label(written: str) -> Hashable:
    return int(written) if written.lstrip("-").isdigit() else written
