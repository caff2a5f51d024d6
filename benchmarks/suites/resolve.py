"""Solve again after one price has changed: how soon is the new plan near the best?"""

from __future__ import annotations

from functools import partial

from benchmarks.case import Case, Suite
from benchmarks.instances.cities import Town
from benchmarks.suites.cities import PLAIN, sized

CHANGES = {
    "parking-doubled": {"parking_shortage": 2.0},
    "visitors-halved": {"visitor_travel": 0.5},
    "staff-doubled": {"staff_travel": 2.0},
    "moving-tripled": {"moving": 3.0},
}
"""What changes, as factors on the city's own prices."""


def cases() -> tuple[Case, ...]:
    """Return each change on cities with and without everything."""
    kinds = {"plain": (False, PLAIN), "all": (True, {})}
    return tuple(
        Case(f"45x25-{kind}-s{seed}-{change}", "45 x 25", partial(Town, make, weights, times, True))
        for kind, (everything, weights) in kinds.items()
        for seed in (1, 2)
        for change, times in CHANGES.items()
        for make in (sized(45, 25, seed, everything=everything),)
    )


RESOLVE = Suite(
    "resolve",
    "How soon is a plan within 0.5 % again after one price has changed?",
    "16 cases, 45 x 25: four changes on two cities, plain and with everything",
    cases=cases,
    seconds=20.0,
    gap=1e-4,
    peers=("highs-plain",),
    first=30.0,
)
