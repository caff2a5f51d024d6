"""Repair: the least that must give way in a few rules so that a plan keeps all the others."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from siting.audit.accounts import account_of
from siting.city.city import Plan
from siting.conflict.case import Lack
from siting.conflict.change import changes, dropped
from siting.conflict.groups import Names, spots
from siting.conflict.hitting import Choice
from siting.conflict.loosened import loosened
from siting.conflict.oracle import Oracle
from siting.impasse import Change, Repair
from siting.parts import Model, Placement
from siting.problem import Problem
from siting.solvers import highs
from siting.solvers.completion import complete
from siting.solvers.contract import Limits
from siting.solvers.exact import started
from siting.termination import FEASIBLE

PLAIN, DEARER = 3, 10.0
"""Changes that are few; times the cheapest effort up to which more of them are told too."""

LESS = 0.99
"""A repair that touches more rules than it has to is told where its effort is less than this of the others'."""

SECONDS = 8.0
"""Most seconds of the proof that a repair asks for as little as possible."""


@dataclass(frozen=True, eq=False)
class Least:
    """The plan that breaks a few bonds least, how far, and a proven lower bound on that."""

    plan: Placement
    effort: float
    bound: float | None


def repairs(
    problem: Problem, oracle: Oracle, choices: Sequence[Choice], names: Names, most: int
) -> tuple[Repair, ...]:
    """Return up to ``most`` repairs, the cheapest first; each was audited.

    Parameters
    ----------
    oracle
        Knows the bonds of the problem's model, and plans.
    choices
        Bonds that may give way together, the smallest choices first.
    names
        What spots are called.
    """
    found: list[tuple[Repair, Choice]] = []
    for choice in choices or _passed(oracle):
        if len(found) >= most or (found and oracle.left <= 0):
            break
        best = least(oracle, choice)
        made = None if best is None else _made(problem, oracle, best, names)
        if made is not None and all(made.changes != other.changes for other, _ in found):
            found.append((made, choice))
    spread = _spread(problem, oracle, names) if choices and oracle.left > 0 else None
    if spread is not None and all(spread[0].effort < LESS * made.effort for made, _ in found):
        found = [*found[: most - 1], spread]
    listed = [repair for repair, _ in sorted(found, key=_order)]
    return tuple(one for one in listed if _sensible(one, listed[0]))


def _spread(problem: Problem, oracle: Oracle, names: Names) -> tuple[Repair, Choice] | None:
    """Let every rule give way a little, which may be less in all than a few of them alone."""
    best = least(oracle, oracle.all)
    made = None if best is None else _made(problem, oracle, best, names)
    if best is None or made is None:
        return None
    return made, oracle.noted(best.plan).broken


def _sensible(repair: Repair, cheapest: Repair) -> bool:
    """Whether anybody would choose it: few changes, or not far dearer than the cheapest."""
    return len(repair.changes) <= PLAIN or repair.effort <= DEARER * cheapest.effort


def _order(found: tuple[Repair, Choice]) -> tuple[float, int, list[int]]:
    repair, choice = found
    return round(repair.effort, 6), len(choice), sorted(choice)


def _passed(oracle: Oracle) -> Iterator[Choice]:
    """Yield what plans of the pool broke, the fewest first, where none of the few is smaller."""
    told: list[Choice] = []
    for witness in sorted(oracle.pool, key=lambda w: (len(w.broken), sorted(w.broken))):
        if not any(one <= witness.broken for one in told):
            told.append(witness.broken)
            yield witness.broken


def least(oracle: Oracle, choice: Choice) -> Least | None:
    """Break the chosen bonds as little as possible, and no other; None where no plan is found."""
    known = oracle.known(oracle.all - choice)
    if known is None:
        return None
    entries = [
        replace(bond.entry, hard=False, price=1.0 / bond.entry.scale) if k in choice else bond.entry
        for k, bond in enumerate(oracle.bonds)
    ]
    model = replace(oracle.model, entries=tuple(entries))
    plans = [known.plan]
    if oracle.left > 0 and not oracle.small:
        plans.append(complete(model, Placement(oracle.reach(model))))
    kept = [plan for plan in plans if not oracle.noted(plan).broken - choice]
    plan = min(kept, key=model.total)
    bound: float | None = None
    if oracle.left > 0:
        plan, bound = _proved(model, plan, min(SECONDS, oracle.left))
    if oracle.noted(plan).broken - choice:
        plan, bound = known.plan, None
    return Least(plan, model.total(plan), bound)


def _proved(model: Model, plan: Placement, seconds: float) -> tuple[Placement, float | None]:
    """Let HiGHS look for less, and say what is proved."""
    program = model.program()
    arrays = program.arrays()
    answer = highs.solve(arrays, Limits(seconds, gap=1e-3), start=started(program, arrays, plan))
    if answer.values is not None:
        place = np.argmax(answer.values[program.x], axis=1).astype(np.int64)
        other = complete(model, Placement(place))
        if model.total(other) < model.total(plan):
            plan = other
    return plan, answer.bound


def _made(problem: Problem, oracle: Oracle, best: Least, names: Names) -> Repair | None:
    """Turn what gives way into changes, and audit the plan with these made; None where that fails."""
    plan = problem.about.plan(best.plan)
    wanted: list[Change] = []
    for bond in oracle.bonds:
        if bond.broken(best.plan):
            lacks = [Lack(spot, spot.amount(best.plan)) for spot in spots(bond, names)]
            made = changes(problem, bond.name, [k for k in lacks if k.amount > FEASIBLE / 10], plan)
            if not made:
                return None
            wanted += made
    told = merged(wanted)
    if not _holds(problem, told, plan):
        rows = [change for change in told if dropped(problem, change.name)]
        told = merged(c for change in rows for c in dropped(problem, change.name))
        if not told or not _holds(problem, told, plan):
            return None
    bound = None if best.bound is None else min(best.bound, best.effort)
    return Repair(told, best.effort, bound, plan)


def merged(wanted: Sequence[Change] | Iterator[Change]) -> tuple[Change, ...]:
    """Return one change for each cell: of two numbers the one that suffices for both."""
    found: dict[tuple[str, ...], Change] = {}
    for change in wanted:
        own = change.name if change.kind in ("value", "off", "partner") else ""
        key = change.kind, change.place, change.what, own
        other = found.get(key)
        if other is None or (change.after or -math.inf) > (other.after or -math.inf):
            found[key] = change
    return tuple(found.values())


def _holds(problem: Problem, made: tuple[Change, ...], plan: Plan) -> bool:
    repaired = loosened(problem, made)
    recount = account_of(repaired.subject).recount(plan, repaired.describe())
    return not recount.broken
