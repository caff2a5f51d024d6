"""Generalised quadratic assignment: Lee and Ma's set, and larger draws."""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.best_known import best_known
from benchmarks.instances.folder import VARIABLE, NoInstances, folder
from benchmarks.instances.gqap import drawn, lee_ma

LARGER = ((20, 10, 0.75), (30, 8, 0.9), (30, 15, 0.8), (40, 10, 0.9), (50, 10, 0.95))
"""Items, sites, and the share of the space that the items need."""


def cases() -> tuple[Case, ...]:
    """Return Lee and Ma's instances where they are, then the draws."""
    larger = tuple(
        Case(
            f"{items}-{sites}-{round(100 * tight)}-s{seed}",
            f"{items} x {sites}",
            partial(drawn, items=items, sites=sites, tightness=tight, seed=seed),
        )
        for items, sites, tight in LARGER
        for seed in (1,)
    )
    try:
        return _public() + larger
    except NoInstances:
        return larger


def _public() -> tuple[Case, ...]:
    known = best_known()
    found = []
    for path in sorted(folder("gqap_leema").glob("*.json")):
        items, sites = path.stem[1:].split("-")[0].split("X")
        value = known["gqap_leema", path.stem]
        found.append(
            Case(
                path.stem,
                f"{items} x {sites}",
                partial(lee_ma, path),
                value.value,
                value.proven,
            )
        )
    return tuple(found)


GQAP = Suite(
    "gqap",
    "Are the published values found at once, and how much is proved?",
    "25 public cases, 10 x 5 to 16 x 7; 5 drawn ones to 50 x 10",
    f"nothing; with {VARIABLE} the public ones too",
    cases,
    seconds=60.0,
)
