"""Journeys: minutes counted in the head, and equal to a plain Dijkstra on a real city."""

import csv
import os
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from network.transit.feeds import halts, stop, town, trip, write
from network.transit.plain import arrivals, runs
from siting import network
from siting.errors import OptionError
from siting.network import transit
from siting.network.snap.points import points
from siting.network.transit import door, scan_arrays
from siting.network.transit.scan import NEVER
from siting.network.transit.walks import Straight, walks

FOLDER = os.environ.get("SITING_NETWORKS", "")
A, B, C, D = (100.0, 0.0), (100.1, 0.0), (100.2, 0.0), (100.1, 0.1)
FOOT = transit.Foot(kmh=6.0, detour=1.0)


def minutes(folder, start, end, hour=8.0, foot=FOOT, **changes):
    timetable = transit.read(write(folder / "town.zip", town(**changes)), day="2026-03-11")
    found = timetable.journeys([start], [end], hour, window=5, every=5, foot=foot)
    return float(found.minutes[0, 0, 0])


def test_one_bus_takes_its_time(tmp_path):
    assert minutes(tmp_path, A, C) == 20


def test_waiting_for_the_bus_counts(tmp_path):
    assert minutes(tmp_path, A, C, hour=7.75) == 35


def test_a_change_waits_for_the_tram(tmp_path):
    assert minutes(tmp_path, A, D) == 30


def test_a_change_needs_its_slack(tmp_path):
    """The tram leaves five minutes after the bus comes; six would be too few."""
    inside = transit.Foot(kmh=6.0, detour=1.0, slack=5)
    beyond = transit.Foot(kmh=6.0, detour=1.0, slack=6)
    assert minutes(tmp_path, A, D, foot=inside) == 30
    (tmp_path / "again").mkdir()
    assert minutes(tmp_path / "again", A, D, foot=beyond) > 100


def test_walking_to_the_stop_may_miss_the_bus(tmp_path):
    """0.001 degrees are 111 m, 1.1 minutes at 6 km/h: at eight the bus is gone, before it is not."""
    near = (100.0, 0.001)
    assert minutes(tmp_path, near, B, hour=7.9) == 16
    assert minutes(tmp_path, near, B) > 100


def test_a_short_way_is_walked(tmp_path):
    assert minutes(tmp_path, A, (100.009, 0.0)) == pytest.approx(10, abs=0.05)


def test_transfers_are_walked_within_their_limit(tmp_path):
    """E lies 445 m from B: 4.5 minutes on foot, so the 8:15 from there is caught."""
    stops = [*town()["stops"], stop("E", 0.104), stop("F", 0.3)]
    calls = town()["stop_times"] + halts("ferry", ("E", "08:15:00"), ("F", "08:25:00"))
    tables = {"stops": stops, "stop_times": calls, "trips": [*town()["trips"], trip("ferry")]}
    assert minutes(tmp_path, A, (100.3, 0.0), **tables) == 25
    (tmp_path / "again").mkdir()
    lazy = transit.Foot(kmh=6.0, detour=1.0, change=4)
    assert minutes(tmp_path / "again", A, (100.3, 0.0), foot=lazy, **tables) > 100


@pytest.mark.parametrize(
    ("kind", "seconds", "expected"), [(2, 300, 30), (2, 301, None), (3, "", None), (1, "", 30)]
)
def test_a_feed_may_prescribe_what_a_change_takes(tmp_path, kind, seconds, expected):
    change = {"from_stop_id": "B", "to_stop_id": "B", "transfer_type": kind}
    found = minutes(tmp_path, A, D, transfers=[change | {"min_transfer_time": seconds}])
    assert found == expected if expected else found > 100


@pytest.mark.parametrize(("seconds", "caught"), [(300, True), (301, False)])
def test_a_station_stands_for_its_platforms(tmp_path, seconds, caught):
    stops = [*town()["stops"], stop("B2", 0.1), stop("X", 0.1) | {"location_type": 1}]
    stops[1] |= {"parent_station": "X"}
    stops[4] |= {"parent_station": "X"}
    calls = town()["stop_times"]
    calls[3] |= {"stop_id": "B2"}
    change = {"from_stop_id": "X", "to_stop_id": "X", "transfer_type": 2}
    tables = {"stops": stops, "stop_times": calls}
    found = minutes(tmp_path, A, D, transfers=[change | {"min_transfer_time": seconds}], **tables)
    assert (found == 30) == caught


