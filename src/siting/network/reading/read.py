"""Read streets: the ending of the file says which reader takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from siting.city.findings import Finding
from siting.errors import DataError
from siting.network.build import built, refuse
from siting.network.congestion import Congestion
from siting.network.draft import Draft, Ledger
from siting.network.reading.factors import read_congestion
from siting.network.reading.graph import read_graph
from siting.network.reading.graphml import read_graphml
from siting.network.reading.lines import read_geojson, read_geopackage
from siting.network.reading.osm import read_osm
from siting.network.reading.tables import read_tables
from siting.network.speeds import Speeds
from siting.network.streets import Streets
from siting.network.turns import Turns

if TYPE_CHECKING:
    import networkx

Reader = Callable[[Path, Ledger, bool | None], Draft]

READERS: Mapping[str, Reader] = {
    ".pbf": read_osm,
    ".osm": read_osm,
    ".osm.gz": read_osm,
    ".osm.bz2": read_osm,
    ".graphml": read_graphml,
    ".gpkg": read_geopackage,
    ".geojson": read_geojson,
    ".json": read_geojson,
    ".csv": read_tables,
}
"""Reader by the ending of the file; a folder is read as tables."""


def read(
    path: str | Path | networkx.Graph,
    *,
    metric: bool | None = None,
    speeds: Speeds | None = None,
    congestion: Congestion | str | Path | None = None,
    turns: Turns | None = None,
) -> Streets:
    """Read streets from a file, a folder of tables or a networkx graph.

    Parameters
    ----------
    path
        OpenStreetMap's ``.osm.pbf`` or ``.osm`` (needs the extra ``network``), OSMnx's
        ``.graphml``, lines in ``.gpkg`` or ``.geojson``, a table of edges ``.csv`` with its nodes
        beside it, a folder with both, or a graph.
    metric
        Whether coordinates are metres on a plane; None asks the source, else guesses.
    speeds
        Speeds by class of street, on foot and from the door.
    congestion
        Factors on speeds by class of street and hour, or a table of them: a CSV file with the
        columns ``class``, ``hour`` and ``factor``.
    turns
        Seconds that vehicles need for turning at major junctions; None charges nothing.

    Returns
    -------
    Streets
        With ``provenance`` (file, hash, what was dropped and why) and ``findings``.

    Raises
    ------
    DataError
        If there are errors; its ``findings`` are all of them, with file, element and fix.
    """
    if isinstance(congestion, str | Path):
        congestion = read_congestion(Path(congestion))
    ledger = Ledger(Path(path).name if isinstance(path, str | Path) else "graph")
    streets = _read(path, ledger, metric)
    return replace(
        streets,
        speeds=speeds or streets.speeds,
        congestion=congestion or streets.congestion,
        turns=turns,
    )


def check(path: str | Path | networkx.Graph, *, metric: bool | None = None) -> list[Finding]:
    """Return all findings of street data, errors and notes; empty where all is well."""
    ledger = Ledger(Path(path).name if isinstance(path, str | Path) else "graph")
    with suppress(DataError):
        _read(path, ledger, metric)
    return ledger.findings


def _read(path: str | Path | networkx.Graph, ledger: Ledger, metric: bool | None) -> Streets:
    if not isinstance(path, str | Path):
        return built(read_graph(path, ledger, metric), ledger)
    path = Path(path)
    draft = _reader(path, ledger)(path, ledger, metric)
    return built(draft, ledger, _hash(path))


def _reader(path: Path, ledger: Ledger) -> Reader:
    if not path.exists():
        ledger.say("error", "missing_path")
        refuse(ledger)
    if path.is_dir():
        return read_tables
    name = path.name.casefold()
    endings = [ending for ending in READERS if name.endswith(ending)]
    if not endings:
        known = ", ".join(READERS)
        ledger.say("error", "streets_format", ending=path.suffix or path.name, known=known)
        refuse(ledger)
    return READERS[endings[0]]


def _hash(path: Path) -> str:
    """Return the SHA-256 of a file, or of all files of a folder in order of their names."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
