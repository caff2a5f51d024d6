"""Identity: what streets and public transport are made of, so that the same is known again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from siting.network.stored import hash_of, key_of
from siting.network.streets import Streets
from siting.network.transit.line_table import Lines
from siting.network.transit.timetable import Timetable

if TYPE_CHECKING:
    from siting.network.travel import Network, Transit


def feeds(transit: str | Path | Sequence[str | Path]) -> list[Path]:
    """Return one feed or several as paths."""
    return [Path(transit)] if isinstance(transit, str | Path) else [Path(feed) for feed in transit]


def files(source: Network | Transit | None) -> dict[str, str]:
    """Return names and hashes of the files behind streets or public transport."""
    if source is None:
        return {}
    if isinstance(source, Timetable | Lines):
        return dict(source.files)
    if isinstance(source, Streets):
        known = source.provenance
        return {known.file: known.sha256} if known.sha256 else {}
    if isinstance(source, str | Path | Sequence):
        return {path.name: hash_of(path) for path in feeds(source) if path.exists()}
    return {}


def content(source: str | Path | Streets | Transit | None, mode: str, hour: int) -> str:
    """Return a hash of all that decides minutes by ``mode`` at ``hour``."""
    if source is None:
        return ""
    if isinstance(source, Timetable | Lines):
        return _of_vehicles(source)
    if isinstance(source, Streets):
        return _of_streets(source, "walk" if mode == "transit" else mode, hour)
    return key_of(sorted(files(source).items()), ())


def _of_vehicles(source: Timetable | Lines) -> str:
    if isinstance(source, Lines):
        return key_of((), (source.x, source.y, source.ptr, source.headway, source.ride))
    hops, fixed = source.hops, source.changes
    arrays = (hops.leaves, hops.arrives, hops.start, hops.end, hops.vehicle, hops.on, hops.off)
    return key_of((), (source.x, source.y, *arrays, fixed.start, fixed.end, fixed.seconds))


def _of_streets(streets: Streets, mode: str, hour: int) -> str:
    ms = streets.weights(mode, hour)
    arrays = (streets.tail, streets.head, streets.x, streets.y, streets.edge, streets.along)
    shapes = (streets.shape_ptr, streets.shape_x, streets.shape_y, streets.bans, streets.water)
    classes = (streets.kind, streets.allowed, ms)
    words = (streets.kinds, streets.metric, streets.speeds.door, streets.turns)
    return key_of(words, (*arrays, *shapes, *classes))
