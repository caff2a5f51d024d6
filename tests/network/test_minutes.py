"""Minutes equal networkx's to the millisecond: parts of edges, one-ways, bans, closed bridges."""

import os
import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from network.reference import milliseconds
from siting import network
from siting.errors import OptionError, UnknownName
from siting.network.turning import bearings
from siting.network.turns import Turns

FOLDER = os.environ.get("SITING_NETWORKS", "")


@cache
def city(seed=1, side=6):
    """A grid of crooked streets in metres, a third of them one-way, two bridges by name."""
    rng = np.random.default_rng(seed)
    graph = nx.MultiDiGraph()
    for x in range(side):
        for y in range(side):
            east, north = 100.0 * np.array([x, y]) + rng.uniform(-30, 30, 2)
            graph.add_node((x, y), x=1e6 + east, y=1e6 + north)
    for a, b in nx.grid_2d_graph(side, side).edges:
        bridge = {a[0], b[0]} == {2, 3}
        if bridge and a[1] % 3:
            continue
        name = f"Bridge {a[1] // 3 + 1}" if bridge else ""
        ways = rng.permutation([(a, b), (b, a)]).tolist() if not bridge else [(a, b), (b, a)]
        for start, end in ways[: 1 if rng.random() < 1 / 3 and not bridge else 2]:
            speed = float(rng.choice([20, 30, 50]))
            fields = {"name": name, "modes": "car", "maxspeed": speed}
            graph.add_edge(tuple(start), tuple(end), **fields)
    return network.read(graph, metric=True)


def places(streets, n, seed=2, spread=40.0):
    rng = np.random.default_rng(seed)
    node = rng.integers(0, len(streets.x), n)
    wide = spread if streets.metric else spread / 111_000
    noise = rng.normal(0, wide, (n, 2))
    return np.column_stack((streets.x[node], streets.y[node])) + noise


def same(streets, origins, targets, mode="car", hour=None, farther=3.0, **more):
    found = streets.minutes(origins, targets, mode, hour, farther=farther)
    wanted = milliseconds(streets, origins, targets, mode, hour, farther, **more)
    never = wanted >= 2**29
    assert np.array_equal(np.isinf(found), never)
    assert np.array_equal(np.rint(found[~never] * 60_000).astype(int), wanted[~never])
    return (~never).sum()


@pytest.mark.parametrize("farther", [1.0, 3.0])
@pytest.mark.parametrize("seed", range(4))
def test_a_city_of_one_ways_is_exact(seed, farther):
    streets = city(seed)
    assert same(streets, places(streets, 12), places(streets, 25, 3), farther=farther) == 300


@pytest.mark.parametrize("seed", range(4))
def test_turn_bans_are_exact(seed):
    streets = city(seed)
    rng = np.random.default_rng(seed)
    pairs = [
        (a, b)
        for a in range(len(streets.tail))
        for b in np.flatnonzero(streets.tail == streets.head[a])
    ]
    some = np.array(pairs, dtype=np.int32)[rng.random(len(pairs)) < 0.15]
    restricted = replace(streets, bans=some)
    origins, targets = places(streets, 10), places(streets, 20, 3)
    same(restricted, origins, targets)
    assert (restricted.minutes(origins, targets) >= streets.minutes(origins, targets)).all()
    assert (restricted.minutes(origins, targets) > streets.minutes(origins, targets)).any()


@pytest.mark.parametrize("seed", range(4))
def test_chains_of_three_and_four_streets_are_exact(seed):
    streets = city(seed, side=5)
    rng = np.random.default_rng(seed)
    chains = set()
    while len(chains) < 60:
        way = (int(rng.integers(len(streets.tail))),)
        for _ in range(int(rng.integers(2, 4))):
            onward = np.flatnonzero(streets.tail == streets.head[way[-1]])
            way = (*way, int(rng.choice(onward))) if len(onward) else way
        if len(way) > 2:
            chains.add(way)
    bans = np.array([way[:2] for way in list(chains)[:3]], dtype=np.int32)
    restricted = replace(streets, chains=tuple(sorted(chains)), bans=bans)
    origins, targets = places(streets, 8), places(streets, 15, 3)
    same(restricted, origins, targets)
    assert (restricted.minutes(origins, targets) > streets.minutes(origins, targets)).any()


