"""One mistake, one error: what follows from it is not reported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from city.folders import SHEETS, folder, with_cell
from siting.city.generate import generate
from siting.city.readers import check
from siting.city.writers import write


def errors(path: Path) -> list[str]:
    return [str(finding) for finding in check(path) if finding.level == "error"]


def test_a_sheet_parted_by_tabs_is_one_error_and_not_one_for_each_name(tmp_path: Path) -> None:
    tabs = SHEETS["zones"].replace(",", "\t")
    assert errors(folder(tmp_path / "c", zones=tabs)) == [
        "zones.csv, column zone: the column zone is missing; it has no default"
    ]


def test_an_agency_without_a_name_is_not_missed_in_the_plans(tmp_path: Path) -> None:
    found = errors(folder(tmp_path / "c", agencies=with_cell("agencies", 4, "agency", "")))
    assert found[0].startswith("agencies.csv, cell A4 (agency): the cell is empty")
    assert not any("?" in text.replace("did you mean", "").rstrip("?") for text in found)


def test_a_choice_that_does_not_exist_lists_what_does_once(tmp_path: Path) -> None:
    rules = "rule,building,level\nOpen,G1,firm\n"
    (text,) = errors(folder(tmp_path / "c", rules=rules))
    assert text == "rules.csv, cell C2 (level): 'firm'; expected one of: hard, soft, off"


@pytest.mark.parametrize("slots", [3, 7])
def test_slots_named_to_the_minute_do_not_overlap(tmp_path: Path, slots: int) -> None:
    city = generate(agencies=3, buildings=2, zones=2, slots=slots)
    assert [f for f in check(write(city, tmp_path / "c")) if f.key == "slots_overlap"] == []
