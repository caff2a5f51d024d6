"""The performance profile of a race: how often each runner is how near to the best of all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.race import Race
from benchmarks.report.numbers import FLOOR
from benchmarks.report.summary import clock

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOWEST = 1e-6
"""Gaps below this are drawn here: the axis is logarithmic."""


def steps(numbers: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the sorted numbers that are finite and the share of all that is at most each."""
    there = sorted(number for number in numbers if number < float("inf"))
    return there, [(k + 1) / len(numbers) for k in range(len(there))]


def ratios(race: Race) -> dict[str, list[float]]:
    """Return each runner's time over the fastest of the case (Dolan, Moré 2002); inf = not done."""
    out: dict[str, list[float]] = {}
    for heat in race.heats:
        times = {
            v.run.job.runner: max(clock(v), FLOOR) if clock(v) < v.run.job.seconds else float("inf")
            for v in heat.verdicts
        }
        least = min(times.values(), default=float("inf"))
        for runner, seconds in times.items():
            done = seconds < float("inf")
            out.setdefault(runner, []).append(seconds / least if done else float("inf"))
    return out


def distances(race: Race) -> dict[str, list[float]]:
    """Return each runner's distance to the best of the case at the limit; inf = no right plan."""
    out: dict[str, list[float]] = {}
    for heat in race.heats:
        for verdict in heat.verdicts:
            above = verdict.above(heat.best)
            far = float("inf") if above is None else max(above, LOWEST)
            out.setdefault(verdict.run.job.runner, []).append(far)
    return out


def draw(race: Race, path: Path) -> None:
    """Write the picture: time to a proof on the left, distance to the best on the right."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    _panel(left, ratios(race), "time to a proven answer, over the fastest", 1.0)
    _panel(right, distances(race), "distance to the best at the limit", LOWEST)
    left.set_ylabel("share of the cases")
    right.legend(loc="lower right")
    first = race.heats[0].verdicts[0].run.job if race.heats and race.heats[0].verdicts else None
    limit = "" if first is None else f", {first.seconds:g} s, threads: {first.threads}"
    figure.suptitle(f"{race.suite.name}: {len(race.heats)} of its cases{limit}")
    figure.savefig(path, dpi=150)


def _panel(axes: Axes, numbers: dict[str, list[float]], what: str, start: float) -> None:
    ends = [n for row in numbers.values() for n in row if n < float("inf")]
    end = max([*ends, 7 * start]) * 1.5
    for runner, row in numbers.items():
        x, y = steps(row)
        axes.step([start, *x, end], [0.0, *y, y[-1] if y else 0.0], where="post", label=runner)
    axes.set(xscale="log", xlabel=what, ylim=(-0.02, 1.02), xlim=(start, end))
    axes.grid(alpha=0.3)
