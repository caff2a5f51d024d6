"""`siting compare`: plans side by side, the others measured against the first."""

from __future__ import annotations

import json
from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE
from siting.cli.plans import results
from siting.cli.say import answer, remark
from siting.errors import OptionError
from siting.explain.compare import compare
from siting.locale.cli import CLI


def run(args: Namespace) -> int:
    """Compare the plans named, or all there are; a stored result comes last."""
    case = open_case(args)
    found = results(case, args.plan)
    if case.stored is not None:
        found.append(case.stored)
    if not found:
        raise OptionError(CLI["no plans"])
    comparison = compare(*found)
    said = comparison.text(args.lang)
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
        files = {
            "comparison.txt": said + "\n",
            "comparison.json": json.dumps(comparison.to_dict(), ensure_ascii=False, indent=1),
        }
        for name, text in files.items():
            (args.out / name).write_text(text, encoding="utf-8")
        remark(args, "written", files=", ".join(str(args.out / name) for name in files))
    answer(args, said, comparison.to_dict())
    return DONE