def test_nobody_gets_on_or_off_where_doors_stay_shut(tmp_path):
    calls = town()["stop_times"]
    calls[1] |= {"drop_off_type": 1}
    assert minutes(tmp_path, A, D, stop_times=calls) > 100
    (tmp_path / "again").mkdir()
    calls[1] |= {"pickup_type": 1, "drop_off_type": 0}
    assert minutes(tmp_path / "again", B, C, hour=8.1, stop_times=calls) > 100


def test_hops_without_time_connect_whatever_their_order(tmp_path):
    """Four buses meet at 8:10 in stops that they reach in no time."""
    stops = [stop(name, 0.1 * n) for n, name in enumerate("PQRSTU")]
    calls = halts("1", ("T", "08:10:00"), ("U", "08:20:00"))
    for number, (start, end) in enumerate((("S", "T"), ("R", "S"), ("Q", "R"), ("P", "Q"))):
        calls += halts(str(number + 2), (start, "08:10:00"), (end, "08:10:00"))
    tables = {"stops": stops, "stop_times": calls, "trips": [trip(str(n)) for n in range(1, 6)]}
    assert minutes(tmp_path, (100.0, 0.0), (100.5, 0.0), **tables) == 20


def test_a_window_gives_the_median_and_the_ninth_of_ten(tmp_path):
    """A bus every 10 minutes, 20 on the way; asked for every 2 minutes, else every 5."""
    often = [
        {"trip_id": "bus", "start_time": "08:00:00", "end_time": "10:00:00", "headway_secs": 600}
    ]
    timetable = transit.read(
        write(tmp_path / "town.zip", town(frequencies=often)), day="2026-03-11"
    )
    found = timetable.journeys([A], [C], 8, window=10, every=2, foot=FOOT)
    assert found.minutes[0, :, 0].tolist() == [20, 28, 26, 24, 22]
    assert found.median == [[24]]
    assert found.p90 == pytest.approx(np.percentile([20, 28, 26, 24, 22], 90))
    assert timetable.minutes([A], [C], foot=FOOT) == [[22.5]]


def test_percentiles_hold_where_some_departures_find_no_way():
    seconds = np.array([[[60], [120], [NEVER], [NEVER]]], dtype=np.int32)
    found = transit.Journeys(seconds, np.arange(4), np.array([[np.inf]]), (0,), (0,))
    assert found.percentile(0) == [[1]]
    assert found.percentile(33) == pytest.approx(1 + 0.99)
    assert np.isinf(found.median)
    assert np.isinf(found.p90)


def test_people_walk_along_streets_where_these_are_given(tmp_path):
    """The stop A is 1,113 m off along the equator, 11.1 minutes at 6 km/h; a wall is in between."""
    graph = nx.MultiDiGraph()
    for node, (x, y) in {1: A, 2: (100.0, -0.01), 3: (100.01, -0.01), 4: (100.01, 0.0)}.items():
        graph.add_node(node, x=x, y=y)
    for one, two in ((1, 2), (2, 3), (3, 4)):
        graph.add_edge(one, two, highway="residential")
        graph.add_edge(two, one, highway="residential")
    streets = network.read(graph, speeds=network.Speeds(walk=6.0, door=6.0))
    timetable = transit.read(write(tmp_path / "town.zip", town()), day="2026-03-11")
    there = {"house": (100.01, 0.0)}, {"B": (100.05, 0.0), "A": A}
    foot = transit.Foot(access=40)
    found = timetable.journeys(*there, 7.4, window=5, every=5, streets=streets, foot=foot)
    walk = streets.minutes(*there, "walk", None)
    assert found.walk == pytest.approx(walk)
    assert walk[0, 1] == pytest.approx(33.3, abs=0.1)
    assert found.targets == ("B", "A")
    assert [f.key for f in found.findings].count("door_far") == len(found.findings) > 0


def test_a_place_without_coordinates_is_reached_by_nobody(tmp_path):
    timetable = transit.read(write(tmp_path / "town.zip", town()))
    found = timetable.minutes([A, (np.nan, np.nan)], [C, (np.nan, 0.0)], foot=FOOT)
    assert np.isfinite(found).tolist() == [[True, False], [False, False]]


def test_a_window_must_hold_a_departure(tmp_path):
    timetable = transit.read(write(tmp_path / "town.zip", town()))
    for hour, window in ((24, 60), (-1, 60), (8, 0)):
        with pytest.raises(OptionError, match="hold no departure"):
            timetable.journeys([A], [C], hour, window=window)


