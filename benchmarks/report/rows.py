"""A row a run for a CSV file, the facts of the machine in every row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.judge import WITHIN, Verdict
from benchmarks.race import Heat, Race
from benchmarks.report.summary import clock


def row(heat: Heat, verdict: Verdict) -> dict[str, object]:
    """Return a run as plain cells; a wrong answer has no times."""
    run, job, right = verdict.run, verdict.run.job, not verdict.wrong
    answer = run.answer
    return {
        "suite": heat.suite.name,
        "instance": heat.case.name,
        "size": heat.case.size,
        "solver": job.runner,
        "version": "" if answer is None else answer.version,
        "limit_s": job.seconds,
        "gap_goal": job.gap,
        "threads": job.threads,
        "seed": job.seed,
        "changed": job.changed,
        "best_known": heat.best,
        "total": verdict.total,
        "to_best": verdict.above(heat.best),
        "bound": verdict.bound,
        "gap": verdict.gap,
        "proven": verdict.proven,
        "seconds": run.seconds if right else None,
        "counted_s": clock(verdict) if right else None,
        **{f"within_{w:g}_s": verdict.first(heat.best, w) for w in WITHIN},
        "memory_gb": round(run.memory, 3),
        "stop": run.why if answer is None else answer.stop,
        "wrong": verdict.wrong,
    }


def write(races: Iterable[Race], path: Path, facts: Mapping[str, str]) -> None:
    """Write all runs of some races."""
    rows = [row(heat, v) | dict(facts) for r in races for heat in r.heats for v in heat.verdicts]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]) if rows else list(facts), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
