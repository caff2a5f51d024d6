"""Location with fixed costs: the OR-Library and the UflLib, without capacities and with divided demand."""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.folder import VARIABLE, folder
from benchmarks.instances.plants import divided, plants
from benchmarks.suites.single_source import WORDS

MO_MP = tuple(f"{group}{k}" for group in ("MO", "MP") for k in range(1, 6))


def uncapacitated() -> tuple[Case, ...]:
    """Return capa, capb and capc, the small OR-Library problems, MO and MP, with their published values."""
    known, home = best_known(), folder("ufllib_m")
    found = []
    for (group, name), value in known.items():
        stem = name.rpartition("/")[2].removesuffix(".txt")
        if group == "orlib_cap (uncapacitated)":
            path = folder("orlib_cap") / f"{stem}.txt"
        elif group == "ufllib_m":
            path = home / stem
        else:
            continue
        if path.exists():
            make = partial(plants, path)
            found.append(Case(stem, _size(stem), make, value.value, value.proven))
    return tuple(sorted(found, key=lambda case: case.name))


def with_capacities() -> tuple[Case, ...]:
    """Return capa, capb and capc at each of their capacities, and the small problems."""
    known, home = best_known(), folder("orlib_cap")
    found = []
    for (group, name), value in known.items():
        stem, _, word = name.partition("-")
        path = home / f"{stem}.txt"
        if group != "orlib_cap (capacitated, multi-source)" or not path.exists():
            continue
        make = partial(divided, path, float(word) if stem in WORDS else None)
        found.append(Case(name, _size(stem), make, value.value, value.proven))
    return tuple(found)


def _size(stem: str) -> str:
    """Return sites and clients of a group of instances."""
    if stem in WORDS:
        return "100 x 1000"
    if stem[:2] in ("MO", "MP"):
        return {"MO": "100 x 100", "MP": "200 x 200"}[stem[:2]]
    group = int(stem.removeprefix("cap")) // 10
    return "16 x 50" if group <= 7 else "25 x 50" if group <= 10 else "50 x 50"


UFLP = Suite(
    "uflp",
    "Is location without capacities proved optimal, and how fast?",
    "25 cases, 16 x 50 to 100 x 1000 and 200 x 200",
    VARIABLE,
    uncapacitated,
    seconds=120.0,
    peers=("highs-plain",),
)

CFLP = Suite(
    "cflp",
    "The same with capacities, where demand may be divided.",
    "49 cases, 16 x 50 to 100 x 1000",
    VARIABLE,
    with_capacities,
    seconds=120.0,
    peers=("highs-plain",),
)
