"""`siting solve`: the cheapest plan, its proof, and what sets it apart from today's and others."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from siting.city.city import Plan
from siting.cli.cases import open_case
from siting.cli.codes import DONE, INFEASIBLE, NO_PLAN
from siting.cli.folder import Other, write_folder
from siting.cli.log import log_of
from siting.cli.plans import plan_called, results
from siting.cli.progress import watching
from siting.cli.say import answer, remark
from siting.cli.where import summary
from siting.explain.compare import compare
from siting.locale.cli import CLI
from siting.locale.counts import count
from siting.problem import Problem
from siting.results import MONEY, Result
from siting.solving import solve
from siting.termination import Proof, Stop
from siting.terms import TERMS
from siting.views.numbers import number


def run(args: Namespace) -> int:
    """Solve, say the answer beside the other plans, and write the output folder."""
    case = open_case(args)
    beside = results(case, args.plan)
    start = None if args.start is None else plan_called(case.city, args.start)
    result = replace(_solved(args, case.problem, start), name="recommended")
    stopped = result.termination.stop is Stop.INTERRUPTED  # whoever stops one run wants no more
    others = at_other_prices(args, case.problem, result) if args.sensitivity and not stopped else []
    said = summary(result, args.lang)
    if result.plan is not None and beside:
        said += "\n\n" + compare(*beside, result).text(args.lang)
    said += "".join(f"\n{_changed(result, *other, args.lang)}" for other in others)
    if args.out is not None:
        write_folder(args, result, beside, others)
    answer(args, said, result.to_dict())
    if args.out is None:
        remark(args, "not written")
    return code(result)


def code(result: Result) -> int:
    """Return the exit code of a result."""
    if result.plan is not None:
        return DONE
    return INFEASIBLE if result.termination.proof is Proof.INFEASIBLE else NO_PLAN


def _solved(args: Namespace, problem: Problem, start: Plan | None) -> Result:
    with watching(args.lang, quiet=args.quiet) as progress:
        return solve(
            problem,
            seconds=args.seconds,
            gap=args.gap,
            solver=args.solver,
            start=start,
            threads=args.threads,
            seed=args.seed,
            progress=progress,
            log=log_of(args),
        )


def at_other_prices(args: Namespace, problem: Problem, result: Result) -> list[Other]:
    """Solve again with every burden at half and at double its price, from the plan found."""
    burdens = [term.name for term in TERMS if term.unit != MONEY]
    found = []
    for key, factor in (("half", 0.5), ("double", 2.0)):
        weights = {name: factor * problem.prices[name] for name in burdens}
        other = _solved(args, problem.with_(weights=weights), result.plan)
        found.append((CLI[key].say(args.lang), other))
        if other.termination.stop is Stop.INTERRUPTED:
            break
    return found


def _changed(result: Result, name: str, other: Result, lang: str) -> str:
    """Say in one line how a plan at other prices differs."""
    if result.plan is None or other.plan is None:
        return CLI["no plan at"].say(lang, name=name, proof=other.proof_text(lang))
    elsewhere = sum(result.plan[agency] != other.plan[agency] for agency in result.plan)
    values = {
        "total": number(other.total, lang, 1),
        "operating": number(other.operating_cost, lang, 1),
        "agencies": count(elsewhere, "agencies sit"),
    }
    return CLI["sensitivity"].say(lang, name=name, **values)
