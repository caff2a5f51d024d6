"""Where labels stand on a map so that they cover neither each other nor the circles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

DIRECTIONS = (0, 4, 2, 6, 1, 7, 3, 5)  # eighths of a turn, in order of preference
REACH = (0.0, 8.0, 18.0, 32.0)  # points beyond the circle's edge


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies inside."""
        return (
            self.left <= other.left
            and self.bottom <= other.bottom
            and other.right <= self.right
            and other.top <= self.top
        )


class Disc(NamedTuple):
    """A circle in points, with the width and height of the label it asks for."""

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The square around the circle, a little smaller so that labels may touch its corners."""
        half = 0.8 * self.radius
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)


def ems(text: str) -> float:
    """Width of a bold text over its font size, a little too wide rather than too narrow."""
    return 0.2 + sum(0.45 if c in "-ijlI.,:; 1" else 0.8 if c.isupper() else 0.7 for c in text)


def place_labels(discs: Sequence[Disc], count: int, frame: Box) -> tuple[Box | None, ...]:
    """Find a place beside each circle, the first circles choosing first.

    Parameters
    ----------
    discs
        Circles with the size of their labels, the most important first; no label covers any.
    count
        How many of the first circles are labelled.
    frame
        What labels must not leave.

    Returns
    -------
    A rectangle for each of the ``count`` labels; None where all places near it are taken.
    """
    taken = [disc.box for disc in discs]
    found: list[Box | None] = []
    for disc in discs[:count]:
        free = (
            box
            for reach in REACH
            for eighth in DIRECTIONS
            if frame.holds(box := _beside(disc, eighth * math.pi / 4, reach))
            and not any(box.meets(other) for other in taken)
        )
        first = next(free, None)
        found.append(first)
        if first is not None:
            taken.append(first)
    return tuple(found)


def _beside(disc: Disc, angle: float, reach: float) -> Box:
    """Return the label's rectangle in one direction, ``reach`` beyond the circle."""
    away = disc.radius + reach + 1.5
    x = disc.x + math.cos(angle) * (away + disc.width / 2)
    y = disc.y + math.sin(angle) * (away + disc.height / 2)
    return Box(x - disc.width / 2, y - disc.height / 2, x + disc.width / 2, y + disc.height / 2)
