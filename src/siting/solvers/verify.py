"""Check what a solver hands back against the program itself, and say what that proves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from siting.milp import Array, Arrays
from siting.solvers.contract import Answer, Limits
from siting.termination import FEASIBLE, INTEGER, Proof, Stop, Termination, gap_between, slack

NOISE = 1e-9
"""Rounding in a row's sum, relative to the sizes that were added up."""


@dataclass(frozen=True)
class Claim:
    """What a solver says of its run: ``values`` are checked, the rest is not believed yet."""

    stop: Stop
    values: Array | None = None
    bound: float | None = None
    infeasible: bool = False


def total(arrays: Arrays, values: Array) -> float:
    """Return the objective at ``values``, shape (n,), with the offset."""
    return float(arrays.cost @ values) + arrays.offset


def contradiction(arrays: Arrays) -> bool:
    """Tell whether a column or row allows nothing, or a row without entries asks for something."""
    empty = np.diff(arrays.matrix.indptr) == 0
    return bool(
        (arrays.lower > arrays.upper + FEASIBLE).any()
        or (arrays.row_lower > arrays.row_upper + FEASIBLE).any()
        or (arrays.row_lower[empty] > FEASIBLE).any()
        or (arrays.row_upper[empty] < -FEASIBLE).any()
    )


def checked(arrays: Arrays, values: Array) -> Array | None:
    """Round the integers, move the rest into its bounds, and keep the result if all rows hold.

    Parameters
    ----------
    values
        One number per column, shape (n,).

    Returns
    -------
    The cleaned values, read-only, or None where a number is missing, an integer is further than
    ``INTEGER`` from a whole number, or a bound or row is broken by more than ``FEASIBLE`` (plus
    rounding in proportion to the numbers added up).
    """
    whole = np.where(arrays.integer, np.rint(values), values)
    clean = np.clip(whole, arrays.lower, arrays.upper)
    moved = np.where(arrays.integer, abs(clean - values) - INTEGER, abs(clean - values) - FEASIBLE)
    if not (moved <= NOISE * abs(clean)).all():  # also False where a value is nan
        return None
    row = arrays.matrix @ clean
    allowed = FEASIBLE + NOISE * (abs(arrays.matrix) @ abs(clean))
    if (row < arrays.row_lower - allowed).any() or (row > arrays.row_upper + allowed).any():
        return None
    clean.flags.writeable = False
    return clean


def judged(
    arrays: Arrays, limits: Limits, claim: Claim, start: Array | None, version: str
) -> Answer:
    """Turn a solver's claim into an answer that promises no more than can be believed.

    The better of the claimed values and ``start`` is handed back. The claim is refused (stop
    ``FAILED``, no bound) where it contradicts itself: infeasible or a bound above the total
    although a plan is known, or finished without a plan or a bound that shows it.
    """
    plans = [plan for plan in (claim.values, start) if plan is not None]
    best = min(plans, key=lambda plan: total(arrays, plan), default=None)
    if best is None and claim.infeasible:
        return Answer(None, None, Termination(Proof.INFEASIBLE, Stop.FINISHED), version)
    stop = Stop.FAILED if claim.infeasible else claim.stop
    bound = claim.bound
    if best is None:
        stop = Stop.FAILED if stop is Stop.FINISHED else stop
    elif bound is not None:
        stop, bound = _compared(total(arrays, best), bound, stop, limits.gap)
    elif stop is Stop.FINISHED:
        stop = Stop.FAILED
    bound = None if stop is Stop.FAILED else bound
    return Answer(best, bound, Termination(_proof(arrays, best, bound), stop), version)


def _compared(value: float, bound: float, stop: Stop, gap: float) -> tuple[Stop, float]:
    """Why the run ended, seen from its total and bound."""
    if bound > value + slack(value):
        return Stop.FAILED, bound
    bound = min(bound, value)
    if stop is not Stop.FINISHED:
        return stop, bound
    if value - bound <= slack(value):
        return Stop.FINISHED, bound
    left = gap_between(value, bound)
    return (Stop.GAP if left is not None and left <= gap * (1 + INTEGER) else Stop.FAILED), bound


def _proof(arrays: Arrays, best: Array | None, bound: float | None) -> Proof:
    if bound is None:
        return Proof.NONE
    if best is None:
        return Proof.BOUND
    value = total(arrays, best)
    return Proof.OPTIMAL if value - bound <= slack(value) else Proof.BOUND
