"""Single-source capacitated facility location: the public sets, and larger draws by their recipe."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.euclidean import euclidean
from benchmarks.instances.folder import VARIABLE, NoInstances, folder
from benchmarks.instances.single_source import SingleSource, client_major, orlib_cap, site_major

Reader = Callable[[Path], SingleSource]

LARGE = (
    *((30, 200), (60, 200), (60, 300), (80, 400)),
    *((300, 300), (300, 1500), (500, 500), (700, 700), (1000, 1000)),
)
"""Sites and clients of the sets that kernel search is judged by (Guastaroba, Speranza 2014)."""

WORDS = {
    "capa": (8000, 10000, 12000, 14000),
    "capb": (5000, 6000, 7000, 8000),
    "capc": (5000, 5750, 6500, 7250),
}


def public(name: str, count: int, reader: Reader) -> tuple[Case, ...]:
    """Return the cases p1 … of a folder, with their published values."""
    home, known = folder(name), best_known()
    return tuple(
        Case(
            f"p{k}",
            "{} x {}".format(*_head(home / f"p{k}", reader)),
            partial(reader, home / f"p{k}"),
            known[name, f"p{k}"].value,
            known[name, f"p{k}"].proven,
        )
        for k in range(1, count + 1)
        if (home / f"p{k}").exists()
    )


def _head(path: Path, reader: Reader) -> tuple[str, str]:
    """Return sites and clients without reading the rest."""
    with path.open(encoding="ascii") as file:
        one, two = file.readline().split()
    return (two, one) if reader is client_major else (one, two)


def large() -> tuple[Case, ...]:
    """Return drawn instances of every size, and the OR-Library's large files where they are."""
    drawn = tuple(
        Case(
            f"{sites}-{clients}-r{ratio}-s{seed}",
            f"{sites} x {clients}",
            partial(euclidean, sites=sites, clients=clients, ratio=ratio, seed=seed),
        )
        for sites, clients in LARGE
        for ratio, seed in ((3, 1), (5, 2))
    )
    try:
        return drawn + _words()
    except NoInstances:
        return drawn


def _words() -> tuple[Case, ...]:
    """Return capa, capb and capc with every client at one site: the published values bound them."""
    home, known = folder("orlib_cap"), best_known()
    split = "orlib_cap (capacitated, multi-source)"
    return tuple(
        Case(
            f"{name}-{capacity}",
            "100 x 1000",
            partial(orlib_cap, home / f"{name}.txt", float(capacity)),
            floor=known[split, f"{name}-{capacity}"].value,
        )
        for name, capacities in WORDS.items()
        for capacity in capacities
    )


HOLMBERG = Suite(
    "holmberg",
    "Are Holmberg's single-source instances proved optimal, and how fast?",
    "71 cases, 10 x 50 to 30 x 200",
    VARIABLE,
    partial(public, "sscflp_holmberg", 71, site_major),
    seconds=600.0,
)

DIAZ = Suite(
    "diaz",
    "The same for the instances of Díaz and Fernández.",
    "57 cases, 10 x 20 to 30 x 90",
    VARIABLE,
    partial(public, "sscflp_diaz_fernandez", 57, client_major),
    seconds=600.0,
)

ORLIB = Suite(
    "orlib",
    "The same for the OR-Library's instances taken as single source.",
    "24 cases, 16 x 50 to 50 x 50",
    VARIABLE,
    partial(public, "sscflp_or123", 24, site_major),
    seconds=600.0,
)

SSCFLP_LARGE = Suite(
    "sscflp_large",
    "How near to the best, and how well proved, are large single-source instances at equal time?",
    "18 drawn cases, 30 x 200 to 1000 x 1000; 12 public ones, 100 x 1000",
    f"nothing; with {VARIABLE} the public ones too",
    large,
    seconds=60.0,
)
