"""`siting report`: one offline page of a stored result, or of a plan of the tables."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.cases import open_case
from siting.cli.codes import DONE, USAGE
from siting.cli.folder import write_report
from siting.cli.plans import results
from siting.cli.say import as_json, remark
from siting.errors import OptionError
from siting.locale.cli import CLI


def run(args: Namespace) -> int:
    """Write the page of the stored result, else of the first plan, with the others beside it."""
    case = open_case(args)
    found = results(case, args.plan)
    if case.stored is None and not found:
        raise OptionError(CLI["no plans"])
    main, beside = (found[0], found[1:]) if case.stored is None else (case.stored, found)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    written = write_report(args, args.out, main, beside)
    if not written:
        return USAGE
    if args.json:
        as_json({"written": [str(path) for path in written]})
    else:
        remark(args, "written", files=args.out)
    return DONE
