"""One small town in every format gives the same streets, and what is wrong in a file is named."""

import json
import sqlite3
import struct
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import shapely

from siting import network
from siting.errors import DataError
from siting.network.weights import NEVER

PLACES = {1: (112.70, -7.25), 2: (112.71, -7.25), 3: (112.71, -7.24), 4: (112.70, -7.24)}
STREETS = [
    (1, 2, {"highway": "primary", "oneway": "yes", "name": "Jalan Satu", "maxspeed": "60"}),
    (2, 3, {"highway": "residential", "oneway": "no", "name": "Jembatan Dua"}),
    (4, 3, {"highway": "primary", "oneway": "-1", "name": "Jalan Tiga", "maxspeed": "30 mph"}),
    (4, 1, {"highway": "residential"}),
]  # fmt: skip


def as_csv(folder):
    nodes = ["osmid,lon,lat", *(f"{n},{x},{y}" for n, (x, y) in PLACES.items())]
    rows = ["u,v,highway,oneway,name,maxspeed"]
    for u, v, tags in STREETS:
        said = (tags.get(key, "") for key in ("highway", "oneway", "name", "maxspeed"))
        rows.append(",".join((str(u), str(v), *said)))
    (folder / "town_nodes.csv").write_text("\n".join(nodes), "utf-8")
    (folder / "town_edges.csv").write_text("\n".join(rows), "utf-8")
    return folder / "town_edges.csv"


def as_geojson(folder):
    features = [
        {
            "type": "Feature",
            "properties": tags,
            "geometry": {"type": "LineString", "coordinates": [PLACES[u], PLACES[v]]},
        }
        for u, v, tags in STREETS
    ]
    path = folder / "town.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def as_geopackage(folder, kind="LINESTRING", definition='GEOGCS["WGS 84"]', code=4326):
    path = folder / "town.gpkg"
    with sqlite3.connect(path) as file:
        file.executescript(
            "create table gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id,"
            " definition); create table gpkg_geometry_columns (table_name, column_name,"
            " geometry_type_name, srs_id); create table roads (fid integer primary key, geom blob,"
            " highway, oneway, name, maxspeed);"
        )
        system = (code, "EPSG", code, definition)
        file.execute("insert into gpkg_spatial_ref_sys values (?, ?, ?, ?)", system)
        file.execute(
            "insert into gpkg_geometry_columns values ('roads', 'geom', ?, ?)", (kind, code)
        )
        for u, v, tags in STREETS:
            header = b"GP" + bytes([0, 3]) + struct.pack("<i4d", code, 0, 0, 0, 0)
            line = shapely.to_wkb(shapely.LineString([PLACES[u], PLACES[v]]))
            said = [tags.get(key) for key in ("highway", "oneway", "name", "maxspeed")]
            file.execute(
                "insert into roads (geom, highway, oneway, name, maxspeed) values (?, ?, ?, ?, ?)",
                (header + line, *said),
            )
    file.close()
    return path


def as_graph():
    """What OSMnx makes: an edge for each direction that may be driven."""
    graph = nx.MultiDiGraph(crs="epsg:4326")
    for node, (x, y) in PLACES.items():
        graph.add_node(node, x=x, y=y)
    for u, v, tags in STREETS:
        way = tags.get("oneway", "no")
        ends = [(u, v)] * (way != "-1") + [(v, u)] * (way != "yes")
        for start, end in ends:
            graph.add_edge(start, end, **{**tags, "oneway": way != "no"})
    return graph


def as_graphml(folder):
    path = folder / "town.graphml"
    graph = as_graph()
    for *_, data in graph.edges(data=True):
        data["oneway"] = str(data["oneway"])
    nx.write_graphml(graph, path)
    return path


def as_osm(folder):
    from network.osm_file import osm

    pytest.importorskip("osmium")
    ways = [(n, [u, v], tags) for n, (u, v, tags) in enumerate(STREETS)]
    return osm(folder / "town.osm", PLACES, ways)


def drives(streets):
    """Coordinates of the ends of what a car may drive, with name and milliseconds."""
    ms = streets.weights("car", None)
    return sorted(
        (
            *np.round((streets.x[a], streets.y[a], streets.x[b], streets.y[b]), 6).tolist(),
            name,
            int(w),
        )
        for a, b, name, w in zip(
            streets.tail, streets.head, np.array(streets.names)[streets.name], ms, strict=True
        )
        if w < NEVER
    )