def test_progress_counts_origins(tmp_path):
    timetable, seen = transit.read(write(tmp_path / "town.zip", town())), []
    timetable.minutes([A] * 65, [C], progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(64, 65), (65, 65)]


def random_town(rng, stops=9, vehicles=12):
    """A town whose vehicles go anywhere, some hops in no time, some doors shut."""
    names = [f"S{n}" for n in range(stops)]
    places = [stop(n, *(0.02 * rng.random(2)).tolist()) for n in names]
    calls = []
    for number in range(vehicles):
        way = rng.choice(stops, size=rng.integers(2, 6), replace=False)
        times = 480 + np.cumsum(rng.integers(0, 4, size=len(way))) + rng.integers(0, 60)
        clock = [f"{t // 60:02}:{t % 60:02}:00" for t in times.tolist()]
        rows = halts(str(number), *((names[s], at) for s, at in zip(way, clock, strict=True)))
        for row in rows:
            row |= {"pickup_type": rng.choice(["", 1], p=[0.8, 0.2])}
            row |= {"drop_off_type": rng.choice(["", 1], p=[0.8, 0.2])}
        calls += rows
    trips = [trip(str(number)) for number in range(vehicles)]
    return town(stops=places, stop_times=calls, trips=trips)


def checked(timetable, origins, targets, hour, foot, window=60, every=15):
    """Compare all journeys with the plain Dijkstra; return how many beat the walk."""
    found = timetable.journeys(origins, targets, hour, window=window, every=every, foot=foot)
    walker, at = Straight(foot), timetable.points
    starts, ends = (points(None, where) for where in (origins, targets))

    def pairs(one, other, most):
        w = walks(walker, one, other, most)
        start = np.repeat(np.arange(len(one)), np.diff(w.ptr))
        return dict(
            zip(zip(start.tolist(), w.end.tolist(), strict=True), w.seconds.tolist(), strict=True)
        )

    access, egress = pairs(starts, at, foot.access), pairs(at, ends, foot.access)
    change = pairs(at, at, foot.change) | {(s, s): 0 for s in range(len(timetable.stop))}
    ways, better = runs(timetable.hops), 0
    until = int(found.departs[-1]) + door.LONGEST_S
    for o in range(len(starts)):
        mine = {stop: seconds for (origin, stop), seconds in access.items() if origin == o}
        for t, depart in enumerate(found.departs.tolist()):
            best = arrivals(ways, mine, change, egress, depart, until)
            for target in range(len(ends)):
                walk = int(np.rint(found.walk[o, target] * 60))
                ride = best.get(target, NEVER) - depart
                assert found.seconds[o, t, target] == min(walk, ride)
                better += ride < walk
    return better


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("compiled", [True, False], ids=["compiled", "arrays"])
def test_random_towns_equal_a_plain_dijkstra(tmp_path, seed, compiled, monkeypatch):
    monkeypatch.setattr(door, "FAST", compiled and door.FAST)
    monkeypatch.setattr(scan_arrays, "WIDTH", 3)
    rng = np.random.default_rng(seed)
    timetable = transit.read(write(tmp_path / "town.zip", random_town(rng)), day="2026-03-11")
    points = np.array([100.0, 0.0]) + 0.02 * rng.random((7, 2))
    foot = transit.Foot(access=6, change=5, kmh=6.0, detour=1.0)
    assert checked(timetable, points[:3], points[3:], 8, foot) > 0


def test_a_real_city_equals_a_plain_dijkstra(monkeypatch):
    folder = Path(FOLDER)
    names = [folder / name for name in ("poa_eptc.zip", "poa_trensurb.zip", "poa_hexgrid.csv")]
    if not FOLDER or not all(name.exists() for name in names):
        pytest.skip("set SITING_NETWORKS to a folder that holds poa_eptc.zip and its companions")
    timetable = transit.read(*names[:2], day="2019-05-15")
    with names[2].open(encoding="utf-8") as file:
        places = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    rng = np.random.default_rng(1)
    places = np.array(places)[rng.choice(len(places), 102, replace=False)]
    monkeypatch.setattr(door, "LONGEST_S", 3600)
    window = {"window": 10, "every": 7}
    assert checked(timetable, places[:2], places[2:], 12, transit.Foot(), **window) > 150
