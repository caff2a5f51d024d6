"""Judge a run: recount its plan, compare its bound with what is known, and only then show a time."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.case import Case, Instance
from benchmarks.process import Run
from siting.termination import slack

AGREE = 1e-5
"""How far a claimed total may lie from the recount, relative; solvers round their columns."""

WITHIN = (0.005, 0.001)
"""Distances from the best at which the first time is noted."""


@dataclass(frozen=True)
class Verdict:
    """A run and what its recount says.

    Attributes
    ----------
    run
        The run.
    total
        The plan's recounted total; None where there is no plan.
    bound
        The claimed bound; None where there is none.
    wrong
        Why the answer is refused; empty where it is right.
    """

    run: Run
    total: float | None
    bound: float | None
    wrong: str = ""

    @property
    def right(self) -> bool:
        """Whether there is a plan and nothing is wrong with it."""
        return self.total is not None and not self.wrong

    @property
    def gap(self) -> float | None:
        """Proven relative gap (total - bound) / total; None where something is missing."""
        if self.total is None or self.bound is None or self.wrong:
            return None
        return max(self.total - self.bound, 0.0) / max(abs(self.total), 1e-9)

    @property
    def proven(self) -> bool:
        """Whether bound and total meet."""
        if self.total is None or self.bound is None or self.wrong:
            return False
        return self.total - self.bound <= slack(self.total)

    def above(self, best: float | None) -> float | None:
        """Return the relative distance of the total from ``best``."""
        if self.total is None or best is None or self.wrong:
            return None
        return (self.total - best) / max(abs(best), 1e-9)

    def first(self, best: float | None, within: float) -> float | None:
        """Return the first time at which the total was within a share of ``best``; None = never."""
        if best is None or not self.right or self.run.seconds is None:
            return None
        limit = best + within * abs(best) + slack(best)
        for point in self.run.trace:
            if point.total is not None and point.total <= limit:
                return point.seconds
        assert self.total is not None
        return self.run.seconds if self.total <= limit else None


def judge(case: Case, instance: Instance, run: Run) -> Verdict:
    """Recount a run's plan and say what, if anything, is wrong."""
    answer = run.answer
    if answer is None:
        return Verdict(run, None, None)
    if answer.places is None:
        wrong = "called infeasible, which no case is" if answer.infeasible else ""
        return Verdict(run, None, answer.bound, wrong or _bound(case, answer.bound))
    count = instance.recount(answer.places, answer.split)
    wrong = "; ".join(count.broken) or _claim(answer.total, count.total, answer.exact)
    wrong = wrong or _total(case, count.total) or _bound(case, answer.bound)
    if not wrong and answer.bound is not None:
        over = answer.bound - count.total
        if over > AGREE * max(1.0, abs(count.total)):
            wrong = f"bound {answer.bound:.10g} above its own total {count.total:.10g}"
    return Verdict(run, count.total, answer.bound, wrong)


def _claim(claimed: float | None, counted: float, exact: bool) -> str:
    off = AGREE * max(1.0, abs(counted))
    if claimed is None or claimed < counted - off or (exact and claimed > counted + off):
        return f"claimed {_said(claimed)}, recounted {counted:.10g}"
    return ""


def _total(case: Case, counted: float) -> str:
    least = case.best if case.proven else case.floor
    if least is not None and counted < least - AGREE * abs(least):
        return f"total {counted:.10g} below {least:.10g}, below which nothing lies"
    return ""


def _bound(case: Case, bound: float | None) -> str:
    if bound is None or case.best is None or bound <= case.best + AGREE * abs(case.best):
        return ""
    return f"bound {bound:.10g} above the best known {case.best:.10g}"


def _said(number: float | None) -> str:
    return "nothing" if number is None else f"{number:.10g}"


def agree(verdicts: list[Verdict]) -> list[Verdict]:
    """Compare the runs of one case: a bound above another run's recounted plan is wrong."""
    totals = [v.total for v in verdicts if v.right and v.total is not None]
    if not totals:
        return verdicts
    least = min(totals)
    off = AGREE * max(1.0, abs(least))
    return [
        Verdict(v.run, v.total, v.bound, f"bound {v.bound:.10g} above a plan of {least:.10g}")
        if not v.wrong and v.bound is not None and v.bound > least + off
        else v
        for v in verdicts
    ]
