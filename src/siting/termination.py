"""Why a run stopped, what was proved, and the tolerances that both are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

FEASIBLE = 1e-6
"""A rule is broken where its violation exceeds this (its own unit)."""

INTEGER = 1e-5
"""A binary read from a solver may be this far from 0 or 1."""

OPTIMAL = 1e-6
"""``optimal`` means total - bound <= OPTIMAL * max(1, abs(total))."""

AGREE = 1e-6
"""Model and audit agree within AGREE * max(1, abs(amount))."""

GAP = 1e-4
"""The relative gap at which a solve stops unless told otherwise."""


class Stop(Enum):
    """Why the run ended."""

    FINISHED = "finished"
    GAP = "gap"
    TIME = "time"
    INTERRUPTED = "interrupted"
    MEMORY = "memory"
    FAILED = "failed"
    EVALUATED = "evaluated"


class Proof(Enum):
    """What is known of the best possible total."""

    OPTIMAL = "optimal"
    BOUND = "bound"
    NONE = "none"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True)
class Termination:
    """The two answers together: what was proved, and why it stopped."""

    proof: Proof
    stop: Stop


def slack(total: float) -> float:
    """How far a bound may lie below ``total`` and still prove it optimal (same unit)."""
    return OPTIMAL * max(1.0, abs(total))


def gap_between(total: float, bound: float) -> float | None:
    """Relative gap (total - bound) / |total|; 0 when equal, None when total is 0 and they differ."""
    if total == bound:
        return 0.0
    return None if total == 0 else (total - bound) / abs(total)
