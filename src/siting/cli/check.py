"""`siting check`: all that is wrong or assumed in the tables."""

from __future__ import annotations

from argparse import Namespace

from siting.cli.codes import DONE, ERRORS
from siting.cli.say import answer, error, lines, plain
from siting.locale.cli import CLI
from siting.locale.counts import count
from siting.reading import check


def run(args: Namespace) -> int:
    """Say every finding; quietly, only the errors."""
    findings = check(args.path, network=args.network, transit=args.transit, hour=args.hour)
    errors = [finding for finding in findings if finding.level == "error"]
    counts = {
        "errors": count(len(errors), "errors"),
        "notes": count(len(findings) - len(errors), "notes"),
    }
    said = [*lines(findings, args.lang), CLI["counted"].say(args.lang, **counts)]
    answer(args, "\n".join(said), plain(findings, args.lang))
    if args.quiet and not args.json:
        for finding in errors:
            error(finding.text(args.lang), args.lang)
    return ERRORS if errors else DONE
