"""Palembang over many prices: how soon an atlas is within 1 % everywhere, what a second process gains a sweep."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import numpy as np

import siting as st
from benchmarks.case import Suite
from benchmarks.options import Options

PALEMBANG = Path(__file__).parents[2] / "examples" / "palembang"

RANGES = {
    "visitor_travel": (0.005, 0.03),
    "parking_shortage": (0.001, 0.01),
    "crowding": (0.2, 1.0),
}
"""Around the example's own prices, IDR million per unit."""

TARGET, ANSWER = 600.0, 5.0
"""Seconds for the atlas on two cores, ms for an answer."""

PRICES, GAP = np.linspace(0.005, 0.03, 16), 0.01
"""Of ``visitor_travel`` in the sweep, and the gap at which each run ends."""


def measure(options: Options) -> bool:
    """Print both; tell whether what they say agrees with audits."""
    problem = st.Problem(st.read(PALEMBANG))
    charted = _atlas(problem, options)
    return _sweep(problem) and charted


def _sweep(problem: st.Problem) -> bool:
    """Print what two processes gain; tell whether totals at one price agree as far as their gaps allow."""
    seconds, found = [], []
    for jobs in (1, 2):
        began = time.monotonic()
        found.append(st.sweep(problem, visitor_travel=PRICES, jobs=jobs, options={"gap": GAP}))
        seconds.append(time.monotonic() - began)
        print(f"sweep of {len(PRICES)} prices, {jobs} at a time  {seconds[-1]:.1f} s", flush=True)
    pairs = zip(found[0].results, found[1].results, strict=True)
    right = all(a.bound <= b.total and b.bound <= a.total for a, b in pairs)
    print(f"one process over two  {seconds[0] / seconds[1]:.2f}", "" if right else "WRONG")
    return right


def _atlas(problem: st.Problem, options: Options) -> bool:
    """Print how the gap falls and what an answer takes; tell whether each answer agrees with an audit."""
    began = time.monotonic()

    def told(so_far: st.Atlas) -> None:
        gap = "unknown" if so_far.largest_gap is None else f"{100 * so_far.largest_gap:.2f} %"
        passed = time.monotonic() - began
        print(f"{passed:7.0f} s  {so_far.solved:4} solved  largest gap {gap}", flush=True)

    found = st.atlas(
        problem, RANGES, 0.01, seconds=options.seconds or TARGET, jobs=2, progress=told
    )
    print(found)
    ends = np.array(list(RANGES.values()))
    drawn = np.random.default_rng(0).uniform(ends[:, 0], ends[:, 1], (20, len(ends)))
    times, right = [], True
    for row in drawn.tolist():
        weights = dict(zip(RANGES, row, strict=True))
        asked = time.perf_counter()
        result = found.at(weights)
        times.append(1e3 * (time.perf_counter() - asked))
        again = st.evaluate(problem.with_(weights=weights), result.plan or {})
        right &= abs(again.total - result.total) <= 1e-6 * abs(again.total)
    print(f"answer {statistics.median(times):.2f} ms (target {ANSWER:g})", "" if right else "WRONG")
    return right


EXPLORE = Suite(
    "explore",
    "How soon is an atlas of three weights within 1 %, and what does a second process gain a sweep?",
    "Palembang, 110 x 54, two processes",
    measure=measure,
)