def test_turn_costs_are_exact():
    turns = Turns(across=7, near=3, straight=1, about=14, at=("",))
    streets = replace(city(), turns=turns)
    start, end = bearings(streets)
    streets_at = [set() for _ in streets.x]
    for arc, edge in enumerate(streets.edge.tolist()):
        streets_at[streets.tail[arc]].add(edge)
        streets_at[streets.head[arc]].add(edge)

    def cost(into, onto):
        if len(streets_at[streets.head[into]]) < 3:
            return 0
        angle = (start[onto] - end[into] + 180) % 360 - 180
        if abs(angle) < 30:
            return 1000
        return 14_000 if abs(angle) > 150 else 7000 if angle > 0 else 3000

    same(streets, places(streets, 8), places(streets, 15, 3), turn_cost=cost)


@pytest.mark.parametrize("seed", [1, 2])
def test_nodes_are_as_far_as_networkx_says_islands_and_all(seed):
    streets = city(seed)
    graph = streets.to_networkx(hour=None)
    labels = list(graph)
    minutes = streets.minutes(label_array(labels), label_array(labels), hour=None)
    wanted = dict(nx.all_pairs_dijkstra_path_length(graph, weight="minutes"))
    far = [[wanted[a].get(b, np.inf) for b in labels] for a in labels]
    assert np.isinf(far).any()
    assert np.allclose(minutes, far)


def label_array(labels):
    """Labels that are pairs, as an array of objects, lest they pass for coordinates."""
    out = np.empty(len(labels), dtype=object)
    out[:] = labels
    return out


def test_points_on_one_street_meet_on_it_or_go_round():
    graph = nx.DiGraph()
    for n, (x, y) in enumerate([(0, 0), (600, 0), (600, 600), (0, 600)]):
        graph.add_node(n, x=1e6 + x, y=1e6 + y)
    graph.add_edges_from([(0, 1), (1, 2), (2, 3), (3, 0)], maxspeed=36)
    streets = network.read(graph, metric=True)
    one, two = [[1e6 + 100, 1e6]], [[1e6 + 400, 1e6]]
    assert streets.minutes(one, two)[0, 0] * 60 == 30
    assert streets.minutes(two, one)[0, 0] * 60 == 210
    assert streets.minutes(one, one)[0, 0] == 0
    assert streets.minutes(one, two, trip="back")[0, 0] * 60 == 210
    assert streets.minutes(one, two, trip="mean")[0, 0] * 60 == 120


def test_the_way_to_the_street_is_walked():
    streets = pair_of_banks()
    drive = streets.minutes([[1e6 + 100, 1e6]], [[1e6 + 400, 1e6]])[0, 0]
    walk = streets.minutes([[1e6 + 100, 1e6 - 75]], [[1e6 + 400, 1e6]])[0, 0]
    assert walk - drive == pytest.approx(1.0)


def pair_of_banks():
    """Streets along both banks of a river, 100 m apart, with a bridge 2 km away."""
    graph = nx.Graph()
    for n, (x, y) in enumerate([(0, 0), (2000, 0), (2000, 100), (0, 100)]):
        graph.add_node(n, x=1e6 + x, y=1e6 + y)
    graph.add_edges_from([(0, 1), (2, 3)], maxspeed=30)
    graph.add_edge(1, 2, maxspeed=30, name="Jembatan Ampera")
    return network.read(graph, metric=True)


def test_the_nearest_street_across_the_river_is_not_the_only_one():
    streets = pair_of_banks()
    door = [[1e6 + 100, 1e6 + 40]]
    shop = [[1e6 + 100, 1e6 + 100]]
    assert streets.minutes(door, shop, farther=1)[0, 0] > 7
    assert streets.minutes(door, shop)[0, 0] == pytest.approx(0.8)


