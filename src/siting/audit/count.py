"""What the loop of a classic finds: amounts by name, loads, and what else a plan breaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Seats = list[int]
"""Position of the place of each item."""

Broken = tuple[float, list[tuple[Any, float]]]
"""How far a hard measure is from being kept, and where: names with their part of it."""


@dataclass(frozen=True)
class Count:
    """The recount of one plan.

    Attributes
    ----------
    amounts
        By name.
    load, room
        What each place holds and can hold; empty where there are no capacities.
    broken
        Every further hard measure.
    """

    amounts: dict[str, float]
    load: list[float] = field(default_factory=list)
    room: list[float] = field(default_factory=list)
    broken: dict[str, Broken] = field(default_factory=dict)
