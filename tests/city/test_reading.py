"""What the tables say becomes the city; what they do not say is put in place and on record."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from city.folders import SHEETS, folder, same, with_cell, with_row
from siting.city.city import City, RuleRow
from siting.city.findings import assumption_text
from siting.city.readers import check, read

TWO = {
    "agencies": "agency,staff\nA,10\nB,20\n",
    "buildings": "building,net_m2\nG1,300\nG2,200\n",
}


def small(path: Path, **sheets: str) -> City:
    """Return a city of two agencies and two buildings, with more sheets."""
    nothing = dict.fromkeys(SHEETS)
    return read(folder(path, **(nothing | TWO | sheets)))


def keys(path: Path, level: str = "error") -> set[str]:
    return {finding.key for finding in check(path) if finding.level == level}


def assumed(city: City) -> dict[tuple[str, str, str], int]:
    return {(a.sheet, a.column, a.key): a.count for a in city.assumptions}


def test_agencies_and_buildings_are_enough(tmp_path: Path) -> None:
    city = small(tmp_path / "c")
    assert city.name == "c"
    assert city.agencies.area_m2.tolist() == [90, 180]
    assert city.agencies.present.tolist() == [10, 20]
    assert city.buildings.gross_m2.tolist() == [300 * 1.3333, 200 * 1.3333]
    assert city.buildings.site == city.sites.ids == ("G1", "G2")
    assert city.buildings.owned.tolist() == [True, True]
    assert city.buildings.desks.tolist() == [np.inf, np.inf]
    assert city.buildings.life.tolist() == [30, 30]
    assert city.sites.meter == ("site", "site")
    assert city.tariff.rate.tolist() == [0.00169953]
    assert city.minutes.origin == "none"
    assert city.plans == {}
    assert not city.parking_counted
    assert set(city.files) == {"agencies.csv", "buildings.csv"}
    assert all(len(digest) == 64 for digest in city.files.values())


def test_every_default_is_on_record_with_its_count(tmp_path: Path) -> None:
    city = small(tmp_path / "c", agencies="agency,staff,attendance\nA,10,0.5\nB,20,\n")
    record = assumed(city)
    assert record["agencies", "attendance", "default_used"] == 1
    assert record["agencies", "area_m2", "area_from_staff"] == 2
    assert record["buildings", "owned", "default_used"] == 2
    assert record["tariff", "rate", "tariff_default"] == 1
    assert record["parameters", "days", "parameter_default"] == 1
    said = [assumption_text(a, lang) for a in city.assumptions for lang in ("en", "id")]
    assert "agencies.attendance: empty cells: 1 of 2; 1 is used" in said
    assert "agencies.attendance: 1 dari 2 sel kosong: dipakai 1" in said
    assert not any("{" in text or "Text(" in text for text in said)


def test_a_parameter_of_the_table_comes_with_its_source(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    days = city.parameters["days"]
    assert (days.value, days.source, days.year, days.status) == (235, "calendar", 2026, "official")
    assert ("parameters", "days", "parameter_default") not in assumed(city)
    assert city.value("post_cost") == 215


def test_statuses_of_rows_are_counted(tmp_path: Path) -> None:
    agencies = "agency,staff,status\nA,10,measured\nB,20,synthetic\n"
    buildings = "building,net_m2,status,provenance\nG1,300,leased,assumed\nG2,200,,assumed\n"
    city = small(tmp_path / "c", agencies=agencies, buildings=buildings)
    counts = {(a.sheet, a.status): a.count for a in city.assumptions if a.key == "rows_of_status"}
    assert counts == {
        ("agencies", "measured"): 1,
        ("agencies", "synthetic"): 1,
        ("buildings", "assumed"): 2,
    }
    assert city.buildings.owned.tolist() == [False, True]


def test_floor_is_programmed_from_staff_by_rank_and_rooms(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert city.agencies.area_m2.tolist() == [1 * 41 + 99 * 6 + 65, 600, 300]


def test_net_and_gross_come_from_each_other(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert city.buildings.gross_m2.tolist() == [1000 * 1.3333, 2600, 1333.3]
    assert city.buildings.net_m2.tolist() == [1000, 2000, 1333.3 / 1.3333]


def test_a_building_without_a_point_stands_at_its_zone(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert (city.buildings.lon[2], city.buildings.lat[2]) == (104.76, -3.01)


def test_buildings_of_one_site_share_its_row(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert city.sites.ids == ("S1", "G3")
    assert city.sites.gate_posts.tolist() == [2, 0]
    assert city.site_of.tolist() == [0, 0, 1]
    assert city.buildings.owned.tolist() == [True, True, False]


def test_a_building_alone_may_have_a_row_in_sites(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c", sites=SHEETS["sites"] + "G3,1,50,,building\n"))
    assert city.sites.grounds_cost.tolist() == [100, 50]
    assert city.sites.meter == ("site", "building")


def test_a_lot_of_a_site_serves_all_its_buildings_and_a_building_row_wins(tmp_path: Path) -> None:
    rows = "lot,building,site,walk_minutes\nP1,G2,,7\nP1,,S1,2\nP2,G3,,\n"
    serves = read(folder(tmp_path / "c", lot_serves=rows)).lot_serves
    links = zip(serves.lot, serves.building, serves.walk_minutes, strict=True)
    assert set(links) == {(0, 1, 7.0), (0, 0, 2.0), (1, 2, 0.0)}


def test_shares_are_own_rows_else_star_else_population(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert city.visitor_share.tolist() == [[0.25, 0.75], [0.6, 0.4], [0.6, 0.4]]
    assert city.home_share.tolist() == [[0.5, 0.5]] * 3


def test_shares_that_nearly_sum_to_1_are_divided_by_their_sum(tmp_path: Path) -> None:
    text = with_cell("visitors", 2, "share", "0.2505")
    city = read(folder(tmp_path / "c", visitors=text))
    assert city.visitor_share[0].tolist() == [0.2505 / 1.0005, 0.75 / 1.0005]


def test_without_inhabitants_nobody_comes_from_anywhere(tmp_path: Path) -> None:
    city = small(tmp_path / "c", zones="zone\nZ1\nZ2\n")
    assert city.visitor_share.tolist() == [[0, 0], [0, 0]]
    assert city.zones.district == ("Z1", "Z2")


def test_pairs_are_unordered_and_add_up(tmp_path: Path) -> None:
    trips = read(folder(tmp_path / "c")).trips
    assert (trips.first.tolist(), trips.second.tolist(), trips.per_day.tolist()) == ([0], [1], [5])


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    turned = {}
    for name in ("trips", "joint_visits", "lot_serves", "visitors", "homes", "minutes", "tariff"):
        head, *rows = SHEETS[name].splitlines()
        turned[name] = "\n".join([head, *rows[::-1]])
    assert same(read(folder(tmp_path / "a")), read(folder(tmp_path / "b", **turned)))


def test_the_tariff_is_put_in_order(tmp_path: Path) -> None:
    text = "limit_kwh,fixed,rate\n,3,0.1\n100,1,0.3\n50,,0.5\n"
    tariff = small(tmp_path / "c", tariff=text).tariff
    assert tariff.limit_kwh.tolist() == [50, 100, np.inf]
    assert tariff.fixed.tolist() == [0, 1, 3]


def test_minutes_fall_back_to_the_mixed_row_the_way_back_and_the_air(tmp_path: Path) -> None:
    minutes = read(folder(tmp_path / "c")).minutes
    assert minutes.origin == "table and coordinates"
    assert minutes.zones("motorcycle")[:, 2].tolist() == [20, 8]
    assert minutes.zones("walk")[:, 2].tolist() == [30, 8]
    between = minutes.buildings("mixed")
    assert (between[0, 2], between[2, 0]) == (22, 22)
    assert between[0, 1] == between[1, 0] == 0
    assert between[1, 2] == between[2, 1] > 0


def test_minutes_of_a_mode_win_over_the_way_back_of_another(tmp_path: Path) -> None:
    rows = "from,to,minutes,mode\nG1,G2,5,\nG2,G1,9,\nG1,G2,3,car\n"
    minutes = small(tmp_path / "c", minutes=rows).minutes
    assert minutes.buildings("mixed").tolist() == [[0, 5], [9, 0]]
    assert minutes.buildings("car").tolist() == [[0, 3], [9, 0]]
    assert "walk" not in minutes.building


def test_the_way_back_by_the_same_mode_comes_before_the_mixed_way_back(tmp_path: Path) -> None:
    rows = "from,to,minutes,mode\nG2,G1,9,\nG2,G1,4,car\n"
    minutes = small(tmp_path / "c", minutes=rows).minutes
    assert minutes.buildings("car").tolist() == [[0, 4], [4, 0]]
    assert minutes.buildings("mixed").tolist() == [[0, 9], [9, 0]]


def test_minutes_by_air_are_kilometres_times_detour_over_speed(tmp_path: Path) -> None:
    zones = "zone,population,lon,lat\nZ,100,104.7,0\n"
    buildings = "building,net_m2,lon,lat\nG1,300,104.7,0.1\nG2,200,104.7,0\n"
    minutes = small(tmp_path / "c", zones=zones, buildings=buildings).minutes
    km = 6371.0088 * np.radians(0.1)
    assert minutes.zones("mixed")[0] == pytest.approx([km * 1.4 / 20 * 60, 0])
    assert minutes.origin == "coordinates"


def test_minutes_that_nobody_needs_may_be_unknown(tmp_path: Path) -> None:
    city = small(tmp_path / "c", zones="zone,population\nZ,0\n")
    assert np.isnan(city.minutes.zones("mixed")).all()


@pytest.mark.parametrize(
    "sheets",
    [
        {"zones": "zone,population\nZ,5\n"},
        {"zones": "zone,population\nZ,0\n", "homes": "agency,zone,share\nA,Z,1\n"},
        {"trips": "agency,other,trips_per_day\nA,B,1\n"},
        {"joint_visits": "agency,other,persons_per_day\nA,B,1\n"},
    ],
)
def test_minutes_that_somebody_needs_must_be_known(tmp_path: Path, sheets: dict[str, str]) -> None:
    path = folder(tmp_path / "c", **(dict.fromkeys(SHEETS) | TWO | sheets))
    assert keys(path) == {"minutes_unknown"}
    (first, *_) = [f for f in check(path) if f.level == "error"]
    assert (first.sheet, first.row) == ("buildings", 2)


def test_minutes_of_the_modes_in_use_are_enough(tmp_path: Path) -> None:
    sheets = {
        "zones": "zone,population\nZ,5\n",
        "minutes": "from,to,minutes,mode\nZ,G1,5,car\nZ,G2,6,car\n",
        "modes": "who,mode,share\nstaff,car,1\nvisitor,car,1\n",
    }
    minutes = small(tmp_path / "c", **sheets).minutes
    assert minutes.zones("car").tolist() == [[5, 6]]
    assert np.isnan(minutes.zones("mixed")).all()


def test_nobody_can_reach_an_agency_is_an_error(tmp_path: Path) -> None:
    text = SHEETS["minutes"].replace("Ulu,G2,26", "Ulu,G2,inf").replace("Ulu,G3,8", "Ulu,G3,inf")
    assert "fits_no_way" in keys(folder(tmp_path / "c", minutes=text))


def test_a_building_that_some_cannot_reach_is_no_error(tmp_path: Path) -> None:
    text = SHEETS["minutes"].replace("Ulu,G3,8", "Ulu,G3,inf")
    assert keys(folder(tmp_path / "c", minutes=text)) == set()


def test_today_is_where_everybody_sits(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    assert dict(city.plans["today"]) == {"DLH": "G1", "PUPR": "G2", "MPP": "G2"}
    assert dict(city.plans["mayor"])["MPP"] == "G3"
    assert city.plans["mayor"].name == "mayor"


def test_today_may_be_drawn_where_some_agency_has_no_building_yet(tmp_path: Path) -> None:
    plans = SHEETS["plans"] + "today,DLH,G1\ntoday,PUPR,G2\ntoday,MPP,G3\n"
    agencies = with_cell("agencies", 4, "current", "")
    city = read(folder(tmp_path / "c", plans=plans, agencies=agencies))
    assert city.plans["today"]["MPP"] == "G3"
    assert city.agencies.current[2] is None


def test_rules_keep_their_order_and_what_is_empty_stays_empty(tmp_path: Path) -> None:
    rules = read(folder(tmp_path / "c")).rules
    assert rules == (
        RuleRow(
            "Together", "DLH", ("PUPR",), what="site", level="soft", price=5.0, note="one roof"
        ),
        RuleRow("AtMost", value=3.0),
        RuleRow("Within", "*", value=0.8, limit=45.0, level="soft", price=0.1),
    )


def test_names_of_rules_terms_and_choices_may_differ_in_case(tmp_path: Path) -> None:
    rules = SHEETS["rules"].replace("Together", "TOGETHER").replace("AtMost", "at most")
    weights = "term,price\nVisitor Travel,1\n"
    modes = SHEETS["modes"].replace("staff", "Pegawai").replace("motorcycle", "Sepeda Motor")
    city = read(folder(tmp_path / "c", rules=rules, weights=weights, modes=modes))
    assert [row.rule for row in city.rules] == ["Together", "AtMost", "Within"]
    assert list(city.weights) == ["visitor_travel"]
    assert city.modes is not None
    assert city.modes.share[0].tolist() == [0.25, 0.75, 0, 0]


def test_a_cap_may_be_negative(tmp_path: Path) -> None:
    rules = with_row("rules", rule="Cap", what="vacant", value="-100")
    assert read(folder(tmp_path / "c", rules=rules)).rules[-1].value == -100


def test_units_may_share_a_whole_that_is_no_agency(tmp_path: Path) -> None:
    agencies = "agency,staff,part_of\nA1,10,A\nA2,20,A\nB,5,A2\n"
    assert small(tmp_path / "c", agencies=agencies).agencies.part_of == ("A", "A", "A2")


@pytest.mark.parametrize(
    "rules",
    [
        with_row("rules", rule="FloorArea", level="off"),
        with_row("rules", rule="FloorArea", level="soft", price="1"),
        with_row("rules", rule="FloorArea", value="1.5"),
        with_row("rules", rule="FloorArea", building="G2", level="off"),
    ],
)
def test_an_agency_too_large_fits_where_floor_is_no_hard_limit(tmp_path: Path, rules: str) -> None:
    agencies = with_cell("agencies", 3, "area_m2", "2100")
    assert keys(folder(tmp_path / "a", agencies=agencies)) == {"fits_no_floor"}
    assert keys(folder(tmp_path / "b", agencies=agencies, rules=rules)) == set()


def test_a_hard_reserve_leaves_less_floor(tmp_path: Path) -> None:
    agencies = with_cell("agencies", 3, "area_m2", "1900")
    rules = with_row("rules", rule="Reserve", value="0.1")
    assert keys(folder(tmp_path / "a", agencies=agencies)) == set()
    assert keys(folder(tmp_path / "b", agencies=agencies, rules=rules)) == {"fits_no_floor"}


def test_features_bind_unless_a_row_says_otherwise(tmp_path: Path) -> None:
    agencies = with_cell("agencies", 2, "requires", "lab")
    off = with_row("rules", rule="Requires", level="off")
    own = with_row("rules", rule="Requires", agency="DLH", level="soft", price="1")
    added = with_row("rules", rule="Requires", agency="DLH", what="archive")
    assert keys(folder(tmp_path / "a", agencies=agencies)) == {"fits_no_features"}
    assert keys(folder(tmp_path / "b", agencies=agencies, rules=off)) == set()
    assert keys(folder(tmp_path / "c", agencies=agencies, rules=own)) == set()
    assert keys(folder(tmp_path / "d", agencies=agencies, rules=added)) == {"fits_no_features"}


def test_desks_bind_until_a_row_says_otherwise(tmp_path: Path) -> None:
    agencies = "agency,staff\nA,10\nB,20\n"
    buildings = "building,net_m2,desks\nG1,300,15\nG2,200,15\n"
    bare = dict.fromkeys(SHEETS) | {"agencies": agencies, "buildings": buildings}
    assert keys(folder(tmp_path / "a", **bare)) == {"fits_no_desks"}
    off = {"rules": "rule,building,level\nDesks,G1,off\n"}
    assert keys(folder(tmp_path / "b", **(bare | off))) == set()


def test_a_city_too_small_for_all_is_noted_and_left_to_the_solver(tmp_path: Path) -> None:
    path = folder(tmp_path / "c", **(dict.fromkeys(SHEETS) | TWO))
    (path / "agencies.csv").write_text("agency,staff,area_m2\nA,10,290\nB,20,290\n")
    assert keys(path) == set()
    (note,) = [f for f in check(path) if f.key == "city_too_small"]
    assert "agencies need 580 m2, hard limits leave 500 m2: 80 m2 too little" in str(note)
    assert str(note).endswith("add a building, open a closed one, or make FloorArea soft")


def test_what_is_wrong_elsewhere_does_not_hide_an_agency_too_large(tmp_path: Path) -> None:
    agencies = with_cell("agencies", 3, "area_m2", "2001")
    weights = "term,price\nrentt,1\n"
    path = folder(tmp_path / "a", agencies=agencies, weights=weights)
    assert keys(path) == {"fits_no_floor", "unknown_name"}
    buildings = with_cell("buildings", 4, "gross_m2", "x")
    path = folder(tmp_path / "b", agencies=agencies, buildings=buildings)
    assert keys(path) == {"not_a_number"}  # G3 may be large enough


def test_what_is_read_cannot_be_written_to(tmp_path: Path) -> None:
    city = read(folder(tmp_path / "c"))
    for array in (city.agencies.staff, city.visitor_share, city.minutes.zones("mixed")):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
