"""p-center: the OR-Library's networks with their published radii."""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.centers import pmed_center
from benchmarks.instances.folder import VARIABLE, folder


def cases() -> tuple[Case, ...]:
    """Return the forty networks."""
    known, home, found = best_known(), folder("pmed"), []
    for k in range(1, 41):
        path = home / f"pmed{k}.txt"
        with path.open(encoding="ascii") as file:
            nodes, _, p = file.readline().split()
        value = known["pmed (p-center)", path.stem]
        size = f"{nodes} x {nodes}, p={p}"
        found.append(Case(path.stem, size, partial(pmed_center, path), value.value, value.proven))
    return tuple(found)


PCENTER = Suite(
    "pcenter",
    "Are the p-centers of the OR-Library's networks proved, and how fast?",
    "40 networks, 100 to 900 nodes",
    VARIABLE,
    cases,
    seconds=60.0,
    peers=("highs-plain",),
)
