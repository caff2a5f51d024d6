"""Door to door by lines with headways: shortest paths over halves of headways, rides and walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from siting.city.arrays import Array, IntArray
from siting.errors import OptionError
from siting.locale.errors import ERRORS
from siting.network.dijkstra import dijkstra
from siting.network.ends import Ends
from siting.network.snap.points import points
from siting.network.transit.walks import Along, Foot, Straight, Walks, walks
from siting.network.weights import NEVER

if TYPE_CHECKING:
    from siting.network.snap.points import Where
    from siting.network.streets import Streets
    from siting.network.transit.line_table import Lines

Arcs = tuple[IntArray, IntArray, IntArray]
"""Start, end and milliseconds."""


def minutes(
    lines: Lines, origins: Where, targets: Where, streets: Streets | None, foot: Foot | None
) -> Array:
    """Return expected minutes, shape (n, m); see ``Lines.minutes``."""
    foot = foot or Foot()
    if streets is not None and streets.metric:
        raise OptionError(ERRORS["metric transit"])
    starts, ends = points(streets, origins), points(streets, targets)
    walker = Straight(foot) if streets is None else Along(streets)
    access = walks(walker, starts, lines.points, foot.access)
    egress = walks(walker, lines.points, ends, foot.access)
    change = walks(walker, lines.points, lines.points, foot.change)
    stops = len(lines.stop)
    arcs = [*_rides(lines), _changes(change, foot.slack, stops)]
    tail, head, ms = (np.concatenate(part) for part in zip(*arcs, strict=True))
    sources = Ends(access.ptr, access.end.astype(np.int64), access.seconds * np.int64(1000))
    leaving = 3 * stops + np.repeat(np.arange(stops), np.diff(egress.ptr))
    sinks = Ends.of(
        len(ends), egress.end.astype(np.int64), leaving, egress.seconds * np.int64(1000)
    )
    nodes = 4 * stops
    found = dijkstra(tail.astype(np.int32), head.astype(np.int32), nodes, ms, sources, sinks)
    ride = np.where(found < NEVER, found / 60_000.0, np.inf)
    return np.minimum(ride, walker.minutes(starts, ends))


def _rides(lines: Lines) -> list[Arcs]:
    """Return boarding, riding and getting off.

    Each call has four nodes: waiting at the stop, aboard there, aboard back, and just got off.
    """
    stops = len(lines.stop)
    call = np.arange(stops)
    there, back, off = stops + call, 2 * stops + call, 3 * stops + call
    wait = np.repeat(lines.headway / 2.0, np.diff(lines.ptr))
    ends = np.zeros(stops, dtype=bool)
    ends[lines.ptr[1:] - 1] = True
    inner = np.flatnonzero(~ends)
    ride = _ms(lines.ride[inner])
    free = np.zeros(stops, dtype=np.int64)
    return [
        (call, there, _ms(wait)),
        (call, back, _ms(wait)),
        (there[inner], there[inner + 1], ride),
        (back[inner + 1], back[inner], ride),
        (there, off, free),
        (back, off, free),
    ]


def _changes(change: Walks, slack: float, stops: int) -> Arcs:
    """Return walks from where people got off to where they wait, the same stop among them."""
    start = np.repeat(np.arange(stops), np.diff(change.ptr))
    return 3 * stops + start, change.end.astype(np.int64), _ms(change.seconds / 60.0 + slack)


def _ms(minutes: Array) -> IntArray:
    return np.rint(minutes * 60_000.0).astype(np.int64)
