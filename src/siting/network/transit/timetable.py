"""Timetable: the stops and vehicles of one day, and the minutes from door to door by them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import Array
from siting.network.snap.points import Points, Where
from siting.network.transit.changes import Changes
from siting.network.transit.connections import Connections

if TYPE_CHECKING:
    from siting.city.findings import Finding
    from siting.network.streets import Streets
    from siting.network.transit.door import Progress
    from siting.network.transit.journeys import Journeys
    from siting.network.transit.walks import Foot


@dataclass(frozen=True, eq=False)
class Timetable:
    """Public transport of one day; S stops.

    Attributes
    ----------
    stop, name
        Ids and names of the stops; with several feeds, ids begin with the feed's name.
    x, y
        Longitude and latitude in degrees, ``nan`` where nobody can walk to; shape (S,).
    hops
        What vehicles do between stops.
    changes
        Changes that the feeds prescribe.
    day
        The date.
    files
        Name and hash of each feed.
    findings
        What is doubtful in the feeds, and what was left out.
    """

    stop: tuple[str, ...]
    name: tuple[str, ...]
    x: Array
    y: Array
    hops: Connections
    changes: Changes
    day: date
    files: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def points(self) -> Points:
        """The stops as points to walk to."""
        return Points(self.stop, self.x, self.y, np.zeros(0, dtype=np.int64))

    def journeys(
        self,
        origins: Where,
        targets: Where,
        hour: float = 8.0,
        *,
        window: float = 60.0,
        every: float = 5.0,
        streets: Streets | None = None,
        foot: Foot | None = None,
        progress: Progress | None = None,
    ) -> Journeys:
        """Return minutes from door to door for the departures of a window.

        People walk to a stop, ride, change where it is quicker, and walk; or walk all the way.

        Parameters
        ----------
        origins, targets
            Rows of lon, lat, shape (n, 2); a frame with columns ``lon`` and ``lat``; coordinates
            by name; or, with streets, labels of their nodes.
        hour
            Hour of the first departure; 8.5 is half past eight.
        window, every
            Minutes within which people set out, the end left out, and minutes between two
            departures: 60 and 5 are twelve departures.
        streets
            What people walk along; None takes straight lines with the speed and detour of
            ``foot``.
        foot
            How far people walk.
        progress
            Called with the number of origins done and of all.

        Raises
        ------
        OptionError
            If the window holds no departure, or the streets are on a plane in metres.
        """
        from siting.network.transit.door import journeys

        return journeys(
            self,
            origins,
            targets,
            hour,
            window=window,
            every=every,
            streets=streets,
            foot=foot,
            progress=progress,
        )

    def minutes(
        self,
        origins: Where,
        targets: Where,
        hour: float = 8.0,
        *,
        streets: Streets | None = None,
        foot: Foot | None = None,
        progress: Progress | None = None,
    ) -> Array:
        """Return the median over the departures of the hour that follows, shape (n, m)."""
        found = self.journeys(origins, targets, hour, streets=streets, foot=foot, progress=progress)
        return found.median

    def __repr__(self) -> str:
        names = ", ".join(name for name, _ in self.files)
        return (
            f"Timetable({names!r} on {self.day}: {len(self.stop):,} stops, "
            f"{self.hops.vehicles:,} runs, {len(self.hops):,} connections)"
        )
