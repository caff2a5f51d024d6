"""`siting evaluate`: a plan that no solver made, recounted, with the rules it breaks."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import Case, open_case
from siting.cli.codes import DONE
from siting.cli.folder import write_folder
from siting.cli.plans import plan_called, results
from siting.cli.say import answer
from siting.cli.where import summary
from siting.results import Result
from siting.solving import evaluate


def run(args: Namespace) -> int:
    """Evaluate one plan, say it, and write it; broken rules are an answer, not a failure."""
    case = open_case(args)
    result = _wanted(case, args)
    if args.out is not None:
        write_folder(args, result, results(case, None))
    answer(args, summary(result, args.lang), result.to_dict())
    return DONE


def _wanted(case: Case, args: Namespace) -> Result:
    """Return the stored result unless a plan is named, else that plan's, else today's."""
    if args.plan is None and case.stored is not None:
        _ = case.stored.checked
        return case.stored
    plan = plan_called(case.city, args.plan or "today")
    return evaluate(case.problem, plan, name=plan.name)
