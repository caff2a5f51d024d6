"""The command: parse, run the command, and turn every error into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from siting.cli.codes import BUG, DONE, ERRORS, INFEASIBLE, INTERRUPTED, NO_PLAN, USAGE
from siting.cli.options import parse
from siting.cli.say import as_json, error, plain, remark
from siting.errors import AuditError, DataError, Infeasible, NoPlan, SitingError
from siting.locale.cli import CLI
from siting.locale.system import refusal


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    argv
        Words after ``siting``; those of the process unless given.

    Returns
    -------
    0 done, 1 errors in the tables, 2 proved infeasible, 3 no plan in time, and those of
    ``siting.cli.codes``.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    args = parse(sys.argv[1:] if argv is None else argv)
    try:
        return run(args)
    except BrokenPipeError:
        # whoever read our output has left; keep Python from writing to the closed pipe at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as failure:
        values = {"name": failure.filename or "–", "reason": refusal(failure)}
        error(CLI["cannot use file"].say(args.lang, **values), args.lang)
        return USAGE


def run(args: Namespace) -> int:
    """Run the command that was parsed; its errors become lines and exit codes."""
    try:
        # each command in a file of its own, imported only when it runs
        return int(vars(import_module(f"siting.cli.{args.command}"))["run"](args))
    except DataError as refused:
        if args.json:
            as_json(plain(refused.findings, args.lang))
        for finding in refused.findings:
            error(finding.text(args.lang), args.lang)
        return ERRORS
    except KeyboardInterrupt:
        remark(args, "interrupted")
        return INTERRUPTED
    except AuditError as bug:
        error(CLI["bug"].say(args.lang, text=bug.text), args.lang)
        return BUG
    except SitingError as failure:
        error(failure.say(args.lang), args.lang)
        return _code(failure)


def _code(failure: SitingError) -> int:
    if isinstance(failure, Infeasible):
        return INFEASIBLE
    return NO_PLAN if isinstance(failure, NoPlan) else USAGE
