"""Feeds: what runs on a day, and what is said of feeds that are not as they should be."""

import numpy as np
import pytest

from network.transit.feeds import halts, service, stop, town, trip, write
from siting.errors import DataError, OptionError
from siting.network import transit

WEDNESDAY = "2026-03-11"


def read(folder, day=WEDNESDAY, **changes):
    return transit.read(write(folder / "town.zip", town(**changes)), day=day)


def keys(findings):
    return [finding.key for finding in findings]


def refused(folder, **changes):
    with pytest.raises(DataError) as error:
        read(folder, **changes)
    return error.value.findings


def hops(timetable):
    h = timetable.hops
    names = [timetable.stop[s] + timetable.stop[e] for s, e in zip(h.start, h.end, strict=True)]
    return list(zip(names, (h.leaves / 60).tolist(), (h.arrives / 60).tolist(), strict=True))


AB, BC, BD = ("AB", 480, 490), ("BC", 490, 500), ("BD", 495, 510)


def test_hops_come_in_order_of_time_with_the_hash_of_the_feed(tmp_path):
    timetable = read(tmp_path)
    assert hops(timetable) == [AB, BC, BD]
    assert timetable.hops.vehicles == 2
    assert timetable.findings == ()
    assert str(timetable.day) == WEDNESDAY
    assert "4 stops, 2 runs, 3 connections" in repr(timetable)


def test_a_folder_and_a_zip_with_a_folder_inside_hold_the_same(tmp_path):
    folder = transit.read(write(tmp_path / "town", town()), day=WEDNESDAY)
    nested = transit.read(write(tmp_path / "in.zip", town(), inside="export/"), day=WEDNESDAY)
    assert hops(folder) == hops(nested) == [AB, BC, BD]


def test_without_a_day_the_busiest_day_from_tuesday_to_thursday_is_taken(tmp_path):
    extra = [{"service_id": "extra", "date": "20260312", "exception_type": 1}]
    tables = {
        "trips": [trip("bus"), trip("tram", "extra")],
        "calendar_dates": [*extra, {"service_id": "work", "date": "20260303", "exception_type": 2}],
    }
    timetable = read(tmp_path, day=None, **tables)
    assert str(timetable.day) == "2026-03-12"
    assert len(timetable.hops) == 3


def test_exceptions_take_a_service_off_and_put_one_on(tmp_path):
    tables = {
        "trips": [trip("bus"), trip("tram", "extra")],
        "calendar_dates": [
            {"service_id": "work", "date": "20260311", "exception_type": 2},
            {"service_id": "extra", "date": "20260311", "exception_type": 1},
        ],
    }
    assert hops(read(tmp_path, **tables)) == [BD]


def test_a_feed_may_have_exceptions_only(tmp_path):
    days = [{"service_id": "work", "date": "20260311", "exception_type": 1}]
    assert len(read(tmp_path, calendar=None, calendar_dates=days).hops) == 3


def test_the_last_buses_of_the_day_before_still_run_after_midnight(tmp_path):
    late = halts("bus", ("A", "23:50:00"), ("B", "24:10:00"), ("C", "25:00:00"))
    timetable = read(tmp_path, trips=[trip("bus")], stop_times=late)
    assert hops(timetable) == [("BC", 10, 60), ("AB", 1430, 1450), ("BC", 1450, 1500)]


def test_blank_times_are_filled_in_by_the_way_between_stops(tmp_path):
    stops = [stop("A", 0.0), stop("B", 0.1), stop("C", 0.4)]
    calls = halts("bus", ("A", "08:00:00"), ("B", ""), ("C", "08:40:00"))
    timetable = read(tmp_path, stops=stops, trips=[trip("bus")], stop_times=calls)
    assert hops(timetable) == [("AB", 480, 490), ("BC", 490, 520)]


def test_a_frequency_sends_a_trip_out_again_and_again(tmp_path):
    often = [
        {"trip_id": "bus", "start_time": "06:00:00", "end_time": "06:30:00", "headway_secs": 900}
    ]
    timetable = read(tmp_path, frequencies=often)
    found = hops(timetable)
    assert found[:4] == [("AB", 360, 370), ("BC", 370, 380), ("AB", 375, 385), ("BC", 385, 395)]
    assert found[4:] == [BD]


def test_doors_that_stay_shut_are_kept(tmp_path):
    calls = halts("bus", ("A", "08:00:00"), ("B", "08:10:00"), ("C", "08:20:00"))
    calls[1] |= {"pickup_type": 1, "drop_off_type": 1}
    h = read(tmp_path, trips=[trip("bus")], stop_times=calls).hops
    assert h.on.tolist() == [True, False]
    assert h.off.tolist() == [False, True]


