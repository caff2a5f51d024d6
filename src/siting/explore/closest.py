"""Closest: among plans that are a tie, the one that moves least away from a given plan."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.errors import OptionError
from siting.explore.alternatives import audited
from siting.explore.least import Wanted, least
from siting.explore.likeness import shared
from siting.locale.errors import ERRORS
from siting.locale.explain import EXPLAIN
from siting.problem import Problem
from siting.results import Result
from siting.solvers.completion import exact_total
from siting.solvers.contract import Limits
from siting.termination import GAP, slack


def closest(
    result: Result,
    plan: Mapping[str, str],
    *,
    tie: float = GAP,
    seconds: float = 30.0,
    seed: int = 0,
) -> Result:
    """Return the plan that seats most as ``plan`` does, among those that cost the same but for a tie.

    A second solve, so that a change that does not matter does not reshuffle the city. That somebody
    sits as before is never part of the total.

    Parameters
    ----------
    result
        A result with a plan.
    plan
        What to stay close to: agency -> building; today's plan, or that of an earlier run.
    tie
        Part of the total that does not matter.
    seconds
        For the solve.
    seed
        Of the search.

    Returns
    -------
    Result
        Of the same problem, audited, with the bound of ``result``; ``result`` itself where no plan
        within the tie is closer.

    Raises
    ------
    OptionError
        If ``tie`` or ``seconds`` is negative.
    UnknownName
        If ``plan`` misses an agency or names something unknown.
    NoPlan
        If the result holds no plan.
    """
    if not 0 <= tie < float("inf"):
        raise OptionError(EXPLAIN["within"], value=tie)
    if not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)
    problem = Problem.of(result)
    limit = result.total + max(tie * abs(result.total), 0.1 * slack(result.total))
    assert result.plan is not None
    mine, wanted = problem.place(result.plan), problem.about.placement(plan)
    whole = exact_total(problem.model, wanted.place)
    if whole is not None and whole <= limit:
        return audited(problem, result, wanted.place)
    ones = np.ones(len(problem.model.items))
    likeness = shared(problem.model, [wanted.place], -ones)
    close = Wanted(problem.model, limit, likeness, (), ones)
    place, _ = least(close, mine, Limits(seconds, 0.0, 1, seed))
    if place is None or (place == wanted.place).sum() <= (mine.place == wanted.place).sum():
        return result
    return audited(problem, result, place)
