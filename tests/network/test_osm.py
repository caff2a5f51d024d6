"""OpenStreetMap files: who may use what, which way, how fast, and what is lost on the way."""

import numpy as np
import pytest

from network.osm_file import grid, osm
from siting import network
from siting.errors import DataError
from siting.network.maxspeed import kmh
from siting.network.weights import NEVER

pytest.importorskip("osmium")

LINE = grid(3, 1)


def arcs(streets, mode="car"):
    """Pairs of labels that a mode may drive, with the milliseconds."""
    ms = streets.weights(mode, None)
    label = streets.node
    return {
        (int(label[tail]), int(label[head])): int(w)
        for tail, head, w in zip(streets.tail, streets.head, ms, strict=True)
        if w < NEVER
    }


def street(tmp_path, tags, mode="car"):
    path = osm(tmp_path / "one.osm", LINE, [(1, [11, 12, 13], {"highway": "residential", **tags})])
    return set(arcs(network.read(path), mode))


def test_a_street_runs_both_ways_and_is_cut_only_where_streets_meet(tmp_path):
    nodes, side = grid(3, 2), {"highway": "service"}
    ways = [(1, [11, 12, 13], {"highway": "residential"}), (2, [12, 22], side)]
    found = arcs(network.read(osm(tmp_path / "t.osm", nodes, ways)))
    assert set(found) == {(11, 12), (12, 11), (12, 13), (13, 12), (12, 22), (22, 12)}
    assert found[11, 12] == round(111.3195 / 30 * 3600)


@pytest.mark.parametrize(
    ("tags", "there", "back"),
    [
        ({}, True, True),
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"oneway": "reverse"}, False, True),
        ({"junction": "roundabout"}, True, False),
        ({"junction": "roundabout", "oneway": "no"}, True, True),
        ({"highway": "motorway"}, True, False),
        ({"highway": "footway"}, False, False),
        ({"access": "no"}, False, False),
        ({"access": "no", "motorcar": "yes"}, True, True),
        ({"motor_vehicle": "private"}, False, False),
        ({"access": "destination"}, True, True),
        ({"motor_vehicle:backward": "no"}, True, False),
    ],
)
def test_tags_say_which_way_a_car_may_drive(tmp_path, tags, there, back):
    wanted = {pair for pair, open_ in (((11, 13), there), ((13, 11), back)) if open_}
    assert street(tmp_path, {"foot": "yes", **tags}) == wanted


@pytest.mark.parametrize(
    ("tags", "mode", "open_"),
    [
        ({"highway": "footway"}, "motorcycle", 0),
        ({"highway": "footway", "motorcycle": "yes"}, "motorcycle", 2),
        ({"highway": "footway", "motorcycle": "yes"}, "car", 0),
        ({"oneway": "yes"}, "walk", 2),
        ({"oneway": "yes", "oneway:motorcycle": "no"}, "motorcycle", 2),
        ({"highway": "motorway", "motorcycle": "no"}, "motorcycle", 0),
        ({"highway": "motorway"}, "walk", 0),
        ({"foot": "no"}, "walk", 0),
    ],
)
def test_modes_have_keys_of_their_own(tmp_path, tags, mode, open_):
    assert len(street(tmp_path, tags, mode)) == open_


@pytest.mark.parametrize(
    ("written", "speed"),
    [
        ("50", 50),
        ("30 mph", 48.28032),
        ("30mph", 48.28032),
        ("10 knots", 18.52),
        ("60;40", 40),
        ("walk", 5),
        ("DE:zone:30", 30),
        ("ID:urban", np.nan),
        ("none", np.nan),
        ("", np.nan),
    ],
)
def test_speeds_are_read_with_their_units(written, speed):
    assert kmh(written) == pytest.approx(speed, nan_ok=True)


def test_each_direction_may_have_its_own_speed(tmp_path):
    tags = {"highway": "primary", "maxspeed:forward": "60", "maxspeed:backward": "30"}
    found = arcs(network.read(osm(tmp_path / "s.osm", LINE, [(1, [11, 13], tags)])))
    assert found[13, 11] == pytest.approx(2 * found[11, 13], abs=1)


def test_a_speed_that_cannot_be_is_dropped_and_named(tmp_path):
    tags = {"highway": "residential", "maxspeed": "3000"}
    streets = network.read(osm(tmp_path / "s.osm", LINE, [(7, [11, 13], tags)]))
    assert np.isnan(streets.speed).all()
    assert "way 7 has the speed 3000 km/h" in str(streets.findings[0])
    assert "speeds that cannot be" in streets.provenance.text()
    assert "garis 7" in streets.findings[0].text("id")


