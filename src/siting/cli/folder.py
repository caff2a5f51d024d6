"""The output folder: tables and result always, report and picture where the libraries are there."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from siting.cli.say import remark
from siting.export import write_outputs
from siting.results import Result

Other = tuple[str, Result]
"""A result at other prices, with a word for them."""


def write_folder(
    args: Namespace, result: Result, beside: Sequence[Result], others: Sequence[Other] = ()
) -> None:
    """Write all files of a result, and say which; what cannot be drawn is said too."""
    written = write_outputs(result, args.out, args.lang)
    written += write_report(args, args.out / "report.html", result, beside, others)
    if result.plan is not None:
        written += _write_picture(args, args.out / "plan.png", result, beside)
    remark(args, "written", files=", ".join(map(str, written)))


def write_report(
    args: Namespace,
    path: Path,
    result: Result,
    beside: Sequence[Result],
    others: Sequence[Other] = (),
) -> list[Path]:
    """Write the page of a result, and return the file, or nothing where libraries are missing."""
    if _missing(args, path, ("jinja2", "matplotlib")):
        return []
    from siting.views import report

    report(result, beside=beside, lang=args.lang, sensitivity=others).save(path)
    return [path]


def _write_picture(
    args: Namespace, path: Path, result: Result, beside: Sequence[Result]
) -> list[Path]:
    if _missing(args, path, ("matplotlib",)):
        return []
    from siting.views import map_before_after

    before = next((other for other in beside if other.name == "today"), result)
    map_before_after(before, result, lang=args.lang).savefig(path, dpi=150)
    return [path]


def _missing(args: Namespace, path: Path, libraries: Sequence[str]) -> bool:
    gone = [library for library in libraries if find_spec(library) is None]
    if gone:
        remark(args, "no views", file=path, library=", ".join(gone))
    return bool(gone)
