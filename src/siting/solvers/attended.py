"""Run a solver in a thread of its own while the caller keeps the clock and hears Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from siting.solvers.contract import Progress, Watch
from siting.termination import Stop

POLL = 0.2
"""Seconds between two looks at the run; the watcher is called no more often."""


@dataclass(frozen=True)
class End:
    """How a run ended: why it was asked to stop (None = by itself), and its error if it failed."""

    reason: Stop | None
    error: BaseException | None


def attended(
    run: Callable[[], object],
    ask: Callable[[Stop], None],
    *,
    deadline: float | None = None,
    watch: Watch | None = None,
    progress: Callable[[], Progress] | None = None,
) -> End:
    """Run to the end, or ask the run to stop and wait until it does.

    The solver has a thread of its own for three reasons: Ctrl-C reaches only the main thread,
    which must not sit inside foreign code then; a watcher may draw, and is called by the thread
    that called ``solve``; and HiGHS keeps one scheduler per thread, so a new thread may ask for
    any number of threads.

    Parameters
    ----------
    run
        Called once in the new thread.
    ask
        Called with the reason, again and again until the run has ended. Must return at once.
    deadline
        ``time.monotonic()`` at which to ask.
    watch, progress
        Called about every ``POLL`` seconds.

    Raises
    ------
    KeyboardInterrupt
        On a second Ctrl-C while the run does not stop.
    """
    pool = ThreadPoolExecutor(1)
    future = pool.submit(run)
    reason: Stop | None = None
    try:
        while not future.done():
            try:
                reason = reason or _waited(future, deadline, watch, progress)
                if reason:
                    ask(reason)
                    wait([future], POLL)
            except KeyboardInterrupt:
                if reason is Stop.INTERRUPTED:
                    raise
                reason = Stop.INTERRUPTED
    finally:
        if not future.done():
            ask(Stop.INTERRUPTED)
        pool.shutdown(wait=False)
    return End(reason, future.exception())


def _waited(
    future: Future[object],
    deadline: float | None,
    watch: Watch | None,
    progress: Callable[[], Progress] | None,
) -> Stop | None:
    """Wait until the run ends (None) or there is a reason to stop it."""
    while True:
        left = POLL if deadline is None else min(POLL, deadline - time.monotonic())
        if left <= 0:
            return Stop.TIME
        if wait([future], left).done:
            return None
        if watch and progress and watch(progress()):
            return Stop.INTERRUPTED
