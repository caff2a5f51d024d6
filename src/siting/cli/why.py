"""`siting why`: what it costs that an agency sits elsewhere, others frozen and all arranged anew."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import Case, open_case
from siting.cli.codes import DONE
from siting.cli.plans import plan_called
from siting.cli.progress import watching
from siting.cli.say import answer
from siting.explain.why import why
from siting.results import Result
from siting.solving import evaluate, solve


def run(args: Namespace) -> int:
    """Explain a plan that is named, a stored result, or the plan that a solve finds."""
    result = _result(args, open_case(args))
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


def _result(args: Namespace, case: Case) -> Result:
    if args.plan is not None:
        plan = plan_called(case.city, args.plan)
        return evaluate(case.problem, plan, name=plan.name)
    if case.stored is not None:
        _ = case.stored.checked
        return case.stored
    with watching(args.lang, quiet=args.quiet) as progress:
        result = solve(
            case.problem,
            seconds=args.seconds,
            gap=args.gap,
            solver=args.solver,
            threads=args.threads,
            seed=args.seed,
            progress=progress,
        )
    _ = result.checked
    return result
