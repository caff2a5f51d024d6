"""p-median: the peers' own ground."""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.folder import VARIABLE, folder
from benchmarks.instances.medians import pmed, random, tsplib

POINTS = ("rl1304", "fl1400", "pcb3038", "rl5934")
"""TSPLIB files that p-medians are published of; the matrix of the last one takes 280 MB."""


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
    return (*drawn(), *networks, *_points())


def drawn() -> tuple[Case, ...]:
    """Return random points, on which pbp-pmedian has published its time."""
    make = partial(random, clients=500, sites=200, p=15, seed=1)
    return (Case("drawn-500x200", "200 x 500, p=15", make),)


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
    "500 x 200 drawn; 40 networks, 100 to 900 nodes; point sets, 1304 to 5934 points",
    VARIABLE,
    cases,
    seconds=60.0,
    peers=("highs-plain", "pbp", "spopt"),
)
