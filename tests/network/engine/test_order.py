"""The order of the nodes: separators, the elimination tree and what is kept on disk."""

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest

from network.engine.digraphs import drawn, grid
from siting.network.engine import hierarchy_of
from siting.network.engine.graph import joined
from siting.network.engine.order import order_of
from siting.network.engine.order.dissect import FEW, dissected
from siting.network.engine.order.peel import MOST, peeled
from siting.network.engine.stored import stored_order


def neighbours(graph):
    """A networkx graph as the engine holds it."""
    arcs = np.array(graph.edges, dtype=np.int32).reshape(-1, 2)
    return joined(arcs[:, 0], arcs[:, 1], len(graph))


def as_networkx(first, other):
    graph = nx.Graph()
    graph.add_nodes_from(range(len(first) - 1))
    tail = np.repeat(np.arange(len(first) - 1), np.diff(first))
    graph.add_edges_from(np.column_stack((tail, other)).tolist())
    return graph


def eliminate(graph, node):
    graph.add_edges_from(combinations(list(graph[node]), 2))
    graph.remove_node(node)


def test_neighbours_are_told_once_without_direction_and_loops():
    first, other = joined(np.int32([0, 0, 1, 2]), np.int32([1, 1, 0, 2]), 3)
    assert (first.tolist(), other.tolist()) == ([0, 1, 2, 2], [1, 0])


@pytest.mark.parametrize("seed", range(4))
def test_peeling_leaves_what_eliminating_one_by_one_leaves(seed):
    streets = grid(9, seed)
    first, other = joined(streets.tail, streets.head, streets.nodes)
    gone, stay, begin, near = peeled(first, other)
    graph = as_networkx(first, other)
    for node in gone.tolist():
        assert graph.degree(node) <= MOST
        eliminate(graph, node)
    assert sorted(graph) == stay.tolist()
    left = nx.relabel_nodes(as_networkx(begin, near), dict(enumerate(stay.tolist())))
    assert nx.utils.graphs_equal(left, graph)


def test_two_towns_joined_by_one_bridge_are_separated_there():
    town = nx.grid_2d_graph(8, 8)
    graph = nx.convert_node_labels_to_integers(nx.disjoint_union(town, town))
    graph.add_edge(63, 64)
    order = dissected(*neighbours(graph))
    assert order[-1] in (63, 64)
    halves = nx.connected_components(graph.subgraph(order[:-1].tolist()))
    assert sorted(map(len, halves)) == [63, 64]


@pytest.mark.parametrize("width", [3, 5, 7])
def test_the_separator_of_a_long_grid_is_as_small_as_its_narrow_side(width):
    graph = nx.convert_node_labels_to_integers(nx.grid_2d_graph(width, 40))
    order = dissected(*neighbours(graph)).tolist()
    graph.remove_nodes_from(order[-width:])
    assert nx.number_connected_components(graph) == 2
    assert min(map(len, nx.connected_components(graph))) > 8 * width


def test_parts_that_do_not_hang_together_are_ordered_one_by_one():
    ring = nx.cycle_graph(FEW + 8)
    order = dissected(*neighbours(nx.disjoint_union_all([ring, ring, ring])))
    towns = (order // len(ring)).tolist()
    assert sorted(order) == list(range(3 * len(ring)))
    assert sum(a != b for a, b in pairwise(towns)) == 2


@pytest.mark.parametrize("graph", [nx.complete_graph(40), nx.star_graph(50), nx.empty_graph(30)])
def test_graphs_that_are_no_streets_are_ordered_too(graph):
    assert sorted(order_of(*neighbours(graph))) == list(range(len(graph)))


@pytest.mark.parametrize("seed", range(4))
def test_every_rank_is_joined_to_what_elimination_joins_it_to(seed):
    streets = drawn(seed)
    tree = hierarchy_of(streets.tail, streets.head, streets.nodes)
    graph = as_networkx(*joined(tree.tail, tree.head, streets.nodes))
    assert sorted(tree.rank) == list(range(streets.nodes))
    for rank in range(streets.nodes):
        above = tree.up[tree.ptr[rank] : tree.ptr[rank + 1]].tolist()
        assert above == sorted(graph[rank])
        assert tree.parent[rank] == (above[0] if above else -1)
        eliminate(graph, rank)


def test_what_lies_below_a_rank_are_the_ranks_just_before_it():
    streets = grid(7)
    tree = hierarchy_of(streets.tail, streets.head, streets.nodes)
    below = [{rank} for rank in range(streets.nodes)]
    for rank, parent in enumerate(tree.parent.tolist()):
        assert below[rank] == set(range(rank + 1 - len(below[rank]), rank + 1))
        if parent >= 0:
            below[parent] |= below[rank]


def test_an_order_is_read_from_disk_the_second_time(tmp_path):
    graph = neighbours(nx.path_graph(9))
    assert (stored_order(*graph, tmp_path / "new") == order_of(*graph)).all()
    (file,) = (tmp_path / "new").iterdir()
    backwards = np.arange(9, dtype=np.int32)[::-1]
    np.save(file, backwards)
    assert (stored_order(*graph, tmp_path / "new") == backwards).all()


@pytest.mark.parametrize("spoil", [b"", b"no array", None])
def test_a_damaged_file_is_replaced(tmp_path, spoil):
    graph = neighbours(nx.path_graph(9))
    expected = stored_order(*graph, tmp_path)
    (file,) = tmp_path.iterdir()
    if spoil is None:
        np.save(file, np.zeros(9, dtype=np.int32))
    else:
        file.write_bytes(spoil)
    assert (stored_order(*graph, tmp_path) == expected).all()
    assert (np.load(file) == expected).all()


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    graph = neighbours(nx.path_graph(5))
    assert (stored_order(*graph, file) == order_of(*graph)).all()
