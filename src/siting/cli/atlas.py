"""`siting atlas`: a few plans that are proved near the best at every weight in a box."""

from __future__ import annotations

import json
from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE, NO_PLAN
from siting.cli.jobs import jobs_for
from siting.cli.say import answer, remark, told
from siting.cli.values import by_term
from siting.explore.atlas import Atlas
from siting.explore.charting import atlas
from siting.locale.atlas import ATLAS
from siting.views.numbers import percent


def run(args: Namespace) -> int:
    """Make the atlas and write it; Ctrl-C keeps what there is."""
    problem = open_case(args).problem

    def progress(so_far: Atlas) -> None:
        gap = so_far.largest_gap
        said = ATLAS["unknown gap"].say(args.lang) if gap is None else percent(gap, args.lang, 2)
        told(args, f"{so_far.solved} · {said}")

    found = atlas(
        problem, by_term(args.ranges), args.tolerance, seconds=args.seconds,
        jobs=jobs_for(args, problem), seed=args.seed, progress=progress,
    )  # fmt: skip
    if args.out is not None:
        found.to_json(args.out)
        remark(args, "written", files=args.out)
    answer(args, found.text(args.lang), json.loads(found.to_json()))
    return DONE if found.stored else NO_PLAN
