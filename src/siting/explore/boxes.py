"""Boxes: the plan that has the least of one measure while the others stay within limits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from siting.parts import Placement
from siting.problem import Problem
from siting.rules import Cap
from siting.solvers import exact
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solvers.outcome import Outcome
from siting.termination import Proof, Stop
from siting.terms import OPERATING_COST

Box = tuple[float, ...]
"""The most that the second and the third measure may be; ``inf`` where there is no limit."""

Point = tuple[float, ...]
"""The measures of a plan."""

SHARE = 1e-5
"""Size of a step below a found amount, relative to it: nearer plans count as equal."""

ROOM = (1e-7, 3e-6, 0.0)
"""How much the first measure may give way to the others, relative: the first at which no run fails.

A limit as near to what was found as a solver's tolerances can make a solver fail.
"""

_EARLY = (Stop.TIME, Stop.INTERRUPTED, Stop.MEMORY)


@dataclass(frozen=True, eq=False)
class Question:
    """A box of limits, and which measure is made least in it.

    Attributes
    ----------
    box
        Limits of all measures but the first.
    first
        Position of the measure that is made least before the sum of the others.
    """

    box: Box
    first: int = 0


@dataclass(frozen=True, eq=False)
class Answer:
    """What came of a question.

    Attributes
    ----------
    question
        What was asked.
    point, placement
        The plan that was found and its measures; None without one.
    empty
        Whether it is proved that no plan lies in the box.
    stopped
        Whether a run ended early: then nothing is proved by it.
    failed
        Whether a run failed: the plan is one, but another may be better in all measures.
    """

    question: Question
    point: Point | None
    placement: Placement | None
    empty: bool
    stopped: bool
    failed: bool


def answer(problem: Problem, names: Sequence[str], question: Question, limits: Limits) -> Answer:
    """Make one measure least in a box, then the sum of the others without giving up any of it.

    Parameters
    ----------
    problem
        Whose hard rules hold; its prices and soft rules do not matter.
    names
        The measures: terms, or ``operating_cost``.
    question
        The box and the measure.
    limits
        Of both runs together.
    """
    began = time.monotonic()
    caps = [
        Cap(what=n, value=v) for n, v in zip(names[1:], question.box, strict=True) if v < np.inf
    ]
    chosen = names[question.first]
    out, first = _run(problem, [chosen], caps, None, limits)
    stop = out.termination.stop
    if first is None:
        empty = out.termination.proof is Proof.INFEASIBLE
        return Answer(question, None, None, empty, stop in _EARLY, stop is Stop.FAILED)
    most = _amount(problem, first, chosen)
    others = [name for name in names if name != chosen]
    best, stops = first, [stop]
    for room in ROOM:
        if limits.seconds is not None:
            left = max(0.0, limits.seconds - (time.monotonic() - began))
            limits, began = replace(limits, seconds=left), time.monotonic()
        keep = Cap(what=chosen, value=most + room * max(1.0, abs(most)))
        out, found = _run(problem, others, [*caps, keep], first, limits)
        best, stops = found or first, [stop, out.termination.stop]
        if stops[1] is not Stop.FAILED:
            break
    point = tuple(_amount(problem, best, name) for name in names)
    early, failed = any(one in _EARLY for one in stops), Stop.FAILED in stops
    return Answer(question, point, best, False, early, failed)


def terms_of(name: str) -> tuple[str, ...]:
    """Return the terms of a measure."""
    return OPERATING_COST if name == "operating_cost" else (name,)


def inside(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether each number is at most the other's."""
    return all(x <= y for x, y in zip(one, other, strict=True))


def below(box: Box, point: Point) -> list[Box]:
    """Return the boxes that a point leaves: in each, one measure is better than that of the point."""
    steps = [value - SHARE * max(1.0, abs(value)) for value in point[1:]]
    return [(*box[:k], step, *box[k + 1 :]) for k, step in enumerate(steps)]


def _run(
    problem: Problem,
    priced: Sequence[str],
    caps: Sequence[Cap],
    start: Placement | None,
    limits: Limits,
) -> tuple[Outcome, Placement | None]:
    """Make the sum of some measures small under caps."""
    asked = _asked(problem, priced, caps)
    begin = None if start is None else Placement(start.place)
    out = exact.by_highs(asked.model, limits, start=begin)
    if out.placement is None:
        return out, None
    return out, complete(asked.model, Placement(out.placement.place))


def _asked(problem: Problem, priced: Sequence[str], caps: Sequence[Cap]) -> Problem:
    """Return the problem whose total is the sum of some measures; soft rules are off."""
    prices = dict.fromkeys(problem.prices, 0.0)
    for name in priced:
        for term in terms_of(name):
            prices[term] += 1.0
    rules = [replace(r, level="off") if r.level == "soft" else r for r in problem.rules or ()]
    return Problem(problem.subject, prices, (*rules, *caps))


def _amount(problem: Problem, placement: Placement, name: str) -> float:
    """Return the model's measure of a placement with its split."""
    values = problem.model.values(placement)
    return float(sum(values[term] for term in terms_of(name)))
