"""`siting sweep`: the plans at many prices in one table; a stopped one goes on where it was."""

from __future__ import annotations

import csv
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from siting.cli.cases import open_case
from siting.cli.codes import DONE, INFEASIBLE, INTERRUPTED, NO_PLAN
from siting.cli.jobs import jobs_for
from siting.cli.log import log_of
from siting.cli.say import answer, remark, told
from siting.cli.values import by_term
from siting.explore.runs import Run, Sweep
from siting.explore.sweep import sweep
from siting.locale.cli import CLI
from siting.locale.counts import count
from siting.termination import Proof
from siting.views.numbers import number, percent


def run(args: Namespace) -> int:
    """Solve at every combination of prices, and write what is asked for."""
    problem = open_case(args).problem

    def progress(done: int, cases: int, one: Run) -> None:
        told(args, CLI["run"].say(args.lang, done=done, count=cases, said=_prices(one)))

    found = sweep(
        problem,
        jobs=jobs_for(args, problem),
        folder=None if args.out is None else args.out / "runs",
        progress=progress,
        options={
            name: vars(args)[name] for name in ("seconds", "gap", "solver", "threads", "seed")
        },
        log=log_of(args),
        **by_term(args.tried),
    )
    if args.out is not None:
        _write(args.out / "sweep.csv", found.rows())
        remark(args, "written", files=args.out / "sweep.csv")
    if not found.complete:
        remark(args, "unfinished", done=len(found.runs), count=found.cases)
    answer(args, _table(found, args.lang), found.rows())
    return _code(found)


def _code(found: Sweep) -> int:
    if any(result is not None and result.plan is not None for result in found.results):
        return DONE
    if not found.runs:
        return INTERRUPTED
    proofs = {None if r is None else r.termination.proof for r in found.results}
    return INFEASIBLE if proofs == {Proof.INFEASIBLE} else NO_PLAN


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]) if rows else [])
        table.writeheader()
        table.writerows(rows)


def _table(found: Sweep, lang: str) -> str:
    """Return one line a run, in columns."""
    first = next((r.plan for r in found.results if r is not None and r.plan is not None), None)
    lines = [_cells(one, dict(first or {}), lang) for one in found.runs]
    widths = [max((len(line[k]) for line in lines if len(line) > 2), default=0) for k in range(5)]
    said = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=False)).rstrip()
            for line in lines]  # fmt: skip
    return "\n".join([CLI["swept"].say(lang), *(f"  {line}" for line in said)])


def _cells(one: Run, first: dict[str, str], lang: str) -> list[str]:
    result = one.result
    if result is None:
        assert one.error is not None
        return [_prices(one), one.error.say(lang)]
    if result.plan is None:
        return [_prices(one), result.proof_text(lang)]
    moved = sum(first[agency] != building for agency, building in result.plan.items())
    elsewhere = CLI["elsewhere"].say(lang, agencies=count(moved, "agencies"))
    totals = (number(result.total, lang, 1), number(result.operating_cost, lang, 1))
    return [_prices(one), *totals, percent(result.gap, lang, 2), elsewhere]


def _prices(one: Run) -> str:
    return " ".join(f"{name}={value:g}" for name, value in one.case.values.items())
