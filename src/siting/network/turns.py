"""Turns: the seconds that turning takes at major junctions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MAJOR = ("motorway", "trunk", "primary", "secondary")
"""Classes, with their links, that make a junction a major one."""


@dataclass(frozen=True)
class Turns:
    """Seconds that turning takes at major junctions.

    Attributes
    ----------
    across
        Across the oncoming traffic.
    near
        To one's own side.
    straight
        Straight on.
    about
        Back the way one came.
    drive_on
        Side of the road that traffic keeps to: ``left``, as in Indonesia, or ``right``.
    at
        Classes of street whose junctions count as major.
    """

    across: float = 7.0
    near: float = 3.0
    straight: float = 1.0
    about: float = 14.0
    drive_on: str = "left"
    at: Sequence[str] = MAJOR
