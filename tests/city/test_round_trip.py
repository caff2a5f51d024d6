"""A city written and read again is the same city, and so is one that went through JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from city.folders import SHEETS, folder, same
from siting.city.city import City, Flow, Plan
from siting.city.generate import generate
from siting.city.readers import check, read
from siting.city.store import from_dict, to_dict
from siting.city.writers import write


def through_json(city: City) -> City:
    return from_dict(json.loads(json.dumps(to_dict(city), allow_nan=False)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("everything", [False, True])
def test_a_generated_city_comes_back_as_it_was_written(
    tmp_path: Path, seed: int, everything: bool
) -> None:
    city = generate(agencies=9, buildings=6, zones=12, seed=seed, everything=everything)
    path = write(city, tmp_path / "city")
    assert [f for f in check(path) if f.level == "error"] == []
    assert same(city, read(path))


def test_the_small_city_comes_back_as_it_was_written(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "a"))
    assert same(city, read(write(city, tmp_path / "b")))


def test_a_city_with_next_to_nothing_comes_back_as_it_was_written(tmp_path: Path) -> None:
    bare = dict.fromkeys(SHEETS) | {
        "agencies": "agency,staff\nA,3.3\n",
        "buildings": "building,net_m2\nG,77.7\n",
    }
    city = read(folder(tmp_path / "a", **bare))
    assert same(city, read(write(city, tmp_path / "b")))


def test_numbers_are_written_in_full_and_read_by_their_locale(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "a", weights="term,price\nrent,1.1250000000000002\n"))
    path = write(city, tmp_path / "b")
    assert "1.1250000000000002" in (path / "weights.csv").read_text()
    assert read(path).locale == "en"
    assert read(path).weights["rent"].price == 1.1250000000000002


def test_writing_twice_leaves_no_sheet_of_the_first_city(tmp_path: Path) -> None:
    write(read(folder(tmp_path / "a")), tmp_path / "c")
    bare = dict.fromkeys(SHEETS) | {
        "agencies": "agency,staff\nA,1\n",
        "buildings": "building,net_m2\nG,50\n",
    }
    city = read(folder(tmp_path / "b", **bare))
    assert same(city, read(write(city, tmp_path / "c")))


def test_json_keeps_everything_without_loss(tmp_path: Path) -> None:
    minutes = SHEETS["minutes"].replace("Ulu,G3,8", "Ulu,G3,inf")
    city = read(folder(tmp_path / "c", minutes=minutes))
    split = (Flow("G1", "P1", "car", "staff", 1 / 3),)
    plan = Plan(dict(city.plans["today"]), split, "today")
    city = replace(city, plans=dict(city.plans) | {"today": plan})
    again = through_json(city)
    assert to_dict(again) == to_dict(city)
    assert again.plans["today"] == plan
    assert again.assumptions == city.assumptions
    assert again.rules == city.rules
    assert again.minutes.zones("mixed")[1, 2] == np.inf
    assert again.agencies.staff.dtype == np.float64
    assert again.buildings.owned.dtype == np.bool_
    assert not again.agencies.staff.flags.writeable


def test_json_keeps_what_is_unknown_and_what_is_empty(tmp_path: Path) -> None:
    bare = dict.fromkeys(SHEETS) | {
        "agencies": "agency,staff\nA,1\n",
        "buildings": "building,net_m2\nG,50\n",
    }
    city = read(folder(tmp_path / "c", **bare))
    again = through_json(city)
    assert np.isnan(again.buildings.lon[0])
    assert again.visitor_share.shape == (1, 0)
    assert again.profiles is None
    assert again.agencies.allowed == (None,)
    assert to_dict(again) == to_dict(city)
