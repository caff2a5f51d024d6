"""Lines without a timetable: stops in order, a headway and a speed; the wait is half a headway."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import Array, IntArray, locked
from siting.city.csv_file import csv_grid
from siting.city.findings import Finding
from siting.city.grid import Grid, Unreadable, written
from siting.errors import DataError, OptionError, unknown
from siting.locale.errors import ERRORS
from siting.network.plane import distances
from siting.network.snap.points import Points
from siting.network.transit.notes import Notes

if TYPE_CHECKING:
    from siting.network.snap.points import Where
    from siting.network.streets import Streets
    from siting.network.transit.walks import Foot

LINE = ("line", "route", "route_id", "koridor", "rute")
STOP = ("stop", "stop_id", "id", "halte")
NAME = ("name", "stop_name", "nama", *STOP)
LON = ("lon", "stop_lon", "longitude", "x")
LAT = ("lat", "stop_lat", "latitude", "y")
"""Headings that each column may have, the likeliest first."""

ALL = "*"
"""Stands for every line that is not named."""

Per = float | Mapping[str, float]
"""One number for all lines, or numbers by line, where ``*`` serves those not named."""


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines that vehicles run to and fro; S calls at stops, L lines.

    Attributes
    ----------
    stop, name
        Ids and names of the stops, one for each call.
    x, y
        Longitude and latitude, shape (S,).
    line
        Names of the lines.
    ptr
        Line l calls at ``ptr[l]:ptr[l + 1]``, in this order and back; shape (L + 1,).
    headway
        Minutes from one vehicle to the next, shape (L,).
    ride
        Minutes from each call to the next one, the last of a line to nowhere (0); shape (S,).
    files
        Name and hash of the table.
    findings
        Rows that were left out.
    """

    stop: tuple[str, ...]
    name: tuple[str, ...]
    x: Array
    y: Array
    line: tuple[str, ...]
    ptr: IntArray
    headway: Array
    ride: Array
    files: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        return f"Lines({self.files[0][0]!r}: {len(self.line)} lines, {len(self.stop)} calls)"

    @property
    def points(self) -> Points:
        """The stops as points to walk to."""
        return Points(self.stop, self.x, self.y, np.zeros(0, dtype=np.int64))

    def minutes(
        self,
        origins: Where,
        targets: Where,
        hour: float = 8.0,
        *,
        streets: Streets | None = None,
        foot: Foot | None = None,
    ) -> Array:
        """Return expected minutes from door to door, shape (n, m).

        People walk to a stop, wait half a headway, ride, change where it is quicker, wait half a
        headway again, and walk; or walk all the way. ``hour`` makes no difference.

        Parameters
        ----------
        origins, targets, streets, foot
            As in ``Timetable.journeys``.

        Raises
        ------
        OptionError
            If the streets are on a plane in metres.
        """
        from siting.network.transit.headways import minutes

        return minutes(self, origins, targets, streets, foot)


def lines(path: str | Path, headway: Per, *, kmh: Per = 18.0, detour: float = 1.2) -> Lines:
    """Read a table of lines: a CSV file, one row for each call at a stop, in order of travel.

    Parameters
    ----------
    path
        The table, with columns for the line (``line`` or ``route``), the stop (``stop`` or
        ``stop_id``), ``lon`` and ``lat``.
    headway
        Minutes from one vehicle to the next.
    kmh
        Speed of travel, halts included.
    detour
        Way from stop to stop over the straight line.

    Raises
    ------
    DataError
        If the table cannot be read, or a column is missing.
    OptionError
        If a headway, a speed or the detour is not above 0, or a line has none.
    UnknownName
        If a headway or speed names a line that is not in the table.
    """
    path = Path(path)
    notes = Notes(path.name)
    grid, sha256 = _grid(path)
    columns = [_column(grid, names, notes) for names in (LINE, STOP, NAME, LON, LAT)]
    notes.refuse()
    calls = _calls(grid.rows, columns, notes)
    order = {line: n for n, line in enumerate(dict.fromkeys(call[0] for call in calls))}
    calls.sort(key=lambda call: order[call[0]])
    of = np.array([order[call[0]] for call in calls], dtype=np.int64)
    ptr = np.concatenate(([0], np.cumsum(np.bincount(of, minlength=len(order)))))
    x, y = (np.array([call[at] for call in calls], dtype=np.float64) for at in (3, 4))
    names = tuple(order)
    speed, every = _per(names, kmh, "kmh"), _per(names, headway, "headway")
    metres = np.zeros(len(calls))
    metres[:-1] = np.where(of[:-1] == of[1:], distances(x[:-1], y[:-1], x[1:], y[1:]), 0.0)
    _per(names, detour, "detour")
    return Lines(
        stop=tuple(call[1] for call in calls),
        name=tuple(call[2] for call in calls),
        x=locked(x),
        y=locked(y),
        line=names,
        ptr=locked(ptr, np.int64),
        headway=locked(every),
        ride=locked(metres * detour / (speed[of] * 1000.0 / 60.0)),
        files=((path.name, sha256),),
        findings=notes.findings,
    )


def _grid(path: Path) -> tuple[Grid, str]:
    """Return the cells of a file and its hash, or raise what is wrong with it."""
    try:
        content = path.read_bytes()
        return csv_grid(content), hashlib.sha256(content).hexdigest()
    except FileNotFoundError:
        fault = Unreadable("missing_path")
    except Unreadable as unreadable:
        fault = unreadable
    raise DataError(
        [Finding("error", path.name, "", None, None, None, fault.key, fault.values)]
    ) from None


def _column(grid: Grid, names: tuple[str, ...], notes: Notes) -> list[str]:
    """Return the cells of a column as text; a missing one is an error."""
    known = {heading.strip().casefold(): at for at, heading in enumerate(grid.headings)}
    for name in names:
        if name in known:
            return [written(cell) or "" for cell in grid.columns[known[name]]]
    notes.add("error", "gtfs_column", "", 1, names[0], value=" / ".join(names[:3]))
    return []


Call = tuple[str, str, str, float, float]
"""Line, stop, name, lon and lat."""


def _calls(rows: list[int], columns: list[list[str]], notes: Notes) -> list[Call]:
    calls: list[Call] = []
    for row, line, stop, name, lon, lat in zip(rows, *columns, strict=True):
        try:
            x, y = float(lon), float(lat)
        except ValueError:
            x = y = float("nan")
        if line and abs(x) <= 180 and abs(y) <= 90:
            calls.append((line, stop, name, x, y))
        else:
            notes.add("note", "line_row", "", row, stop=stop or name, line=line)
    return calls


def _per(names: tuple[str, ...], numbers: Per, kind: str) -> Array:
    """Return a number for each line, shape (L,)."""
    table = numbers if isinstance(numbers, Mapping) else {ALL: numbers}
    for name in table:
        if name not in names and name != ALL:
            raise unknown("line", name, names)
    values = np.array([table.get(name, table.get(ALL, np.nan)) for name in names])
    wrong = ~(np.isfinite(values) & (values > 0))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise OptionError(ERRORS["line number"], kind=kind, line=names[at], value=values[at])
    return values
