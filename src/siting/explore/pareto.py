"""Pareto: every plan that no other plan beats in two or three measures, by exact limits, not weights."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

import numpy as np

from siting.errors import Infeasible, OptionError, unknown
from siting.explore.boxes import (
    SHARE,
    Answer,
    Box,
    Point,
    Question,
    answer,
    below,
    inside,
    terms_of,
)
from siting.explore.front import Efficient, Pareto
from siting.explore.jobs import usual_jobs
from siting.explore.processes import Pool, gathered, processes
from siting.explore.supported import supported
from siting.locale.errors import ERRORS
from siting.locale.pareto import PARETO
from siting.parts import Placement
from siting.problem import Problem
from siting.results import Result
from siting.solvers.contract import Limits
from siting.solving import evaluate

Told = Callable[[Pareto], None]
"""Called with the front so far after every round."""


def pareto(
    problem: Problem,
    a: str,
    b: str,
    c: str | None = None,
    *,
    gap: float = 0.0,
    n: int = 100,
    seconds: float | None = None,
    jobs: int | None = None,
    seed: int = 0,
    progress: Told | None = None,
) -> Pareto:
    """Find the plans that no other plan beats, in two or three measures.

    One measure is made as small as can be while each other stays within a limit, then the others
    without giving up any of it (ε-constraint, augmented by a second solve: Haimes 1971, Mavrotas
    2009). First each measure alone, which gives the ideal; then limits on all but the first are set
    just below what was found until no plan is left.

    Parameters
    ----------
    problem
        A city with prices and rules; all its hard rules hold. Prices do not matter for the front.
    a, b, c
        Terms, or ``operating_cost``.
    gap
        Relative gap at which a run stops; above 0 the front is never called complete.
    n
        Most plans.
    seconds
        For all of it; None = no limit. Time that is up is never read as "no plan". Ctrl-C ends it too.
    jobs
        Boxes searched side by side, each in a process of its own.
        None = 2 in a notebook or at a prompt where the problem is large, else 1: a script without
        ``if __name__ == "__main__"`` would run again in each process.
    seed
        Of the solver.
    progress
        Called with the front so far after every round.

    Raises
    ------
    UnknownName, OptionError
        If a measure does not exist or is named twice, or a number cannot be meant.
    Infeasible
        If no plan keeps all hard rules.
    """
    names = tuple(name for name in (a, b, c) if name is not None)
    jobs = usual_jobs(problem) if jobs is None else jobs
    _check(problem, names, gap, n, seconds, jobs)
    end = None if seconds is None else time.monotonic() + seconds
    search = _Search(problem, names, Limits(None, gap, 1, seed), n, end, jobs, sure=gap == 0)
    with processes(jobs) if jobs > 1 else nullcontext() as search.pool:
        try:
            search.run(progress)
        except KeyboardInterrupt:
            search.stopped = True
    return search.front()


@dataclass(eq=False)
class _Search:
    """What was found, and which boxes of limits need no further run."""

    problem: Problem
    names: tuple[str, ...]
    limits: Limits
    most: int
    end: float | None
    jobs: int
    sure: bool
    stopped: bool = False
    pool: Pool | None = None
    found: dict[Point, Placement] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    _solved: list[tuple[Box, Point]] = field(default_factory=list)
    _empty: list[Box] = field(default_factory=list)

    def run(self, progress: Told | None) -> None:
        """Make each measure least alone, then search what limits leave until no box is left."""
        whole: Box = (float("inf"),) * (len(self.names) - 1)
        self.boxes = [whole]
        ends = [Question(whole, k) for k in range(len(self.names))]
        while ends and not self.over:
            now = min(self.jobs, self.most - len(self.found))
            self.ask(ends[:now], progress)
            del ends[:now]
        self.least = [min(values) for values in zip(*self.found, strict=True)]
        while not self.over and (some := self.next()):
            self.ask(some, progress)

    @property
    def over(self) -> bool:
        """Whether there is to be no further run."""
        return self.stopped or len(self.found) >= self.most

    def next(self) -> list[Question]:
        """Return what is to be asked next; fewer than ``jobs`` where fewer boxes are left.

        Boxes of which the answer is known are cut at once. With two measures only one box is left at
        a time; the other processes look further down, where an answer will be needed as a rule.
        """
        some: list[Box] = []
        while self.boxes and len(some) < self.jobs:
            box = self.boxes.pop()
            point = self.known(box)
            if point is not None:
                self.boxes.extend(below(box, point))
            elif box not in some and not any(inside(box, other) for other in self._empty):
                some.append(box)
        self.boxes += some[::-1]  # until they are answered
        if len(self.names) == 2 and some and some[0][0] > self.least[1]:
            (high,), low = some[0], self.least[1]
            further = [(low + (high - low) * k / self.jobs,) for k in range(1, self.jobs)]
            some += [box for box in further if self.known(box) is None]
        return [Question(box) for box in some[: self.most - len(self.found)]]

    def known(self, box: Box) -> Point | None:
        """Return the least of a larger box, where it lies in this one: then it is the least here too."""
        for other, point in self._solved:
            if inside(box, other) and inside(point[1:], box):
                return point
        return None

    def ask(self, questions: Sequence[Question], progress: Told | None) -> None:
        """Answer questions side by side and keep what is learned."""
        left = None if self.end is None else max(0.0, self.end - time.monotonic())
        limits = replace(self.limits, seconds=left)
        asked = [(self.problem, self.names, question, limits) for question in questions]
        if self.pool is None:
            for one in asked:
                self.keep(answer(*one))
        else:
            answers, pressed = gathered([self.pool.submit(answer, *one) for one in asked])
            self.stopped |= pressed
            for given in answers:
                self.keep(given)
        if progress is not None:
            progress(self.front())

    def keep(self, given: Answer) -> None:
        """Keep a plan, or that there is none; a run that ended early proves nothing."""
        box = given.question.box
        if given.stopped:
            self.stopped, self.sure = True, False
        elif given.failed and given.question.first == 0:
            self.sure = False
        if given.point is not None and given.placement is not None:
            self.found.setdefault(given.point, given.placement)
            if given.question.first == 0 and not given.stopped:
                self._solved.append((box, given.point))
        elif given.empty and not np.isfinite(box).any():
            raise Infeasible(PARETO["infeasible"])
        elif given.empty or given.question.first == 0:
            self.sure &= given.empty
            self._empty.append(
                box
            )  # not asked again; unless proved empty, the front is not complete

    def front(self) -> Pareto:
        """Leave out plans that another one beats, or equals within a step, and audit the others."""
        kept: list[Point] = []
        for point in sorted(self.found):
            near = [value + SHARE * max(1.0, abs(value)) for value in point]
            if not any(inside(other, near) for other in kept):
                kept.append(point)
        points = np.array(kept).reshape(-1, len(self.names))
        entries = []
        for k, point in enumerate(kept):
            result = evaluate(self.problem, self.problem.about.plan(self.found[point]))
            entries.append(Efficient(result, _amounts(result, self.names), supported(points, k)))
        done = self.sure and not self.stopped and not self.boxes
        return Pareto(self.names, tuple(entries), done)


def _check(
    problem: Problem, names: Sequence[str], gap: float, n: int, seconds: float | None, jobs: int
) -> None:
    _ = problem.city  # a classic has one measure
    known = {*problem.prices, "operating_cost"}
    for name in names:
        if name not in known:
            raise unknown("term", name, known)
    if len(set(names)) < len(names):
        raise OptionError(PARETO["twice"], names=", ".join(names))
    if not 0 <= gap < float("inf"):
        raise OptionError(ERRORS["gap"], value=gap)
    for name, value in (("n", n), ("jobs", jobs)):
        if value < 1:
            raise OptionError(ERRORS["at least one"], name=name, value=value)
    if seconds is not None and not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)


def _amounts(result: Result, names: Sequence[str]) -> tuple[float, ...]:
    """Return the audited measures of a result."""
    return tuple(float(sum(result.checked.terms[term] for term in terms_of(n))) for n in names)
