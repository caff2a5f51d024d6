"""Minutes by bank and district are means over people of the minutes that the audit counts."""

from dataclasses import replace

import pytest

from siting.city.arrays import locked
from siting.views.frames_access import access
from views.village import best, nothing, today, village


def test_the_city_comes_first_then_each_bank_with_its_districts():
    rows = access((today(), best()))
    assert [(row.bank, row.district, row.population) for row in rows] == [
        ("", "", 400),
        ("ulu", "", 100),
        ("ulu", "Z1", 100),
        ("ilir", "", 300),
        ("ilir", "Z2", 300),
    ]


def test_minutes_are_those_of_the_one_agency_with_visitors():
    city, ulu, _, ilir, _ = access((today(),))
    assert (ulu.minutes, ilir.minutes) == ((10,), (20,))
    assert city.minutes == (pytest.approx(17.5),)


def test_a_plan_that_does_not_exist_has_no_minutes():
    assert access((today(), nothing()))[0].minutes[1] is None


def test_without_people_there_is_nothing_to_say():
    city = village()
    empty = replace(city, zones=replace(city.zones, population=locked([0, 0])))
    assert access((today(empty),)) == ()
