"""Generated cities: the sizes and switches at which the library promises times and proofs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from benchmarks.case import Case, Suite
from benchmarks.instances.cities import Town

PLAIN = {"agency_trips": 0.0, "joint_visits": 0.0, "worst_access": 0.0, "inequity": 0.0}
"""Prices of what ties agencies or districts together, switched off."""

WITHOUT_PAIRS = {"agency_trips": 0.0, "joint_visits": 0.0}


def town(name: str, make: Mapping[str, Any], weights: Mapping[str, float]) -> Case:
    """Return the case of a city."""
    one = partial(Town, make=make, weights=weights)
    return Case(name, one().size, one)


def sized(agencies: int, buildings: int, seed: int, *, everything: bool) -> dict[str, Any]:
    """Return the arguments of ``siting.generate``."""
    return {
        "agencies": agencies,
        "buildings": buildings,
        "seed": seed,
        "everything": everything,
    }


def cases() -> tuple[Case, ...]:
    """Return the cities in rising size."""
    return (
        *(
            town(f"45x25-plain-s{s}", sized(45, 25, s, everything=False), PLAIN)
            for s in range(1, 6)
        ),
        *(town(f"45x25-all-s{s}", sized(45, 25, s, everything=True), {}) for s in range(1, 6)),
        *(town(f"120x60-all-s{s}", sized(120, 60, s, everything=True), {}) for s in range(1, 3)),
        town("400x150-no-pairs-s1", sized(400, 150, 1, everything=True), WITHOUT_PAIRS),
    )


CITIES = Suite(
    "cities",
    "How soon is a city's plan near the best, and how well is it proved?",
    "13 cases: 45 x 25 plain and with everything (5 seeds each), 120 x 60, 400 x 150",
    cases=cases,
    seconds=60.0,
    gap=1e-4,
)
