"""One run in a process of its own: builds the case, says when it is ready, solves, and answers.

Events go to standard output, one JSON object a line; whatever else a solver prints is thrown away.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import asdict
from typing import Any

from benchmarks import ours
from benchmarks.case import ready
from benchmarks.contract import Absent, Limits
from benchmarks.instances.folder import NoInstances
from benchmarks.job import Job
from benchmarks.peers import PEERS
from benchmarks.suites import find


def main() -> None:
    """Do the job that standard input describes."""
    job = Job.of(json.loads(sys.stdin.read()))
    tell = _quiet()
    most = int(job.memory * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        _work(job, tell)
    except (Absent, ImportError, NoInstances) as error:
        tell(event="absent", why=str(error))
    except MemoryError:
        tell(event="failed", why=f"memory short at {job.memory:g} GB")


def _work(job: Job, tell: Any) -> None:
    def report(seconds: float, total: float | None, bound: float | None) -> None:
        tell(event="progress", seconds=seconds, total=total, bound=bound)

    limits = Limits(job.seconds, job.threads, job.seed, job.gap, job.first, job.warm)
    instance = ready(find(job.suite).case(job.case), job.changed)[1]
    if job.mine:
        run = ours.prepare(instance, job.runner, limits, report)
    else:
        run = PEERS[job.runner](instance, limits, report)
    tell(event="ready")
    began = time.monotonic()
    answer = run()
    tell(event="done", seconds=time.monotonic() - began, answer=asdict(answer))


def _quiet() -> Any:
    """Send what solvers print nowhere, and return the way to tell an event."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)

    def tell(**event: Any) -> None:
        out.write(json.dumps(event) + "\n")
        out.flush()

    return tell


if __name__ == "__main__":
    main()
