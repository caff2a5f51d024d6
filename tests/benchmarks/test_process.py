"""A run in its own process: killed at its limit, and its crash is told, not shared."""

import os
import sys

import pytest
from benchmarks.job import Job

from benchmarks import process

JOB = Job("suite", "case", "runner", mine=False, seconds=0.0, first=0.0)
READY = 'print(\'{"event": "ready"}\', flush=True)'


def ran(code: str, **limits: float) -> process.Run:
    return process.run(JOB, command=(sys.executable, "-S", "-c", code), **limits)


def test_a_run_that_does_not_end_is_killed_at_limit_and_grace():
    run = ran(f"import time; {READY}; time.sleep(100)", grace=0.1)
    assert run.answer is None
    assert run.why == "killed after 0.1 s"


def test_a_case_that_is_never_built_is_killed_too():
    assert ran("import time; time.sleep(100)", build=0.1).why == "not built in 0.1 s"


def test_a_crash_is_told_with_its_last_words():
    assert ran("raise ValueError('out of bounds')").why.endswith("ValueError: out of bounds")


def test_a_crash_before_the_job_was_read_is_told_too(monkeypatch):
    alarm = process._alarm

    def ended(pid, *rest):
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        return alarm(pid, *rest)

    monkeypatch.setattr(process, "_alarm", ended)
    assert ran("raise ValueError('too early')").why.endswith("ValueError: too early")


def test_what_was_reported_before_a_crash_is_kept():
    said = '{"event": "progress", "seconds": 0.5, "total": 7.0, "bound": null}'
    run = ran(f"import os; {READY}; print('{said}', flush=True); os.abort()")
    assert run.trace == (process.Point(0.5, 7.0, None),)
    assert run.why == "ended with code -6"


def test_a_public_instance_is_solved_in_a_process_of_its_own(tmp_path, monkeypatch):
    pytest.importorskip("siting.classic")
    (tmp_path / "sscflp_or123").mkdir()
    (tmp_path / "sscflp_or123" / "p1").write_text("2 2\n1 10\n1 10\n1 1\n1 9\n9 2", "ascii")
    known = "set,instance,best_known,proven_optimal,note\nsscflp_or123,p1,23,yes,\n"
    (tmp_path / "best_known.csv").write_text(known, "ascii")
    monkeypatch.setenv("SITING_INSTANCES", str(tmp_path))
    for name, mine in (("highs-plain", False), ("auto", True)):
        run = process.run(Job("orlib", "p1", name, mine=mine, seconds=5.0, warm=True))
        assert run.why == ""
        assert run.answer is not None
        assert run.answer.places == [0, 1]
        assert run.answer.total == 23
