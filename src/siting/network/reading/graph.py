"""Read a networkx graph, such as OSMnx makes, and write one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from siting.city.arrays import Array
from siting.network.build import refuse
from siting.network.draft import Draft, Ledger
from siting.network.element import Element
from siting.network.reading.records import Record, drafted, number
from siting.network.reading.systems import is_degrees

if TYPE_CHECKING:
    import networkx

LINE = re.compile(r"LINESTRING(?: Z| M| ZM)?\s*\(([-+\d.eE,\s]+)\)", re.IGNORECASE)

PLACES = (("x", "y"), ("lon", "lat"), ("longitude", "latitude"))
"""Attributes of a node that hold its coordinates."""


def read_graph(graph: networkx.Graph, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets of a graph.

    Parameters
    ----------
    graph
        Nodes with ``x`` and ``y`` (or ``lon`` and ``lat``, or ``pos``); edges with what OSMnx
        writes: ``length`` in metres, ``highway``, ``oneway``, ``maxspeed``, ``name``,
        ``geometry``. Edges of an undirected graph run both ways.
    metric
        Whether coordinates are metres; None asks the graph's ``crs``, else guesses.
    """
    if metric is None and graph.graph.get("crs"):
        metric = not is_degrees(str(graph.graph["crs"]), ledger)
    nodes = {label: _place(label, data, ledger) for label, data in graph.nodes(data=True)}
    refuse(ledger)
    directed = graph.is_directed()
    edges = (
        graph.edges(keys=True, data=True)
        if graph.is_multigraph()
        else ((start, end, 0, data) for start, end, data in graph.edges(data=True))
    )
    records = []
    for start, end, key, data in edges:
        called = Element("edge", f"{start}, {end}, {key}")
        records.append(Record(start, end, data, called, directed, _points(data, called, ledger)))
    return drafted(nodes, records, ledger, metric)


def _place(label: Hashable, data: Mapping[str, Any], ledger: Ledger) -> tuple[float, float]:
    element = Element("node", label)
    for x, y in PLACES:
        if x in data and y in data:
            return number(data[x], element, x, ledger), number(data[y], element, y, ledger)
    x, y = data.get("pos", ("", ""))
    return number(x, element, "x", ledger), number(y, element, "y", ledger)


def _points(data: Mapping[str, Any], called: Element, ledger: Ledger) -> Array | None:
    """Return the points of an edge's ``geometry``: a shapely line, or its text."""
    line = data.get("geometry")
    if line is None or isinstance(line, str):
        return points_of(line, called, ledger) if line else None
    return np.array(line.coords, dtype=np.float64)


def points_of(written: str, called: Element, ledger: Ledger) -> Array | None:
    """Return the points of a line in well-known text, ``LINESTRING (x y, x y)``, shape (n, 2)."""
    found = LINE.fullmatch(written.strip())
    if found:
        rows = [point.split()[:2] for point in found[1].split(",")]
        if all(len(row) == 2 for row in rows):
            return np.array(rows, dtype=np.float64)
    ledger.say("error", "streets_line", element=called, value=written[:40])
    return None
