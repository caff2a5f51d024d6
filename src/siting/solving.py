"""Solving: compile, start, improve and bound, complete the split, audit, and say what was proved."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import version

from siting.audit.audit import audit
from siting.audit.records import Audit, Violation
from siting.city.city import Plan
from siting.errors import AuditError, OptionError
from siting.parts import Model, Placement
from siting.placing import placement_of, plan_of
from siting.problem import Problem
from siting.results import Result
from siting.solvers import enumerate as enumeration
from siting.solvers import exact
from siting.solvers.completion import complete
from siting.solvers.contract import Limits, Watch
from siting.solvers.outcome import Outcome
from siting.termination import AGREE, GAP, Proof, Stop, Termination, slack

Solver = Callable[..., Outcome]

SOLVERS: dict[str, Solver] = {"highs": exact.by_highs, "enumerate": enumeration.solve}
"""Solvers of our own by name; every other name is asked of PuLP."""


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    gap: float = GAP,
    solver: str = "highs",
    start: Mapping[str, str] | None = None,
    threads: int = 1,
    seed: int = 0,
    progress: Watch | None = None,
) -> Result:
    """Find the cheapest plan that keeps all hard rules, and prove how good it is.

    Parameters
    ----------
    problem
        City, prices and rules.
    seconds
        Time limit; None = none. 0 gives the start back, audited.
    gap
        Relative gap (total - bound) / |total| at which to stop; 0 = go on to a proof.
    solver
        ``highs``, ``enumerate`` (tiny cities only), or any solver that PuLP finds: ``cbc``, ``scip`` …
    start
        A plan to begin with; it need not keep the rules. None = today's, where there is one.
    threads, seed
        For the solver. The same input gives the same output.
    progress
        Called with the best total and bound so far; answering True stops the run. Ctrl-C stops it too:
        both keep the best plan with its bound.

    Returns
    -------
    Result
        Without a plan if there is none: then ``result.conflicts`` names the rules that give way when
        they are broken as little as possible.

    Raises
    ------
    OptionError
        If a limit is negative or not a number.
    SolverError
        If the solver is not installed or fails.
    AuditError
        If the audit disagrees with the model: a bug of this library.
    """
    limits = _limits(seconds, gap, threads, seed)
    run = SOLVERS.get(solver) or partial(exact.by_pulp, solver)
    began = time.monotonic()
    model = problem.model
    begin = problem.city.plans.get("today") if start is None else start
    first = None if begin is None else placement_of(problem.city, begin)
    compiled = time.monotonic()
    outcome = run(model, limits, start=first, watch=progress)
    solved = time.monotonic()
    spent = {"compile": compiled - began, "solve": solved - compiled}
    if outcome.placement is None:
        return _without_plan(problem, outcome, limits, spent)
    return _audited(problem, outcome, spent, name="")


def evaluate(problem: Problem, plan: Mapping[str, str], *, name: str = "") -> Result:
    """Recount a plan that no solver made, with the rules it breaks.

    A plan without a split of vehicles over lots is given the best one for the problem's prices.

    Parameters
    ----------
    problem
        City, prices and rules.
    plan
        Agency id -> building id, every agency once; for instance ``city.plans["mayor"]``.
    name
        What to call it in reports; the plan's own name if there is one.

    Raises
    ------
    UnknownName
        If the plan misses an agency or names something unknown.
    """
    began = time.monotonic()
    placement = placement_of(problem.city, plan)
    termination = Termination(Proof.NONE, Stop.EVALUATED)
    spent = {"compile": 0.0, "solve": 0.0}
    own = plan.name if isinstance(plan, Plan) else ""
    outcome = Outcome(placement, None, termination, "evaluation")
    return _audited(problem, outcome, spent, name=name or own, began=began)


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
    plan = plan_of(problem.city, placement, name)
    description = problem.describe()
    recount = audit(problem.city, plan, description)
    _agree(problem.model, placement, recount)
    return Result(
        city=problem.city,
        description=description,
        plan=plan,
        audit=recount,
        bound=None if outcome.bound is None else min(outcome.bound, recount.total),
        termination=_judged(outcome, recount),
        solver=outcome.version,
        seconds={**spent, "audit": time.monotonic() - began},
        versions=_versions(),
        name=name,
    )


def _judged(outcome: Outcome, recount: Audit) -> Termination:
    """Return the proof that the audited total supports: optimal, a bound, or nothing."""
    if outcome.termination.stop is Stop.EVALUATED:
        return outcome.termination
    if recount.broken:
        raise AuditError(
            "the solver's plan breaks hard rules: "
            + ", ".join(f"{v.name} by {v.amount:g} {v.unit}" for v in recount.broken)
        )
    if outcome.bound is None:
        return Termination(Proof.NONE, outcome.termination.stop)
    open_ = recount.total - outcome.bound
    if open_ < -10 * slack(recount.total):
        raise AuditError(f"the audited total {recount.total} lies below the bound {outcome.bound}")
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
        raise AuditError("model and audit disagree: " + "; ".join(off))


def _without_plan(
    problem: Problem, outcome: Outcome, limits: Limits, spent: dict[str, float]
) -> Result:
    proved = outcome.termination.proof is Proof.INFEASIBLE
    return Result(
        city=problem.city,
        description=problem.describe(),
        plan=None,
        audit=None,
        bound=outcome.bound,
        termination=outcome.termination,
        solver=outcome.version,
        seconds=spent,
        versions=_versions(),
        conflicts=_least_broken(problem, limits) if proved else (),
    )


def _least_broken(problem: Problem, limits: Limits) -> tuple[Violation, ...]:
    """Solve once more with every hard rule breakable, and return those that give way."""
    outcome = exact.by_highs(problem.model.breakable(), limits)
    if outcome.placement is None:
        return ()
    placement = complete(problem.model, outcome.placement)
    plan = plan_of(problem.city, placement)
    return audit(problem.city, plan, problem.describe()).broken


def _limits(seconds: float | None, gap: float, threads: int, seed: int) -> Limits:
    if seconds is not None and not seconds >= 0:
        raise OptionError(f"seconds is {seconds}; expected a number of at least 0, or None")
    if not 0 <= gap < float("inf"):
        raise OptionError(f"gap is {gap}; expected a number of at least 0, such as 0.001")
    if threads < 1:
        raise OptionError(f"threads is {threads}; expected at least 1")
    return Limits(seconds, gap, threads, seed)


def _versions() -> dict[str, str]:
    libraries = {name: version(name) for name in ("siting", "numpy", "scipy", "highspy", "pulp")}
    return {"python": platform.python_version(), **libraries}


__all__ = ["SOLVERS", "evaluate", "solve"]
