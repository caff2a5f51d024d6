"""Public transport: timetables and lines to minutes from door to door."""

from __future__ import annotations

from siting.network.transit.journeys import Journeys
from siting.network.transit.line_table import Lines, lines
from siting.network.transit.reading import read
from siting.network.transit.timetable import Timetable
from siting.network.transit.walks import Foot

__all__ = ["Foot", "Journeys", "Lines", "Timetable", "lines", "read"]
