"""The options of each command, with help in both languages."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from siting.cli.codes import USAGE as CODE
from siting.cli.values import between, number, tried, weights, whole
from siting.errors import unknown
from siting.locale import LANGUAGES
from siting.locale.cli import HELP
from siting.locale.usage import USAGE, fault
from siting.termination import GAP
from siting.version import __version__

COMMANDS = (
    "check", "solve", "evaluate", "compare", "why", "conflicts", "alternatives", "sweep", "pareto",
    "atlas", "log", "report",
)  # fmt: skip

SOLVING = ("solve", "why", "alternatives", "sweep")
"""Commands that solve as often as it takes, with a gap and a solver of choice."""


class Parser(argparse.ArgumentParser):
    """Argparse in both languages, with an exit code that does not mean infeasible."""

    def __init__(self, *, lang: str, **options: Any) -> None:
        self.lang = lang
        layout = partial(_Layout, lang=lang)
        super().__init__(formatter_class=layout, add_help=False, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Write the usage and what is wrong, and leave."""
        self.print_usage(sys.stderr)
        self.exit(CODE, f"{self.prog}: {fault(message, self.lang)}\n")


class _Layout(argparse.HelpFormatter):
    """Help that begins with `usage` in the language of the command."""

    def __init__(self, *, lang: str, **options: Any) -> None:
        self.lang = lang
        super().__init__(**options)

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        """Begin with the word for usage unless another is given."""
        prefix = USAGE["usage"].say(self.lang) if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command line; leave with a message where it cannot be understood."""
    lang = _language(argv)
    parser, commands = _parsers(lang)
    args, strange = parser.parse_known_args(argv)
    if strange:
        command = commands[args.command]
        known = re.findall(r"--[a-z]+(?:-[a-z]+)*", command.format_usage())
        command.error(unknown("option", strange[0], known).say(lang))
    return args


def _language(argv: Sequence[str]) -> str:
    """Find the language before anything is parsed, because help and errors are in it too."""
    for word, after in zip(argv, [*argv[1:], ""], strict=False):
        chosen = after if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return "en"


def _parsers(lang: str) -> tuple[Parser, dict[str, Parser]]:
    def say(key: str) -> str:
        return HELP[key].say(lang)

    parser = Parser(prog="siting", lang=lang, description=say("siting"), epilog=say("codes"))
    add = parser.add_argument_group(say("options")).add_argument
    add("--lang", choices=LANGUAGES, default="en", help=say("lang"))
    add("-h", "--help", action="help", help=say("help"))
    add("--version", action="version", version=f"siting {__version__}", help=say("version"))
    choice = parser.add_subparsers(title=say("commands"), dest="command", required=True)
    parsers: dict[str, Parser] = {}
    for command in COMMANDS:
        made = choice.add_parser(
            command, lang=lang, help=say(command), description=say(command), epilog=say("codes"),
        )  # fmt: skip
        _add_options(made, command, say, lang)
        parsers[command] = made
    return parser, parsers


def _add_options(parser: Parser, command: str, say: Callable[[str], str], lang: str) -> None:
    what = {"check": "tables", "log": "log file"}.get(command, "path")
    parser.add_argument_group(say("arguments")).add_argument(
        "path", metavar="PATH", type=Path, help=say(what)
    )
    add = parser.add_argument_group(say("options")).add_argument
    if command != "log":
        add("--network", type=Path, metavar="FILE", help=say("network"))
        add("--transit", type=Path, action="append", metavar="FEED", help=say("transit"))
        add("--hour", type=whole(lang, 0), default=8, metavar="H", help=say("hour"))
    _add_own(add, command, say, lang)
    if command in (*SOLVING, "conflicts", "pareto", "atlas"):
        add("--seconds", type=number(lang), metavar="S", help=say("seconds"))
        add("--seed", type=whole(lang, 0), default=0, metavar="N", help=say("seed"))
    if command in SOLVING:
        add("--gap", type=number(lang), default=GAP, metavar="G", help=say("gap"))
        add("--solver", default="auto", metavar="NAME", help=say("solver"))
        add("--threads", type=whole(lang, 1), default=1, metavar="N", help=say("threads"))
    if command in ("solve", "sweep"):
        add("--log", type=Path, metavar="FILE", help=say("log to"))
        add("--name", default="", metavar="TEXT", help=say("name"))
        add("--author", default="", metavar="TEXT", help=say("author"))
        add("--reason", default="", metavar="TEXT", help=say("reason"))
    if command in ("sweep", "pareto", "atlas"):
        add("--jobs", type=whole(lang, 1), metavar="N", help=say("jobs"))
    if command in ("solve", "compare", "report"):
        add("--plan", action="append", metavar="PLAN", help=say("beside"))
    if command in ("evaluate", "why", "alternatives"):
        add("--plan", metavar="PLAN", help=say("plan"))
    if command not in ("check", "log"):
        add(
            "--weights", action="append", type=weights(lang), default=[], metavar="TERM=PRICE",
            help=say("weights"),
        )  # fmt: skip
    add("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("lang"))
    add("--json", action="store_true", help=say("json"))
    add("--quiet", action="store_true", help=say("quiet"))
    add("-h", "--help", action="help", help=say("help"))


def _add_own(
    add: Callable[..., object], command: str, say: Callable[[str], str], lang: str
) -> None:
    """Add what one command alone, or a few of them, can be told."""
    if command in ("solve", "evaluate", "compare"):
        add("--out", type=Path, metavar="FOLDER", help=say("out"))
    if command == "solve":
        add("--start", metavar="PLAN", help=say("start"))
        add("--sensitivity", action="store_true", help=say("sensitivity"))
    if command == "report":
        add("-o", "--out", type=Path, metavar="FILE", default=Path("report.html"), help=say("file"))
    if command == "why":
        add("--agency", required=True, metavar="A", help=say("agency"))
        add("--not-at", metavar="B", help=say("not at"))
        add("--at", metavar="B", help=say("at"))
    if command == "sweep":
        trying = tried(lang)
        add("--try", dest="tried", action="append", type=trying, required=True, metavar="TERM=P,P,…", help=say("try"))  # fmt: skip
        add("--out", type=Path, metavar="FOLDER", help=say("sweep out"))
    if command == "pareto":
        add("--of", required=True, metavar="A,B[,C]", help=say("of"))
        add("--most", type=whole(lang, 1), default=100, metavar="N", help=say("most plans"))
    if command == "atlas":
        ends = between(lang)
        add("--range", dest="ranges", action="append", type=ends, required=True, metavar="TERM=LOW:HIGH", help=say("range"))  # fmt: skip
        add("--tolerance", type=number(lang), default=0.01, metavar="T", help=say("tolerance"))
        add("--out", type=Path, metavar="FILE", help=say("atlas out"))
    if command == "alternatives":
        add("--within", type=number(lang), default=0.01, metavar="PART", help=say("within"))
        add("--most", type=whole(lang, 1), default=5, metavar="N", help=say("most"))
