"""Palembang's tables come from its facts and choices, and say what the sources say."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "palembang"


def rows(name: str, folder: Path = EXAMPLE) -> list[dict[str, str]]:
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(name: str) -> float:
    return next(float(row["value"]) for row in rows("facts/figures") if row["name"] == name)


def rebuild(folder: Path, stage: str) -> Path:
    script = [sys.executable, str(EXAMPLE / "build.py"), "--stage", stage, "--out", str(folder)]
    subprocess.run(script, check=True)
    return folder


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rebuild(tmp_path_factory.mktemp("full"), "full")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rebuild(tmp_path_factory.mktemp("first"), "first")


def test_a_rebuild_gives_the_same_bytes(full: Path) -> None:
    kept = {path.name: path.read_bytes() for path in EXAMPLE.glob("*.csv")}
    built = {path.name: path.read_bytes() for path in full.glob("*.csv")}
    assert sorted(kept) == sorted(built)
    assert [name for name in kept if kept[name] != built[name]] == []


def test_every_kelurahan_is_a_zone_and_all_people_live_somewhere() -> None:
    zones = rows("zones")
    assert len(zones) == 107
    assert len({zone["district"] for zone in zones}) == 18
    assert {zone["bank"] for zone in zones} == {"ulu", "ilir"}
    assert sum(int(zone["population"]) for zone in zones) == figure("population") == 1718440


def test_only_four_bridges_cross_the_musi() -> None:
    side = {row["code"]: row["side"] for row in rows("facts/kelurahan")}
    crossing = [row for row in rows("facts/links") if side[row["u"]] != side[row["v"]]]
    assert sorted(row["bridge"] for row in crossing) == sorted(
        row["bridge"] for row in rows("facts/bridges")
    )
    assert len(crossing) == 4


def test_every_listed_unit_is_an_agency_a_kecamatan_or_left_out_by_name() -> None:
    listed = {row["unit"]: row["type"] for row in rows("facts/units")}
    agencies = {row["unit"] for row in rows("choices/agencies")} - {""}
    districts = {row["unit"] for row in rows("choices/kecamatan")}
    assert (len(listed), len(agencies), len(districts)) == (53, 32, 18)
    assert {listed[unit] for unit in districts} == {"kecamatan"}
    assert sorted(listed[unit] for unit in set(listed) - agencies - districts) == [
        "other",
        "rsud",
        "rsud",
    ]


def test_three_agencies_come_from_the_mayors_list(first: Path) -> None:
    added = [row["agency"] for row in rows("choices/agencies") if not row["unit"]]
    assert added == ["BPBD", "KIR", "MPP"]
    assert len(rows("agencies", first)) == 35


def test_the_mayors_groups_are_those_of_the_source() -> None:
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows("facts/mayor_groups"):
        groups[row["group"]].append(row["agency"])
        assert row["url"].startswith("https://")
    assert groups == {
        "A": ["Dukcapil", "Kesbangpol", "Perindustrian", "Pariwisata", "Dispora"],
        "B": ["DLH", "PUPR", "Perkimtan"],
        "C": ["Dishub", "Satpol PP", "BPBD", "UPTD KIR Dishub"],
        "D": ["Kantor Camat", "UPTD Bapenda", "UPTD Dukcapil", "UPTD PUPR"],
        "E": ["PTSP", "MPP"],
    }
    read_as = {(row["group"], row["agency"]) for row in rows("choices/mayor")}
    assert read_as == {(group, agency) for group, those in groups.items() for agency in those}


@pytest.mark.parametrize("stage", ["first", "full"])
def test_the_mayor_moves_the_agencies_that_he_names_and_no_other(
    stage: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(stage)
    site = {row["building"]: row["site"] for row in rows("buildings", folder)}
    plan = {row["agency"]: row["building"] for row in rows("plans", folder)}
    goes = {
        "Kesbangpol": "MPP", "Disperin": "MPP", "Dispar": "MPP", "Dispora": "MPP",
        "DLH": "SUKARELA", "PUPR": "SUKARELA", "Perkimtan": "SUKARELA",
        "Dishub": "TANGGABUNTUNG", "SatpolPP": "TANGGABUNTUNG", "BPBD": "TANGGABUNTUNG",
        "KIR": "TANGGABUNTUNG", "DPMPTSP": "DISPORA", "MPP": "MALL",
    }  # fmt: skip
    for agency in rows("agencies", folder):
        name, where = agency["agency"], plan[agency["agency"]]
        if name.startswith("Dukcapil"):
            assert where == "MPP"
        elif name in goes:
            assert site[where] == goes[name]
        elif name.startswith(("Camat-", "UPTD-")):
            assert where == f"KEC-{name.rsplit('-', 1)[1]}"
        else:
            assert where == agency["current"]


@pytest.mark.parametrize("stage", ["first", "full"])
def test_minutes_are_known_from_every_zone_and_between_all_buildings(
    stage: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(stage)
    names = [row["building"] for row in rows("buildings", folder)]
    given = {(row["from"], row["to"]) for row in rows("minutes", folder)}
    wanted = {(zone["zone"], name) for zone in rows("zones", folder) for name in names}
    wanted |= {(one, two) for k, one in enumerate(names) for two in names[k + 1 :]}
    assert given == wanted


@pytest.mark.parametrize("stage", ["first", "full"])
def test_today_and_the_mayors_plan_fit_into_the_floors(
    stage: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(stage)
    floor = {row["building"]: float(row["net_m2"]) for row in rows("buildings", folder)}
    need = {row["agency"]: row.get("area_m2", "") for row in rows("agencies", folder)}
    area = {name: float(m2) for name, m2 in need.items() if m2}
    if stage == "full":
        by_rank = {row["rank"]: float(row["net_m2"]) for row in rows("standards", folder)}
        for row in rows("staffing", folder):
            more = float(row["persons"]) * by_rank[row["rank"]]
            area[row["agency"]] = area.get(row["agency"], 0.0) + more
        for row in rows("special_rooms", folder):
            area[row["agency"]] += float(row["net_m2"])
    today = {row["agency"]: row["current"] for row in rows("agencies", folder)}
    mayor = {row["agency"]: row["building"] for row in rows("plans", folder)}
    for plan in (today, mayor):
        inside: dict[str, float] = defaultdict(float)
        for agency, building in plan.items():
            inside[building] += area[agency]
        assert [b for b, m2 in inside.items() if m2 > floor[b]] == []


def test_every_row_says_how_sure_it_is(full: Path) -> None:
    known = {"official", "derived", "assumed", "synthetic", "measured"}
    for path in sorted(full.glob("*.csv")):
        for row in rows(path.stem, full):
            if path.stem == "buildings":
                assert "assumed" in row["note"]
            elif row.get("name") != "locale":
                assert row["status"] in known, (path.name, row)


def test_every_name_is_given_once(full: Path) -> None:
    for sheet, column in (
        ("agencies", "agency"),
        ("buildings", "building"),
        ("lots", "lot"),
        ("sites", "site"),
    ):
        names = [row[column] for row in rows(sheet, full)]
        assert len(names) == len(set(names)), sheet


def test_facts_and_choices_have_a_heading_for_every_cell_and_facts_a_source() -> None:
    for path in sorted([*EXAMPLE.glob("facts/*.csv"), *EXAMPLE.glob("choices/*.csv")]):
        for row in rows(f"{path.parent.name}/{path.stem}"):
            assert None not in row, (path.name, row)
            assert path.parent.name == "choices" or row["source"], (path.name, row)


def test_every_price_has_its_derivation(full: Path) -> None:
    assert all(row["note"] for row in rows("weights", full))
    assert all(row["note"] for row in rows("rules", full))
