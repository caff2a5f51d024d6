"""Processes: runs side by side, each in a process of its own; none is left behind when work ends early."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

PATIENCE = 5.0
"""Seconds that runs which are still under way at the end are given to hand over what they have."""


class Pool(Protocol):
    """Whatever takes work and gives something with a ``result()``: an executor, or a Dask client."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Start a call and return its future."""
        ...


@dataclass(frozen=True)
class Processes:
    """Takes runs as an executor does. A run hears Ctrl-C; a process that waits for one does not."""

    pool: ProcessPoolExecutor

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin a call in the next process that is free."""
        return self.pool.submit(_hearing, fn, *args, **kwargs)


@contextmanager
def processes(jobs: int) -> Iterator[Processes]:
    """Give so many processes; those still busy ``PATIENCE`` seconds after the end are stopped."""
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin)
    try:
        yield Processes(pool)
    finally:
        manager: Thread | None = getattr(pool, "_executor_manager_thread", None)
        pool.shutdown(wait=False, cancel_futures=True)
        _end([worker for worker in active_children() if worker not in others])
        if manager is not None:  # it may still be closing its pipes, and Python must not end before
            manager.join(PATIENCE)


def gathered(futures: Sequence[Future[T]]) -> tuple[list[T], bool]:
    """Return what all runs gave, and whether Ctrl-C was pressed meanwhile, which the runs hear too.

    Raises
    ------
    KeyboardInterrupt
        If some of them do not hand over what they have within ``PATIENCE`` seconds.
    """
    try:
        return [future.result() for future in futures], False
    except KeyboardInterrupt:
        given = handed_over(futures)
        if len(given) < len(futures):
            raise
        return given, True


def handed_over(futures: Sequence[Future[T]]) -> list[T]:
    """Return what the first runs give within ``PATIENCE`` seconds, as far as none is missing."""
    done = wait(futures, PATIENCE).done
    there = takewhile(lambda f: f in done and not f.cancelled() and f.exception() is None, futures)
    return [future.result() for future in there]


def _end(workers: Sequence[BaseProcess]) -> None:
    late = time.monotonic() + PATIENCE
    with suppress(KeyboardInterrupt):  # pressed again: at once, and what there is stays kept
        for worker in workers:
            worker.join(max(0.0, late - time.monotonic()))
    for worker in workers:
        worker.terminate()


def _begin() -> None:
    """Wait for calls, deaf to Ctrl-C, and no longer than the process lives that asks for them."""
    _deaf()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if (
        parent is not None
    ):  # killed, it can end nobody: we would wait, or go on with its runs, for ever
        parent.join()
        os._exit(1)


def _deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _hearing(fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return fn(*args, **kwargs)
    finally:
        _deaf()
