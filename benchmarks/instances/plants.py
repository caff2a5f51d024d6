"""Location with fixed costs, without capacities or with demand that may be divided: the records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import recount
from benchmarks.instances.single_source import SingleSource, orlib_cap
from benchmarks.instances.words import Array

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class Plants:
    """Every client at its cheapest open site.

    Attributes
    ----------
    cost
        Of the whole client at a site, shape (clients, sites).
    fixed
        Paid once for an open site, shape (sites,).
    """

    cost: Array
    fixed: Array

    @property
    def size(self) -> str:
        """Sites and clients, as the literature gives them."""
        clients, sites = self.cost.shape
        return f"{sites} x {clients}"

    @property
    def items(self) -> int:
        """How many items have to be placed."""
        return len(self.cost)

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import uflp

        return uflp(self.cost, fixed=self.fixed)

    def before(self) -> None:
        """There is no earlier problem to start from."""

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.plants(self.cost, self.fixed, places)

    def changed(self, seed: int) -> tuple[Plants, float]:
        """Return it with clients and sites shuffled and the unit changed, and that factor."""
        rng = np.random.default_rng(seed)
        client, site = (rng.permutation(n) for n in self.cost.shape)
        unit = round(10.0 ** rng.uniform(-2, 2), 3)
        return Plants(self.cost[np.ix_(client, site)] * unit, self.fixed[site] * unit), unit


@dataclass(frozen=True, eq=False)
class Divided(SingleSource):
    """The same records, but demand may be divided among sites; a plan says which of them are open."""

    @property
    def items(self) -> int:
        """How many sites are open or closed."""
        return len(self.fixed)

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import cflp

        return cflp(self.cost, demand=self.demand, capacity=self.capacity, fixed=self.fixed)

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan: its sites, and the cheapest transport from them."""
        return recount.divided(self.cost, self.demand, self.capacity, self.fixed, places)


def plants(path: Path) -> Plants:
    """Read an instance of the OR-Library or the UflLib; its capacities are ignored."""
    read = orlib_cap(path, float("inf"))
    return Plants(read.cost, read.fixed)


def divided(path: Path, capacity: float | None = None) -> Divided:
    """Read an instance of the OR-Library; ``capacity`` stands for the word of that name."""
    read = orlib_cap(path, capacity)
    return Divided(read.cost, read.demand, read.capacity, read.fixed)
