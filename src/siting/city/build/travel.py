"""Travel: whoever can measure minutes where the tables are not to be believed, mode by mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from siting.city.arrays import Array
from siting.city.findings import Finding


@dataclass(frozen=True, eq=False)
class Spots:
    """Named points; n of them.

    Attributes
    ----------
    ids
        What the tables call them.
    lon, lat
        Degrees, ``nan`` where unknown, shape (n,).
    """

    ids: tuple[str, ...]
    lon: Array
    lat: Array


@dataclass(frozen=True, eq=False)
class Measured:
    """Minutes by one mode.

    Attributes
    ----------
    zone
        Zone to building, the mean of there and back; ``inf`` where there is no way, ``nan`` where a
        point is unknown; shape (Z, J).
    building
        Building to building, directed, shape (J, J).
    key, values
        Sentence of ``locale.findings`` that says how they were measured, and what fills it.
    source
        Files that they were measured by.
    lost
        Findings about points, by their ids.
    notes
        What is doubtful in these files.
    """

    zone: Array
    building: Array
    key: str
    values: Mapping[str, object]
    source: str
    lost: Mapping[str, Finding] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()


class Travel(Protocol):
    """Measures minutes between zones and buildings."""

    @property
    def modes(self) -> tuple[str, ...]:
        """Modes that it can measure, those of ``city.MODES``."""

    @property
    def mixed(self) -> str | None:
        """The mode whose minutes are also the mixed ones; None where the table's stay."""

    def measure(self, mode: str, zones: Spots, buildings: Spots) -> Measured:
        """Return minutes by one of its modes."""

    @property
    def files(self) -> Mapping[str, str]:
        """Names of what it measures by, with their hashes."""
