"""`siting pareto`: the plans that none beats in two or three terms."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE, NO_PLAN
from siting.cli.jobs import jobs_for
from siting.cli.say import answer, told
from siting.errors import OptionError
from siting.explore.front import Pareto
from siting.explore.pareto import pareto
from siting.locale.cli import CLI
from siting.locale.counts import count


def run(args: Namespace) -> int:
    """Find the front; Ctrl-C keeps what there is."""
    problem = open_case(args).problem
    names = [name.strip() for name in args.of.split(",") if name.strip()]
    if not 2 <= len(names) <= 3:
        raise OptionError(CLI["not two or three"], given=args.of)

    def progress(front: Pareto) -> None:
        told(args, count(len(front), "plans").say(args.lang))

    front = pareto(
        problem, *names, n=args.most, seconds=args.seconds, jobs=jobs_for(args, problem),
        seed=args.seed, progress=progress,
    )  # fmt: skip
    plans = [
        {**row, "plan": dict(one.result.plan or {})}
        for row, one in zip(front.rows(), front.entries, strict=True)
    ]
    data = {"complete": front.complete, "ideal": front.ideal, "nadir": front.nadir,
            "hypervolume": front.hypervolume, "plans": plans}  # fmt: skip
    answer(args, front.text(args.lang), data)
    return DONE if front.entries else NO_PLAN
