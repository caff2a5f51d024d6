"""p-center: the record, over the OR-Library's networks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import recount
from benchmarks.instances.medians import pmed
from benchmarks.instances.words import Array

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class Centers:
    """Open p sites so that the client that is worst off is near one; a plan says which are open.

    Attributes
    ----------
    cost
        Distance of each client to each site, shape (clients, sites).
    p
        How many sites are open.
    """

    cost: Array
    p: int

    @property
    def size(self) -> str:
        """Sites, clients and p."""
        clients, sites = self.cost.shape
        return f"{sites} x {clients}, p={self.p}"

    @property
    def items(self) -> int:
        """How many sites are open or closed."""
        return self.cost.shape[1]

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import p_center

        return p_center(self.cost, p=self.p)

    def before(self) -> None:
        """There is no earlier problem to start from."""

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.centers(self.cost, self.p, places)

    def changed(self, seed: int) -> tuple[Centers, float]:
        """Return it with clients and sites shuffled and the unit changed, and that factor."""
        rng = np.random.default_rng(seed)
        client, site = (rng.permutation(n) for n in self.cost.shape)
        unit = round(10.0 ** rng.uniform(-2, 2), 3)
        return Centers(self.cost[np.ix_(client, site)] * unit, self.p), unit


def pmed_center(path: Path) -> Centers:
    """Read an OR-Library network as a p-center."""
    read = pmed(path)
    return Centers(read.cost, read.p)
