"""Growth: how the time to a proof within 1 % grows with the number of points."""

from __future__ import annotations

import resource
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import siting as st
from benchmarks import recount
from benchmarks.case import Suite
from benchmarks.options import Options

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Points, each of them client and site, drawn in a square."""

PER_SITE = {"p-median": 100, "few": 1_000, "uflp": 100}
"""Points for each open site of the models; ``few`` is a p-median too, and 10 sites are the least."""

GAP = 0.01
LIMIT = 600.0


@dataclass(frozen=True)
class Grown:
    """What a size took: seconds of the whole solve, proven relative gap, GB of the process so far."""

    model: str
    points: int
    seconds: float
    gap: float
    memory: float


def measure(options: Options) -> bool:
    """Print the table, draw the curve where a picture is asked for; tell whether each plan adds up."""
    print(f"{'model':12}{'points':>9}{'p':>7}{'total':>14}{'gap':>9}{'s':>8}{'GB':>6}")
    found, right = [], True
    for size in SIZES:
        for model in PER_SITE:
            if options.only is None or options.only in (model, str(size)):
                grown, same = _solved(model, size, options)
                found.append(grown)
                right &= same
    if options.picture is not None:
        draw(found, options.picture)
    return right


def _solved(model: str, size: int, options: Options) -> tuple[Grown, bool]:
    point = np.random.default_rng(size).random((size, 2)) * 10_000
    way, p = st.Euclidean(point, point), max(10, size // PER_SITE[model])
    if model != "uflp":
        problem = st.classic.p_median(way, p=p)
        fixed = 0.0
    else:
        fixed = 0.19 * 10_000 * size / p**1.5  # about p sites pay for themselves
        problem = st.classic.uflp(way, fixed=fixed)
    seconds = LIMIT if options.seconds is None else options.seconds
    result = st.solve(problem, seconds=seconds, gap=GAP, seed=options.seed)
    assert result.plan is not None
    places = [result.plan[i] for i in range(size)]
    counted = recount.points(point, fixed, places, None if model == "uflp" else p)
    same = not counted.broken and abs(counted.total - result.total) <= 1e-6 * result.total
    bound = result.bound or 0.0
    same &= bound <= counted.total * (1 + 1e-6)
    gap = (result.total - bound) / result.total
    spent = sum(result.seconds.values())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    opened = len(set(places))
    told = f"{model:12}{size:9}{opened:7}{result.total:14.7g}{100 * gap:8.2f}%{spent:8.1f}{memory:6.2f}"
    print(told if same else f"{told}  WRONG: recounted {counted.total:.10g}", flush=True)
    return Grown(model, size, spent, gap, memory), same


def draw(found: list[Grown], path: Path) -> None:
    """Write the picture: seconds against points, both by powers of ten."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 4.2), layout="constrained")
    axes = figure.subplots()
    for model in sorted({one.model for one in found}):
        line = [(one.points, one.seconds) for one in found if one.model == model]
        axes.plot(*zip(*line, strict=True), marker="o", label=model)
    axes.set(
        xscale="log", yscale="log", xlabel="points", ylabel=f"seconds to {100 * GAP:g} % proven"
    )
    axes.grid(alpha=0.3, which="both")
    axes.legend()
    figure.savefig(path, dpi=150)


GROWTH = Suite(
    "growth",
    "How does the time to a proof within 1 % grow with the number of points?",
    "1,000 to 100,000 points, p-median with p = n / 100 and n / 1,000, and location with fixed costs",
    measure=measure,
)
