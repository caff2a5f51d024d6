"""What a runner is told, what it reports on the way, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Report = Callable[[float, float | None, float | None], None]
"""Called on the way with seconds since the start, best total and best bound so far."""


class Absent(Exception):
    """The solver cannot run here; the message says what is missing."""


@dataclass(frozen=True)
class Limits:
    """The same for everybody: seconds, threads, seed, the gap at which to stop.

    ``first`` is the time for what is solved before the clock starts; ``warm`` says that the
    library solves a small drawn problem then too.
    """

    seconds: float
    threads: int = 1
    seed: int = 0
    gap: float = 0.0
    first: float = 30.0
    warm: bool = False


@dataclass(frozen=True)
class Answer:
    """What a runner says it found.

    Attributes
    ----------
    places
        Position of each item's place; None = no plan.
    total, bound
        As claimed; None = none.
    stop
        Why it ended, in its own word.
    version
        Name and version of the solver.
    split
        Flows over a city's lots, where the runner gives them.
    exact
        Whether ``total`` is meant to be the plan's own. A program of which only the places are read
        may leave its other columns larger than they need be: then the plan may be cheaper.
    infeasible
        Whether it says that there is no plan.
    """

    places: list[int] | None
    total: float | None
    bound: float | None
    stop: str
    version: str
    split: list[dict[str, Any]] | None = None
    exact: bool = False
    infeasible: bool = False
