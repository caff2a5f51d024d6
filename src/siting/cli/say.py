"""What a command says: answers to standard output, remarks and errors to standard error."""

from __future__ import annotations

import json
import math
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from siting.locale.cli import CLI

if TYPE_CHECKING:
    from siting.city.findings import Finding


def answer(args: Namespace, text: str, data: Any) -> None:
    """Write the answer: ``data`` as JSON if asked for, else ``text`` unless quiet."""
    if args.json:
        as_json(data)
    elif not args.quiet:
        _line(text, sys.stdout)


def as_json(data: Any) -> None:
    """Write plain data to standard output as JSON."""
    _line(json.dumps(_finite(data), ensure_ascii=False, indent=1, allow_nan=False), sys.stdout)


def _finite(data: Any) -> Any:
    """Return the same with infinite numbers as the text ``inf``, which JSON can hold."""
    if isinstance(data, dict):
        return {key: _finite(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_finite(value) for value in data]
    return str(data) if isinstance(data, float) and math.isinf(data) else data


def remark(args: Namespace, key: str, **values: object) -> None:
    """Write a sentence of ``locale.cli`` to standard error unless quiet."""
    if not args.quiet:
        _line(CLI[key].say(args.lang, **values), sys.stderr)


def told(args: Namespace, text: str) -> None:
    """Write how far a long command is to standard error, where somebody looks."""
    if not args.quiet and sys.stderr.isatty():
        _line(text, sys.stderr)


def error(text: str, lang: str) -> None:
    """Write an error to standard error."""
    _line(CLI["error"].say(lang, text=text), sys.stderr)


def lines(findings: Iterable[Finding], lang: str) -> list[str]:
    """One line a finding."""
    return [CLI[finding.level].say(lang, text=finding.text(lang)) for finding in findings]


def plain(findings: Sequence[Finding], lang: str) -> dict[str, Any]:
    """Return findings as plain data."""
    return {
        "errors": sum(finding.level == "error" for finding in findings),
        "notes": sum(finding.level == "note" for finding in findings),
        "findings": [
            {
                "level": finding.level,
                "file": finding.file,
                "sheet": finding.sheet,
                "row": finding.row,
                "column": finding.column,
                "cell": finding.cell,
                "kind": finding.key,
                "text": finding.text(lang),
            }
            for finding in findings
        ],
    }


def _line(text: str, stream: TextIO) -> None:
    stream.write(text + "\n")
    stream.flush()
