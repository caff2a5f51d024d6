"""Street networks to time routers on: New York's topology, and grids with a river through them."""

from __future__ import annotations

import lzma
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from benchmarks.instances.folder import NoInstances

VARIABLE = "SITING_NETWORKS"
BRIDGES = 12
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Net:
    """A strongly connected network of ``nodes`` nodes.

    Attributes
    ----------
    tail, head, ms
        Ends of the arcs and their milliseconds.
    x, y
        Coordinates for those who need them: steps from far corners, each less those from the
        opposite one.
    """

    tail: Ints
    head: Ints
    ms: Ints
    nodes: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]


def new_york(seed: int = 1) -> Net:
    """Return New York (DIMACS challenge 9, as converted for PACE 2016) with drawn lengths.

    Raises
    ------
    NoInstances
        If the folder that ``SITING_NETWORKS`` names does not hold ``ny_pace16.gr.xz``.
    """
    path = Path(os.environ.get(VARIABLE, "")) / "ny_pace16.gr.xz"
    if not os.environ.get(VARIABLE) or not path.exists():
        raise NoInstances(f"{VARIABLE} names no folder with {path.name}")
    with lzma.open(path, "rt") as file:
        nodes = int(file.readline().split()[2])
        edges = np.loadtxt(file, dtype=np.int64) - 1
    return _driven(edges[:, 0], edges[:, 1], nodes, np.random.default_rng(seed), one_way=0.05)


def river(side: int, seed: int = 1) -> Net:
    """Return a square of streets, an eighth of them missing, and a winding river with bridges."""
    rng = np.random.default_rng(seed)
    at = np.arange(side * side).reshape(side, side)
    one = np.concatenate((at[:, :-1].ravel(), at[:-1].ravel()))
    two = np.concatenate((at[:, 1:].ravel(), at[1:].ravel()))
    course = side * (0.5 + 0.12 * np.sin(np.linspace(0, 7, side)))
    north = np.arange(side)[:, None] > course[None, :]
    crosses = np.flatnonzero(north.ravel()[one] != north.ravel()[two])
    kept = rng.random(len(one)) > 0.125
    kept[crosses] = False
    kept[crosses[np.linspace(0, len(crosses) - 1, BRIDGES).astype(int)]] = True
    return _driven(one[kept], two[kept], side * side, rng, one_way=0.08)


def _driven(one: Ints, two: Ints, nodes: int, rng: np.random.Generator, one_way: float) -> Net:
    """Draw lengths and one-way streets, and keep the largest part where all get everywhere."""
    length = rng.integers(2_000, 60_000, len(one))
    single, turned = rng.random(len(one)) < one_way, rng.random(len(one)) < 0.5
    one, two = np.where(turned, two, one), np.where(turned, one, two)
    tail, head = np.append(one, two[~single]), np.append(two, one[~single])
    ms = np.append(length, length[~single])
    graph = csr_array((np.ones(len(tail), dtype=bool), (tail, head)), (nodes, nodes))
    _, part = connected_components(graph, connection="strong")
    inside = part == np.bincount(part).argmax()
    place = np.cumsum(inside) - 1
    use = inside[tail] & inside[head]
    tail, head, nodes = place[tail[use]], place[head[use]], int(inside.sum())
    x, y = _corners(tail, head, nodes)
    return Net(tail, head, ms[use], nodes, x, y)


def _corners(tail: Ints, head: Ints, nodes: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return coordinates: steps from a corner less those from the opposite one, both ways."""
    graph = csr_array((np.ones(len(tail), dtype=bool), (tail, head)), (nodes, nodes))
    away: list[NDArray[np.float64]] = []
    start = 0
    for _ in range(5):
        steps = dijkstra(graph, indices=start, directed=False, unweighted=True)
        away = [steps] if len(away) == 1 and start == 0 else [*away, steps]
        start = int(np.min(away[1:] or away, axis=0).argmax())
    return away[1] - away[2], away[3] - away[4]