def test_a_ferry_takes_its_minutes_and_vehicles_only_if_a_tag_says_so(tmp_path):
    nodes = grid(4, 1)
    road = {"highway": "residential"}
    ferry = {"route": "ferry", "duration": "00:20"}
    ways = [(1, [11, 12], road), (2, [12, 13], ferry), (3, [13, 14], road)]
    closed = network.read(osm(tmp_path / "a.osm", nodes, ways))
    assert (12, 13) not in arcs(closed)
    assert arcs(closed, "walk")[12, 13] == 20 * 60_000
    assert "ferries that no tag opens" in closed.provenance.text()
    ways[1] = (2, [12, 13], {**ferry, "motor_vehicle": "yes"})
    assert arcs(network.read(osm(tmp_path / "b.osm", nodes, ways)))[12, 13] == 20 * 60_000


def test_a_bollard_stops_cars_but_not_walkers(tmp_path):
    ways = [(1, [11, 12, 13], {"highway": "residential"})]
    path = osm(tmp_path / "b.osm", LINE, ways, node_tags={12: {"barrier": "bollard"}})
    streets = network.read(path)
    assert np.isinf(streets.minutes([11], [13], farther=1)).all()
    free = network.read(osm(tmp_path / "f.osm", LINE, ways))
    way = free.minutes([11], [13], "walk")[0, 0]
    assert streets.minutes([11], [13], "walk")[0, 0] == pytest.approx(way, abs=1e-4)


def test_a_gate_without_tags_is_open(tmp_path):
    ways = [(1, [11, 12, 13], {"highway": "residential"})]
    path = osm(tmp_path / "g.osm", LINE, ways, node_tags={12: {"barrier": "gate"}})
    assert set(arcs(network.read(path))) == {(11, 13), (13, 11)}


def test_nodes_outside_the_extract_cut_a_way(tmp_path):
    nodes = {node: place for node, place in grid(5, 1).items() if node != 13}
    path = osm(tmp_path / "cut.osm", nodes, [(9, [11, 12, 13, 14, 15], {"highway": "primary"})])
    streets = network.read(path)
    assert set(arcs(streets)) == {(11, 12), (12, 11), (14, 15), (15, 14)}
    assert "way 9" in streets.provenance.text()


def test_a_closed_ring_has_no_edge_from_a_node_to_itself(tmp_path):
    ring = {"highway": "residential", "junction": "roundabout"}
    nodes = grid(3, 3)
    ways = [(1, [22, 23, 33, 32, 22], ring), (2, [11, 22], {"highway": "residential"})]
    streets = network.read(osm(tmp_path / "r.osm", nodes, ways))
    assert (streets.tail != streets.head).all()
    assert {(22, 33), (33, 22)} <= set(arcs(streets))


CROSS = grid(3, 3)
ROADS = [
    (1, [21, 22], {"highway": "residential"}),
    (2, [22, 23], {"highway": "residential"}),
    (3, [12, 22], {"highway": "residential"}),
    (4, [22, 32], {"highway": "residential"}),
]


def turn(kind, start, end, **more):
    members = [("way", start, "from"), ("node", 22, "via"), ("way", end, "to")]
    return [(5, members, {"type": "restriction", "restriction": kind, **more})]


def banned(tmp_path, relations):
    streets = network.read(osm(tmp_path / "x.osm", CROSS, ROADS, relations))
    ends = [(int(streets.tail[a]), int(streets.head[b])) for a, b in streets.bans]
    return {tuple(int(streets.node[n]) for n in pair) for pair in ends}, streets


def test_a_forbidden_turn_is_one_pair_of_arcs(tmp_path):
    assert banned(tmp_path, turn("no_left_turn", 1, 4))[0] == {(21, 32)}


def test_an_only_turn_forbids_all_others(tmp_path):
    assert banned(tmp_path, turn("only_straight_on", 1, 2))[0] == {(21, 32), (21, 12), (21, 21)}


def test_a_turn_that_cars_are_excepted_from_is_free(tmp_path):
    assert banned(tmp_path, turn("no_left_turn", 1, 4, **{"except": "bus;motorcar"}))[0] == set()


@pytest.mark.parametrize(
    ("kind", "chains"),
    [("no_u_turn", {"21 22 23 33"}), ("only_left_turn", {"21 22 23 22"})],
)
def test_a_turn_over_a_way_is_a_chain_of_arcs(tmp_path, kind, chains):
    side = [(6, [23, 33], {"highway": "residential"})]
    members = [("way", 1, "from"), ("way", 2, "via"), ("way", 6, "to")]
    tags = {"type": "restriction", "restriction": kind}
    path = osm(tmp_path / "x.osm", CROSS, ROADS + side, [(5, members, tags)])
    streets = network.read(path)
    found = {
        " ".join(str(streets.node[n]) for n in (*streets.tail[list(c)], streets.head[c[-1]]))
        for c in streets.chains
    }
    assert found == chains
    assert len(streets.bans) == (3 if kind.startswith("only") else 0)


