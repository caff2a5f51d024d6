"""Travel: a city's minutes over streets and by public transport, in the place of its table's."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from siting.city.arrays import Array, BoolArray
from siting.city.build.travel import Measured, Spots
from siting.city.findings import Finding
from siting.network import identity, stored
from siting.network.element import Element
from siting.network.reading.read import read as read_streets
from siting.network.sources import on_streets, on_vehicles
from siting.network.speeds import Speeds
from siting.network.streets import Streets
from siting.network.transit.line_table import Lines
from siting.network.transit.reading import read as read_timetable
from siting.network.transit.timetable import Timetable
from siting.network.transit.walks import Foot

if TYPE_CHECKING:
    import networkx

Network: TypeAlias = "str | Path | Streets | networkx.Graph"
"""Streets, or what they are read from."""

Transit: TypeAlias = "str | Path | Sequence[str | Path] | Timetable | Lines"
"""Public transport: a timetable or lines, or the GTFS feeds that one is read from."""

ON_STREETS = ("car", "motorcycle", "walk")
TRANSIT = "transit"

Progress = Callable[[str, int, int], object]
"""Is told a mode, how many modes are done, and how many there are."""

Points = dict[Hashable, tuple[float, float]]


@dataclass(frozen=True, eq=False)
class NetworkTravel:
    """Measures a city's minutes; files are read when they are first needed.

    Attributes
    ----------
    network, transit
        Streets and public transport, or the files they are read from; None where there is none.
    hour
        Hour of the day at which people travel, there and back.
    folder
        Where minutes are kept by the content that they were measured from; None keeps nothing.
    progress
        Called before and after each mode.
    """

    network: Network | None
    transit: Transit | None = None
    hour: int = 8
    folder: Path | None = None
    progress: Progress | None = field(default=None, repr=False)

    @property
    def modes(self) -> tuple[str, ...]:
        """Modes that can be measured."""
        streets = ON_STREETS if self.network is not None else ()
        return (*streets, TRANSIT) if self.transit is not None else streets

    @property
    def mixed(self) -> str | None:
        """A car's minutes stand for people whose modes are unknown, where there are streets."""
        return None if self.network is None else "car"

    @cached_property
    def streets(self) -> Streets | None:
        """The streets."""
        if self.network is None or isinstance(self.network, Streets):
            return self.network
        return read_streets(self.network)

    @cached_property
    def vehicles(self) -> Timetable | Lines | None:
        """Public transport."""
        if self.transit is None or isinstance(self.transit, Timetable | Lines):
            return self.transit
        return read_timetable(*identity.feeds(self.transit))

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Names and hashes of the files that minutes are measured by."""
        return identity.files(self.network) | identity.files(self.transit)

    def measure(self, mode: str, zones: Spots, buildings: Spots) -> Measured:
        """Return minutes by a mode, from the folder where they were measured before."""
        step = self.modes.index(mode)
        self._tell(mode, step)
        found, key = None, ""
        if self.folder is not None:
            key = self._key(mode, zones, buildings)
            found = stored.load(self.folder, key)
        if found is None:
            found = self._measure(mode, zones, buildings)
            if not found.lost:
                stored.save(self.folder, key, found)
        self._tell(mode, step + 1)
        return found

    def _tell(self, mode: str, done: int) -> None:
        if self.progress is not None:
            self.progress(mode, done, len(self.modes))

    def _key(self, mode: str, zones: Spots, buildings: Spots) -> str:
        network = self.network if isinstance(self.network, str | Path) else self.streets
        used = (network, self.transit) if mode == TRANSIT else (network,)
        words = (mode, self.hour, *(identity.content(one, mode, self.hour) for one in used))
        words = (*words, Speeds(), Foot())
        return stored.key_of(words, (zones.lon, zones.lat, buildings.lon, buildings.lat))

    def _measure(self, mode: str, zones: Spots, buildings: Spots) -> Measured:
        z, j = _placed(zones), _placed(buildings)
        start, end = _points(zones, z), _points(buildings, j)
        lost: dict[str, Finding] = {}

        def minutes(origins: Points, targets: Points) -> Array:
            if mode == TRANSIT:
                assert self.vehicles is not None
                return self.vehicles.minutes(origins, targets, self.hour, streets=self.streets)
            assert self.streets is not None
            found = self.streets.trips(origins, targets, mode, self.hour)
            lost.update(_by_point(found.findings, origins, targets))
            return found.minutes

        zone = np.full((len(z), len(j)), np.nan)
        building = np.full((len(j), len(j)), np.nan)
        zone[np.ix_(z, j)] = (minutes(start, end) + minutes(end, start).T) / 2.0
        building[np.ix_(j, j)] = minutes(end, end)
        if mode == TRANSIT:
            assert self.vehicles is not None
            key, values = on_vehicles(self.vehicles, self.streets, self.hour)
            source, notes = identity.files(self.transit), self.vehicles.findings
        else:
            assert self.streets is not None
            key, values = on_streets(self.streets, self.hour)
            source, notes = identity.files(self.network), self.streets.findings
        return Measured(zone, building, key, values, ", ".join(source), lost, notes)


def _placed(spots: Spots) -> BoolArray:
    return np.isfinite(spots.lon) & np.isfinite(spots.lat)


def _points(spots: Spots, placed: BoolArray) -> Points:
    rows = zip(spots.ids, placed.tolist(), spots.lon.tolist(), spots.lat.tolist(), strict=True)
    return {name: (lon, lat) for name, known, lon, lat in rows if known}


def _by_point(findings: Sequence[Finding], origins: Points, targets: Points) -> dict[str, Finding]:
    """Return findings about points without any street, by the points' names."""
    named = {Element("origin", name).said: str(name) for name in origins}
    named |= {Element("target", name).said: str(name) for name in targets}
    found = {}
    for finding in findings:
        point = finding.values.get("point")
        if finding.level == "error" and point in named:
            found[named[point]] = finding
    return found
