"""Rivers and shores of an OpenStreetMap file: what nobody walks across to reach a street."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from siting.city.arrays import Array

WATERWAYS = frozenset(("river", "canal", "riverbank", "dock"))
"""Waters too wide to step across; streams, ditches and drains are not among them."""


def is_bank(tags: Mapping[str, str]) -> bool:
    """Say whether a way or an area is open water or its edge; a culvert is not."""
    if tags.get("tunnel", "no") != "no":
        return False
    return tags.get("natural") in ("water", "coastline") or tags.get("waterway") in WATERWAYS


class Banks:
    """Collects lines as segments."""

    def __init__(self) -> None:
        self.pieces: list[Array] = []
        self.seen: set[int] = set()
        self.members: set[int] = set()

    def add(self, way: int, x: Sequence[float], y: Sequence[float]) -> None:
        """Add the line of a way."""
        self.seen.add(way)
        if len(x) > 1:
            self.pieces.append(np.column_stack((x[:-1], y[:-1], x[1:], y[1:])))

    def segments(self) -> Array:
        """Return all segments, x, y, x, y; shape (W, 4)."""
        return np.concatenate(self.pieces) if self.pieces else np.zeros((0, 4))
