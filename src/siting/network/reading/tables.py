"""Read a table of nodes and a table of edges, as CSV files."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from siting.city.csv_file import csv_grid
from siting.city.findings import Finding
from siting.city.grid import Grid, Raw, Unreadable
from siting.network.build import refuse
from siting.network.draft import Draft, Ledger
from siting.network.element import Element
from siting.network.reading.records import Record, drafted, number

LABEL = ("osmid", "node_id", "node", "id", "label")
X = ("lon", "longitude", "lng", "x", "x_m")
Y = ("lat", "latitude", "y", "y_m")
START = ("u", "from", "from_node", "a_node", "source", "start", "tail")
END = ("v", "to", "to_node", "b_node", "target", "end", "head")
"""Headings that each column may have, the likeliest first."""


def read_tables(path: Path, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets of two tables.

    Parameters
    ----------
    path
        The table of edges, with the nodes beside it under the same name (``city_edges.csv`` or
        ``city_links.csv`` beside ``city_nodes.csv``), or a folder with one of each. Edges name the
        nodes at their ends (``u``, ``v``; ``from``, ``to``; ``a_node``, ``b_node``) and may hold
        a length in metres, a class, a name, ``oneway`` or ``direction``, ``maxspeed`` and tags.
    metric
        Whether coordinates are metres; None guesses, and ``lon`` and ``lat`` are degrees.

    Raises
    ------
    DataError
        If a file or column is missing, or a cell that must be a number is none.
    """
    edges_file, nodes_file = _files(path, ledger)
    edges, nodes = _grid(edges_file, ledger), _grid(nodes_file, ledger)
    refuse(ledger)
    about = Ledger(nodes_file.name, ledger.findings, ledger.dropped)
    label, x, y = (_column(nodes, names, about) for names in (LABEL, X, Y))
    start, end = (_column(edges, names, ledger) for names in (START, END))
    refuse(ledger)
    if metric is None and x in X[:3]:
        metric = False
    places = _places(nodes, label, x, y, about)
    refuse(ledger)
    return drafted(places, _records(edges, start, end), ledger, metric)


def _files(path: Path, ledger: Ledger) -> tuple[Path, Path]:
    """Return the tables of edges and of nodes."""
    if path.is_dir():
        for edges in sorted((*path.glob("*edges.csv"), *path.glob("*links.csv"))):
            return edges, _nodes_of(edges)
        return path / "edges.csv", path / "nodes.csv"
    return path, _nodes_of(path)


def _nodes_of(edges: Path) -> Path:
    name = edges.name
    for word in ("edges", "links"):
        name = name.replace(word, "nodes")
    return edges.with_name(name)


def _grid(path: Path, ledger: Ledger) -> Grid:
    try:
        return csv_grid(path.read_bytes())
    except FileNotFoundError:
        _say(ledger, path, "missing_path", {})
    except Unreadable as error:
        _say(ledger, path, error.key, error.values)
    return Grid()


def _say(ledger: Ledger, path: Path, key: str, values: object) -> None:
    said = values if isinstance(values, dict) else {}
    ledger.findings.append(Finding("error", path.name, "", None, None, None, key, said))


def _column(grid: Grid, names: Sequence[str], ledger: Ledger) -> str:
    """Return the heading that stands for a column, or report that there is none."""
    known = {heading.strip().casefold(): heading for heading in grid.headings}
    for name in names:
        if name in known:
            return known[name]
    found = ", ".join(grid.headings[:12])
    ledger.say("error", "streets_columns", names=" / ".join(names[:4]), found=found)
    return ""


def _cells(grid: Grid, heading: str) -> list[Raw]:
    return grid.columns[grid.headings.index(heading)]


def _places(
    nodes: Grid, label: str, x: str, y: str, ledger: Ledger
) -> dict[Hashable, tuple[float, float]]:
    places: dict[Hashable, tuple[float, float]] = {}
    cells = (_cells(nodes, heading) for heading in (label, x, y))
    for row, name, east, north in zip(nodes.rows, *cells, strict=True):
        element, key = Element("row", row), _key(name)
        if key in places:
            ledger.say("error", "streets_node_twice", element=element)
        places[key] = (
            number(str(east or ""), element, x, ledger),
            number(str(north or ""), element, y, ledger),
        )
    return places


def _records(edges: Grid, start: str, end: str) -> list[Record]:
    """Return one edge a row; it runs both ways unless its direction says otherwise."""
    from_, to = _cells(edges, start), _cells(edges, end)
    headings = [heading.strip().casefold() for heading in edges.headings]
    return [
        Record(_key(u), _key(v), dict(zip(headings, row, strict=True)), Element("row", at), False)
        for at, u, v, row in zip(
            edges.rows, from_, to, zip(*edges.columns, strict=True), strict=True
        )
    ]


def _key(cell: Raw) -> Hashable:
    """Return a label as a whole number where it is one; ``12`` and ``12.0`` are the same node."""
    said = str(cell or "").removesuffix(".0")
    return int(said) if said.lstrip("-").isdigit() else said
