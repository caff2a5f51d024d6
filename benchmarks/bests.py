"""Bests of our own long runs, for cases that nobody has published a value of."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from benchmarks.case import Instance
from benchmarks.judge import Verdict

FILE = Path(__file__).with_name("bests.csv")


@dataclass(frozen=True)
class Best:
    """The best recounted total of a case so far, and the best bound that held.

    Attributes
    ----------
    suite, case
        Which case.
    mark
        What ``mark`` gave for the case: where it has changed, the case has, and the best no longer
        applies.
    total, bound
        Best total and best bound; None = none.
    by, seconds, date
        Who found the total, in a run of how many seconds, and when.
    """

    suite: str
    case: str
    mark: float
    total: float
    bound: float | None
    by: str
    seconds: float
    date: str


def read(path: Path = FILE) -> dict[tuple[str, str], Best]:
    """Return the stored bests by suite and case."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_row(row) for row in csv.DictReader(file)]
    return {(row.suite, row.case): row for row in rows}


def _row(words: dict[str, str]) -> Best:
    return Best(
        words["suite"],
        words["case"],
        float(words["mark"]),
        float(words["total"]),
        float(words["bound"]) if words["bound"] else None,
        words["by"],
        float(words["seconds"]),
        words["date"],
    )


def write(bests: dict[tuple[str, str], Best], path: Path = FILE) -> None:
    """Write all bests, sorted."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, [field.name for field in fields(Best)], lineterminator="\n")
        out.writeheader()
        for key in sorted(bests):
            out.writerow(asdict(bests[key]))


def mark(instance: Instance) -> float:
    """Return the recounted total of a dull plan, items in turn at the first two places."""
    return instance.recount([i % 2 for i in range(instance.items)]).total


def improved(
    old: Best | None, key: tuple[str, str], mark: float, verdicts: Iterable[Verdict]
) -> Best | None:
    """Return the better of the stored best and these runs; None where there is nothing."""
    if old is not None and not same(old.mark, mark):
        old = None
    found, today = old, datetime.date.today().isoformat()
    for verdict in verdicts:
        if not verdict.right or verdict.total is None:
            continue
        total, job = verdict.total, verdict.run.job
        bound = None if found is None else found.bound
        if verdict.bound is not None:
            bound = verdict.bound if bound is None else max(bound, verdict.bound)
        if found is None or total < found.total - 1e-9 * abs(total):
            found = Best(*key, mark, total, bound, job.runner, job.seconds, today)
        elif bound != found.bound:
            found = Best(**{**asdict(found), "bound": bound})
    return found


def same(one: float, two: float) -> bool:
    """Tell whether two marks are of the same case."""
    return abs(one - two) <= 1e-6 * max(1.0, abs(one))
