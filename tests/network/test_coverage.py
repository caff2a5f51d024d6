"""Coverage: people with a place near by, counted in the head."""

import numpy as np
import pytest

from siting import network
from siting.city.generate import generate
from siting.errors import OptionError, UnknownName
from siting.network.served import coverage, coverage_of

MINUTES = [[10, 40], [20, 15], [np.inf, 31], [np.inf, np.inf]]
PEOPLE = [100, 200, 300, 0]
DISTRICTS = ["north", "north", "south", "empty"]


def test_the_nearest_place_counts():
    found = coverage(MINUTES, PEOPLE, DISTRICTS, (10, 15, 31))
    assert found.districts == ("north", "south", "empty")
    assert found.people.tolist() == [300, 300, 0]
    assert found.reached.tolist() == [[100, 300, 300], [0, 0, 300], [0, 0, 0]]
    assert found.share[0].tolist() == [pytest.approx(1 / 3), 1, 1]
    assert found.whole.tolist() == [pytest.approx(1 / 6), 0.5, 1]
    assert found.share[2].tolist() == [1, 1, 1]
    assert found.rows[4] == {
        "district": "south", "minutes": 15.0, "people": 300.0, "reached": 0.0, "share": 0.0
    }  # fmt: skip


def test_nobody_is_near_where_there_is_no_place():
    assert coverage(np.zeros((4, 0)), PEOPLE, DISTRICTS, 30).reached.sum() == 0
    assert coverage(np.full((4, 1), np.nan), PEOPLE, DISTRICTS, 30).reached.sum() == 0


def test_a_city_counts_its_own_people():
    city = generate(agencies=4, buildings=3, zones=6, seed=1)
    every = coverage_of(city, within=1e6)
    assert every.people.sum() == pytest.approx(city.zones.population.sum())
    assert every.whole.tolist() == [1]
    one = coverage_of(city, city.buildings.ids[:1], within=(0, 10, 20))
    two = coverage_of(city, city.buildings.ids[:2], within=(0, 10, 20))
    assert (two.reached >= one.reached).all()


def test_what_cannot_be_meant_is_refused():
    city = generate(agencies=4, buildings=3, zones=6, seed=1)
    with pytest.raises(UnknownName, match="building"):
        coverage_of(city, ["nowhere"])
    with pytest.raises(UnknownName, match="mode"):
        coverage_of(city, mode="bike")
    with pytest.raises(OptionError, match="one row and one number for each zone"):
        coverage(MINUTES, PEOPLE[:2], DISTRICTS)
    with pytest.raises(OptionError, match="expected 0 or more"):
        network.coverage(MINUTES, PEOPLE, DISTRICTS, -1)
