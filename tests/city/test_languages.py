"""Both languages say everything, with the same blanks to fill."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from siting.city.schema import ALIASES, SHEETS, plain
from siting.locale import Text
from siting.locale.findings import EXPECTED, FINDINGS, HINTS, KINDS, PLACES

ALL = {
    f"{area}: {key}": text
    for area, texts in (
        ("finding", FINDINGS),
        ("hint", HINTS),
        ("place", PLACES),
        ("kind", KINDS),
        ("expected", EXPECTED),
    )
    for key, text in texts.items()
}


def blanks(text: str) -> list[tuple[str, str | None]]:
    return sorted((name, how or "") for _, name, _, how in Formatter().parse(text) if name)


@pytest.mark.parametrize("key", ALL)
def test_a_sentence_has_the_same_blanks_in_both_languages(key: str) -> None:
    text: Text = ALL[key]
    assert text.en
    assert text.id
    assert blanks(text.en) == blanks(text.id)


def test_every_sentence_is_said_somewhere() -> None:
    root = Path(__file__).parents[2] / "src" / "siting"
    rooms = (root / "city", root / "network")
    code = "".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))
    unused = [key for key in (*FINDINGS, *HINTS) if f'"{key}"' not in code]
    assert unused == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_headings_of_a_sheet_mean_one_column_each(sheet: str) -> None:
    headings = [
        plain(heading)
        for column in SHEETS[sheet].columns
        for heading in {plain(column.name), *map(plain, column.aliases)}
    ]
    assert len(headings) == len(set(headings))
    assert all(column.meaning.en and column.meaning.id for column in SHEETS[sheet].columns)


def test_names_of_sheets_mean_one_sheet_each() -> None:
    names = [plain(name) for s in SHEETS.values() for name in {s.name, *s.aliases}]
    assert len(names) == len(set(names))
    assert set(ALIASES) >= {c.name for s in SHEETS.values() for c in s.columns} - {"meter"}
