"""Days of service: which services run on a date, by the calendar and its exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from siting.network.transit.files import Files
from siting.network.transit.notes import Notes

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDWEEK = (1, 2, 3)
"""Weekdays that stand for a working day: Tuesday to Thursday."""

MOST_DAYS = 750
"""Days of a feed that are looked at when none is named."""


@dataclass(frozen=True)
class Span:
    """A row of the calendar: the weekdays on which a service runs from one date to another."""

    first: date
    last: date
    weekdays: frozenset[int]


@dataclass
class Days:
    """Which services run when.

    Attributes
    ----------
    spans
        Rows of the calendar by service.
    added, removed
        Dates on which a service runs, or does not, whatever the calendar says.
    """

    spans: dict[str, Span] = field(default_factory=dict)
    added: dict[date, set[str]] = field(default_factory=dict)
    removed: dict[date, set[str]] = field(default_factory=dict)

    def running(self, day: date) -> set[str]:
        """Return the services that run on a date."""
        planned = {
            service
            for service, span in self.spans.items()
            if span.first <= day <= span.last and day.weekday() in span.weekdays
        }
        return (planned | self.added.get(day, set())) - self.removed.get(day, set())

    @property
    def first(self) -> date | None:
        """First date with a service, None where there is none."""
        return min((*(span.first for span in self.spans.values()), *self.added), default=None)

    @property
    def last(self) -> date | None:
        """Last date with a service, None where there is none."""
        return max((*(span.last for span in self.spans.values()), *self.added), default=None)


def days(files: Files, notes: Notes) -> Days:
    """Read ``calendar.txt`` and ``calendar_dates.txt``; a feed needs at least one of them."""
    out = Days()
    if "calendar.txt" not in files and "calendar_dates.txt" not in files:
        notes.add("error", "gtfs_no_calendar")
        return out
    _calendar(files, notes, out)
    _exceptions(files, notes, out)
    return out


def _calendar(files: Files, notes: Notes, out: Days) -> None:
    name, columns = "calendar.txt", ("service_id", *WEEK, "start_date", "end_date")
    for chunk in files.chunks(name, columns, columns):
        for row, service, *cells in zip(chunk.rows, *chunk.columns, strict=True):
            first, last = _date(cells[7]), _date(cells[8])
            if first is None or last is None:
                wrong = cells[7] if first is None else cells[8]
                notes.add("note", "gtfs_date", name, row, value=wrong, service=service)
                continue
            weekdays = frozenset(day for day in range(7) if cells[day] == "1")
            out.spans[service] = Span(first, last, weekdays)


def _exceptions(files: Files, notes: Notes, out: Days) -> None:
    name, columns = "calendar_dates.txt", ("service_id", "date", "exception_type")
    for chunk in files.chunks(name, columns, columns):
        for row, service, written, kind in zip(chunk.rows, *chunk.columns, strict=True):
            day = _date(written)
            if day is None or kind not in ("1", "2"):
                wrong = written if day is None else kind
                notes.add("note", "gtfs_date", name, row, value=wrong, service=service)
                continue
            (out.added if kind == "1" else out.removed).setdefault(day, set()).add(service)


def busiest(calendars: list[tuple[Days, Mapping[str, int]]]) -> date | None:
    """Return the working day on which most feeds run, and among those most trips.

    Parameters
    ----------
    calendars
        For each feed its days and the number of trips of each service.

    Returns
    -------
    The first such Tuesday, Wednesday or Thursday; where nothing runs on those, of all days; None
    where nothing runs at all.
    """
    firsts = [each.first for each, _ in calendars if each.first is not None]
    lasts = [each.last for each, _ in calendars if each.last is not None]
    if not firsts or not lasts:
        return None
    span = min((max(lasts) - min(firsts)).days + 1, MOST_DAYS)
    found = [min(firsts) + timedelta(days=n) for n in range(span)]

    def rank(day: date) -> tuple[int, bool, int]:
        counts = [sum(trips.get(s, 0) for s in each.running(day)) for each, trips in calendars]
        return sum(count > 0 for count in counts), day.weekday() in MIDWEEK, sum(counts)

    best = max(found, key=rank)
    return best if rank(best)[0] else None


def _date(text: str) -> date | None:
    if len(text) != 8 or not text.isdecimal():
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
