"""Times over the hierarchy equal networkx's to the millisecond, whatever the digraph."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from network.engine.digraphs import Digraph, at, drawn, grid, near
from siting.network.dijkstra import dijkstra
from siting.network.engine import hierarchy_of, matrices
from siting.network.engine.weighed import FEW
from siting.network.weights import NEVER


def weighed(streets):
    return hierarchy_of(streets.tail, streets.head, streets.nodes).weigh(streets.ms)


def same(one, two):
    return (one.rise == two.rise).all() and (one.fall == two.fall).all()


# 0 -5-> 1 -5-> 2 -5-> 0, and 3 that nothing leads to
RING = Digraph(np.array([0, 1, 2, 3]), np.array([1, 2, 0, 0]), 4, np.array([5, 5, 5, 1]))


def test_a_one_way_ring_is_driven_around():
    times = weighed(RING).matrix(at([0, 3]), at([0, 1, 2, 3]))
    assert times.tolist() == [[0, 5, 10, NEVER], [1, 6, 11, 0]]


@pytest.mark.parametrize("seed", range(25))
def test_times_equal_networkx_between_points_of_several_ends(seed):
    streets = drawn(seed)
    few, many = near(seed, 4, streets.nodes), near(seed + 100, 7, streets.nodes)
    ready = weighed(streets)
    assert (ready.matrix(few, many) == streets.times(few, many)).all()
    assert (ready.matrix(many, few) == streets.times(many, few)).all()


def test_more_sources_than_a_sweep_takes_are_swept_in_turn_and_by_threads():
    streets = grid(15)
    every = at(np.arange(streets.nodes))
    away = dict(nx.all_pairs_dijkstra_path_length(streets.networkx(), weight="ms"))
    expected = [[away[s].get(t, NEVER) for t in range(streets.nodes)] for s in away]
    ready = weighed(streets)
    assert ready.matrix(every, every).tolist() == expected
    assert ready.matrix(every, every, threads=2).tolist() == expected


def test_any_order_gives_the_same_times():
    streets = grid(6)
    points = at(np.arange(streets.nodes))
    order = np.random.default_rng(0).permutation(streets.nodes)
    other = hierarchy_of(streets.tail, streets.head, streets.nodes, order).weigh(streets.ms)
    assert (other.matrix(points, points) == weighed(streets).matrix(points, points)).all()


def test_streets_without_arcs_lead_from_each_node_to_itself_only():
    empty = Digraph(*np.zeros((2, 0), dtype=int), 2, np.zeros(0, dtype=int))
    assert weighed(empty).matrix(at([0, 1]), at([0, 1])).tolist() == [[0, NEVER], [NEVER, 0]]


def test_no_points_make_an_empty_matrix():
    assert weighed(RING).matrix(at([]), at([1, 2])).shape == (0, 2)


def test_a_way_of_149_hours_counts_as_none():
    long = replace(RING, ms=np.array([NEVER // 2, NEVER // 2, 5, 1]))
    times = weighed(long).matrix(at([0]), at([1, 2]))
    assert times.tolist() == [[NEVER // 2, NEVER]]


@pytest.mark.parametrize("seed", range(15))
def test_a_few_changed_arcs_give_what_starting_afresh_gives(seed):
    streets = drawn(seed)
    before = weighed(streets)
    rise, fall = before.rise.copy(), before.fall.copy()
    rng = np.random.default_rng(seed)
    arcs = rng.choice(len(streets.tail), 4, replace=False)
    ms = np.where(rng.random(4) < 0.5, NEVER, rng.integers(0, 20, 4))
    after = before.change(arcs, ms)
    new = streets.ms.copy()
    new[arcs] = ms
    assert same(after, before.hierarchy.weigh(new))
    assert same(after.change(arcs, streets.ms[arcs]), before)
    assert (before.rise == rise).all()
    assert (before.fall == fall).all()


def test_many_changed_arcs_are_weighed_afresh():
    streets = grid(20)
    assert len(streets.tail) > FEW
    twice = 2 * streets.ms
    doubled = weighed(streets).change(np.arange(len(streets.tail)), twice)
    points = at([0, 210, 399])
    expected = replace(streets, ms=twice).times(points, points)
    assert (doubled.matrix(points, points) == expected).all()


@pytest.mark.parametrize("seed", range(8))
def test_a_path_is_driven_arc_after_arc_and_takes_the_time(seed):
    streets = drawn(seed)
    ready, every = weighed(streets), at(np.arange(streets.nodes))
    times = ready.matrix(every, every)
    for source, target in np.random.default_rng(seed).integers(0, streets.nodes, (20, 2)):
        arcs = ready.path(int(source), int(target))
        if arcs is None:
            assert times[source, target] == NEVER
            continue
        stops = [source, *streets.head[arcs]]
        assert [*streets.tail[arcs], target] == stops
        assert streets.ms[arcs].sum() == times[source, target]


def test_a_path_to_where_one_stands_has_no_arcs():
    assert weighed(RING).path(2, 2).tolist() == []


def test_hours_shared_by_threads_are_the_hours_one_by_one():
    streets = grid(8)
    hours = np.array([streets.ms, 2 * streets.ms, streets.ms[::-1]])
    hierarchy = hierarchy_of(streets.tail, streets.head, streets.nodes)
    points = near(1, 5, streets.nodes), near(2, 9, streets.nodes)
    day = matrices(hierarchy, hours, *points, threads=2)
    expected = [dijkstra(streets.tail, streets.head, streets.nodes, ms, *points) for ms in hours]
    assert (day == expected).all()
