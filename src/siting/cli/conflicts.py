"""`siting conflicts`: rules and numbers that cannot hold together, and the least that would do."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE, INFEASIBLE, NO_PLAN
from siting.cli.say import answer
from siting.explain.conflicts import conflicts
from siting.locale.cli import CLI

SECONDS = 60.0
"""For all of it unless told otherwise."""


def run(args: Namespace) -> int:
    """Look for conflicts without solving first."""
    seconds = SECONDS if args.seconds is None else args.seconds
    found = conflicts(open_case(args).problem, seconds=seconds, seed=args.seed)
    if found.sets:
        said, code = found.text(args.lang), INFEASIBLE
    else:
        key, code = ("holds", DONE) if found.complete else ("unclear", NO_PLAN)
        said = CLI[key].say(args.lang)
    answer(args, said, found.to_dict())
    return code