def test_nobody_walks_through_water():
    streets = pair_of_banks()
    river = np.array([[1e6 - 500, 1e6 + 50, 1e6 + 3000, 1e6 + 50]])
    wet = replace(streets, water=river)
    door, shop = [[1e6 + 100, 1e6 + 40]], [[1e6 + 100, 1e6 + 100]]
    assert wet.minutes(door, shop)[0, 0] > 7
    behind = replace(streets, water=np.array([[0, 1e6 + 30, 2e6, 1e6 + 30]]))
    assert behind.minutes(door, shop, farther=1)[0, 0] == pytest.approx(0.8)


def test_a_point_far_from_every_street_is_named():
    trips = pair_of_banks().trips({"Kantor": (1e6, 1e6 - 5000)}, [[1e6, 1e6]])
    assert np.isinf(trips.minutes).all()
    (finding,) = trips.findings
    assert str(finding) == (
        "graph: origin Kantor lies 5000 m from the nearest street for the mode car; at most 1000 m "
        "are walked; check its coordinates or allow more"
    )
    assert "asal Kantor berjarak 5000 m" in finding.text("id")


def test_a_mode_without_any_street_has_no_way():
    graph = nx.Graph()
    graph.add_node(1, x=1e6, y=1e6)
    graph.add_node(2, x=1e6, y=1e6 + 900)
    graph.add_edge(1, 2, highway="footway")
    streets = network.read(graph, metric=True)
    trips = streets.trips([[1e6, 1e6]], [2], "car")
    assert np.isinf(trips.minutes).all()
    assert "target 2 lies on no street that is open to the mode car" in str(trips.findings[1])
    assert streets.minutes([[1e6, 1e6]], [2], "walk")[0, 0] == 12


def test_a_bridge_closed_cuts_the_city_and_names_who_is_cut_off():
    streets = pair_of_banks()
    closed = streets.without("Ampera")
    trips = closed.trips({"Ulu": (1e6 + 100, 1e6)}, {"Ilir": (1e6 + 100, 1e6 + 100)})
    assert np.isinf(trips.minutes).all()
    assert "origin Ulu and the 1 of 1 points" in str(trips.findings[0])
    assert np.isfinite(streets.minutes([[1e6, 1e6]], [[1e6, 1e6 + 100]])).all()


def test_views_are_exact_and_share_their_arrays():
    streets = city()
    view = streets.without("Bridge 1").slowed("bridge 2", 0.5)
    assert view.tail is streets.tail
    assert view.kept is streets.kept
    assert same(view, places(streets, 8), places(streets, 15, 3)) > 0
    ms, slow = streets.weights("car", None), view.weights("car", None)
    two = streets.arcs_of_name[streets.names.index("Bridge 2")]
    assert np.abs(slow[two] - 2 * ms[two]).max() <= 1


def test_a_name_that_no_or_several_streets_have_is_refused():
    streets = city()
    with pytest.raises(UnknownName, match="did you mean 'Bridge 1'"):
        streets.without("Brigde 1")
    with pytest.raises(UnknownName, match="Bridge 1; Bridge 2"):
        streets.without("bridge")
    with pytest.raises(OptionError, match="at least 0"):
        streets.slowed("Bridge 1", -1)


def test_traffic_slows_by_class_and_hour(tmp_path):
    table = tmp_path / "congestion.csv"
    table.write_text("class,hour,factor\n*,8,0.5\nprimary,8,0.25\n", "utf-8")
    graph = nx.Graph()
    for n in range(3):
        graph.add_node(n, x=1e6 + 1000 * n, y=1e6)
    graph.add_edge(0, 1, highway="primary", maxspeed=60)
    graph.add_edge(1, 2, highway="residential", maxspeed=60)
    streets = network.read(graph, metric=True, congestion=table)
    assert streets.minutes([0], [1, 2], hour=None).tolist() == [[1, 2]]
    assert streets.minutes([0], [1, 2], hour=8).tolist() == [[4, 6]]
    assert streets.minutes([0], [1, 2], hour=9).tolist() == [[1, 2]]
    with pytest.raises(OptionError, match="0 to 23"):
        streets.minutes([0], [1], hour=24)


