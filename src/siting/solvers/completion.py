"""Completion: the split of flows that a placement leaves open, by a short series of linear programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.milp import Arrays, Linear
from siting.parts import Above, Entry, Measure, Model, Placement, Program, Serve
from siting.parts.part import Array, IntArray
from siting.solvers import highs
from siting.solvers.divisible.transport import transported
from siting.termination import FEASIBLE

KEEP = (1e-9, 1e-8, 1e-7, 5e-7)
"""How much earlier goals may give way to a later one, relative to max(1, size): the first that does.

The first is usually enough; where it asks for more than a solver's tolerances allow, the next is tried.
"""


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
    served = _served(model, plan)
    if served is not None:
        return served
    program = model.program(held=plan.place, entries=())
    flow = program.form(model.split)
    # goals add columns, so the arrays come after them; where there is none any split will do
    goals = goals_of(model, program) or [Linear.of(np.zeros(0, np.int64))]
    arrays, values = program.arrays(), np.zeros(0)
    kept: list[tuple[Linear, float]] = []
    for goal in goals:
        values, best = _least(arrays, kept, goal)
        kept.append((goal, best))
    amounts = np.maximum(0.0, values[flow.col]).reshape(len(model.split.place), -1)
    return replace(plan, flow=model.split.tidied(plan, amounts, len(model.places)))


def _served(model: Model, plan: Placement) -> Placement | None:
    """Return the placement with the cheapest shares, without a program; None where it is another model."""
    if model.divisible is None or not isinstance(model.split, Serve):
        return None
    found = transported(model.divisible, np.flatnonzero(plan.place == model.split.at))
    if found is None:
        return None
    return replace(plan, flow=model.split.tidied(plan, found.share, len(model.places)))


def exact_total(model: Model, place: IntArray) -> float | None:
    """Return the total of a placement, shape (I,), with its best split; None if it breaks a hard measure."""
    whole = complete(model, Placement(place))
    if any(entry.hard and entry.measure.value(whole) > FEASIBLE for entry in model.entries):
        return None
    return model.total(whole)


def _least(
    arrays: Arrays, kept: Sequence[tuple[Linear, float]], goal: Linear
) -> tuple[Array, float]:
    """Return column values with the least ``goal`` while the goals before it keep their best."""
    for slack in KEEP:
        limits = [best + slack * max(1.0, abs(best)) for _, best in kept]
        answer = highs.linear(_aimed(limited(arrays, [form for form, _ in kept], limits), goal))
        if answer is not None:
            return answer[0], answer[1]
    raise SolverError(SOLVERS["no split"])


def goals_of(model: Model, program: Program) -> list[Linear]:
    """Return what the flows are chosen by, in order; each is made as small as those before it allow."""
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


def limited(arrays: Arrays, forms: Sequence[Linear], limits: Sequence[float]) -> Arrays:
    """Return the program with a row more for each form, which keeps it at most at its limit."""
    if not forms:
        return arrays
    rows = [dense(form, len(arrays.lower)) for form in forms]
    upper = np.array(limits) - np.array([float(form.constant[0]) for form in forms])
    return replace(
        arrays,
        matrix=sparse.csr_array(sparse.vstack([arrays.matrix, sparse.csr_array(np.array(rows))])),
        row_lower=np.append(arrays.row_lower, np.full(len(rows), -np.inf)),
        row_upper=np.append(arrays.row_upper, upper),
    )


def _aimed(arrays: Arrays, goal: Linear) -> Arrays:
    cost = dense(goal, len(arrays.lower))
    return replace(arrays, cost=cost, offset=float(goal.constant[0]))


def dense(form: Linear, columns: int) -> Array:
    """Return the coefficients of a form by column, shape (columns,)."""
    return np.bincount(form.col, form.coef, columns).astype(float)
