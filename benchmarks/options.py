"""What can be asked for on the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """The answers to all options; see ``parser`` for their meaning."""

    suites: tuple[str, ...] = ()
    seconds: float | None = None
    only: str | None = None
    ours: tuple[str, ...] = ("auto", "highs", "cbc")
    peers: tuple[str, ...] | None = None
    baseline: str = "highs-plain"
    threads: int = 1
    seed: int = 0
    changed: int | None = None
    memory: float = 12.0
    csv: Path | None = None
    picture: Path | None = None
    keep: bool = False
    warm: bool = False


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    out = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Times the library and its peers on the same problems, and checks every answer.",
    )
    add = out.add_argument
    add("suites", nargs="*", metavar="SUITE", help="suites to run; without one they are listed")
    add("--seconds", type=float, metavar="N", help="time limit of a run (each suite has its own)")
    add("--only", metavar="PATTERN", help="cases whose name matches, such as 'p1*'")
    add("--ours", nargs="*", metavar="NAME", default=Options.ours, help="solvers of the library")
    add(
        "--peers",
        nargs="*",
        metavar="NAME",
        help="peers to time (those of the suite); none: no one",
    )
    add(
        "--baseline",
        metavar="NAME",
        default=Options.baseline,
        help="whom the ratios are taken against",
    )
    add("--threads", type=int, default=1, metavar="N", help="threads of every run")
    add("--seed", type=int, default=0, metavar="N", help="seed of every run")
    add("--changed", type=int, metavar="SEED", help="shuffle the instances and change their units")
    add("--memory", type=float, default=12.0, metavar="GB", help="memory that a run may take")
    add("--csv", type=Path, metavar="FILE", help="write every run, with the facts of the machine")
    add("--picture", type=Path, metavar="FILE", help="draw the performance profile")
    add("--warm", action="store_true", help="solve a small problem before the clock starts")
    add("--keep", action="store_true", help="write new bests of cases without published values")
    return out


def parse(words: list[str] | None = None) -> Options:
    """Return the options that the words of a command line ask for."""
    got = vars(parser().parse_args(words))
    lists = {name: None if got[name] is None else tuple(got[name]) for name in ("ours", "peers")}
    return Options(**{**got, **lists, "suites": tuple(got["suites"])})
