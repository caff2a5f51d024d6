"""Enumerate: look at every placement; the reference for tiny problems."""

from __future__ import annotations

import itertools
import time

import numpy as np

from siting.errors import SolverError
from siting.locale.solvers import SOLVERS
from siting.parts import Model, Placement
from siting.solvers.completion import complete
from siting.solvers.contract import Limits, Progress, Watch
from siting.solvers.outcome import Outcome
from siting.termination import FEASIBLE, Proof, Stop, Termination

MOST = 2_000_000
"""More placements than this are refused at once."""


def solve(
    model: Model, limits: Limits, *, start: Placement | None = None, watch: Watch | None = None
) -> Outcome:
    """Try all J ** I placements and keep the cheapest that breaks no hard measure.

    The first of several equally cheap ones wins. ``start`` is the plan to beat, if it holds.

    Raises
    ------
    SolverError
        If there are more than ``MOST`` placements.
    """
    items, places = len(model.items), len(model.places)
    if places**items > MOST:
        raise SolverError(SOLVERS["too many"], plans=f"{places}^{items}", most=MOST)
    began = time.monotonic()
    best, best_total = None, np.inf
    stop = Stop.FINISHED
    candidates = itertools.product(range(places), repeat=items)
    first = [] if start is None else [tuple(start.place.tolist())]
    for count, places_of in enumerate(itertools.chain(first, candidates)):
        if count % 256 == 0 and count > 0:
            seconds = time.monotonic() - began
            progress = Progress(seconds, None if best is None else best_total, None)
            if limits.seconds is not None and seconds > limits.seconds:
                stop = Stop.TIME
            elif watch is not None and watch(progress):
                stop = Stop.INTERRUPTED
            if stop is not Stop.FINISHED:
                break
        plan = complete(model, Placement(np.array(places_of, dtype=np.int64)))
        if any(e.hard and e.measure.value(plan) > FEASIBLE for e in model.entries):
            continue
        total = model.total(plan)
        if total < best_total - 1e-12 * max(1.0, abs(total)):
            best, best_total = plan, total
    done = stop is Stop.FINISHED
    if best is None:
        proof = Proof.INFEASIBLE if done else Proof.NONE
        return Outcome(None, None, Termination(proof, stop), "enumeration")
    proof = Proof.OPTIMAL if done else Proof.NONE
    return Outcome(best, best_total if done else None, Termination(proof, stop), "enumeration")
