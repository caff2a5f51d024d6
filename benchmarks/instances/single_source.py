"""Single-source capacitated facility location: the record, and a reader for each layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from benchmarks import recount
from benchmarks.instances.words import Array, Numbers, words

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class SingleSource:
    """Every client wholly at one site, within the sites' capacities.

    Attributes
    ----------
    cost
        What serving the whole demand of a client from a site costs, shape (clients, sites).
    demand
        Shape (clients,).
    capacity, fixed
        Shape (sites,); ``fixed`` is paid once for a site that serves somebody.
    """

    cost: Array
    demand: Array
    capacity: Array
    fixed: Array

    @property
    def size(self) -> str:
        """Sites and clients, as the literature gives them."""
        clients, sites = self.cost.shape
        return f"{sites} x {clients}"

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        return len(self.demand)

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import single_source

        return single_source(
            self.cost, demand=self.demand, capacity=self.capacity, fixed=self.fixed
        )

    def before(self) -> None:
        """There is no earlier problem to start from."""

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.single_source(self.cost, self.demand, self.capacity, self.fixed, places)

    def changed(self, seed: int) -> tuple[Self, float]:
        """Return it with clients and sites shuffled and units changed, and the factor of its totals."""
        rng = np.random.default_rng(seed)
        client, site = (rng.permutation(n) for n in self.cost.shape)
        money, amount = (round(10.0**power, 3) for power in rng.uniform(-2, 2, 2))
        other = replace(
            self,
            cost=self.cost[np.ix_(client, site)] * money,
            demand=self.demand[client] * amount,
            capacity=self.capacity[site] * amount,
            fixed=self.fixed[site] * money,
        )
        return other, money


def site_major(path: Path) -> SingleSource:
    """Read the layout of Holmberg's and the OR-Library's single-source sets.

    ``m n``; m pairs capacity and fixed cost; n demands; m rows of n costs for the whole demand. Some
    files close with the best value.
    """
    file = Numbers(path)
    sites, clients = file.count(), file.count()
    capacity, fixed = file.take(sites, 2).T
    demand = file.take(clients)
    cost = file.take(sites, clients).T
    file.done(spare=1)
    return SingleSource(cost, demand, capacity, fixed)


def client_major(path: Path) -> SingleSource:
    """Read the layout of Díaz and Fernández.

    ``n m`` (clients first); n rows of m costs; n demands; m fixed costs; m capacities.
    """
    file = Numbers(path)
    clients, sites = file.count(), file.count()
    cost = file.take(clients, sites)
    demand, fixed, capacity = file.take(clients), file.take(sites), file.take(sites)
    file.done(spare=1)
    return SingleSource(cost, demand, capacity, fixed)


def orlib_cap(path: Path, capacity: float | None = None) -> SingleSource:
    """Read the OR-Library's warehouse location layout.

    ``m n``; m pairs capacity and fixed cost; for each of n clients its demand and m costs for the
    whole demand. The files capa, capb and capc hold the word ``capacity`` instead of a number.

    Parameters
    ----------
    capacity
        What the word stands for; ``inf`` makes the problem uncapacitated, whatever the file says.
    """
    file = Numbers(path, {} if capacity is None else {"capacity": capacity})
    sites, clients = file.count(), file.count()
    room, fixed = file.take(sites, 2).T
    rows = file.take(clients, sites + 1)
    file.done()
    if capacity is not None and np.isinf(capacity):
        room = np.full(sites, capacity)
    return SingleSource(rows[:, 1:], rows[:, 0], room, fixed)


def solution(path: Path) -> tuple[list[int], float]:
    """Read a published plan of the UflLib: the site of each client from 0, then the total."""
    *places, total = words(path)
    return [int(place) for place in places], float(total)
