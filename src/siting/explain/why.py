"""Why: what it costs that an agency does not sit here, or sits there; others frozen, and all arranged anew."""

from __future__ import annotations

import time
from dataclasses import replace

from siting.city.city import City
from siting.conflict.groups import bonds
from siting.conflict.oracle import Oracle
from siting.errors import OptionError, unknown
from siting.explain.chain import chain
from siting.explain.explanation import Again, Why
from siting.explain.frozen import frozen
from siting.explain.records import Cost, Step, differences
from siting.explain.standing import Standing
from siting.locale.explain import EXPLAIN
from siting.problem import Problem
from siting.results import Result
from siting.rules.forbidden import Forbidden
from siting.rules.pinned import Pinned
from siting.rules.scope import named
from siting.solving import solve
from siting.termination import GAP

ONLY, PROOF = 3, 4.0
"""Agencies of a chain for which it is tried to prove that they must move; seconds of each proof."""


def why(
    result: Result,
    agency: str,
    *,
    not_at: str | None = None,
    at: str | None = None,
    seconds: float | None = 60.0,
    gap: float = GAP,
    solver: str = "auto",
    threads: int = 1,
    seed: int = 0,
) -> Why:
    """Say what a wish costs: with all others frozen, and with all arranged anew around it.

    Parameters
    ----------
    result
        A result with a plan.
    agency
        Whose wish it is.
    not_at, at
        Building, or site, where the agency is not to sit; or where it is to sit. One of the two.
    seconds
        For arranging all anew; None = no limit, 0 = only the frozen price, which takes milliseconds.
        To prove that others must move takes at most ``ONLY`` times ``PROOF`` more.
    gap, solver, threads, seed
        As for ``solve``.

    Returns
    -------
    Why
        Amounts of frozen moves are the model's, with which every audit agrees; those of the plan
        arranged anew are audited.

    Raises
    ------
    UnknownName
        If there is no such agency, building or site.
    OptionError
        If not exactly one of ``at`` and ``not_at`` is given, or the result is a classic's.
    NoPlan
        If the result holds no plan.
    """
    city = result.city
    if (at is None) == (not_at is None):
        raise OptionError(EXPLAIN["one wish"])
    place = at if not_at is None else not_at
    assert place is not None
    if agency not in city.agencies.index:
        raise unknown("agency", agency, city.agencies.index)
    building, site = _where(city, place)
    standing = Standing.of(result)
    inside = named(city, building, site)
    wanted = [j for j in range(len(city.buildings)) if (j in inside) == (not_at is None)]
    item = city.agencies.index[agency]
    assert result.plan is not None
    holds = int(standing.place.place[item]) in wanted
    moves = () if holds else frozen(standing, item, wanted)
    again = None
    if not holds and seconds != 0:
        kind = Pinned if not_at is None else Forbidden
        problem = standing.problem.with_(rules=[kind(agency, building=building, site=site)])
        start = {**result.plan, agency: moves[0].building} if moves else result.plan
        found = solve(
            problem,
            start=start,
            seconds=seconds,
            gap=gap,
            solver=solver,
            threads=threads,
            seed=seed,
        )
        again = _again(standing, result, agency, found, problem, seconds)
    return Why(result, agency, place, not_at is None, holds, moves, again)


def _where(city: City, place: str) -> tuple[str | None, str | None]:
    """Return the name as a building, or else as a site."""
    if place in city.buildings.index:
        return place, None
    if place in city.sites.index:
        return None, place
    raise unknown("building", place, (*city.buildings.ids, *city.sites.ids))


def _again(
    standing: Standing,
    result: Result,
    agency: str,
    found: Result,
    problem: Problem,
    seconds: float | None,
) -> Again:
    if found.plan is None:
        return Again(found, None, (), ())
    steps = chain(standing, agency, found.plan)
    end = time.monotonic() + (ONLY * PROOF if seconds is None else min(seconds, ONLY * PROOF))
    steps = tuple(_proved(step, problem, end) for step in steps)
    return Again(found, Cost.between(result, found), steps, differences(result, found))


def _proved(step: Step, problem: Problem, end: float) -> Step:
    """Try to prove that no plan keeps the wish while an agency stays that moves because it must."""
    if step.kind != "needed" or time.monotonic() >= end:
        return step
    model = problem.with_(rules=[Pinned(step.agency, building=step.start)]).model
    oracle = Oracle(model, bonds(model), min(end, time.monotonic() + PROOF))
    return replace(step, only=oracle.ask(oracle.all) is False)