def test_a_turn_that_holds_at_certain_hours_is_reported_as_lost(tmp_path):
    members = [("way", 1, "from"), ("node", 22, "via"), ("way", 4, "to")]
    tags = {"type": "restriction", "restriction:conditional": "no_left_turn @ (Mo-Fr 07:00-09:00)"}
    pairs, streets = banned(tmp_path, [(5, members, tags)])
    assert pairs == set()
    assert "relation 5" in streets.provenance.text()
    assert "relasi 5" in streets.provenance.text("id")


def test_a_ban_makes_the_car_go_round_and_leaves_walkers_alone(tmp_path):
    ring = [(6, [23, 33, 32], {"highway": "residential"})]
    path = osm(tmp_path / "x.osm", CROSS, ROADS + ring, turn("no_left_turn", 1, 4))
    streets = network.read(path)
    block = round(streets.minutes([21], [22])[0, 0], 6)
    assert streets.minutes([21], [32])[0, 0] == pytest.approx(4 * block, rel=0.01)
    assert streets.minutes([22], [32])[0, 0] == pytest.approx(block, rel=0.01)
    assert streets.minutes([32], [21])[0, 0] == pytest.approx(2 * block, rel=0.01)
    on_foot = streets.minutes([21], [22], "walk")[0, 0]
    assert streets.minutes([21], [32], "walk")[0, 0] == pytest.approx(2 * on_foot, rel=0.01)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cut off or broken"),
        (b"\x00\x00\x00\x0d\x0a\x09OSMHeader", "cut off or broken"),
    ],
)
def test_a_broken_extract_is_named(tmp_path, content, said):
    path = tmp_path / "city.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(DataError, match=said) as caught:
        network.read(path)
    assert caught.value.findings[0].file == "city.osm.pbf"
    assert "berkas terpotong" in caught.value.say("id")


def as_pbf(path):
    """The same file in OpenStreetMap's binary format."""
    import osmium

    target = path.with_suffix(".osm.pbf")
    with osmium.SimpleWriter(str(target)) as writer:
        for element in osmium.FileProcessor(str(path)):
            writer.add(element)
    return target


def test_the_binary_format_holds_the_same_and_is_named_when_cut_off(tmp_path):
    path = osm(tmp_path / "x.osm", CROSS, ROADS, turn("no_left_turn", 1, 4))
    binary = as_pbf(path)
    one, two = network.read(path), network.read(binary)
    assert arcs(one) == arcs(two)
    assert len(two.bans) == 1
    binary.write_bytes(binary.read_bytes()[:-20])
    (finding,) = network.check(binary)
    assert "x.osm.pbf: the file is cut off or broken" in str(finding)


def test_without_osmium_the_extra_is_named(tmp_path, monkeypatch):
    path = osm(tmp_path / "x.osm", CROSS, ROADS)
    monkeypatch.setattr("siting.network.reading.osm.find_spec", lambda name: None)
    (finding,) = network.check(path)
    assert "pip install 'siting[network]'" in str(finding)


def test_rivers_are_water_and_streams_are_not(tmp_path):
    banks = [(8, [11, 13], {"waterway": "river"}), (9, [31, 33], {"waterway": "stream"})]
    lake = [(10, [12, 13], {})]
    members = [("way", 10, "outer")]
    relations = [(5, members, {"type": "multipolygon", "natural": "water"})]
    streets = network.read(osm(tmp_path / "w.osm", CROSS, ROADS + banks + lake, relations))
    assert streets.water.round(6).tolist() == [[0, 0, 0.002, 0], [0.001, 0, 0.002, 0]]


def test_an_unclosed_file_is_named_with_its_line(tmp_path):
    path = tmp_path / "city.osm"
    path.write_text('<osm version="0.6">\n<node id="1" lat="1"', "utf-8")
    assert "line 2" in str(network.check(path)[0])


@pytest.mark.parametrize("ways", [[], [(1, [11, 12], {"building": "yes"})]])
def test_an_extract_without_streets_is_named(tmp_path, ways):
    (finding,) = network.check(osm(tmp_path / "e.osm", LINE, ways))
    assert "holds no street" in str(finding)


def test_swapped_coordinates_are_named_with_their_node(tmp_path):
    nodes = {1: (-1.26, 116.86), 2: (-1.27, 116.87)}
    (finding,) = network.check(osm(tmp_path / "s.osm", nodes, [(1, [1, 2], {"highway": "road"})]))
    assert "node 1 lies at lon -1.26, lat 116.86: lon and lat are exchanged" in str(finding)
