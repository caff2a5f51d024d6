"""`siting alternatives`: plans at nearly the same total that differ as much as can be."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE
from siting.cli.found import result_of
from siting.cli.say import answer
from siting.explore.alternatives import alternatives

SECONDS = 60.0
"""For all alternatives unless told otherwise."""


def run(args: Namespace) -> int:
    """Find alternatives to a plan that is named, a stored result, or the plan that a solve finds."""
    result = result_of(args, open_case(args))
    seconds = SECONDS if args.seconds is None else args.seconds
    found = alternatives(result, within=args.within, n=args.most, seconds=seconds, seed=args.seed)
    entries = [
        {"extra": one.extra, "moved": one.moved, "total": one.result.total, "plan": dict(one.result.plan or {})}
        for one in found.entries
    ]  # fmt: skip
    data = {"total": result.total, "complete": found.complete, "alternatives": entries}
    answer(args, found.text(args.lang), data)
    return DONE
