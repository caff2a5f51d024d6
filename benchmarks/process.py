"""Run a job in a process of its own, killed hard at its limit, so that no peer can spoil the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any

from benchmarks.contract import Answer
from benchmarks.job import Job

BUILD = 600.0
"""Seconds in which a case must be built and loaded."""

HOME = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Point:
    """Where a run stood: seconds, best total and best bound (None = none yet)."""

    seconds: float
    total: float | None
    bound: float | None


@dataclass(frozen=True)
class Run:
    """What came out of a process.

    Attributes
    ----------
    job
        What was asked for.
    answer
        None where the run did not end by itself.
    seconds
        From the start of the solve to its answer; None where there is no answer.
    why
        Why there is no answer; empty where there is one.
    absent
        Whether the runner cannot run here at all.
    trace
        How total and bound went.
    memory
        Peak memory of the process and those that it started, GB.
    """

    job: Job
    answer: Answer | None
    seconds: float | None
    why: str = ""
    absent: bool = False
    trace: tuple[Point, ...] = ()
    memory: float = 0.0


@dataclass
class _Heard:
    answer: Answer | None = None
    seconds: float | None = None
    why: str = ""
    absent: bool = False
    trace: list[Point] = field(default_factory=list)


def run(
    job: Job,
    *,
    grace: float = 10.0,
    build: float = BUILD,
    command: Sequence[str] = (sys.executable, "-m", "benchmarks.child"),
) -> Run:
    """Run a job; ``grace`` seconds after its limit the process and its children are killed."""
    with tempfile.TemporaryFile() as said:
        return _run(job, said, grace, build, command)


def _run(job: Job, said: IO[bytes], grace: float, build: float, command: Sequence[str]) -> Run:
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        cwd=HOME,
        env=os.environ | _threads(job.threads),
        start_new_session=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    killed: list[str] = []
    clock = _alarm(child.pid, build + job.first, f"not built in {build:g} s", killed)
    with suppress(BrokenPipeError):  # it died before it read the job: its last words tell why
        child.stdin.write(json.dumps(asdict(job)).encode())
    with suppress(BrokenPipeError):
        child.stdin.close()
    heard = _Heard()
    for line in child.stdout:
        if not line.endswith(b"\n"):
            break  # killed in the middle of a line
        event = json.loads(line)
        if event["event"] == "ready":
            clock.cancel()
            late = job.seconds + grace
            clock = _alarm(child.pid, late, f"killed after {late:g} s", killed)
        _hear(heard, event)
    _, status, used = os.wait4(child.pid, 0)
    clock.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    _end(child.pid)  # what the child left behind
    if heard.answer is None and not heard.why:
        heard.why = (killed or [_last_words(child.returncode, said)])[0]
    trace = tuple(heard.trace)
    memory = used.ru_maxrss / 2**20
    return Run(job, heard.answer, heard.seconds, heard.why, heard.absent, trace, memory)


def _last_words(code: int, said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    return ": ".join([f"ended with code {code}", *lines[-1:]])


def _hear(heard: _Heard, event: Mapping[str, Any]) -> None:
    if event["event"] == "progress":
        heard.trace.append(Point(event["seconds"], event["total"], event["bound"]))
    elif event["event"] == "done":
        heard.answer, heard.seconds = Answer(**event["answer"]), event["seconds"]
    elif event["event"] in ("absent", "failed"):
        heard.why, heard.absent = event["why"], event["event"] == "absent"


def _alarm(pid: int, seconds: float, why: str, killed: list[str]) -> Timer:
    def kill() -> None:
        killed.append(why)
        _end(pid)

    timer = Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    return timer


def _end(group: int) -> None:
    """End every process of a group; one that has ended already is fine."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _threads(count: int) -> dict[str, str]:
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
    return dict.fromkeys(names, str(count))
