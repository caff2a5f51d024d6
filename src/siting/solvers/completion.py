"""Completion: the split of flows that a placement leaves open, by a short series of linear programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.milp import Arrays, Linear
from siting.parts import Above, Entry, Measure, Model, Placement, Program, Split
from siting.parts.part import Array
from siting.solvers import highs

_KEEP = 1e-9
"""How much an earlier goal may give way to a later one, relative to its size."""


def complete(model: Model, plan: Placement) -> Placement:
    """Return the placement with its flows: hard rules first, then price, then ties.

    The order: least excess over hard capacities of sinks, then over hard caps, then the least priced
    total (soft rules included), then each of the model's tie-breaking measures. A placement that
    already holds flows is returned as it is.
    """
    if plan.flow is not None:
        return plan
    if model.split is None:
        return replace(plan, flow=np.zeros((0, 0)))
    program = model.program(held=plan.place, entries=())
    flow = program.form(model.split)
    values = np.zeros(0)
    for goal in _goals(model, program):
        answer = highs.linear(_aimed(program.arrays(), goal))
        if answer is None:
            raise SolverError(SOLVERS["no split"].say())
        values, best, _ = answer
        program.at_most(goal, best + _KEEP * max(1.0, abs(best)), "no worse than before")
    amounts = np.maximum(0.0, values[flow.col]).reshape(len(model.split.place), -1)
    return replace(plan, flow=_added_up(model.split, plan, amounts, len(model.places)))


def _goals(model: Model, program: Program) -> list[Linear]:
    divided = [entry for entry in model.entries if entry.measure.divided]
    caps = [e for e in divided if e.hard and _is_cap(e.measure)]
    capacities = [e for e in divided if e.hard and not _is_cap(e.measure)]
    priced = [e for e in divided if not e.hard and e.price > 0]
    goals = [
        _sum(program, capacities, [1.0] * len(capacities)),
        _sum(program, caps, [1.0] * len(caps)),
        _sum(program, priced, [e.price for e in priced]),
        *(_sum(program, [Entry(measure)], [1.0]) for measure in model.ties),
    ]
    return [goal for goal in goals if len(goal.col)]


def _is_cap(measure: Measure) -> bool:
    return any(isinstance(part, Above) for part in measure.parts)


def _sum(program: Program, entries: Iterable[Entry], weights: Iterable[float]) -> Linear:
    total = Linear.of(np.zeros(0, np.int64))
    for entry, weight in zip(entries, weights, strict=True):
        for part in entry.measure.parts:
            total = total + program.form(part).scaled(weight)
    return total


def _aimed(arrays: Arrays, goal: Linear) -> Arrays:
    cost: Array = np.bincount(goal.col, goal.coef, len(arrays.lower)).astype(float)
    return replace(arrays, cost=cost, offset=float(goal.constant[0]))


def _added_up(split: Split, plan: Placement, flow: Array, places: int) -> Array:
    """Remove the solver's rounding: the flows of a place add up to what is brought, exactly."""
    brought = split.brought(plan, places)
    there = np.zeros_like(brought)
    np.add.at(there, split.place, flow)
    factor = np.divide(brought, there, out=np.zeros_like(there), where=there > 0)
    even = flow * factor[split.place]
    first = np.unique(split.place, return_index=True)[1]
    lost = (there == 0) & (brought > 0)
    even[first] += np.where(lost, brought, 0.0)[split.place[first]]
    return np.asarray(even)