@pytest.mark.parametrize("write", [as_csv, as_geojson, as_geopackage, as_graphml, as_osm])
def test_every_format_gives_the_same_streets(tmp_path, write):
    wanted = network.read(as_graph())
    streets = network.read(write(tmp_path))
    assert drives(streets) == drives(wanted)
    assert len(drives(streets)) == 6
    assert not streets.metric
    assert len(streets.provenance.sha256) == 64
    assert [finding.key for finding in streets.findings] == ["streets_miles"]
    on_foot = (streets.weights("walk", None) < NEVER).sum()
    assert on_foot == 8
    assert streets.without("Dua").minutes([PLACES[2]], [PLACES[3]]).tolist() == [[np.inf]]


def test_a_folder_holds_both_tables(tmp_path):
    as_csv(tmp_path)
    assert drives(network.read(tmp_path)) == drives(network.read(as_graph()))


def test_lines_meet_where_they_share_a_point(tmp_path):
    features = [
        {"type": "Feature", "properties": {"fclass": "primary", "oneway": "B", "maxspeed": 0},
         "geometry": {"type": "MultiLineString", "coordinates": [[[0, 0], [0.01, 0], [0.02, 0]]]}},
        {"type": "Feature", "properties": {"fclass": "service", "oneway": "F"},
         "geometry": {"type": "LineString", "coordinates": [[0.01, 0], [0.01, 0.01]]}},
    ]  # fmt: skip
    path = tmp_path / "lines.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    streets = network.read(path)
    assert len(drives(streets)) == 5
    assert streets.provenance.dropped[-1].reason == "islands"


def test_both_directions_of_a_street_are_one_edge():
    streets = network.read(as_graph())
    assert len(streets.shape_ptr) - 1 == 4
    assert streets.provenance.dropped == ()


def test_two_lists_of_tags_are_read_as_their_first_or_least():
    graph = as_graph()
    for *_, data in graph.edges(data=True):
        data.update(highway=["primary", "secondary"], maxspeed=["60", "36"], name="['A', 'B']")
    streets = network.read(graph)
    assert set(streets.kinds) == {"", "primary"}
    assert set(streets.speed) == {36.0}
    assert streets.without("b").changes == (((1,), 0.0),)


def table(folder, nodes, edges):
    (folder / "t_nodes.csv").write_text(nodes, "utf-8")
    (folder / "t_edges.csv").write_text(edges, "utf-8")
    return folder / "t_edges.csv"


NODES = "id,lon,lat\n1,112.70,-7.25\n2,112.71,-7.25\n3,112.72,-7.25\n"
EDGES = "from,to,length_m\n1,2,1104\n2,3,1104\n"


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        (NODES.replace("112.72,-7.25", "-7.25,112.72"), EDGES,
         "node 3 lies at lon -7.25, lat 112.72: lon and lat are exchanged"),
        (NODES.replace("112.72,-7.25", "692000,9198000"), EDGES,
         "node 3 lies at 692000, 9.198e+06, but others in degrees"),
        (NODES, EDGES.replace("1104", "0.01"), "lengths seem to be in degrees"),
        (NODES, EDGES.replace("1104", "1.104"), "lengths seem to be in kilometres"),
        (NODES, EDGES.replace("1,2,1104", "1,2,-5"), "row 2 has the length -5"),
        (NODES, EDGES.replace("2,3,1104", "2,9,1104"), "row 3 names the node 9, which is missing"),
        (NODES, EDGES.replace("1,2,1104", "1,2,far"), "row 2: 'far' in length_m is no number"),
        (NODES.replace("-7.25\n2", "south\n2"), EDGES, "t_nodes.csv: row 2: 'south' in lat"),
        (NODES.replace("\n2,", "\n1,"), EDGES, "t_nodes.csv: row 3 stands twice"),
        (NODES.replace("lon", "east"), EDGES, "the column lon / longitude"),
        (NODES, EDGES.replace("from", "begin"), "t_edges.csv: the column u / from"),
        (NODES, "from,to\n", "holds no street"),
        (NODES, "from,to\n1,2\n\xff", "names the node"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_named_with_its_row_and_the_fix(tmp_path, nodes, edges, said):
    path = table(tmp_path, nodes, edges)
    with pytest.raises(DataError) as caught:
        network.read(path)
    assert said in str(caught.value)
    assert all(finding.text("id") != finding.text("en") for finding in caught.value.findings)


def test_degrees_said_to_be_metres_are_named(tmp_path):
    (finding,) = network.check(table(tmp_path, NODES, EDGES), metric=True)
    assert "said to be metres" in str(finding)


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        (EDGES.replace("1,2,1104", "1,2,0"), "row 2 has the length 0"),
        (EDGES.replace("1,2,1104", "1,2,300"), "row 2 is 300.0 m long by the file, but its ends"),
        ("from,to,maxspeed\n1,2,900\n2,3,50\n", "row 2 has the speed 900 km/h"),
        ("from,to,class\n1,2,boulevard\n2,3,primary\n", "the class of street boulevard"),
        (EDGES, "2 edges have neither a class nor a speed (row 2); 20 km/h is taken"),
    ],
)
def test_a_doubtful_table_is_read_with_a_note(tmp_path, edges, said):
    streets = network.read(table(tmp_path, NODES, edges))
    assert {finding.level for finding in streets.findings} == {"note"}
    assert any(said in str(finding) for finding in streets.findings)


