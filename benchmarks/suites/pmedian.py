"""p-median: the peers' own ground; the library takes part as soon as it has the preset."""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.folder import VARIABLE, folder
from benchmarks.instances.medians import pmed, tsplib

POINTS = ("rl1304", "fl1400")
"""TSPLIB files whose distances fit into memory several times over."""


def cases() -> tuple[Case, ...]:
    """Return the OR-Library's networks, then TSPLIB's points with each published p."""
    known, home = best_known(), folder("pmed")
    networks = []
    for k in range(1, 41):
        path = home / f"pmed{k}.txt"
        with path.open(encoding="ascii") as file:
            nodes, _, p = file.readline().split()
        value = known["pmed (p-median)", path.stem]
        size = f"{nodes} x {nodes}, p={p}"
        networks.append(Case(path.stem, size, partial(pmed, path), value.value, value.proven))
    return (*networks, *_points())


def _points() -> tuple[Case, ...]:
    home, found = folder("tsplib_pmedian"), []
    for (group, name), value in best_known().items():
        stem, _, p = name.partition(" p=")
        if group == "tsplib_pmedian" and stem in POINTS:
            make = partial(tsplib, home / f"{stem}.tsp", int(p))
            size = f"{stem[2:]} x {stem[2:]}, p={p}"
            found.append(Case(f"{stem}-p{p}", size, make, value.value, value.proven))
    return tuple(found)


PMEDIAN = Suite(
    "pmedian",
    "How far are the packages that know nothing but p-median?",
    "40 networks, 100 to 900 nodes; 18 point sets, 1304 and 1400 points",
    VARIABLE,
    cases,
    seconds=60.0,
    peers=("pbp", "spopt"),
)
