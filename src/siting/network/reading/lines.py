"""Lines of GeoJSON and GeoPackage files: streets that meet where they share a point."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from siting.city.arrays import Array
from siting.network import tags as osm
from siting.network.build import refuse
from siting.network.coordinates import is_metric
from siting.network.draft import Draft, Ledger
from siting.network.element import Element
from siting.network.maxspeed import NAN, in_miles
from siting.network.reading.fields import passage, tags_of
from siting.network.reading.records import Record, drafted
from siting.network.reading.systems import is_degrees
from siting.network.reading.ways import Row, Ways, cut

Line = tuple[str, Mapping[str, object], Array]
"""What the source calls it, its fields, its points (n, 2)."""


def read_geojson(path: Path, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets of a GeoJSON file of lines.

    Lines are streets in whole or in parts; they meet where they share a point. Properties are
    OpenStreetMap's tags or what Geofabrik and OSMnx make of them.

    Parameters
    ----------
    path
        A file of features (RFC 7946).
    metric
        Whether coordinates are metres; None asks the member ``crs``, else guesses.

    Raises
    ------
    DataError
        If the file is cut off, is no GeoJSON or holds no line.
    """
    try:
        content = json.loads(path.read_text("utf-8-sig"))
        features = content["features"]
        lines = list(_features(features))
    except (ValueError, KeyError, TypeError) as error:
        ledger.say("error", "streets_broken", reason=f"{type(error).__name__}: {error}")
        refuse(ledger)
    system = content.get("crs")
    if metric is None and system:
        metric = not is_degrees(str(system), ledger)
    return _draft(lines, ledger, metric)


def _features(features: Iterable[Any]) -> Iterator[Line]:
    for n, feature in enumerate(features):
        form, fields = feature["geometry"], feature["properties"] or {}
        if not form or form["type"] not in ("LineString", "MultiLineString"):
            continue
        lines = form["coordinates"] if form["type"] == "MultiLineString" else [form["coordinates"]]
        for line in lines:
            points = np.array([point[:2] for point in line], dtype=np.float64)
            yield str(feature.get("id", n + 1)), fields, points


def read_geopackage(path: Path, ledger: Ledger, metric: bool | None = None) -> Draft:
    """Return the streets of a GeoPackage: its table of lines, the largest where there are more.

    Parameters
    ----------
    path
        A GeoPackage (OGC 12-128), such as OSMnx or QGIS save.
    metric
        Whether coordinates are metres; None asks the file's system of coordinates.

    Raises
    ------
    DataError
        If the file is broken, is no GeoPackage or holds no line.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            found = _largest(file)
            if found is None:
                return _draft([], ledger, metric)
            table, column, system = found
            lines = list(_rows(file, table, column))
    except (sqlite3.Error, shapely.errors.ShapelyError, ValueError) as error:
        ledger.say("error", "streets_broken", reason=str(error))
        refuse(ledger)
    if metric is None:
        metric = not is_degrees(system, ledger)
    return _draft(lines, ledger, metric)


def _largest(file: sqlite3.Connection) -> tuple[str, str, str] | None:
    """Return the table of lines with most rows, its column of lines, its coordinate system."""
    tables = file.execute(
        "select g.table_name, g.column_name, s.organization || ':' || s.organization_coordsys_id"
        " || ' ' || s.definition from gpkg_geometry_columns g join gpkg_spatial_ref_sys s"
        " on s.srs_id = g.srs_id where g.geometry_type_name like '%LINESTRING' or"
        " g.geometry_type_name = 'GEOMETRY'"
    ).fetchall()
    sized = [
        (file.execute(f"select count(*) from {_quoted(table)}").fetchone()[0], -n)
        for n, (table, _, _) in enumerate(tables)
    ]
    return tables[-max(sized)[1]] if sized else None


def _rows(file: sqlite3.Connection, table: str, column: str) -> Iterator[Line]:
    """Return the lines of a table; what else it holds is passed over."""
    file.row_factory = sqlite3.Row
    for row in file.execute(f'select rowid as "row id", * from {_quoted(table)}'):
        blob = row[column]
        if blob is None:
            continue
        form = shapely.from_wkb(blob[_header(blob) :])
        fields = dict(zip(row.keys(), row, strict=True))
        del fields[column], fields["row id"]
        for line in shapely.get_parts(form):
            if line.geom_type == "LineString":
                yield str(row["row id"]), fields, shapely.get_coordinates(line)


def _header(blob: bytes) -> int:
    """Return how many bytes stand before the well-known binary (OGC 12-128, clause 2.1.3)."""
    if blob[:2] != b"GP":
        raise ValueError("GP")
    return 8 + (0, 32, 48, 48, 64)[min(blob[3] >> 1 & 7, 4)]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _draft(lines: list[Line], ledger: Ledger, metric: bool | None) -> Draft:
    """Cut lines where they share points, or lay them between the nodes that they name."""
    lines = [line for line in lines if len(line[2]) > 1]
    if not lines:
        ledger.say("error", "streets_none")
        refuse(ledger)
    points = np.concatenate([line for _, _, line in lines])
    if metric is None:
        nobody = np.zeros(0, dtype=np.int64)
        metric = is_metric(points[:, 0], points[:, 1], (nobody, nobody), np.zeros(0))
    if {"u", "v"} <= set(lines[0][1]):
        return _between_nodes(lines, ledger, metric)
    _, place = np.unique(np.rint(points * (1e3 if metric else 1e7)), axis=0, return_inverse=True)
    node: list[int] = place.ravel().tolist()
    ways, first = Ways(), 0
    miles = []
    for number, (name, fields, line) in enumerate(lines):
        tags = tags_of(fields)
        if in_miles(tags):
            miles.append(Element("feature", name))
        row = Row(
            number,
            osm.kind(tags) or tags["highway"],
            passage(tags),
            osm.speeds(tags),
            osm.names(tags),
            osm.duration(tags) if osm.kind(tags) == "ferry" else NAN,
        )
        last = first + len(line)
        ways.add(row, node[first:last], line[:, 0].tolist(), line[:, 1].tolist())
        first = last
    ledger.note_miles(miles)
    return cut(ways, called=lambda n: Element("feature", lines[n][0]), metric=metric)


def _between_nodes(lines: list[Line], ledger: Ledger, metric: bool) -> Draft:
    """Lay each line between its nodes ``u`` and ``v``, in that direction only, as OSMnx means it."""
    nodes: dict[Hashable, tuple[float, float]] = {}
    records = []
    for name, fields, line in lines:
        start, end = str(fields["u"]), str(fields["v"])
        nodes.setdefault(start, (float(line[0, 0]), float(line[0, 1])))
        nodes.setdefault(end, (float(line[-1, 0]), float(line[-1, 1])))
        records.append(Record(start, end, fields, Element("feature", name), True, line))
    return drafted(nodes, records, ledger, metric)
