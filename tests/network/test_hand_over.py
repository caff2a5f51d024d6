"""Hand-over: streets and timetables take the place of a city's table of minutes, on record."""

import numpy as np
import pytest

import siting
from city.folders import SHEETS
from city.folders import folder as write_folder
from network.transit.feeds import halts, stop, town, trip, write
from siting import network
from siting.city.city import MIXED
from siting.errors import DataError, OptionError
from siting.network import stored
from siting.network.travel import NetworkTravel

POINTS = {
    "Ilir": (104.74, -2.98),
    "Ulu": (104.76, -3.01),
    "G1": (104.75, -2.99),
    "G2": (104.751, -2.991),
}
ROADS = (
    ("Ilir", "G1", 30, "", "no"),
    ("G1", "G2", 30, "", "no"),
    ("G2", "Ulu", 15, "Ampera", "no"),
    ("Ulu", "G1", 5, "Musi", "no"),
    ("Ulu", "Ilir", 20, "Musi", "yes"),
)
"""From, to, km/h, name and whether it is one-way."""


@pytest.fixture
def streets(tmp_path):
    """Streets in a row over the bridge Ampera, and a slow bridge, a fast one-way lane beside it."""
    folder = tmp_path / "streets"
    folder.mkdir()
    nodes = [f"{name},{lon},{lat}" for name, (lon, lat) in POINTS.items()]
    edges = [f"{u},{v},residential,{kmh},{name},{way}" for u, v, kmh, name, way in ROADS]
    (folder / "nodes.csv").write_text("\n".join(("node,lon,lat", *nodes)), "utf-8")
    (folder / "edges.csv").write_text(
        "\n".join(("u,v,highway,maxspeed,name,oneway", *edges)), "utf-8"
    )
    return folder


