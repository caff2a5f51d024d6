"""Alternatives: other plans at nearly the same total, as different as can be found, each audited."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np

from siting.errors import OptionError
from siting.explore.least import Wanted, least
from siting.explore.likeness import shared
from siting.locale.errors import ERRORS
from siting.locale.explain import EXPLAIN
from siting.parts import IntArray, Placement
from siting.parts.part import Array
from siting.problem import Problem
from siting.results import Result
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solving import evaluate
from siting.termination import Proof, Stop, Termination, slack

KINDS = ("agencies moved", "staff moved")
"""What differs: how many agencies sit elsewhere, or how many of their staff."""


@dataclass(frozen=True, eq=False)
class Alternative:
    """Another plan.

    Attributes
    ----------
    result
        Audited, at the same prices and rules.
    extra
        Its total less that of the plan, IDR million a year.
    moved
        How many agencies, or staff, sit elsewhere than in the plan.
    nearest
        The same, against the most alike of the plan and the alternatives before this one.
    """

    result: Result
    extra: float
    moved: float
    nearest: float


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Other plans within a part of a total.

    Attributes
    ----------
    result
        The plan that they are alternatives to.
    within
        Part of its total by which they may cost more.
    kind
        What differs.
    entries
        The alternatives, in the order found.
    complete
        Whether it is proved that there is no other plan within the limit.
    """

    result: Result
    within: float
    kind: str
    entries: tuple[Alternative, ...]
    complete: bool

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, at: int) -> Alternative:
        return self.entries[at]

    def text(self, lang: str = "en") -> str:
        """Say it as plain text in ``lang`` (``en`` or ``id``)."""
        from siting.explore.alternatives_text import text

        return text(self, lang)

    def __repr__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from siting.explore.alternatives_text import html

        return html(self)


def alternatives(
    result: Result,
    *,
    within: float = 0.01,
    n: int = 5,
    different: str = "agencies moved",
    seconds: float = 60.0,
    seed: int = 0,
) -> Alternatives:
    """Find plans that keep all hard rules, cost little more, and differ as much as can be found.

    Each one is the plan within the limit in which fewest sit as in the plans before it (modelling to
    generate alternatives: Brill, Chang, Hopkins 1982), and no two are the same. Small problems are
    solved exactly for that, large ones searched.

    Parameters
    ----------
    result
        A result with a plan.
    within
        Part of the total by which an alternative may cost more; 0.01 = 1 %.
    n
        Most alternatives.
    different
        ``agencies moved`` or ``staff moved``: what is counted as different.
    seconds
        For all of them.
    seed
        Of the search.

    Raises
    ------
    OptionError
        If a number is negative, or ``different`` is something else.
    NoPlan
        If the result holds no plan.
    """
    if not 0 <= within < float("inf"):
        raise OptionError(EXPLAIN["within"], value=within)
    if different not in KINDS:
        raise OptionError(EXPLAIN["different"], value=different, known=", ".join(KINDS))
    if not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)
    limit = result.total + within * abs(result.total)
    problem = Problem.of(result)
    assert result.plan is not None
    weight = _weight(problem, different)
    known = [problem.place(result.plan).place]
    found: list[Alternative] = []
    end, complete_ = time.monotonic() + seconds, False
    while len(found) < n and not complete_ and time.monotonic() < end:
        share = (end - time.monotonic()) / (n - len(found))
        likeness = shared(problem.model, known, weight)
        wanted = Wanted(problem.model, limit, likeness, tuple(known), weight)
        place, complete_ = least(wanted, Placement(known[0]), Limits(share, 1e-3, 1, seed))
        if place is None:
            break
        other = audited(problem, result, place)
        moved = [float(weight[place != before].sum()) for before in known]
        found.append(Alternative(other, other.total - result.total, moved[0], min(moved)))
        known.append(place)
    return Alternatives(result, within, different, tuple(found), complete_)


def _weight(problem: Problem, different: str) -> Array:
    if different == "staff moved":
        return np.maximum(problem.city.agencies.staff, 1e-3)
    return np.ones(len(problem.model.items))


def audited(problem: Problem, result: Result, place: IntArray) -> Result:
    """Return the audited result of a placement, (I,), with the bound of a result of the same problem."""
    whole = complete(problem.model, Placement(place))
    other = evaluate(problem, problem.about.plan(whole))
    if result.bound is None:
        return other
    bound = min(result.bound, other.total)
    proof = Proof.OPTIMAL if other.total - bound <= slack(other.total) else Proof.BOUND
    return replace(other, bound=bound, termination=Termination(proof, Stop.EVALUATED))
