"""`siting log`: the runs of a log, one a line, in the order in which they were made."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from siting.cli.codes import DONE
from siting.cli.say import answer
from siting.errors import OptionError
from siting.locale.cli import CLI
from siting.runlog import Log
from siting.views.numbers import number, percent


def run(args: Namespace) -> int:
    """List what was run."""
    if not args.path.is_file():
        raise OptionError(CLI["no file"], name=args.path)
    rows = Log(args.path).rows()
    if not rows:
        raise OptionError(CLI["no runs"], name=args.path)
    answer(args, "\n".join(_line(row, args.lang) for row in rows), rows)
    return DONE


def log_of(args: Namespace) -> Log | None:
    """Return the log that a command appends to, with what is said of the run; None without one."""
    if args.log is None:
        return None
    return Log(args.log, name=args.name, author=args.author, reason=args.reason)


def _line(row: dict[str, Any], lang: str) -> str:
    total = row.get("total")
    values = {
        "time": str(row.get("time", ""))[:19].replace("T", " "),
        "name": row.get("name") or row.get("plan") or "–",
        "total": number(total, lang, 1) if isinstance(total, int | float) else total or "–",
        "gap": percent(row.get("gap"), lang, 2),
        "author": row.get("author", ""),
        "reason": row.get("reason", ""),
    }
    return CLI["logged"].say(lang, **values).rstrip()
