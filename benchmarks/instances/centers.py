"""p-center: the record, over the OR-Library's networks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import recount
from benchmarks.instances.medians import OpenSites, pmed

if TYPE_CHECKING:
    import siting


@dataclass(frozen=True, eq=False)
class Centers(OpenSites):
    """Open p sites so that the client that is worst off is near one; a plan says which are open."""

    @property
    def items(self) -> int:
        """How many sites are open or closed."""
        return self.cost.shape[1]

    def problem(self) -> siting.Problem:
        """Return it as a problem of the library."""
        from siting.classic import p_center

        return p_center(self.cost, p=self.p)

    def recount(self, places: list[int], split: object = None) -> recount.Count:
        """Recount a plan by plain loops."""
        return recount.centers(self.cost, self.p, places)


def pmed_center(path: Path) -> Centers:
    """Read an OR-Library network as a p-center."""
    read = pmed(path)
    return Centers(read.cost, read.p)
