"""The table of a race: a line a run; a wrong answer shows what is wrong instead of its time."""

from __future__ import annotations

from benchmarks.judge import WITHIN, Verdict
from benchmarks.race import Heat
from benchmarks.report.numbers import share, short

WIDTHS = (28, 18, 12, 14, 14, 9, 9, 8, 8, 8, 6)
HEADS = (
    *("instance", "size", "solver", "best known", "total", "to best", "gap", "seconds"),
    *(f"in {100 * within:g}%" for within in WITHIN),
    "GB",
)


def header() -> str:
    """Return the line of column names."""
    return _line(HEADS)


def lines(heat: Heat) -> list[str]:
    """Return a line for each run on a case."""
    return [_line(_cells(heat, verdict)) for verdict in heat.verdicts]


def _cells(heat: Heat, verdict: Verdict) -> tuple[str, ...]:
    run = verdict.run
    who = (heat.case.name, heat.case.size, run.job.runner, short(heat.best))
    if verdict.wrong:
        return (*who, f"WRONG: {verdict.wrong}")
    if run.answer is None:
        return (*who, f"no answer: {run.why}")
    if verdict.total is None:
        return (
            *who,
            f"no plan in {short(run.seconds)} s, bound {short(verdict.bound)}: {run.answer.stop}",
        )
    return (
        *who,
        short(verdict.total),
        share(verdict.above(heat.best)),
        "proven" if verdict.proven else share(verdict.gap),
        short(run.seconds),
        *(short(verdict.first(heat.best, within)) for within in WITHIN),
        short(run.memory),
    )


def _line(cells: tuple[str, ...]) -> str:
    left, right = cells[:3], cells[3:]
    text = " ".join(f"{cell:{width}}" for cell, width in zip(left, WIDTHS, strict=False))
    return " ".join([text, *(f"{c:>{w}}" for c, w in zip(right, WIDTHS[3:], strict=False))])
