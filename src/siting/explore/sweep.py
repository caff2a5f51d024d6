"""Sweep: solve a problem at many prices, caps, rules or inputs, each from its nearest neighbour's plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from siting.errors import OptionError, SitingError, unknown
from siting.explore.cases import Case, listed, nearest
from siting.explore.jobs import usual_jobs
from siting.explore.processes import Pool, handed_over, processes
from siting.explore.runs import Run, Sweep
from siting.explore.shelf import Shelf, key_of
from siting.locale.explore import EXPLORE
from siting.problem import Problem
from siting.results import Result
from siting.runlog import Log
from siting.solving import solve
from siting.termination import Stop

OPTIONS = ("seconds", "gap", "solver", "threads", "seed")
"""Arguments of ``solve`` that a sweep hands on."""

_AHEAD = 1
"""Runs handed out beyond one for each process of one's own: else it would wait where another takes long."""


def sweep(
    problem: Problem,
    cases: Iterable[Mapping[str, Any]] | None = None,
    *,
    jobs: int | None = None,
    executor: Pool | None = None,
    folder: str | Path | None = None,
    progress: Callable[[int, int, Run], None] | None = None,
    options: Mapping[str, Any] | None = None,
    log: Log | str | Path | None = None,
    **weights: Iterable[float],
) -> Sweep:
    """Solve a problem once a case, and return all results in the order of the cases.

    Parameters
    ----------
    problem
        What every case changes.
    cases
        Dictionaries of ``Problem.with_`` arguments (``weights``, ``rules``, ``city``); other keys are
        labels that appear in the table.
    jobs
        Runs side by side, each in a process of its own; 1 = here, one after the other.
        None = 2 in a notebook or at a prompt where the problem is large, else 1: a script without
        ``if __name__ == "__main__"`` would run again in each process.
    executor
        Where the runs go instead: any executor of ``concurrent.futures``, or a Dask client. The sweep
        keeps ``jobs`` runs under way there, 2 where nobody says.
    folder
        Where finished runs are kept. The same sweep again, after a kill too, repeats none of them.
    progress
        Called after every run with how many are done, how many there are, and the run.
    options
        Arguments of ``solve`` for every run: ``seconds``, ``gap``, ``solver``, ``threads``, ``seed``.
    log
        A file, or a ``Log``, to which every run that is solved appends one line.
    **weights
        Prices to try, by term; every combination is a case.

    Returns
    -------
    Sweep
        A run that fails is a run with an error. Ctrl-C ends the sweep and keeps what is done.

    Raises
    ------
    UnknownName, OptionError
        If a weight is of no term or cannot be a price, an option is none of ``solve``, or a case holds
        something that is neither an argument of ``with_`` nor a label.

    Notes
    -----
    A run begins at the result of the nearest case that lies at least ``jobs`` cases back, one more
    in processes of its own, so that the answer does not depend on which of them happened to end first.
    """
    if jobs is None:
        jobs = usual_jobs(problem) if executor is None else 2
    if jobs < 1:
        raise OptionError(EXPLORE["jobs"], value=jobs)
    chosen = _options(options or {})
    asked = listed(cases, {name: tuple(values) for name, values in weights.items()})
    problems = [case.of(problem) for case in asked]
    shelf = None if folder is None else Shelf.at(folder)
    done: list[Run] = []
    with ExitStack() as stack:
        pool = executor if executor is not None else _pool(jobs, stack)
        ahead = jobs if jobs == 1 or executor is not None else jobs + _AHEAD
        waiting: list[Any] = []
        try:
            for n, one in enumerate(problems):
                if len(waiting) - len(done) >= ahead:
                    _finish(done, waiting, asked, problems, progress)
                near = nearest(asked, n, range(len(done)))
                start = None if near is None else done[near].result
                waiting.append(pool.submit(_run, one, chosen, start, shelf, log))
            while len(done) < len(problems):
                _finish(done, waiting, asked, problems, progress)
        except KeyboardInterrupt:
            for future in waiting[len(done) :]:
                future.cancel()
            if executor is None:  # whose runs have heard it too
                for answer in handed_over(waiting[len(done) :]):
                    done.append(_told(asked[len(done)], problems[len(done)], answer))
    return Sweep(tuple(done), len(problems))


def _options(options: Mapping[str, Any]) -> dict[str, Any]:
    for name in options:
        if name not in OPTIONS:
            raise unknown("option", name, OPTIONS)
    return dict(options)


def _finish(
    done: list[Run],
    waiting: list[Any],
    asked: tuple[Case, ...],
    problems: list[Problem],
    progress: Callable[[int, int, Run], None] | None,
) -> None:
    """Wait for the oldest run under way."""
    n = len(done)
    answer: Result | SitingError = waiting[n].result()
    done.append(_told(asked[n], problems[n], answer))
    if progress is not None:
        progress(n + 1, len(asked), done[n])
    if isinstance(answer, Result) and answer.termination.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt


def _told(case: Case, problem: Problem, answer: Result | SitingError) -> Run:
    if isinstance(answer, Result):
        return Run(case, replace(answer, subject=problem.subject))
    return Run(case, None, answer)


def _run(
    problem: Problem,
    options: Mapping[str, Any],
    start: Result | None,
    shelf: Shelf | None,
    log: Log | str | Path | None,
) -> Result | SitingError:
    """Solve one case, or take it from the shelf; a failure is an answer too."""
    try:
        key = "" if shelf is None else key_of(problem, options)
        known = None if shelf is None else shelf.get(problem, key)
        if known is not None:
            return known
        begin = start if start is not None and start.plan is not None else None
        result = solve(problem, start=begin, log=log, **options)
        if shelf is not None and result.termination.stop is not Stop.INTERRUPTED:
            shelf.put(key, result)
        return result
    except SitingError as error:
        return error


def _pool(jobs: int, stack: ExitStack) -> Pool:
    if jobs == 1:
        return _Here()
    return stack.enter_context(processes(jobs))


class _Here:
    """Runs at once what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


__all__ = ["sweep"]
