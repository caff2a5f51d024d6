"""The options of each command, with help in both languages."""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from siting.cli.codes import USAGE as CODE
from siting.errors import unknown
from siting.locale import LANGUAGES
from siting.locale.cli import CLI, HELP
from siting.locale.usage import USAGE, fault
from siting.termination import GAP
from siting.version import __version__

COMMANDS = ("check", "solve", "evaluate", "compare", "why", "report")


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
    parser.add_argument_group(say("arguments")).add_argument(
        "path", metavar="PATH", type=Path, help=say("tables" if command == "check" else "path")
    )
    add = parser.add_argument_group(say("options")).add_argument
    add("--network", type=Path, metavar="FILE", help=say("network"))
    add("--transit", type=Path, action="append", metavar="FEED", help=say("transit"))
    add("--hour", type=_whole(lang, 0), default=8, metavar="H", help=say("hour"))
    if command in ("solve", "evaluate", "compare"):
        add("--out", type=Path, metavar="FOLDER", help=say("out"))
    if command == "report":
        add("-o", "--out", type=Path, metavar="FILE", default=Path("report.html"), help=say("file"))
    if command == "why":
        add("--agency", required=True, metavar="A", help=say("agency"))
        add("--not-at", metavar="B", help=say("not at"))
        add("--at", metavar="B", help=say("at"))
    if command in ("solve", "why"):
        add("--seconds", type=_number(lang), metavar="S", help=say("seconds"))
        add("--gap", type=_number(lang), default=GAP, metavar="G", help=say("gap"))
        add("--solver", default="highs", metavar="NAME", help=say("solver"))
        add("--threads", type=_whole(lang, 1), default=1, metavar="N", help=say("threads"))
        add("--seed", type=_whole(lang, 0), default=0, metavar="N", help=say("seed"))
    if command == "solve":
        add("--log", type=Path, metavar="FILE", help=say("log"))
        add("--reason", default="", metavar="TEXT", help=say("reason"))
        add("--start", metavar="PLAN", help=say("start"))
        add("--sensitivity", action="store_true", help=say("sensitivity"))
    if command != "check":
        many = command not in ("evaluate", "why")
        key = "beside" if many else "plan"
        add("--plan", action="append" if many else "store", metavar="PLAN", help=say(key))
        add(
            "--weights", action="append", type=_weights(lang), default=[], metavar="TERM=PRICE",
            help=say("weights"),
        )  # fmt: skip
    add("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("lang"))
    add("--json", action="store_true", help=say("json"))
    add("--quiet", action="store_true", help=say("quiet"))
    add("-h", "--help", action="help", help=say("help"))


def _number(lang: str) -> Callable[[str], float]:
    def number(text: str) -> float:
        value = _float(text)
        if value is None or not 0 <= value < math.inf:
            raise argparse.ArgumentTypeError(CLI["not at least"].say(lang, text=text, least=0))
        return value

    return number


def _whole(lang: str, least: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) < 2**31):
            said = CLI["not a whole number"].say(lang, text=text, least=least)
            raise argparse.ArgumentTypeError(said)
        return int(text)

    return whole


def _weights(lang: str) -> Callable[[str], dict[str, float]]:
    def weights(text: str) -> dict[str, float]:
        found = {}
        for part in text.split(","):
            name, equals, price = part.partition("=")
            if not (name.strip() and equals):
                raise argparse.ArgumentTypeError(CLI["not a weight"].say(lang, text=part))
            value = _float(price)
            if value is None or not 0 <= value < math.inf:
                raise argparse.ArgumentTypeError(CLI["not a price"].say(lang, text=part))
            found[name.strip()] = value
        return found

    return weights


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
