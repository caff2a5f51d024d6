"""Which exact linearisation of flow times minutes between agencies serves HiGHS best?"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from fnmatch import fnmatch

import numpy as np

import siting as st
from benchmarks.case import Suite
from benchmarks.options import Options
from benchmarks.pairings import PAIRINGS, restated
from siting.parts import Model, Placement
from siting.solvers import highs
from siting.solvers.contract import Limits
from siting.solvers.exact import started
from siting.termination import Proof, slack

OFF = {"worst_access": 0.0, "inequity": 0.0}
SIZES = (
    (8, 5, 0.3, 2),
    (8, 5, 0.3, 3),
    (20, 10, 0.1, 1),
    (45, 25, 0.05, 1),
    (45, 25, 0.05, 2),
    (60, 30, 0.05, 1),
    (80, 40, 0.05, 1),
)
"""Agencies, buildings, share of the pairs with trips, seed; the small ones are solved to the end."""

SMALL = 10


@dataclass(frozen=True)
class Line:
    """One linearisation on one city; None where nothing was found."""

    kind: str
    rows: int
    columns: int
    relaxed: float | None
    relaxed_seconds: float
    total: float | None
    bound: float | None
    seconds: float


def measured(model: Model, kind: str, limits: Limits, start: Placement) -> Line:
    """Relax a restated model, then solve it, each within the limits, from the same start."""
    program = restated(model, PAIRINGS[kind]).program()
    arrays = program.arrays()
    rows, columns = arrays.matrix.shape
    began = time.monotonic()
    relaxed = highs.solve(replace(arrays, integer=np.zeros(columns, dtype=np.bool_)), limits)
    between = time.monotonic()
    answer = highs.solve(arrays, limits, start=started(program, arrays, start))
    ended = time.monotonic()
    total = None if answer.values is None else float(arrays.cost @ answer.values) + arrays.offset
    return Line(
        kind,
        rows,
        columns,
        relaxed.bound if relaxed.termination.proof is Proof.OPTIMAL else None,
        between - began,
        total,
        answer.bound,
        ended - between,
    )


def disagreement(lines: list[Line]) -> str:
    """Say which totals of a city that was solved to the end differ; empty where none do."""
    totals = [line.total for line in lines]
    known = [total for total in totals if total is not None]
    if len(known) == len(totals) and max(known) - min(known) <= 10 * slack(max(known)):
        return ""
    return "WRONG: " + ", ".join(f"{line.kind} {line.total}" for line in lines)


def measure(options: Options) -> bool:
    """Print a table for each city; tell whether all optima of the small ones are equal."""
    seconds, right = options.seconds or 60.0, True
    for agencies, buildings, pairs, seed in SIZES:
        name = f"{agencies}x{buildings}-s{seed}"
        if options.only is not None and not fnmatch(name, options.only):
            continue
        city = st.generate(agencies=agencies, buildings=buildings, pairs=pairs, seed=seed)
        problem = st.Problem(city).with_(weights=OFF)
        model, start = problem.model, problem.place(city.plans["draft"])
        small = agencies <= SMALL
        gap = 0.0 if small else 1e-4
        limits = Limits(None if small else seconds, gap, options.threads, options.seed)
        lines = [measured(model, kind, limits, start) for kind in PAIRINGS]
        wrong = disagreement(lines) if small else ""
        right &= not wrong
        print(f"\n{name}, trips between {pairs:.0%} of the pairs")
        print(wrong or table(lines), flush=True)
    return right


def table(lines: list[Line]) -> str:
    """Return the lines as text; gaps are against the best total of the city."""
    totals = [line.total for line in lines if line.total is not None]
    best = min(totals, default=None)
    head = f"{'linearisation':22}{'rows':>9}{'columns':>9}{'LP gap':>9}{'LP s':>8}"
    out = [head + f"{'total':>14}{'above':>9}{'gap':>9}{'s':>8}"]
    for line in lines:
        row = f"{line.kind:22}{line.rows:9}{line.columns:9}"
        row += f"{_share(best, line.relaxed):>9}{line.relaxed_seconds:8.2f}"
        row += f"{'-' if line.total is None else f'{line.total:.2f}':>14}"
        row += f"{_share(line.total, best):>9}{_share(line.total, line.bound):>9}"
        out.append(row + f"{line.seconds:8.1f}")
    return "\n".join(out)


def _share(high: float | None, low: float | None) -> str:
    return "-" if high is None or low is None else f"{(high - low) / abs(high):.3%}"


LINEARISATION = Suite(
    "linearisation",
    "Which exact linearisation of trips between agencies serves the plain model best?",
    "7 cities, 8 x 5 to 80 x 40, five linearisations each",
    seconds=60.0,
    measure=measure,
)
