"""Palembang over streets: the links give the table of minutes, and a closed bridge lengthens it."""

import sys
from pathlib import Path

import numpy as np
import pytest

import siting

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "palembang"


@pytest.fixture(scope="module")
def ampera():
    sys.path.insert(0, str(EXAMPLE))
    try:
        import ampera
    finally:
        sys.path.remove(str(EXAMPLE))
    return ampera


@pytest.fixture(scope="module")
def cities(ampera):
    roads = ampera.streets()
    return [ampera.city_over(each) for each in (roads, roads.without("Ampera"))]


def test_links_as_streets_give_the_minutes_of_the_table(cities):
    """Both are rounded to a tenth of a minute, over milliseconds and over minutes."""
    table, streets = siting.read(EXAMPLE).minutes, cities[0].minutes
    for one, two in ((table.zones, streets.zones), (table.buildings, streets.buildings)):
        apart = np.abs(one("mixed") - two("mixed"))
        assert apart.max() < 0.11
        assert (apart > 1e-9).mean() < 0.01


def test_closing_ampera_shortens_no_way_and_lengthens_those_over_it(cities):
    open_, closed = (city.minutes.zones("mixed") for city in cities)
    assert (closed >= open_).all()
    bank = np.array(cities[0].zones.bank)
    stock = cities[0].buildings.index["WALIKOTA"]
    longer = (closed - open_)[:, stock]
    assert longer[bank == "ilir"].max() == 0
    assert longer[bank == "ulu"].max() > 5


def test_the_answer_sets_both_totals_side_by_side(ampera, cities):
    open_, closed = (
        {"today": siting.evaluate(siting.Problem(city), city.plans["today"])} for city in cities
    )
    said = ampera.table(open_, closed).splitlines()
    assert said[2].startswith("| today | visitors on the way, hours a year | 680,767 | 693,153 |")
    assert said[-1] == "| today | total, IDR million a year | 88,648 | 89,239 | +0.7% |"
