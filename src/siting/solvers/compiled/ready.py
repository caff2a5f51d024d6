"""Ready: whether a run has the time to compile the loops of the search, where they are not yet.

A run that has not leaves the compiling to a process beside it, once: the next run finds it done.
``python -m siting.solvers.compiled.ready`` does the same in the foreground.
"""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from threading import Thread

import numpy as np

from siting.jit import is_kept
from siting.parts import Assign, Entry, Measure, Model, Placement
from siting.solvers.compiled.anneal import anneal
from siting.solvers.compiled.exchange import drawn, exchange
from siting.solvers.compiled.hunt import Hunt
from siting.solvers.compiled.state import settle

COMPILING = 60.0
"""Seconds that a run must have before it spends some on compiling, once a machine: some 20 seconds,
40 where other programs are busy."""


def worth_compiling(seconds: float | None) -> bool:
    """Whether a run of so many seconds (None = without limit) should search with compiled loops."""
    kept = all(is_kept(loop) for loop in (anneal, settle, exchange))
    if seconds is None or seconds >= COMPILING or kept:
        return True
    compile_beside()
    return False


@cache
def compile_beside() -> None:
    """Begin to compile in another process, at most once in this one, and wait for nothing."""
    command = [sys.executable, "-m", __name__]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    Thread(
        target=subprocess.run, args=(command,), kwargs={**quiet, "stderr": subprocess.DEVNULL},
        daemon=True,
    ).start()  # fmt: skip


def compile_now() -> None:
    """Compile the loops, or take them from the disk; a tiny model has the types of every other."""
    from siting.solvers.single.warm import warm

    cost = Measure("cost", "1", (Assign(np.eye(3, 2)),))
    tiny = Model(("a", "b", "c"), ("x", "y"), (Entry(cost, price=1.0),))
    hunt = Hunt.of(tiny, Placement(np.zeros(3, dtype=np.int64)), 0)
    next(hunt.pieces())
    engine, opened = hunt.engine, np.zeros(1, dtype=np.int64)
    sheet, state = engine.sheet, engine.state
    drawn(np.eye(3, 2), hunt.seed, engine.best.copy())
    best, score = engine.best.copy(), engine.score.copy()
    exchange(sheet, state, hunt.seed, opened, 1, 1.0, 0.1, 1.0, best, score)
    warm()


if __name__ == "__main__":
    compile_now()