def test_several_feeds_run_side_by_side(tmp_path):
    bus = write(tmp_path / "bus.zip", town())
    other = write(tmp_path / "rail.zip", town())
    timetable = transit.read(bus, other)
    assert timetable.stop[0] == "bus.zip:A"
    assert timetable.stop[4] == "rail.zip:A"
    assert len(timetable.hops) == 6
    assert timetable.hops.start.max() == 5
    assert [name for name, _ in timetable.files] == ["bus.zip", "rail.zip"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"calendar": None}, "gtfs_no_calendar"),
        ({"stops": None}, "gtfs_missing"),
        ({"trips": None}, "gtfs_missing"),
        ({"stop_times": None}, "gtfs_missing"),
        ({"stops": [{"stop_id": "A"}]}, "gtfs_column"),
        ({"calendar": [service(end_date="20260304")]}, "gtfs_no_service"),
        ({"stop_times": halts("bus", ("A", "08:00:00"))}, "gtfs_empty"),
    ],
)
def test_a_feed_that_cannot_be_used_is_refused(tmp_path, changes, expected):
    findings = refused(tmp_path, **changes)
    assert expected in keys(findings)
    assert all(finding.file.startswith("town.zip") for finding in findings)
    assert all(finding.text("id") != finding.text("en") for finding in findings)


def test_a_feed_without_a_calendar_says_what_to_add(tmp_path):
    (finding,) = refused(tmp_path, calendar=None)
    assert "add calendar.txt with a row for each service_id" in str(finding)


def test_a_day_out_of_season_says_when_the_season_is(tmp_path):
    (finding,) = refused(tmp_path, day="2027-01-06")
    assert "2027-01-06" in str(finding)
    assert "from 2026-03-02 to 2026-03-13" in str(finding)


def test_broken_zips_and_missing_files_are_findings(tmp_path):
    whole = write(tmp_path / "town.zip", town()).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    for name, expected in (("cut.zip", "gtfs_zip"), ("none.zip", "gtfs_no_file")):
        with pytest.raises(DataError) as error:
            transit.read(tmp_path / name)
        assert keys(error.value.findings) == [expected]


def test_text_that_is_not_utf8_is_found_at_its_row(tmp_path):
    folder = write(tmp_path / "town", town())
    (folder / "stops.txt").write_bytes(
        "stop_id,stop_lat,stop_lon\nA,0,0\nÉ,0,0\n".encode("latin-1")
    )
    with pytest.raises(DataError) as error:
        transit.read(folder)
    assert error.value.findings[0].key == "gtfs_encoding"
    assert error.value.findings[0].row == 3


def test_a_stop_in_the_sea_stays_on_its_line_and_nobody_walks_to_it(tmp_path):
    stops = [stop("A", 0.0), stop("B", 0.1), stop("C", 0.2), stop("D", 0.1, 9.0), stop("E", "x")]
    timetable = read(tmp_path, stops=stops)
    assert keys(timetable.findings) == ["gtfs_stop_nowhere", "gtfs_stop_far"]
    assert "stop E" in str(timetable.findings[0])
    assert timetable.findings[1].where == "town.zip/stops.txt, row 5"
    assert np.isnan(timetable.x).tolist() == [False, False, False, True, True]
    assert len(timetable.hops) == 3


@pytest.mark.parametrize(
    ("row", "column", "expected", "left"),
    [
        ({"trip_id": "ghost"}, "trip_id", "gtfs_unknown_trip", 2),
        ({"stop_id": "ghost"}, "stop_id", "gtfs_unknown_stop", 2),
        ({"stop_sequence": "x"}, "stop_sequence", "gtfs_order", 2),
        ({"arrival_time": "8 am"}, "arrival_time", "gtfs_time", 3),
        ({"arrival_time": "07:00:00", "departure_time": "07:00:00"}, None, "gtfs_backwards", 1),
    ],
)
def test_a_bad_row_is_noted_and_the_rest_runs(tmp_path, row, column, expected, left):
    calls = town()["stop_times"]
    calls[1] |= row
    timetable = read(tmp_path, stop_times=calls)
    (finding,) = timetable.findings
    assert (finding.level, finding.key, finding.row) == ("note", expected, 3)
    assert finding.column == column
    assert len(timetable.hops) == left


def test_other_doubts_are_noted(tmp_path):
    tables = {
        "trips": [trip("bus"), trip("tram"), trip("tram"), trip("lost", "nowhere")],
        "calendar": [service(), service("bad", start_date="soon")],
        "frequencies": [{"trip_id": "bus", "start_time": "9", "end_time": "x", "headway_secs": 0}],
        "transfers": [
            {"from_stop_id": "A", "to_stop_id": "Z", "transfer_type": 2, "min_transfer_time": 60},
            {"from_stop_id": "A", "to_stop_id": "B", "transfer_type": 2, "min_transfer_time": "x"},
        ],
    }
    found = keys(read(tmp_path, **tables).findings)
    assert found == [
        *("gtfs_date", "gtfs_trip_twice", "gtfs_frequency", "gtfs_unknown_stop", "gtfs_number"),
        "gtfs_unknown_service",
    ]


def test_a_hop_that_only_a_plane_could_fly_is_noted(tmp_path):
    stops = [stop("A", 0.0), stop("B", 0.5), stop("C", 0.6), stop("D", 0.1, 0.1)]
    calls = halts("bus", ("A", "08:00:00"), ("B", "08:02:00"), ("C", "08:20:00"))
    timetable = read(tmp_path, stops=stops, trips=[trip("bus")], stop_times=calls)
    assert keys(timetable.findings) == ["gtfs_leap"]
    assert "56 km in 120 seconds to the stop B" in str(timetable.findings[0])


def test_a_day_must_be_a_date(tmp_path):
    with pytest.raises(OptionError, match="2026-03-11"):
        read(tmp_path, day="Wednesday")
