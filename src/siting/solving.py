"""Solving: compile, start, improve and bound, complete the split, audit, and say what was proved."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from siting.audit.accounts import account_of
from siting.audit.records import Audit
from siting.city.city import City, Plan
from siting.conflict.find import found
from siting.errors import AuditError, OptionError
from siting.impasse import Conflicts
from siting.locale.errors import ERRORS
from siting.obstacles import obstacles
from siting.parts import Model, Placement
from siting.problem import Problem
from siting.resolving import best_known, still_bounds
from siting.results import Result
from siting.runlog import Log, logged
from siting.solvers import auto, exact
from siting.solvers import enumerate as enumeration
from siting.solvers.completion import complete
from siting.solvers.contract import Limits, Watch
from siting.solvers.outcome import Outcome
from siting.termination import AGREE, GAP, Proof, Stop, Termination, slack

Solver = Callable[..., Outcome]

MINUTE = 60.0
"""Most seconds in which conflicts are looked for after a proof that there is no plan."""

SOLVERS: dict[str, Solver] = {
    "auto": auto.by_auto,
    "highs": exact.by_highs,
    "enumerate": enumeration.solve,
}
"""Solvers of our own by name; every other name is asked of PuLP."""


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    gap: float = GAP,
    solver: str = "auto",
    start: Mapping[Any, Any] | Iterable[Any] | Result | None = None,
    threads: int = 1,
    seed: int = 0,
    progress: Watch | None = None,
    log: Log | str | Path | None = None,
) -> Result:
    """Find the cheapest plan that keeps all hard rules, and prove how good it is.

    Parameters
    ----------
    problem
        City, prices and rules, or a classic.
    seconds
        Time limit; None = none. 0 gives the start back, audited.
    gap
        Relative gap (total - bound) / |total| at which to stop; 0 = go on to a proof.
    solver
        ``auto`` knows classics by their structure, leaves small cities to HiGHS, and works on larger ones with
        a search and a proof side by side, best with two threads; ``highs`` takes the plain program, ``enumerate`` tiny problems only;
        else any solver that PuLP finds: ``cbc``, ``scip`` …
    start
        A plan to begin with; it need not keep the rules. An earlier result gives the best of the plans
        that it passed, and its bound as far as that still holds. None = today's, where there is one.
    threads, seed
        For the solver. The same input gives the same output.
    progress
        Called with the best total and bound so far; answering True stops the run. Ctrl-C stops it too:
        both keep the best plan with its bound.
    log
        A file, or a ``Log`` with name, author and reason, to which one line about the run is appended.

    Returns
    -------
    Result
        Without a plan if there is none: then ``result.conflicts`` names the rules that give way when
        they are broken as little as could be found, with minimal sets of rules that cannot hold
        together and repairs, for which as much time again may pass, at most a minute. Where it is
        plain that nothing can fit, no solver is called first, and the conflicts say what lacks room.

    Raises
    ------
    OptionError
        If a limit is negative or not a number.
    SolverError
        If the solver is not installed or fails, or needs a program too large to be built.
    OSError
        If the log cannot be written; found before the run begins.
    AuditError
        If the audit disagrees with the model: a bug of this library.
    """
    limits = _limits(seconds, gap, threads, seed)
    kept = logged(log)
    result = _solved(problem, limits, solver, start, progress)
    if kept is not None:
        asked = {"seconds": seconds, "gap": gap, "solver": solver, "threads": threads, "seed": seed}
        kept.add(result, asked)
    return result


def _solved(
    problem: Problem,
    limits: Limits,
    solver: str,
    start: Mapping[Any, Any] | Iterable[Any] | Result | None,
    progress: Watch | None,
) -> Result:
    run = SOLVERS.get(solver) or partial(exact.by_pulp, solver)
    began = time.monotonic()
    model = problem.model
    earlier = start if isinstance(start, Result) else None
    first = _first(problem, start)
    plain = obstacles(model, _kinds(problem))
    compiled = time.monotonic()
    if plain:
        nothing = Outcome(None, None, Termination(Proof.INFEASIBLE, Stop.FINISHED), "")
        known = Conflicts()
        if isinstance(problem.subject, City):  # a classic has but one rule
            known = _conflicts(problem, limits)
        known = replace(known, giving=plain)
        return _without_plan(problem, nothing, {"compile": compiled - began, "solve": 0.0}, known)
    outcome = run(model, limits, start=first, watch=progress)
    if earlier is not None:
        outcome = _bounded(outcome, still_bounds(earlier, problem))
    solved = time.monotonic()
    spent = {"compile": compiled - began, "solve": solved - compiled}
    if outcome.placement is None:
        proved = outcome.termination.proof is Proof.INFEASIBLE
        return _without_plan(
            problem, outcome, spent, _conflicts(problem, limits) if proved else Conflicts()
        )
    return _audited(problem, outcome, spent, name="")


def evaluate(
    problem: Problem, plan: Mapping[Any, Any] | Iterable[Any], *, name: str = ""
) -> Result:
    """Recount a plan that no solver made, with the rules it breaks.

    A plan without a split of vehicles over lots is given the best one for the problem's prices.

    Parameters
    ----------
    problem
        City, prices and rules, or a classic.
    plan
        Agency id -> building id, every agency once; for instance ``city.plans["mayor"]``. Client ->
        site for a classic, or the names of its open sites.
    name
        What to call it in reports; the plan's own name if there is one.

    Raises
    ------
    UnknownName
        If the plan misses an agency or names something unknown.
    """
    began = time.monotonic()
    placement = problem.about.placement(plan)
    termination = Termination(Proof.NONE, Stop.EVALUATED)
    spent = {"compile": 0.0, "solve": 0.0}
    own = plan.name if isinstance(plan, Plan) else ""
    outcome = Outcome(placement, None, termination, "evaluation")
    return _audited(problem, outcome, spent, name=name or own, began=began)


def _first(
    problem: Problem, start: Mapping[Any, Any] | Iterable[Any] | Result | None
) -> Placement | None:
    if isinstance(start, Result):
        return best_known(start, problem)
    begin = problem.about.start if start is None else start
    return None if begin is None else problem.about.placement(begin)


def _bounded(outcome: Outcome, bound: float | None) -> Outcome:
    """Return the outcome with a bound known from before, where that is higher."""
    if bound is None or (outcome.bound is not None and outcome.bound >= bound):
        return outcome
    proof = Proof.BOUND if outcome.placement is not None else outcome.termination.proof
    return replace(outcome, bound=bound, termination=Termination(proof, outcome.termination.stop))


def _audited(
    problem: Problem,
    outcome: Outcome,
    spent: dict[str, float],
    *,
    name: str,
    began: float | None = None,
) -> Result:
    began = time.monotonic() if began is None else began
    assert outcome.placement is not None
    placement = complete(problem.model, outcome.placement)
    plan = problem.about.plan(placement, name)
    description = problem.describe()
    recount = account_of(problem.subject).recount(plan, description)
    _agree(problem.model, placement, recount)
    return Result(
        subject=problem.subject,
        description=description,
        plan=plan,
        audit=recount,
        bound=None if outcome.bound is None else min(outcome.bound, recount.total),
        termination=_judged(outcome, recount),
        solver=outcome.version,
        seconds={**spent, "audit": time.monotonic() - began},
        versions=dict(_versions()),
        name=name,
        pool=tuple(problem.about.plan(one) for one in outcome.pool),
    )


def _judged(outcome: Outcome, recount: Audit) -> Termination:
    """Return the proof that the audited total supports: optimal, a bound, or nothing."""
    if outcome.termination.stop is Stop.EVALUATED:
        return outcome.termination
    if recount.broken:
        raise AuditError(
            ERRORS["breaks rules"],
            rules=", ".join(f"{v.name} ({v.amount:g} {v.unit})" for v in recount.broken),
        )
    if outcome.bound is None:
        return Termination(Proof.NONE, outcome.termination.stop)
    open_ = recount.total - outcome.bound
    if open_ < -10 * slack(recount.total):
        raise AuditError(ERRORS["below bound"], total=recount.total, bound=outcome.bound)
    proof = Proof.OPTIMAL if open_ <= slack(recount.total) else Proof.BOUND
    return Termination(proof, outcome.termination.stop)


def _agree(model: Model, placement: Placement, recount: Audit) -> None:
    """Raise AuditError unless the recount gives the model's number for every term and rule."""
    counted = dict(recount.terms) | {
        violation.name: violation.amount for violation in recount.rules
    }
    off = [
        f"{name}: model {value!r}, audit {counted[name]!r}"
        for name, value in model.values(placement).items()
        if value != counted[name]
        and not abs(value - counted[name]) <= AGREE * max(1.0, abs(counted[name]))
    ]
    if off:
        raise AuditError(ERRORS["disagree"], differences="; ".join(off))


