"""Doors and vehicles of a real city: snapping held against shapely, arrivals against a relaxation."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from benchmarks.case import Suite
from benchmarks.instances.streets import VARIABLE
from benchmarks.options import Options
from benchmarks.suites.network import Line, shown
from siting import network
from siting.network.snap.doors import Doorstep
from siting.network.snap.points import points
from siting.network.transit.connections import Connections
from siting.network.transit.door import LONGEST_S
from siting.network.transit.journeys import Journeys
from siting.network.transit.timetable import Timetable
from siting.network.transit.walks import Foot, Straight, Walks, walks

FILES = ("poa_osm.pbf", "poa_eptc.zip", "poa_trensurb.zip", "poa_hexgrid.csv")
POINTS, OFF_M, MOST_M = 10_000, 60.0, 2000.0
DAY, HOUR, EVERY, HEXAGONS, CHECKED = "2019-05-15", 8.0, 5.0, 299, 5
FAR = 2**40
Found = TypeVar("Found")
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def snapping(folder: Path, seed: int) -> Iterator[Line]:
    """Snap points some 60 m off the streets, an index over the streets kept."""
    streets = network.read(folder / FILES[0])
    step = Doorstep(streets, "car")
    kerbs, finder = step.kerbs, step.finder
    assert finder is not None
    rng = np.random.default_rng(seed)
    node = rng.integers(0, len(streets.x), POINTS)
    off = rng.normal(0.0, OFF_M / 111_000.0, (2, POINTS))
    x, y = kerbs.plane.at(streets.x[node] + off[0], streets.y[node] + off[1])
    ends = np.stack((kerbs.x0, kerbs.y0, kerbs.x1, kerbs.y1), axis=1).reshape(-1, 2, 2)
    tree = shapely.STRtree(shapely.linestrings(ends))
    most = np.full(POINTS, MOST_M)
    right, base = _timed(
        lambda: tree.query_nearest(shapely.points(x, y), return_distance=True, all_matches=False)
    )
    yield Line("snap", "shapely", base, 1.0, f"{len(kerbs.edge):,} edges, nearest piece alone")
    for far, note in ((1.0, "nearest edge"), (3.0, "and those behind the door")):
        found, seconds = _timed(partial(finder.sides, x, y, most, far))
        away = np.full(POINTS, np.inf)
        away[right[0][0]] = right[1]
        nearest = found.away.min(axis=1)
        near = away <= MOST_M
        worst = np.abs(nearest[near] - away[near]).max()
        wrong = "" if worst < 1e-6 else f"{worst:.3g} m off"
        yield Line("snap", "siting", seconds, base / seconds, note, wrong)


def vehicles(folder: Path) -> Iterator[Line]:
    """Take people from each of 299 hexagons to all others, at twelve departures and at one."""
    timetable = network.transit.read(folder / FILES[1], folder / FILES[2], day=DAY)
    with (folder / FILES[3]).open(encoding="utf-8", newline="") as file:
        rows = [(float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file)]
    some = np.array(rows[:: len(rows) // HEXAGONS][:HEXAGONS])
    for window in (EVERY, 12 * EVERY):
        found, seconds = _timed(partial(_asked, timetable, some, window), 3)
        each = seconds / (found.seconds.shape[0] * found.seconds.shape[1])
        wrong = _wrong(timetable, found, some)
        times = f"{found.seconds.shape[1]} departures"
        yield Line(
            times, "siting", each, None, f"an origin and departure, {len(some)} targets", wrong
        )


def _asked(timetable: Timetable, some: Floats, window: float) -> Journeys:
    return timetable.journeys(some, some, HOUR, window=window, every=EVERY)


def _wrong(timetable: Timetable, found: Journeys, some: Floats) -> str:
    """Compare the first and last departures of some origins with a relaxation until nothing changes."""
    walker, at = Straight(Foot()), timetable.points
    ends = points(None, some)
    change = walks(walker, at, at, Foot().change)
    egress, access = walks(walker, at, ends, Foot().access), walks(walker, ends, at, Foot().access)
    off = 0
    for o in range(0, len(some), len(some) // CHECKED):
        mine = slice(access.ptr[o], access.ptr[o + 1])
        for t in (0, found.seconds.shape[1] - 1):
            depart = int(found.departs[t])
            first = np.full(len(timetable.stop), FAR)
            first[access.end[mine]] = depart + access.seconds[mine]
            there = _relaxed(timetable.hops, first, change, int(found.departs[-1]))
            ride = np.full(len(some), FAR)
            start = np.repeat(np.arange(len(there)), np.diff(egress.ptr))
            np.minimum.at(ride, egress.end, there[start] + egress.seconds)
            walk = np.rint(found.walk[o] * 60.0).astype(np.int64)
            off += int((found.seconds[o, t] != np.minimum(ride - depart, walk)).sum())
    return f"{off} arrivals differ" if off else ""


def _relaxed(hops: Connections, ready: Ints, change: Walks, last: int) -> Ints:
    """Return when vehicles reach the stops: each hop again and again until nothing gets sooner."""
    order = np.lexsort((hops.arrives, hops.leaves, hops.vehicle))
    leaves, arrives = hops.leaves[order], hops.arrives[order]
    start, end, vehicle = hops.start[order], hops.end[order], hops.vehicle[order]
    on, off = hops.on[order], hops.off[order] & (leaves < last + LONGEST_S)
    begins = np.searchsorted(vehicle, vehicle)
    walk_start = np.repeat(np.arange(len(ready)), np.diff(change.ptr))
    there = np.full(len(ready), FAR)
    while True:
        boarded = np.where(on & (ready[start] <= leaves), np.arange(len(leaves)), -1)
        aboard = np.maximum.accumulate(boarded) >= begins
        before = there.copy()
        np.minimum.at(there, end[aboard & off], arrives[aboard & off])
        if (there == before).all():
            return there
        ready = np.minimum(ready, there)
        np.minimum.at(ready, change.end, there[walk_start] + change.seconds)


def measure(options: Options) -> bool:
    """Print the table; tell whether every answer was right."""
    folder = Path(os.environ.get(VARIABLE, ""))
    if not all((folder / name).exists() for name in FILES):
        print(f"skipped: {VARIABLE} names no folder with {', '.join(FILES)}")
        return True
    right = True
    print(f"{'work':22}{'who':14}{'ms':>10}{'ratio':>9}")
    for part in (snapping(folder, options.seed), vehicles(folder)):
        for line in part:
            print(shown(line, 1000.0), flush=True)
            right &= not line.wrong
    return right


def _timed(work: Callable[[], Found], runs: int = 5) -> tuple[Found, float]:
    """Return what some work gives, and the least of its processor seconds."""
    found, spent = work(), []  # compiled by the first call
    for _ in range(runs):
        began = time.process_time()
        found = work()
        spent.append(time.process_time() - began)
    return found, min(spent)


DOORS = Suite(
    "doors",
    "How soon do doors find their streets, and people their buses?",
    "Porto Alegre: 10,000 points on its streets, 299 hexagons by two feeds",
    needs="SITING_NETWORKS",
    measure=measure,
)
