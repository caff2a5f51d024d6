"""Small digraphs with everything that is awkward, and their shortest times by networkx."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from siting.network.ends import Ends
from siting.network.weights import NEVER


@dataclass(frozen=True)
class Digraph:
    tail: np.ndarray
    head: np.ndarray
    nodes: int
    ms: np.ndarray

    def networkx(self):
        """The open arcs; of parallel ones the least."""
        graph = nx.DiGraph()
        graph.add_nodes_from(range(self.nodes))
        for tail, head, ms in np.column_stack((self.tail, self.head, self.ms)).tolist():
            if ms < NEVER and ms < graph.get_edge_data(tail, head, {}).get("ms", NEVER):
                graph.add_edge(tail, head, ms=ms)
        return graph

    def times(self, sources, targets):
        """Milliseconds from each source to each target, over every pair of their ends."""
        graph = self.networkx()
        out = np.full((len(sources.ptr) - 1, len(targets.ptr) - 1), NEVER)
        for s, t in np.ndindex(out.shape):
            for i in range(sources.ptr[s], sources.ptr[s + 1]):
                away = nx.single_source_dijkstra_path_length(graph, sources.node[i], weight="ms")
                for j in range(targets.ptr[t], targets.ptr[t + 1]):
                    between = away.get(targets.node[j], NEVER)
                    out[s, t] = min(out[s, t], sources.ms[i] + between + targets.ms[j])
        return out


def drawn(seed, nodes=30):
    """Few nodes, so that arcs are parallel, loops, of no time, closed, or lead nowhere."""
    rng = np.random.default_rng(seed)
    arcs = int(rng.integers(nodes // 2, 3 * nodes))
    ms = rng.integers(0, 20, arcs)
    ms[rng.random(arcs) < 0.1] = NEVER
    return Digraph(rng.integers(0, nodes, arcs), rng.integers(0, nodes, arcs), nodes, ms)


def grid(side, seed=0):
    """Streets on a square, one in ten missing and one in ten one-way."""
    rng = np.random.default_rng(seed)
    at = np.arange(side * side).reshape(side, side)
    one = np.concatenate((at[:, :-1].ravel(), at[:-1].ravel()))
    two = np.concatenate((at[:, 1:].ravel(), at[1:].ravel()))
    chance = rng.random(len(one))
    there, back = chance > 0.1, chance > 0.2
    tail, head = np.append(one[there], two[back]), np.append(two[there], one[back])
    return Digraph(tail, head, side * side, rng.integers(1_000, 60_000, len(tail)))


def at(nodes):
    """Points that stand on nodes."""
    nodes = np.asarray(nodes)
    return Ends.of(len(nodes), np.arange(len(nodes)), nodes, np.zeros(len(nodes), dtype=np.int64))


def near(seed, points, nodes):
    """Points that join several nodes each, or none, at a cost."""
    rng = np.random.default_rng(seed)
    ends = 2 * points
    some = rng.integers(0, points, ends), rng.integers(0, nodes, ends), rng.integers(0, 9, ends)
    return Ends.of(points, *some)