def test_repeats_and_islands_are_counted_in_the_report(tmp_path):
    nodes = NODES + "8,112.80,-7.25\n9,112.81,-7.25\n"
    path = table(tmp_path, nodes, EDGES + "1,2,1104\n8,9,1104\n")
    streets = network.read(path)
    report = streets.provenance.text()
    assert "1 edges (1.1 km) that repeat another one: row 4" in report
    assert "2 arcs (2.2 km) that the rest" in report
    assert "1 ruas (1.1 km) yang mengulang ruas lain: baris 4" in streets.provenance.text("id")


def test_a_speed_in_miles_is_converted(tmp_path):
    path = table(tmp_path, NODES, "from,to,speed_mph\n1,2,30\n2,3,30\n")
    streets = network.read(path)
    assert set(streets.speed.round(3)) == {48.28}
    assert "row 2 has its speed in mph (2 such edges)" in str(streets.findings[0])


def test_metres_are_known_by_their_lengths(tmp_path):
    nodes = "id,x,y\n1,0,0\n2,60,0\n3,60,80\n"
    streets = network.read(table(tmp_path, nodes, "from,to,length\n1,2,60\n2,3,80\n"))
    assert streets.metric
    large = "id,x,y\n1,600000,9200000\n2,600060,9200000\n3,600060,9200080\n"
    assert network.read(table(tmp_path, large, "from,to\n1,2\n2,3\n")).metric


def test_links_to_zones_are_left_out(tmp_path):
    path = table(tmp_path, NODES, "a_node,b_node,link_type\n1,2,primary\n2,3,centroid_connector\n")
    streets = network.read(path)
    assert len(streets.tail) == 2
    assert "1 links between zones" in streets.provenance.text()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("town.xyz", "", "the ending .xyz is no format of streets"),
        ("town.graphml", "<graphml><node id='1'>", "cut off or broken (no element found"),
        ("town.geojson", '{"features": [{"geome', "cut off or broken (JSONDecodeError"),
        ("town.geojson", '{"features": []}', "holds no street"),
        ("town.gpkg", "no package", "cut off or broken (file is not a database)"),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    (finding,) = network.check(path)
    assert finding.file == name
    assert said in str(finding)


def test_a_missing_file_is_named(tmp_path):
    (finding,) = network.check(tmp_path / "nowhere.graphml")
    assert "no such file" in str(finding)


def test_keys_that_are_not_declared_or_stand_twice_are_named(tmp_path):
    path = as_graphml(tmp_path)
    text = path.read_text("utf-8")
    row = next(line for line in text.splitlines() if "<edge" in line)
    twice = text.replace(row, row.replace("<edge", "<edge ") + "</edge>" + row, 1)
    path.write_text(twice, "utf-8")
    notes = network.read(path).findings
    assert "same ends and key" in str(notes[0])
    path.write_text(text.replace('data key="d', 'data key="x', 1), "utf-8")
    assert "does not declare" in str(network.check(path)[0])


def test_projected_lines_are_metres(tmp_path):
    path = as_geopackage(tmp_path, definition='PROJCS["UTM 49S"]', code=32749)
    found = network.check(path)
    assert "EPSG:32749" in str(found[0])
    assert "said to be metres" in str(found[-1])


def test_a_bad_factor_is_named_with_its_row(tmp_path):
    factors = tmp_path / "factors.csv"
    factors.write_text("class,hour,factor\n*,8,0.5\n*,25,0.5\n*,9,0\n", "utf-8")
    with pytest.raises(DataError) as caught:
        network.read(as_graph(), congestion=factors)
    assert [str(f).split(":")[1] for f in caught.value.findings] == [" row 3", " row 4"]


def test_streets_meet_at_every_shared_node_of_a_long_line():
    streets = network.read(as_graph())
    for a, b in pairwise([1, 2, 3, 4]):
        assert np.isfinite(streets.minutes([a], [b], "walk")).all()
