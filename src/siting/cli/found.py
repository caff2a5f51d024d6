"""The result that a command speaks of: a plan that is named, a stored one, or what a solve finds."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import Case
from siting.cli.plans import plan_called
from siting.cli.progress import watching
from siting.results import Result
from siting.solving import evaluate, solve


def result_of(args: Namespace, case: Case) -> Result:
    """Return the result. Raises NoPlan where there is none."""
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
