"""Pareto: every plan that no other plan beats in two or three measures, by exact limits, not weights."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linprog

from siting.errors import Infeasible, OptionError, unknown
from siting.explore.hypervolume import hypervolume
from siting.locale.errors import ERRORS
from siting.locale.pareto import PARETO
from siting.parts import Placement
from siting.parts.part import Array
from siting.problem import Problem
from siting.results import Result
from siting.rules import Cap
from siting.solvers import exact
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solving import evaluate
from siting.termination import Proof, Stop
from siting.terms import OPERATING_COST

SHARE = 1e-5
"""Size of a step below a found amount, relative to it: nearer plans count as equal."""

TINY = 1e-7
"""How much the first measure may give way to the others, relative: rounding."""


@dataclass(frozen=True, eq=False)
class Efficient:
    """A plan that no found plan beats.

    Attributes
    ----------
    result
        Audited, at the problem's own prices; without a bound, which belongs to another question.
    amounts
        The measures of the front, each in its own unit.
    supported
        Whether some weights above 0 of the measures make it the best of the front.
    """

    result: Result
    amounts: tuple[float, ...]
    supported: bool


@dataclass(frozen=True, eq=False)
class Pareto:
    """A front of plans, the first measure rising.

    Attributes
    ----------
    names
        The measures, all to be made small.
    entries
        The plans.
    complete
        Whether it is proved that nothing is missing but plans within rounding of these.
    """

    names: tuple[str, ...]
    entries: tuple[Efficient, ...]
    complete: bool

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, at: int) -> Efficient:
        return self.entries[at]

    @cached_property
    def amounts(self) -> Array:
        """The measures of all plans, shape (P, 2 or 3)."""
        return np.array([one.amounts for one in self.entries]).reshape(-1, len(self.names))

    @property
    def ideal(self) -> tuple[float, ...]:
        """The least of each measure alone."""
        return tuple(self.amounts.min(axis=0).tolist())

    @property
    def nadir(self) -> tuple[float, ...]:
        """The largest of each measure on the front."""
        return tuple(self.amounts.max(axis=0).tolist())

    @property
    def knee(self) -> Efficient:
        """The plan nearest to the ideal, with ideal to nadir as the unit of each measure."""
        low, wide = np.array(self.ideal), np.array(self.nadir) - self.ideal
        scaled = (self.amounts - low) / np.where(wide > 0, wide, 1.0)
        return self.entries[int((scaled**2).sum(axis=1).argmin())]

    @property
    def hypervolume(self) -> float:
        """Part of the box from ideal to nadir that the front dominates, 0 to 1."""
        low, wide = np.array(self.ideal), np.array(self.nadir) - self.ideal
        scaled = (self.amounts - low) / np.where(wide > 0, wide, 1.0)
        return hypervolume(scaled, np.ones(len(self.names)))

    def rows(self) -> list[dict[str, Any]]:
        """Return one dictionary a plan, ready for a table of any library."""
        return [
            {**dict(zip(self.names, one.amounts, strict=True)), "supported": one.supported}
            for one in self.entries
        ]

    def __repr__(self) -> str:
        return self.text()

    def text(self, lang: str = "en") -> str:
        """Say what was found, in ``lang`` (``en`` or ``id``)."""
        hidden = sum(not one.supported for one in self.entries)
        key = "complete" if self.complete else "partial"
        values = {"plans": len(self), "names": ", ".join(self.names), "hidden": hidden}
        return PARETO[key].say(lang, **values)


def pareto(
    problem: Problem,
    a: str,
    b: str,
    c: str | None = None,
    *,
    gap: float = 0.0,
    n: int = 100,
    seconds: float | None = None,
    seed: int = 0,
) -> Pareto:
    """Find the plans that no other plan beats, in two or three measures.

    The first measure is made as small as can be while each other stays within a limit, then the others
    without giving up any of the first (ε-constraint, augmented by a second solve: Haimes 1971,
    Mavrotas 2009). Limits are set just below what was found until no plan is left.

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
    seed
        Of the solver.

    Raises
    ------
    UnknownName, OptionError
        If a measure does not exist or is named twice, or a number cannot be meant.
    Infeasible
        If no plan keeps all hard rules.
    """
    names = tuple(name for name in (a, b, c) if name is not None)
    _check(problem, names, gap, n, seconds)
    end = None if seconds is None else time.monotonic() + seconds
    search = _Search(problem, names, Limits(None, gap, 1, seed), end, gap == 0)
    boxes: list[Box] = [(float("inf"),) * (len(names) - 1)]
    while boxes and not search.stopped and len(search.found) < n:
        box = boxes.pop()
        if box in search.seen:
            continue
        search.seen.add(box)
        point = search.least(box)
        if point is not None:
            boxes.extend(_below(box, point))
    return _front(problem, names, search.found, search.sure and not boxes and not search.stopped)


Box = tuple[float, ...]
"""Limits of the second and third measure."""


@dataclass(eq=False)
class _Search:
    """What was found, and which boxes of limits need no further run."""

    problem: Problem
    names: tuple[str, ...]
    limits: Limits
    end: float | None
    sure: bool
    stopped: bool = False
    found: dict[tuple[float, ...], Placement] = field(default_factory=dict)
    seen: set[Box] = field(default_factory=set)
    solved: list[tuple[Box, tuple[float, ...]]] = field(default_factory=list)
    empty: list[Box] = field(default_factory=list)
    _proof: Proof = Proof.NONE

    def least(self, box: Box) -> tuple[float, ...] | None:
        """Return the measures of a plan in the box that has the least of the first; None without one."""
        if any(_inside(box, other) for other in self.empty):
            return None
        for other, point in self.solved:  # the least in a larger box, if it lies in this one
            if _inside(box, other) and _inside(point[1:], box):
                return point
        caps = [
            Cap(what=k, value=v) for k, v in zip(self.names[1:], box, strict=True) if v < np.inf
        ]
        first = self.run(self.names[:1], caps, None)
        if first is None:
            self._nothing(box)
            return None
        most = self.amounts(first)[0]
        keep = Cap(what=self.names[0], value=most + TINY * max(1.0, abs(most)))
        best = self.run(self.names[1:], [*caps, keep], first) or first
        point = self.amounts(best)
        self.found.setdefault(point, best)
        self.solved.append((box, point))
        return point

    def run(
        self, priced: Sequence[str], caps: Sequence[Cap], start: Placement | None
    ) -> Placement | None:
        """Make the sum of some measures small under caps; note what was not proved."""
        problem = _asked(self.problem, priced, caps)
        left = None if self.end is None else max(0.0, self.end - time.monotonic())
        begin = None if start is None else Placement(start.place)
        out = exact.by_highs(problem.model, replace(self.limits, seconds=left), start=begin)
        self._proof = out.termination.proof
        if out.termination.stop in (Stop.TIME, Stop.INTERRUPTED, Stop.MEMORY, Stop.FAILED):
            self.stopped, self.sure = True, False
        if out.placement is None:
            return None
        return complete(problem.model, Placement(out.placement.place))

    def amounts(self, placement: Placement) -> tuple[float, ...]:
        """Return the model's measures of a placement with its split."""
        values = self.problem.model.values(placement)
        return tuple(sum(values[k] for k in _terms(name)) for name in self.names)

    def _nothing(self, box: Box) -> None:
        if self._proof is not Proof.INFEASIBLE:
            self.sure = False
        elif not self.found and not np.isfinite(box).any():
            raise Infeasible(PARETO["infeasible"])
        else:
            self.empty.append(box)