def test_labels_frames_and_names_are_the_same_points():
    streets = city()
    labels = streets.node.tolist()[:3]
    rows = np.column_stack((streets.x, streets.y))[:3]
    named = {str(label): tuple(row) for label, row in zip(labels, rows, strict=True)}
    far = places(streets, 5)
    assert np.array_equal(streets.minutes(rows, far), streets.minutes(named, far))
    assert np.array_equal(streets.minutes(rows, far), streets.minutes(rows.tolist(), far))
    assert streets.minutes(rows[:0], far).shape == (0, 5)
    with pytest.raises(OptionError, match="shape"):
        streets.minutes(np.zeros((3, 3)), far)


def test_a_frame_names_its_points():
    pandas = pytest.importorskip("pandas")
    streets = city()
    far = places(streets, 3)
    frame = pandas.DataFrame(far, columns=["lon", "lat"], index=["Ilir", "Ulu", "Kalidoni"])
    trips = streets.trips(frame, far)
    assert trips.origins == ("Ilir", "Ulu", "Kalidoni")
    assert np.array_equal(trips.minutes, streets.minutes(far, far))
    with pytest.raises(OptionError, match="columns a, b; expected lon and lat"):
        streets.minutes(frame.set_axis(["a", "b"], axis=1), far)


def test_streets_survive_a_process_pool():
    streets = city().without("Bridge 1")
    origins, targets = places(streets, 4), places(streets, 4, 3)
    minutes = streets.minutes(origins, targets)
    again = pickle.loads(pickle.dumps(streets))
    assert again.kept == {}
    assert np.array_equal(again.minutes(origins, targets), minutes)


def test_a_graph_comes_back_as_it_went():
    streets = city()
    graph = streets.to_networkx(hour=None)
    assert isinstance(graph, nx.MultiDiGraph)
    assert all({"x", "y"} <= set(data) for _, data in graph.nodes(data=True))
    assert all({"minutes", "length_m", "name"} <= set(d) for *_, d in graph.edges(data=True))
    again = network.read(graph)
    origins, targets = places(streets, 5), places(streets, 9, 3)
    assert np.array_equal(again.minutes(origins, targets), streets.minutes(origins, targets))


@pytest.mark.parametrize("seed", range(2))
def test_a_path_takes_the_minutes_that_its_arcs_take(seed):
    streets = city(seed)
    origins, targets = places(streets, 30), places(streets, 30, 3)
    minutes = np.diag(streets.minutes(origins, targets))
    ms = streets.weights("car", 8)
    for n, path in enumerate(streets.paths(origins, targets)):
        assert path.minutes == pytest.approx(minutes[n])
        assert np.array_equal(path.points[[0, -1]], [origins[n], targets[n]])
        assert np.array_equal(streets.head[path.arcs[:-1]], streets.tail[path.arcs[1:]])
        inner = ms[path.arcs[1:-1]].sum() / 60_000
        assert inner <= path.minutes <= inner + (ms.max() * 2 + 600_000) / 60_000


def test_a_path_is_drawn_along_the_streets_and_names_them():
    streets = pair_of_banks()
    doors = [[1e6 + 100, 1e6]], [[1e6 + 100, 1e6 + 100]]
    (path,) = streets.paths(*doors)
    corners = [[100, 0], [2000, 0], [2000, 100], [100, 100]]
    assert np.allclose(path.points - 1e6, corners)
    assert path.names == ("Jembatan Ampera",)
    assert streets.without("Ampera").paths(*doors) == [None]
    (short,) = streets.paths([[1e6 + 100, 1e6]], [[1e6 + 400, 1e6 + 10]])
    assert np.allclose(short.points - 1e6, [[100, 0], [400, 0], [400, 10]])


def real(name):
    path = Path(FOLDER) / name
    if not FOLDER or not path.exists():
        pytest.skip(f"set SITING_NETWORKS to a folder that holds {name}")
    return path


@pytest.mark.parametrize(
    "name", ["simpl_balikpapan_kota_drive.graphml", "coquimbo_links.csv", "poa_osm.pbf"]
)
def test_real_streets_are_exact(name):
    path = real(name)
    if name.endswith(".pbf"):
        pytest.importorskip("osmium")
    streets = network.read(path)
    assert same(streets, places(streets, 2), places(streets, 60, 3), hour=8) > 0
