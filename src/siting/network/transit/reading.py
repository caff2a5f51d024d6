"""Read timetables: GTFS feeds, for one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from siting.city.arrays import IntArray, locked
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.network.transit.changes import Changes, changes
from siting.network.transit.connections import Connections, connections, joined
from siting.network.transit.days import Days, busiest, days
from siting.network.transit.files import Files
from siting.network.transit.frequencies import frequencies
from siting.network.transit.notes import Notes
from siting.network.transit.stops import Stops, stops
from siting.network.transit.timetable import Timetable
from siting.network.transit.trips import Trips, services, trips


@dataclass(frozen=True, eq=False)
class Feed:
    """One feed as read, before a day is chosen."""

    name: str
    sha256: str
    notes: Notes
    stops: Stops
    days: Days
    trips: Trips
    often: dict[str, IntArray]
    changes: Changes


def read(path: str | Path, *more: str | Path, day: str | date | None = None) -> Timetable:
    """Read GTFS feeds, each a zip or a folder, for one day.

    Parameters
    ----------
    path, more
        The feeds; vehicles of all of them run side by side.
    day
        A date, or text such as ``2026-03-11``. None takes the working day (Tuesday to Thursday)
        on which most feeds and most trips run.

    Returns
    -------
    Timetable
        What was left out of the feeds is in its ``findings``.

    Raises
    ------
    DataError
        If a feed cannot be used: files or columns are missing, there is no calendar, nothing runs
        on that day. Its ``findings`` name file, row and fix.
    OptionError
        If ``day`` is no date.
    """
    wanted = _date(day)
    feeds = [_read(Path(one)) for one in (path, *more)]
    on = wanted or busiest([(feed.days, feed.trips.by_service) for feed in feeds])
    parts = [_on(feed, on) for feed in feeds]
    assert on is not None, "a feed without any day of service was refused"
    firsts = np.cumsum([0, *(len(feed.stops.ids) for feed in feeds)]).tolist()
    prefix = [f"{feed.name}:" if len(feeds) > 1 else "" for feed in feeds]
    pairs = list(zip(prefix, feeds, strict=True))
    return Timetable(
        stop=tuple(before + stop for before, feed in pairs for stop in feed.stops.ids),
        name=tuple(name for feed in feeds for name in feed.stops.names),
        x=locked(np.concatenate([feed.stops.x for feed in feeds])),
        y=locked(np.concatenate([feed.stops.y for feed in feeds])),
        hops=joined(parts, firsts[:-1]),
        changes=_shifted([feed.changes for feed in feeds], firsts[:-1]),
        day=on,
        files=tuple((feed.name, feed.sha256) for feed in feeds),
        findings=tuple(finding for feed in feeds for finding in feed.notes.findings),
    )


def _date(day: str | date | None) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise OptionError(ERRORS["day"], value=day) from None


def _read(path: Path) -> Feed:
    """Read all of one feed that does not depend on the day."""
    notes = Notes(path.name)
    files = Files(path, notes)
    notes.refuse()
    found = stops(files, notes)
    when = days(files, notes)
    known = services(files, notes)
    run = trips(files, found, known, notes)
    often = frequencies(files, known, notes)
    fixed = changes(files, found, notes)
    _check_services(known, when, notes)
    if not run.ids:
        notes.add("error", "gtfs_empty")
    notes.refuse()
    return Feed(path.name, files.sha256, notes, found, when, run, often, fixed)


def _check_services(known: dict[str, str], when: Days, notes: Notes) -> None:
    """Note trips whose service no calendar knows: they never run."""
    dated = {*when.spans, *(service for day in when.added.values() for service in day)}
    lost = sorted(trip for trip, service in known.items() if service not in dated)
    if lost and dated:
        service, name = known[lost[0]], "trips.txt"
        notes.add(
            "note", "gtfs_unknown_service", name, count=len(lost), value=service, trip=lost[0]
        )


def _on(feed: Feed, day: date | None) -> Connections:
    """Return the connections of a feed on a day; nothing on that day is an error."""
    if day is not None:
        running = {step: feed.days.running(day + timedelta(days=step)) for step in (-1, 0, 1)}
        if running[0] & set(feed.trips.service):
            return connections(feed.trips, running, feed.often)
    first, last = feed.days.first or "", feed.days.last or ""
    feed.notes.add("error", "gtfs_no_service", day=day or "", first=first, last=last)
    feed.notes.refuse()
    raise AssertionError("refused above")


def _shifted(parts: list[Changes], firsts: list[int]) -> Changes:
    """Return the changes of several feeds as one, by positions among all stops."""
    starts = [part.start + first for part, first in zip(parts, firsts, strict=True)]
    ends = [part.end + first for part, first in zip(parts, firsts, strict=True)]
    seconds = [part.seconds for part in parts]
    return Changes(*(locked(np.concatenate(c), np.int64) for c in (starts, ends, seconds)))