def _check(
    problem: Problem, names: Sequence[str], gap: float, n: int, seconds: float | None
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
    if n < 1:
        raise OptionError(ERRORS["at least one"], name="n", value=n)
    if seconds is not None and not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)


def _terms(name: str) -> tuple[str, ...]:
    return OPERATING_COST if name == "operating_cost" else (name,)


def _asked(problem: Problem, priced: Sequence[str], caps: Sequence[Cap]) -> Problem:
    """Return the problem whose total is the sum of some measures; soft rules are off."""
    prices = dict.fromkeys(problem.prices, 0.0)
    for name in priced:
        for term in _terms(name):
            prices[term] += 1.0
    rules = [replace(r, level="off") if r.level == "soft" else r for r in problem.rules or ()]
    return Problem(problem.subject, prices, (*rules, *caps))


def _inside(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(x <= y for x, y in zip(one, other, strict=True))


def _below(box: Box, point: Sequence[float]) -> list[Box]:
    """Return the boxes that are left: in each, one measure is better than that of the point."""
    steps = [value - SHARE * max(1.0, abs(value)) for value in point[1:]]
    return [(*box[:k], step, *box[k + 1 :]) for k, step in enumerate(steps)]


def _front(
    problem: Problem,
    names: tuple[str, ...],
    found: Mapping[tuple[float, ...], Placement],
    complete_: bool,
) -> Pareto:
    """Leave out plans that another one beats, or equals within a step, and audit the others."""
    kept: list[tuple[float, ...]] = []
    for point in sorted(found):
        room = [SHARE * max(1.0, abs(value)) for value in point]
        near = [value + extra for value, extra in zip(point, room, strict=True)]
        if not any(_inside(other, near) for other in kept):
            kept.append(point)
    points = np.array(kept).reshape(-1, len(names))
    entries = []
    for k, point in enumerate(kept):
        result = evaluate(problem, problem.about.plan(found[point]))
        entries.append(Efficient(result, amounts_of(result, names), _supported(points, k)))
    return Pareto(names, tuple(entries), complete_)


def _supported(points: Array, k: int) -> bool:
    """Whether weights above 0 exist at which a point is the least of all."""
    wide = np.ptp(points, axis=0)
    others = (points - points[k]) / np.where(wide > 0, wide, 1.0)
    n = points.shape[1]
    found = linprog(
        np.append(np.zeros(n), -1.0),
        A_ub=np.vstack(
            [
                np.column_stack([-others, np.zeros(len(others))]),
                np.column_stack([-np.eye(n), np.ones(n)]),
            ]
        ),
        b_ub=np.zeros(len(others) + n),
        A_eq=np.append(np.ones(n), 0.0)[None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * n + [(None, None)],
    )
    return bool(found.status == 0 and found.x[n] > 1e-7)


def amounts_of(result: Result, names: Sequence[str]) -> tuple[float, ...]:
    """Return the audited measures of a result."""
    terms = {**result.checked.terms, "operating_cost": result.operating_cost}
    return tuple(float(terms[name]) for name in names)