def _without_plan(
    problem: Problem,
    outcome: Outcome,
    spent: dict[str, float],
    conflicts: Conflicts,
) -> Result:
    return Result(
        subject=problem.subject,
        description=problem.describe(),
        plan=None,
        audit=None,
        bound=outcome.bound,
        termination=outcome.termination,
        solver=outcome.version,
        seconds=spent,
        versions=dict(_versions()),
        conflicts=conflicts,
    )


def _conflicts(problem: Problem, limits: Limits) -> Conflicts:
    """Find what cannot hold together, in as much time again."""
    seconds = MINUTE if limits.seconds is None else min(limits.seconds, MINUTE)
    return found(problem, seconds=seconds, seed=limits.seed)


def _kinds(problem: Problem) -> dict[str, str]:
    return {name: row.rule for name, row in zip(problem.names, problem.rows, strict=True)}


def _limits(seconds: float | None, gap: float, threads: int, seed: int) -> Limits:
    if seconds is not None and not seconds >= 0:
        raise OptionError(ERRORS["seconds"], value=seconds)
    if not 0 <= gap < float("inf"):
        raise OptionError(ERRORS["gap"], value=gap)
    if threads < 1:
        raise OptionError(ERRORS["threads"], value=threads)
    return Limits(seconds, gap, threads, seed)


@cache
def _versions() -> dict[str, str]:
    libraries = {name: _version(name) for name in ("siting", "numpy", "scipy", "highspy", "pulp")}
    return {"python": platform.python_version(), **libraries}


def _version(name: str) -> str:
    """Return what ``version`` does, without parsing all that a package says of itself: that takes 2 ms."""
    about = distribution(name).read_text("METADATA") or ""
    return about.partition("\nVersion: ")[2].partition("\n")[0] or version(name)


__all__ = ["SOLVERS", "evaluate", "solve"]
