"""Board: where a search and the provers beside it write their best plan and their best bound."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Protocol

import numpy as np

from siting.parts.flat import IntArray
from siting.solvers.contract import Limits, Progress
from siting.termination import Stop, slack

REST = 0.1
"""Seconds between two looks of somebody who waits."""

POOL = 10
"""Plans kept beside the best one."""


@dataclass(frozen=True, eq=False)
class Hint:
    """What a relaxation makes of the items.

    Attributes
    ----------
    place
        Where most of each item sits in it, shape (I,); rules may be broken.
    near
        Places worth a try for each item, the cheapest at its duals first, shape (I, N).
    bound
        Optimum of the relaxation.
    """

    place: IntArray
    near: IntArray
    bound: float


@dataclass(eq=False)
class Board:
    """The best plan and the best bound so far, shared by threads.

    Attributes
    ----------
    limits
        Seconds, gap, threads and seed of the whole run.
    place, total
        Places of the best plan that breaks no hard measure, shape (I,), and its total with the best
        split; None = no plan yet.
    bound
        Valid lower bound on the total of every plan; None = nothing proved yet.
    seen
        Placements that the search passed lately, good or not: what their blocks take is worth knowing.
    earlier
        Plans that were the best before, the last at the end.
    hint
        Where a search may begin; None until somebody knows.
    infeasible
        Whether it was proved that there is no plan.
    """

    limits: Limits
    place: IntArray | None = None
    total: float | None = None
    bound: float | None = None
    seen: deque[IntArray] = field(default_factory=lambda: deque(maxlen=1000))
    earlier: deque[IntArray] = field(default_factory=lambda: deque(maxlen=POOL))
    hint: Hint | None = None
    infeasible: bool = False
    reason: Stop | None = None
    began: float = field(default_factory=time.monotonic)
    _lock: Lock = field(default_factory=Lock)
    _stop: Event = field(default_factory=Event)

    def offer(self, place: IntArray, total: float) -> bool:
        """Write a plan down if it is the best so far; tell whether it was."""
        with self._lock:
            if self.total is not None and total >= self.total - 1e-9 * max(1.0, abs(total)):
                return False
            if self.place is not None:
                self.earlier.append(self.place)
            self.place, self.total = np.array(place), total
            return True

    def prove(self, bound: float) -> None:
        """Write a bound down if it is the best so far."""
        with self._lock:
            if np.isfinite(bound) and (self.bound is None or bound > self.bound):
                self.bound = bound

    def rest(self, seconds: float) -> None:
        """Wait until the board is done, for so many seconds at most."""
        until = self.seconds + seconds
        while not self.done and self.seconds < until:
            self._stop.wait(min(REST, max(0.0, until - self.seconds)))

    def stop(self, reason: Stop | None = None) -> None:
        """Ask everyone to stop."""
        if self.reason is None:
            self.reason = reason
        self._stop.set()

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds left, ``inf`` without a limit."""
        return np.inf if self.limits.seconds is None else self.limits.seconds - self.seconds

    @property
    def closed(self) -> bool:
        """Whether plan and bound are as close as the limits ask for."""
        if self.infeasible:
            return True
        if self.total is None or self.bound is None:
            return False
        open_ = self.total - self.bound
        return open_ <= max(self.limits.gap * abs(self.total), 0.1 * slack(self.total))

    @property
    def done(self) -> bool:
        """Whether everyone should stop: proved, asked to, or out of time."""
        return self._stop.is_set() or self.closed or self.left <= 0

    def progress(self) -> Progress:
        """Return where the run stands."""
        return Progress(self.seconds, self.total, self.bound)


class Prover(Protocol):
    """Raises the board's bound, and may find plans on the way."""

    def run(self, board: Board) -> None:
        """Work until nothing is left to prove or ``board.done``; called in a thread of its own."""
        ...