@pytest.fixture
def tables(tmp_path):
    return write_folder(tmp_path / "tables")


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("SITING_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_streets_take_the_place_of_the_table(tables, streets):
    before, after = siting.read(tables), siting.read(tables, network=streets)
    roads = network.read(streets)
    zones = [POINTS[zone] for zone in after.zones.ids]
    stock = list(zip(after.buildings.lon, after.buildings.lat, strict=True))
    for mode in ("car", "motorcycle"):
        there, back = roads.minutes(zones, stock, mode), roads.minutes(stock, zones, mode).T
        assert after.minutes.zones(mode) == pytest.approx((there + back) / 2)
    assert not np.allclose(before.minutes.zones("car"), after.minutes.zones("car"))
    between = roads.minutes(stock, stock, "car")
    assert after.minutes.buildings("car")[0, 2] == pytest.approx(between[0, 2])
    assert after.minutes.buildings("car")[0, 1] == 0
    assert after.minutes.origin == "network"


def test_what_was_measured_by_what_is_on_record_and_stays_in_results(tmp_path, tables, streets):
    city = siting.read(tables, network=network.read(streets).without("Ampera"), hour=17)
    said = [a for a in city.assumptions if a.key == "minutes_on_streets"]
    assert {a.column for a in said} == {"car", "motorcycle", MIXED}
    assert said[0].values["file"] == "streets"
    assert said[0].values["hour"] == 17
    assert said[0].values["tagged"] == 1
    assert "Ampera × 0" in said[0].values["changed"].en
    assert city.files["streets"] == network.read(streets).provenance.sha256
    result = siting.evaluate(siting.Problem(city), city.plans["today"])
    result.to_json(tmp_path / "result.json")
    again = siting.Result.from_json(tmp_path / "result.json")
    assert again.city.files == city.files
    assert again.city.assumptions == city.assumptions
    assert again.total == result.total


def test_a_closed_bridge_costs_a_detour_and_two_cut_people_off(tables, streets):
    roads = network.read(streets)
    open_, closed = (siting.read(tables, network=s) for s in (roads, roads.without("Ampera")))
    ulu, stock = open_.zones.index["Ulu"], open_.buildings.index
    longer = closed.minutes.zones("car") - open_.minutes.zones("car")
    assert longer[ulu, stock["G2"]] > 5
    assert longer[ulu, stock["G3"]] == 0
    findings = siting.check(tables, network=roads.without("Ampera").without("Musi"))
    assert {"cut_off", "no_way"} & {finding.key for finding in findings}


def test_people_of_unknown_modes_go_by_car(tmp_path, streets):
    tables = write_folder(tmp_path / "tables", modes="who,mode,share,occupancy\n")
    city = siting.read(tables, network=streets)
    assert city.minutes.zones(MIXED).tolist() == city.minutes.zones("car").tolist()
    assert [a.column for a in city.assumptions if a.key == "minutes_on_streets"] == [MIXED]


TRANSIT_MODES = """\
who,mode,share,occupancy
staff,car,0.5,1
staff,transit,0.5,
visitor,transit,1,
"""


def test_without_a_timetable_rows_for_transit_stay_and_a_car_stands_in_for_none(tmp_path, streets):
    rows = SHEETS["minutes"] + "Ilir,G1,44,transit\n"
    tables = write_folder(tmp_path / "tables", modes=TRANSIT_MODES, minutes=rows)
    city = siting.read(tables, network=streets)
    table, car = city.minutes.zones("transit"), city.minutes.zones("car")
    assert table[0, 0] == 44
    assert table[1].tolist() == car[1].tolist()


def test_a_timetable_speaks_for_transit(tmp_path, streets):
    stops = [stop("A", *_from_equator("Ilir")), stop("B", *_from_equator("Ulu"))]
    calls = halts("bus", ("A", "08:00:00"), ("B", "08:10:00"))
    calls += halts("tram", ("B", "08:00:00"), ("A", "08:10:00"))
    often = [
        {"trip_id": name, "start_time": "07:00:00", "end_time": "10:00:00", "headway_secs": 300}
        for name in ("bus", "tram")
    ]
    tables = {"stops": stops, "stop_times": calls, "trips": [trip("bus"), trip("tram")]}
    feed = write(tmp_path / "town.zip", town(frequencies=often, **tables))
    folder = write_folder(tmp_path / "tables", modes=TRANSIT_MODES)
    city = siting.read(folder, network=streets, transit=feed)
    roads, timetable = network.read(streets), network.transit.read(feed)
    zones = [POINTS[zone] for zone in city.zones.ids]
    stock = list(zip(city.buildings.lon, city.buildings.lat, strict=True))
    there = timetable.minutes(zones, stock, streets=roads)
    back = timetable.minutes(stock, zones, streets=roads).T
    assert city.minutes.zones("transit") == pytest.approx((there + back) / 2)
    assert set(city.files) >= {"streets", "town.zip"}
    (said,) = [a for a in city.assumptions if a.key == "minutes_by_timetable"]
    assert "along the streets of streets" in said.values["walks"].en
    alone = siting.read(folder, transit=feed)
    assert alone.minutes.zones("car").tolist() == siting.read(folder).minutes.zones("car").tolist()


def _from_equator(place):
    lon, lat = POINTS[place]
    return lon - 100.0, lat


def test_doubts_about_a_feed_are_notes_of_the_city(tmp_path, tables):
    feed = write(tmp_path / "town.zip", town(trips=[trip("bus"), trip("tram"), trip("bus")]))
    folder = write_folder(tmp_path / "more", modes=TRANSIT_MODES)
    found = [f for f in siting.check(folder, transit=feed) if f.file.startswith("town.zip")]
    assert [(f.level, f.key) for f in found] == [("note", "gtfs_trip_twice")]


def test_lines_without_a_timetable_serve_too(tmp_path, streets):
    path = tmp_path / "lines.csv"
    path.write_text("line,stop,lon,lat\nlrt,A,104.74,-2.98\nlrt,B,104.76,-3.01\n", "utf-8")
    tables = write_folder(tmp_path / "tables", modes=TRANSIT_MODES)
    lines = network.transit.lines(path, headway=10, kmh=40)
    city = siting.read(tables, network=streets, transit=lines)
    assert "minutes_by_lines" in {a.key for a in city.assumptions}
    assert (city.minutes.zones("transit")[:, 2] <= city.minutes.zones("walk")[:, 2] + 60).all()


def test_the_same_content_is_measured_once(tables, streets, kept, monkeypatch):
    first = siting.read(tables, network=streets)
    assert len(list(kept.glob("*.npz"))) == 2
    measured = []
    monkeypatch.setattr(NetworkTravel, "_measure", lambda self, *a: measured.append(a))
    again = siting.read(tables, network=streets)
    assert measured == []
    assert again.minutes.zones("car").tolist() == first.minutes.zones("car").tolist()
    assert again.assumptions == first.assumptions
    with pytest.raises(AttributeError):
        siting.read(tables, network=streets, hour=9)
    assert len(measured) == 1


def test_nothing_is_kept_where_it_is_not_wanted_or_cannot_be(tables, streets, kept, monkeypatch):
    siting.read(tables, network=streets, cache=False)
    monkeypatch.setenv("SITING_CACHE", "")
    siting.read(tables, network=streets)
    assert not kept.exists()
    siting.read(tables, network=streets, cache=kept.parent / "streets" / "nodes.csv")
    damaged = kept.parent / "mine"
    siting.read(tables, network=streets, cache=damaged)
    for file in damaged.glob("*.npz"):
        file.write_bytes(b"PK")
    city = siting.read(tables, network=streets, cache=damaged)
    assert city.minutes.origin == "network"


def test_the_folder_is_the_users_own(monkeypatch):
    monkeypatch.delenv("SITING_CACHE")
    assert stored.folder().name in ("siting", "cache")


def test_progress_names_the_mode(tables, streets):
    seen = []
    siting.read(tables, network=streets, progress=lambda *step: seen.append(step))
    assert seen == [("car", 0, 3), ("car", 1, 3), ("motorcycle", 1, 3), ("motorcycle", 2, 3)]


def test_a_zone_far_from_every_street_is_an_error_at_its_row(tmp_path, streets):
    zones = SHEETS["zones"].replace("104.74,-2.98", "104.70,-2.98")
    tables = write_folder(tmp_path / "tables", zones=zones)
    with pytest.raises(DataError) as error:
        siting.read(tables, network=streets)
    (finding,) = error.value.findings
    assert finding.key == "door_far"
    assert finding.where == "zones.csv, cell F2 (lon)"


def test_streets_that_cannot_be_read_are_findings_beside_those_of_the_tables(tmp_path, tables):
    findings = siting.check(tables, network=tmp_path / "none.osm.pbf")
    assert "missing_path" in {finding.key for finding in findings if finding.level == "error"}
    with pytest.raises(DataError):
        siting.read(tables, network=tmp_path / "none.osm.pbf")
    with pytest.raises(OptionError, match="hour"):
        siting.read(tables, network=tmp_path, hour=24)
