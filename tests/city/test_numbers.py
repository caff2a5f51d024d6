"""Numbers are read as they are written, or refused; nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from city.folders import folder, with_cell
from siting.city.numbers import NotANumber, number, sure_numbers, yes_or_no
from siting.city.readers import check, read

AMBIGUOUS, NEITHER, ENDLESS = "ambiguous_number", "not_a_number", "not_finite"


@pytest.mark.parametrize(
    ("text", "bare", "en", "id_"),
    [
        ("12", 12, 12, 12),
        ("-12", -12, -12, -12),
        ("+3", 3, 3, 3),
        (" 7 ", 7, 7, 7),
        ("1.5", 1.5, 1.5, NEITHER),
        ("1,5", NEITHER, NEITHER, 1.5),
        ("1.500", AMBIGUOUS, 1.5, 1500),
        ("1,500", AMBIGUOUS, 1500, 1.5),
        ("999.125", AMBIGUOUS, 999.125, 999125),
        ("-1.500", AMBIGUOUS, -1.5, -1500),
        ("0.500", 0.5, 0.5, 500),
        ("0,500", NEITHER, 500, 0.5),
        ("1234.500", 1234.5, 1234.5, NEITHER),
        ("1.5000", 1.5, 1.5, NEITHER),
        ("1.234.567", NEITHER, NEITHER, 1234567),
        ("1,234,567.5", NEITHER, 1234567.5, NEITHER),
        ("1.234.567,5", NEITHER, NEITHER, 1234567.5),
        ("1e3", 1000, 1000, 1000),
        ("1e-05", 1e-5, 1e-5, 1e-5),
        (".5", 0.5, 0.5, NEITHER),
        ("1e999", ENDLESS, ENDLESS, ENDLESS),
        ("nan", ENDLESS, ENDLESS, ENDLESS),
        ("-inf", ENDLESS, ENDLESS, ENDLESS),
        ("1,2 M", NEITHER, NEITHER, NEITHER),
        ("50%", NEITHER, NEITHER, NEITHER),
        ("Rp 5", NEITHER, NEITHER, NEITHER),
        ("1_000", NEITHER, NEITHER, NEITHER),
        ("1 000", NEITHER, NEITHER, NEITHER),
        ("1\u00a0000", NEITHER, NEITHER, NEITHER),
        ("٣", NEITHER, NEITHER, NEITHER),
        ("--1", NEITHER, NEITHER, NEITHER),
        (".", NEITHER, NEITHER, NEITHER),
        ("0x10", NEITHER, NEITHER, NEITHER),
    ],
)
def test_a_number_is_read_by_its_locale(text: str, bare: object, en: object, id_: object) -> None:
    for locale, expected in ((None, bare), ("en", en), ("id", id_)):
        if isinstance(expected, str):
            with pytest.raises(NotANumber) as wrong:
                number(text, locale)
            assert wrong.value.key == expected
        else:
            assert number(text, locale) == expected


def test_the_fast_way_reads_only_what_the_careful_way_reads_alike() -> None:
    texts = [
        "12",
        "0.125",
        "1.5",
        "1234.5",
        "1.500",
        "1,5",
        "-1",
        "nan",
        "1e5",
        "",
        "007",
        "12.3456",
    ]
    for locale in (None, "en", "id"):
        for text in texts:
            fast = sure_numbers([text, "3"], locale)
            if fast is not None:
                assert fast.tolist() == [number(text, locale), 3.0]


def test_the_fast_way_takes_numbers_of_a_workbook_but_no_gaps() -> None:
    assert sure_numbers([1.5, 1.125], None) is not None
    assert sure_numbers([1.5, None], None) is None
    assert sure_numbers([1.5, "2"], None) is None
    assert sure_numbers([1.5, np.inf], None) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("yes", True), ("Ya", True), ("TRUE", True), ("1", True), ("no", False), ("tidak", False)]
    + [("0", False), ("perhaps", None)],
)
def test_yes_and_no_are_read_in_both_languages(text: str, meant: bool | None) -> None:
    assert yes_or_no(text) is meant


def test_coordinates_are_never_ambiguous(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c", buildings=with_cell("buildings", 2, "lon", "104.751")))
    assert city.buildings.lon[0] == 104.751


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("1.500", "write 1500 or 1.5000, or set the parameter locale to en or id"),
        ("12,125", "write 12125 or 12.1250, or set the parameter locale to en or id"),
        ("1,5", "did you mean 1.5? or set the parameter locale to id"),
        ("50 %", "write 0.5 for 50 %"),
        ("1.2 M", "write digits only, with a dot for decimals, such as 1250.5"),
    ],
)
def test_a_refused_number_says_how_to_write_it(tmp_path: Path, value: str, fix: str) -> None:
    text = with_cell("agencies", 2, "staff", f'"{value}"')
    errors = [f for f in check(folder(tmp_path / "c", agencies=text)) if f.level == "error"]
    assert [str(f).split("; ")[-1] for f in errors] == [fix]
    assert errors[0].where == "agencies.csv, cell C2 (staff)"


def test_with_a_locale_no_number_is_ambiguous(tmp_path: Path) -> None:
    for locale, area in (("en", 1.5), ("ID", 1500.0)):
        path = tmp_path / locale
        path.mkdir()
        (path / "agencies.csv").write_text("agency,staff,area_m2\nA,10,1.500\n")
        (path / "buildings.csv").write_text("building,net_m2\nG,3000\n")
        (path / "parameters.csv").write_text(f"name,value\nLocale,{locale}\n")
        assert read(path).agencies.area_m2[0] == area


def test_infinite_minutes_say_that_there_is_no_way(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c", minutes=with_cell("minutes", 2, "minutes", "inf")))
    assert city.minutes.zones("mixed")[0, 0] == np.inf
