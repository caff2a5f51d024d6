"""Lines without a timetable: half a headway of waiting, then the ride."""

import os
from pathlib import Path

import numpy as np
import pytest

from siting.errors import DataError, OptionError, UnknownName
from siting.network import transit

FOLDER = os.environ.get("SITING_NETWORKS", "")
FOOT = transit.Foot(kmh=6.0, detour=1.0, access=6, change=6)
KM = 0.1 / 111.31949
"""Degrees along the equator of a tenth of a kilometre."""

TABLE = """line,stop,name,lon,lat
rail,A,Alpha,100.0,0
rail,B,Beta,{b},0
bus,B2,Beta bus,{b},0
bus,C,Gamma,{c},0
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "lines.csv"
    b, c = 100.0 + 100 * KM, 100.0 + 150 * KM
    path.write_text(TABLE.format(b=b, c=c), "utf-8")
    return path


def places(*pairs):
    """Points so many tenths of a kilometre east and north of A."""
    return np.array([(100.0 + east * KM, north * KM) for east, north in pairs])


def test_half_a_headway_then_the_ride(table):
    """10 km at 30 km/h are 20 minutes, and a train every 10 minutes is waited for 5."""
    found = transit.lines(table, {"rail": 10, "bus": 20}, kmh=30, detour=1.0)
    assert found.minutes(places((0, 0)), places((100, 0)), foot=FOOT) == pytest.approx(25, abs=0.01)
    assert found.ride == pytest.approx([20, 0, 10, 0], abs=0.01)
    assert repr(found) == "Lines('lines.csv': 2 lines, 4 calls)"


def test_vehicles_run_to_and_fro_and_every_change_waits_again(table):
    """Back from C: 10 for the bus, 10 on it, 5 for the train, 20 on it."""
    found = transit.lines(table, {"rail": 10, "*": 20}, kmh=30, detour=1.0)
    there = found.minutes(places((0, 0)), places((150, 0)), foot=FOOT)
    back = found.minutes(places((150, 0)), places((0, 0)), foot=FOOT)
    assert there == pytest.approx(45, abs=0.02)
    assert back == pytest.approx(45, abs=0.02)


def test_walks_to_and_from_stops_and_between_lines_count(table):
    """100 m are a minute; slack comes on top of the change only."""
    found = transit.lines(table, 10, kmh={"rail": 30, "bus": 15}, detour=1.0)
    slow = transit.Foot(kmh=6.0, detour=1.0, access=6, change=6, slack=2)
    start, end = places((-2, 0)), places((153, 0))
    assert found.minutes(start, end, foot=FOOT) == pytest.approx(2 + 5 + 20 + 5 + 20 + 3, abs=0.05)
    assert found.minutes(start, end, foot=slow) == pytest.approx(57, abs=0.05)


def test_a_walk_all_the_way_is_taken_where_it_is_quicker(table):
    found = transit.lines(table, 10)
    assert found.minutes(places((0, 0)), places((3, 0)), foot=FOOT) == pytest.approx(3, abs=0.01)


def test_rows_without_a_place_are_noted(table):
    table.write_text(table.read_text("utf-8") + "bus,D,Delta,somewhere,0\n", "utf-8")
    (finding,) = transit.lines(table, 10).findings
    assert (finding.key, finding.row) == ("line_row", 6)


def test_numbers_that_cannot_be_meant_are_refused(table):
    for headway, kmh in ((0, 20), (10, -1), ({"rail": 10}, 20)):
        with pytest.raises(OptionError, match="expected a number above 0"):
            transit.lines(table, headway, kmh=kmh)
    with pytest.raises(UnknownName, match="did you mean 'rail'"):
        transit.lines(table, {"rial": 10, "*": 10})


def test_tables_that_cannot_be_read_are_findings(tmp_path):
    (tmp_path / "lines.csv").write_text("line,lon\nrail,100\n", "utf-8")
    for name, count in (("lines.csv", 3), ("none.csv", 1)):
        with pytest.raises(DataError) as error:
            transit.lines(tmp_path / name, 10)
        assert len(error.value.findings) == count


def test_the_lines_of_palembang_carry_people_over_the_river():
    path = Path(FOLDER).parent / "palembang" / "palembang_transit_stops.csv"
    if not FOLDER or not path.exists():
        pytest.skip("set SITING_NETWORKS to a folder beside palembang/palembang_transit_stops.csv")
    found = transit.lines(path, {"LRT Sumsel": 17, "*": 15}, kmh={"LRT Sumsel": 35, "*": 18})
    first, last = found.ptr[found.line.index("LRT Sumsel")], found.ptr[-1]
    assert last == len(found.stop)
    ends = [(found.x[first], found.y[first]), (found.x[first + 12], found.y[first + 12])]
    ride = float(found.minutes(ends[:1], ends[1:])[0, 0])
    assert 30 < ride < 90
