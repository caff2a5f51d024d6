"""Find: the conflicts of a problem in a planner's names, with the repairs, within some seconds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import numpy as np

from siting.audit.accounts import account_of
from siting.audit.records import Violation
from siting.city.city import CLASSES
from siting.conflict.groups import Bond, Names, bonds, spots
from siting.conflict.hitting import Choice
from siting.conflict.minimal import core, minimal
from siting.conflict.oracle import Oracle
from siting.conflict.repair import repairs
from siting.impasse import Conflict, Conflicts, Member, Repair, Spot
from siting.instance import Instance
from siting.parts import Load, Shortfall, SplitLoad
from siting.problem import Problem
from siting.terms.parking import network

SETS, REPAIRS = 3, 3
"""How many are looked for unless told otherwise."""

PART, SPOTS = 0.6, 0.15
"""Part of the time in which conflicts are looked for; and the part for the spots of each."""


def found(
    problem: Problem, *, seconds: float, sets: int = SETS, most: int = REPAIRS,
    seed: int = 0,
) -> Conflicts:  # fmt: skip
    """Return what cannot hold together, and what would repair it; nothing where a plan holds.

    Parameters
    ----------
    seconds
        For all of it.
    sets, most
        Most conflicts and repairs.
    """
    began = time.monotonic()
    model = problem.model
    oracle = Oracle(model, bonds(model), began + PART * seconds, seed, seconds)
    answer = minimal(oracle, sets, most)
    if answer.holds is not None:
        return Conflicts(complete=True)
    names = names_of(problem)
    fewest = sorted(answer.conflicts, key=lambda found: len(found[0]))[:sets]
    told = tuple(
        _conflict(problem, oracle, one, sure, names, SPOTS * seconds / len(fewest))
        for one, sure in fewest
    )
    oracle.end = began + seconds
    able = repairs(problem, oracle, answer.repairs, names, most)
    complete = answer.complete and len(told) == len(answer.conflicts)
    return Conflicts(_giving(problem, oracle, able), told, able, complete)


def _giving(problem: Problem, oracle: Oracle, able: Sequence[Repair]) -> tuple[Violation, ...]:
    """Return what the plan of the cheapest repair breaks, or else the plan that breaks least."""
    if able:
        plan = able[0].plan
    elif oracle.pool:
        effort = oracle.keeping(frozenset()).total
        plan = problem.about.plan(min(oracle.pool, key=lambda w: effort(w.plan)).plan)
    else:
        return ()
    return account_of(problem.subject).recount(plan, problem.describe()).broken


def names_of(problem: Problem) -> Names:
    """Return what the items, places and lots of a problem are called."""
    model, subject = problem.model, problem.subject
    if isinstance(subject, Instance) or not subject.parking_counted:
        return Names(model.items, model.places)
    lots = network(subject)
    lot_of = np.full(len(model.places), -1, dtype=np.int64)
    lot_of[lots.place] = lots.lot
    return Names(model.items, model.places, lots.lots, lot_of.tolist(), CLASSES)


def _conflict(
    problem: Problem, oracle: Oracle, one: Choice, sure: bool, names: Names, seconds: float
) -> Conflict:
    rows = dict(zip(problem.names, problem.rows, strict=True))
    where = _where([oracle.bonds[k] for k in sorted(one)], oracle, names, seconds)
    members, witnesses = [], {}
    for k in sorted(one):
        measure = oracle.bonds[k].entry.measure
        row = rows.get(measure.name)
        kind = measure.name if row is None else row.rule
        number = None if row is None else row.value
        members.append(Member(measure.name, kind, measure.unit, number, where[measure.name]))
        witness = oracle.known(one - {k})
        if witness is not None:
            witnesses[measure.name] = problem.about.plan(witness.plan)
    return Conflict(tuple(members), sure, witnesses)


def _where(
    members: Iterable[Bond], oracle: Oracle, names: Names, seconds: float
) -> dict[str, tuple[Spot, ...]]:
    """Return the spots at which the members already cannot hold together."""
    listed = list(members)
    fine = [spot for bond in listed for spot in spots(bond, names)]
    kept: Iterable[int] = range(len(fine))
    if len(fine) > len(listed):
        inner = Oracle(oracle.model, fine, time.monotonic() + seconds, oracle.seed)
        for witness in oracle.pool:
            inner.noted(witness.plan)
        kept = sorted(core(inner, inner.all))
    out: dict[str, tuple[Spot, ...]] = {bond.name: () for bond in listed}
    for k in kept:
        spot = fine[k]
        if spot.place:
            there = Spot(spot.place, spot.block, number_of(spot))
            out[spot.name] = (*out[spot.name], there)
    return out


def number_of(bond: Bond) -> float | None:
    """Return the capacity or need that binds at a spot; None where there is none."""
    for part in bond.entry.measure.parts:
        if isinstance(part, (Load, SplitLoad)):
            there = part.excess.capacity[part.excess.weight > 0]
            return float(there.min())
        if isinstance(part, Shortfall):
            return float(part.need.max())
    return None
