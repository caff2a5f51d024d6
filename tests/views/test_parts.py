"""Agencies given as units read as one line with their parts, wherever a plan is shown."""

from dataclasses import replace

import pytest

from siting.city.city import Plan
from siting.explain.compare import compare
from siting.export import plan_rows
from siting.problem import Problem
from siting.solving import evaluate
from siting.views.frames_parts import gathered, short, wholes
from siting.views.page import report
from siting.views.text import summary
from views.village import BEST, TODAY, village


def city(part_of=("BKD", "BKD", None)):
    """Return the village in which two agencies are units of the third."""
    plain = village()
    return replace(plain, agencies=replace(plain.agencies, part_of=part_of))


def plan(seats, name, **more):
    return evaluate(Problem(city(**more)), Plan(seats), name=name)


@pytest.mark.parametrize(
    ("part_of", "whole"),
    [
        ((None, None, None), ("DLH", "PUPR", "BKD")),
        (("Setda", "Setda", None), ("Setda", "Setda", "BKD")),
        (("PUPR", "BKD", None), ("BKD", "BKD", "BKD")),
    ],
)
def test_a_unit_belongs_to_the_outermost_whole(part_of, whole):
    assert tuple(city(part_of).agencies.whole.values()) == whole


@pytest.mark.parametrize(
    ("part", "said"),
    [("Bapenda-Loket", "Loket"), ("UPTD-Bapenda-KMN", "UPTD-Bapenda-KMN"), ("Bapendanas", None)],
)
def test_a_part_is_called_by_what_differs_from_its_whole(part, said):
    assert short(part, "Bapenda") == (said or part)


def test_parts_in_one_building_are_said_together():
    table = city(("Setda", "Setda", None)).agencies
    assert gathered(table.ids, table) == ["Setda (DLH, PUPR)", "BKD"]
    assert gathered(table.ids, city().agencies) == ["BKD (+ DLH, PUPR)"]
    assert gathered(("DLH",), table) == ["DLH"]


def test_a_whole_lists_its_seats_with_the_most_staff_first():
    (whole,) = wholes(plan(TODAY, "today"))
    assert (whole.whole, whole.name, whole.staff) == ("BKD", "Staff Office", 60)
    assert [(seat.building, seat.parts) for seat in whole.seats] == [
        ("North", ("PUPR", "BKD")),
        ("Old", ("DLH",)),
    ]
    assert wholes(plan(TODAY, "today", part_of=(None, None, None))) == ()


def test_the_text_reads_an_agency_in_two_buildings_as_one_line():
    said = summary(plan(TODAY, "today"))
    assert "BKD: North (PUPR, BKD); Old (DLH)" in said
    assert "Agencies in several buildings" not in summary(plan(BEST, "recommended"))


def test_the_page_reads_each_agency_as_one_line():
    html = report(plan(BEST, "recommended"), beside=[plan(TODAY, "today")]).html
    assert "1 agency, in 3 parts, would sit in 1 building instead of 2." in html
    assert "parts: 3; buildings: 1" in html
    assert "North: DLH, PUPR, BKD" in html


def test_a_comparison_reads_the_moves_of_an_agency_as_one_line():
    south = plan(dict.fromkeys(TODAY, "South"), "south")
    said = str(compare(plan(TODAY, "today"), south))
    assert "BKD: DLH Old → South; PUPR, BKD North → South" in said


def test_plan_csv_names_the_whole_of_each_unit_last():
    heads, rows = plan_rows(plan(BEST, "recommended"))
    assert (heads[:3], heads[-1]) == (["agency", "building", "site"], "part_of")
    assert [row[-1] for row in rows] == ["BKD", "BKD", ""]
