"""Every sentence stands in both languages, with the same values, and is said somewhere."""

from pathlib import Path
from string import Formatter

import pytest

import siting
from siting.locale.cli import CLI, HELP
from siting.locale.compare import COMPARE

SAID = {**{f"help {k}": t for k, t in HELP.items()}, **CLI, **COMPARE}
SOURCE = "".join(
    path.read_text("utf-8")
    for room in ("cli", "explain")
    for path in (Path(siting.__file__).parent / room).glob("*.py")
)


def values(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(SAID))
def test_both_languages_fill_in_the_same_values(key):
    text = SAID[key]
    assert text.en
    assert text.id
    assert values(text.en) == values(text.id)


@pytest.mark.parametrize("key", sorted({*HELP, *CLI, *COMPARE}))
def test_no_sentence_is_left_over(key):
    assert f'"{key}"' in SOURCE.replace("'", '"')
