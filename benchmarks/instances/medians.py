"""p-median: the record, the OR-Library's networks and the points of TSPLIB."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

from benchmarks import recount
from benchmarks.instances.words import Array, Numbers, words

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class OpenSites:
    """What a p-median and a p-center are read from.

    Attributes
    ----------
    cost
        Distance of each client to each site, shape (clients, sites).
    p
        How many sites may be open.
    """

    cost: Array
    p: int

    @property
    def size(self) -> str:
        """Sites, clients and p."""
        clients, sites = self.cost.shape
        return f"{sites} x {clients}, p={self.p}"

    def before(self) -> None:
        """There is no earlier problem to start from."""

    def changed(self, seed: int) -> tuple[Self, float]:
        """Return it with clients and sites shuffled and the unit changed, and that factor."""
        rng = np.random.default_rng(seed)
        client, site = (rng.permutation(n) for n in self.cost.shape)
        unit = round(10.0 ** rng.uniform(-2, 2), 3)
        return replace(self, cost=self.cost[np.ix_(client, site)] * unit), unit


@dataclass(frozen=True, eq=False)
class Medians(OpenSites):
    """Open p sites so that the clients' summed distance to their own is least."""

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        return len(self.cost)

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import p_median

        return p_median(self.cost, p=self.p)

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.medians(self.cost, self.p, places)


def pmed(path: Path) -> Medians:
    """Read an OR-Library network: ``n m p``, then m edges ``i j cost``.

    Edges go both ways; of duplicates the last one counts. The costs are shortest paths.
    """
    file = Numbers(path)
    nodes, edges, p = file.count(), file.count(), file.count()
    last: dict[tuple[int, int], float] = {}
    for one, two, cost in file.take(edges, 3).tolist():
        ends = sorted((int(one) - 1, int(two) - 1))
        last[ends[0], ends[1]] = cost
    file.done()
    pair = np.array(list(last), dtype=np.int64)
    graph = csr_array((np.array(list(last.values())), pair.T), shape=(nodes, nodes))
    return Medians(shortest_path(graph, method="D", directed=False), p)


def tsplib(path: Path, p: int) -> Medians:
    """Read TSPLIB points; every point is client and site, distances are rounded down."""
    text = words(path)
    start = text.index("NODE_COORD_SECTION") + 1
    end = text.index("EOF") if "EOF" in text else len(text)
    point = np.array(text[start:end], dtype=float).reshape(-1, 3)[:, 1:]
    way = np.linalg.norm(point[:, None] - point[None], axis=2)
    return Medians(np.floor(way + 1e-9), p)


def random(clients: int, sites: int, p: int, seed: int) -> Medians:
    """Draw clients and sites in a square of 100 by 100."""
    rng = np.random.default_rng(seed)
    client, site = rng.random((clients, 2)) * 100, rng.random((sites, 2)) * 100
    return Medians(np.linalg.norm(client[:, None] - site[None], axis=2), p)
