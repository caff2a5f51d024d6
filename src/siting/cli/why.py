"""`siting why`: what it costs that an agency sits elsewhere, others frozen and all arranged anew."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE
from siting.cli.found import result_of
from siting.cli.say import answer
from siting.explain.why import why


def run(args: Namespace) -> int:
    """Explain a plan that is named, a stored result, or the plan that a solve finds."""
    result = result_of(args, open_case(args))
    found = why(
        result,
        args.agency,
        not_at=args.not_at,
        at=args.at,
        seconds=args.seconds,
        gap=args.gap,
        solver=args.solver,
        threads=args.threads,
        seed=args.seed,
    )
    answer(args, found.text(args.lang), found.to_dict())
    return DONE
