"""Race: every runner on every case of a suite, one process after the other, each answer judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from benchmarks import bests
from benchmarks.case import Case, Suite, ready
from benchmarks.job import Job
from benchmarks.judge import Verdict, agree, judge
from benchmarks.options import Options
from benchmarks.process import Run, run


@dataclass(frozen=True)
class Heat:
    """All runs on one case.

    Attributes
    ----------
    suite, case
        Which case, as it was solved.
    best
        What gaps are taken against: the published value, the stored best or the best of these runs,
        whichever is lowest; None = nobody found a plan.
    verdicts
        One a runner, in the order asked for; runners that are absent are left out.
    """

    suite: Suite
    case: Case
    best: float | None
    verdicts: tuple[Verdict, ...]


@dataclass
class Race:
    """The heats so far, and who is absent why."""

    suite: Suite
    options: Options
    heats: list[Heat]
    absent: dict[str, str]


def runners(suite: Suite, options: Options) -> list[tuple[str, bool]]:
    """Return names and whether they are the library's, ours first."""
    peers = suite.peers if options.peers is None else options.peers
    return [(name, True) for name in options.ours] + [(name, False) for name in peers]


def jobs(suite: Suite, case: Case, options: Options) -> Iterator[Job]:
    """Return the jobs of a case."""
    for name, mine in runners(suite, options):
        yield Job(
            suite=suite.name,
            case=case.name,
            runner=name,
            mine=mine,
            seconds=suite.seconds if options.seconds is None else options.seconds,
            first=suite.first,
            gap=suite.gap,
            threads=options.threads,
            seed=options.seed,
            memory=options.memory,
            changed=options.changed,
            warm=options.warm,
        )


def race(
    suite: Suite,
    options: Options,
    *,
    show: Callable[[Heat], None] = lambda heat: None,
    start: Callable[[Job], Run] = run,
) -> Race:
    """Run the suite; ``show`` is called after every case.

    Raises
    ------
    NoInstances
        If the suite's files are missing.
    """
    out = Race(suite, options, [], {})
    stored = bests.read()
    for case in suite.chosen(options.only):
        case, instance = ready(case, options.changed)
        verdicts = []
        for job in jobs(suite, case, options):
            if job.runner in out.absent:
                continue
            ended = start(job)
            if ended.absent:
                out.absent[job.runner] = ended.why
                continue
            verdicts.append(judge(case, instance, ended))
        verdicts = agree(verdicts)
        if options.changed is None and case.best is None:
            key = (suite.name, case.name)
            found = bests.improved(stored.get(key), key, bests.mark(instance), verdicts)
            if found is not None:
                stored[key] = found
                case = replace(case, best=found.total)
        out.heats.append(Heat(suite, case, _best(case, verdicts), tuple(verdicts)))
        show(out.heats[-1])
    if options.keep:
        bests.write(stored)
    return out


def _best(case: Case, verdicts: list[Verdict]) -> float | None:
    totals = [v.total for v in verdicts if v.right and v.total is not None]
    known = [] if case.best is None else [case.best]
    return min(totals + known, default=None)
