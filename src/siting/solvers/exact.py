"""Exact: a model as a mixed-integer program, handed to HiGHS or to any solver that PuLP knows."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from siting.milp import Arrays
from siting.parts import Model, Placement, Program
from siting.solvers import highs, search
from siting.solvers.compiled.jit import FAST
from siting.solvers.completion import complete, exact_total
from siting.solvers.contract import Answer, Limits, Progress, Watch
from siting.solvers.outcome import Outcome
from siting.solvers.radius import Radius
from siting.solvers.size import fits
from siting.termination import FEASIBLE, Proof, Stop, Termination

_SEARCH = 0.05
"""Part of the time that a search for a good start may take before the program is solved."""

_LATE = 0.3
"""Part of the time that it may take on top until it has a plan that breaks nothing."""

_EARLY = (Stop.TIME, Stop.INTERRUPTED, Stop.MEMORY, Stop.FAILED)
"""Stops after which a solver may hand back less than it was given."""

SMALL = 150
"""Items times places up to which the plain search is done before compiled loops are loaded."""

Backend = Callable[..., Answer]
"""Solves arrays within limits: ``backend(arrays, limits, start=…, watch=…)``."""


def by_highs(
    model: Model, limits: Limits, *, start: Placement | None = None, watch: Watch | None = None
) -> Outcome:
    """Solve with HiGHS, straight from arrays; a largest cost by one covering program after another."""
    radius = Radius.of(model)
    if radius is not None:
        return radius.solve(_asked, limits, start, watch)
    return _solve(highs.solve, model, limits, start, watch)


def _asked(model: Model, limits: Limits) -> Outcome:
    """Answer one question of many: no search goes ahead, which would take longer than the program."""
    program = model.program()
    answer = highs.solve(program.arrays(), limits)
    placement = None
    if answer.values is not None:
        placement = Placement(np.argmax(answer.values[program.x], axis=1).astype(np.int64))
    return Outcome(placement, answer.bound, answer.termination, answer.version)


def by_pulp(
    name: str,
    model: Model,
    limits: Limits,
    *,
    start: Placement | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Solve with the solver that PuLP knows as ``name`` (``cbc``, ``scip`` …)."""
    from siting.solvers import pulp_program, pulp_solver

    pulp_program.chosen(name)  # an unknown name is refused before any work is done
    return _solve(partial(pulp_solver.solve, name=name), model, limits, start, watch)


def _solve(
    backend: Backend, model: Model, limits: Limits, start: Placement | None, watch: Watch | None
) -> Outcome:
    began = time.monotonic()
    fits(model)
    program = model.program()
    arrays = program.arrays()
    try:
        begin, *pool = _first(model, limits, start, watch)
    except search.Interrupted as stopped:
        return _interrupted(model, stopped.placement)
    if limits.seconds is not None:
        left = max(0.0, limits.seconds - (time.monotonic() - began))
        limits = replace(limits, seconds=left)
    hint = started(program, arrays, begin)
    try:
        answer = backend(arrays, limits, start=hint, watch=_carried(watch, model, begin, began))
    except KeyboardInterrupt:
        return _interrupted(model, begin)
    placement = None
    if answer.values is not None:
        placement = Placement(np.argmax(answer.values[program.x], axis=1).astype(np.int64))
    if answer.termination.stop in _EARLY:
        placement = _better(model, placement, begin)
    return Outcome(placement, answer.bound, answer.termination, answer.version, (begin, *pool))


def _first(
    model: Model, limits: Limits, start: Placement | None, watch: Watch | None
) -> tuple[Placement, ...]:
    """Search for good placements to begin with; compiled where numba is there and the model large."""
    quick = None if limits.seconds is None else _SEARCH * limits.seconds
    if FAST and model.compiles and len(model.items) * len(model.places) > SMALL:
        from siting.solvers.compiled.hunt import found
        from siting.solvers.compiled.ready import worth_compiling

        if worth_compiling(limits.seconds):
            return found(model, replace(limits, seconds=quick), start, watch)
    small = len(model.items) * len(model.places) <= SMALL
    if not (small or model.compiles):  # slow deltas find little before HiGHS does
        return (start or Placement(np.zeros(len(model.items), dtype=np.int64)),)
    rounds = search.ROUNDS if quick is None or small else search.NO_END
    begin = search.find(
        model, start=start, rounds=rounds, seconds=quick, seed=limits.seed, watch=watch
    )
    if limits.seconds is None or small or exact_total(model, begin.place) is not None:
        return (begin,)

    def enough(now: Progress) -> bool:
        return now.total is not None or (watch is not None and watch(now))

    late = _LATE * limits.seconds  # a plan that breaks rules is no start: go on until one does not
    return (search.find(model, start=begin, rounds=search.NO_END, seconds=late, watch=enough),)


def _carried(watch: Watch | None, model: Model, begin: Placement, began: float) -> Watch | None:
    """Return a watcher that goes on where the search ended: one clock, and what it found is not lost."""
    if watch is None:
        return None
    known = exact_total(model, begin.place)

    def told(now: Progress) -> bool:
        totals = [total for total in (known, now.total) if total is not None]
        return watch(Progress(time.monotonic() - began, min(totals, default=None), now.bound))

    return told


def _better(model: Model, found: Placement | None, begin: Placement) -> Placement | None:
    """Return the better of two placements, ``begin`` only if it breaks nothing: a solver may lose its start."""
    known = exact_total(model, begin.place)
    if known is None:
        return found
    total = None if found is None else exact_total(model, found.place)
    return begin if total is None or known < total else found


def _interrupted(model: Model, found: Placement) -> Outcome:
    """Return what a search had when it was stopped; nothing where that breaks a hard measure."""
    whole = complete(model, found)
    broken = any(e.hard and e.measure.value(whole) > FEASIBLE for e in model.entries)
    stop = Termination(Proof.NONE, Stop.INTERRUPTED)
    return Outcome(None if broken else found, None, stop, "search")


def started(
    program: Program, arrays: Arrays, start: Placement
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return column values of a start: ``x`` and ``y`` of the placement, all others nan = to be found."""
    values = np.full(len(arrays.lower), np.nan)
    values[program.x] = 0.0
    values[program.x[np.arange(program.items), start.place]] = 1.0
    values[program.y] = 0.0
    values[program.y[start.place]] = 1.0
    return values
