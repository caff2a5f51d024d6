"""Progress on a terminal: best total, bound and gap so far; the only file that imports rich."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from siting.locale.cli import CLI
from siting.solvers.contract import Progress, Watch
from siting.termination import gap_between
from siting.views.numbers import number, percent

WIDTH = 78


@contextmanager
def watching(lang: str, *, quiet: bool, stream: TextIO | None = None) -> Iterator[Watch | None]:
    """Give a callback that draws progress while a solve runs; None where nobody looks.

    Parameters
    ----------
    lang
        ``en`` or ``id``.
    quiet
        Whether to draw nothing.
    stream
        Where to draw; standard error unless given. Nothing is drawn on what is not a terminal.
    """
    stream = sys.stderr if stream is None else stream
    if quiet or not stream.isatty():
        yield None
        return
    try:
        from rich.console import Console
    except ImportError:
        yield _watch(lang, lambda line: _rewrite(stream, line))
        _rewrite(stream, "")
        return
    with Console(file=stream).status("") as status:
        yield _watch(lang, status.update)


def line(progress: Progress, lang: str = "en") -> str:
    """Say where a run stands in one line."""
    total, bound = progress.total, progress.bound
    gap = None if total is None or bound is None else gap_between(total, bound)
    return CLI["progress"].say(
        lang,
        seconds=number(progress.seconds, lang),
        total=number(total, lang, 1),
        bound=number(bound, lang, 1),
        gap=percent(gap, lang, 2),
    )


def _watch(lang: str, draw: Callable[[str], object]) -> Watch:
    def watch(progress: Progress) -> bool:
        draw(line(progress, lang))
        return False

    return watch


def _rewrite(stream: TextIO, text: str) -> None:
    stream.write(f"\r{text[:WIDTH]:<{WIDTH}}" + ("" if text else "\r"))
    stream.flush()
