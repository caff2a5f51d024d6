"""The summary of a race: a line a runner, with its ratios against the baseline."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from benchmarks.judge import WITHIN, Verdict
from benchmarks.race import Heat, Race
from benchmarks.report.numbers import geometric_mean, mean, share, short


@dataclass(frozen=True)
class Standing:
    """How a runner did over all cases.

    Attributes
    ----------
    runs, right, wrong, proven
        Counts. A run without a plan is neither right nor wrong.
    seconds
        Geometric mean time to an answer; the limit counts where nothing was proved or the answer is
        wrong.
    above, gap
        Mean distance to the best, and mean proven gap, of the right runs.
    worst
        Largest distance to the best.
    firsts
        Median first time within each of ``WITHIN`` of the best; never counts as the limit.
    """

    runner: str
    runs: int
    right: int
    wrong: int
    proven: int
    seconds: float | None
    above: float | None
    worst: float | None
    gap: float | None
    firsts: tuple[float, ...]


def standing(race: Race, runner: str) -> Standing | None:
    """Return how a runner did; None where it did not run."""
    pairs = [(h, v) for h in race.heats for v in h.verdicts if v.run.job.runner == runner]
    if not pairs:
        return None
    verdicts = [verdict for _, verdict in pairs]
    above = [verdict.above(heat.best) for heat, verdict in pairs]
    return Standing(
        runner,
        len(verdicts),
        sum(v.right for v in verdicts),
        sum(bool(v.wrong) for v in verdicts),
        sum(v.proven for v in verdicts),
        geometric_mean(clock(v) for v in verdicts),
        mean(above),
        max((a for a in above if a is not None), default=None),
        mean(v.gap for v in verdicts),
        tuple(statistics.median(_first(h, v, within) for h, v in pairs) for within in WITHIN),
    )


def clock(verdict: Verdict) -> float:
    """Return the time to an answer that met its goal, else the limit."""
    job, seconds = verdict.run.job, verdict.run.seconds
    done = verdict.gap is not None and (verdict.proven or verdict.gap <= job.gap * (1 + 1e-6))
    return min(seconds, job.seconds) if done and seconds is not None else job.seconds


def _first(heat: Heat, verdict: Verdict, within: float) -> float:
    found = verdict.first(heat.best, within)
    return verdict.run.job.seconds if found is None else found


def summary(race: Race) -> str:
    """Return the standings as text, those that are absent below."""
    names = dict.fromkeys(v.run.job.runner for h in race.heats for v in h.verdicts)
    found = [s for s in (standing(race, name) for name in names) if s is not None]
    base = next((s for s in found if s.runner == race.options.baseline), None)
    head = f"{'solver':14}{'right':>8}{'wrong':>7}{'proven':>8}{'geo s':>9}{'ratio':>8}"
    head += f"{'to best':>10}{'worst':>10}{'gap':>10}"
    out = [head + "".join(f"{f'in {100 * within:g}%':>10}" for within in WITHIN)]
    for s in found:
        ratio = None if base is None or not s.seconds else (s.seconds / (base.seconds or 1.0))
        row = f"{s.runner:14}{f'{s.right}/{s.runs}':>8}{s.wrong:7}{s.proven:8}"
        row += f"{short(s.seconds):>9}{short(ratio):>8}{share(s.above):>10}"
        row += f"{share(s.worst):>10}{share(s.gap):>10}"
        out.append(row + "".join(f"{short(first):>10}" for first in s.firsts))
    if base is not None:
        out.append(f"ratio: geometric mean time over that of {base.runner}")
    out += [f"absent: {name} ({why})" for name, why in race.absent.items()]
    return "\n".join(out)
