"""Progress is drawn on a terminal only."""

import io
import sys

import pytest

from siting.cli.progress import line, watching
from siting.solvers.contract import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_line_says_seconds_best_bound_and_gap():
    assert line(Progress(3.2, 1200.0, 1188.0)) == "3 s   best 1,200.0   bound 1,188.0   gap 1.00%"
    assert line(Progress(0.0, None, None), "id") == "0 d   terbaik –   batas –   celah –"


def test_nothing_is_drawn_on_what_is_no_terminal():
    with watching("en", quiet=False, stream=io.StringIO()) as watch:
        assert watch is None


def test_nothing_is_drawn_when_quiet():
    with watching("en", quiet=True, stream=Terminal()) as watch:
        assert watch is None


@pytest.mark.parametrize("rich", [True, False])
def test_a_terminal_shows_the_line_with_and_without_rich(monkeypatch, rich):
    if not rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    terminal = Terminal()
    with watching("en", quiet=False, stream=terminal) as watch:
        assert watch(Progress(1.0, 10.0, 5.0)) is False  # False = go on
    assert rich or "best 10.0" in terminal.getvalue()
    assert rich or terminal.getvalue().endswith("\r")
