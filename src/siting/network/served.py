"""Served: how many people have a place within some minutes, district by district (coverage)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array, locked
from siting.city.city import MIXED, MODES
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS

if TYPE_CHECKING:
    from siting.city.city import City

EDGE = 1e-9
"""Minutes by which a limit may be passed: 30 means 30 however it was added up."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """People by district, and those of them who have a place within each limit.

    Attributes
    ----------
    districts
        Names in order of first mention, D of them.
    within
        Limits in minutes, shape (T,).
    people
        All who live in each district, shape (D,).
    reached
        Those of them with a place within each limit, shape (D, T).
    """

    districts: tuple[str, ...]
    within: Array
    people: Array
    reached: Array

    @property
    def share(self) -> Array:
        """Part of each district's people, 1 where nobody lives, shape (D, T)."""
        return _share(self.reached, self.people[:, None])

    @property
    def whole(self) -> Array:
        """Part of all people, shape (T,)."""
        return _share(self.reached.sum(axis=0), self.people.sum())

    @property
    def rows(self) -> list[dict[str, object]]:
        """One row for each district and limit: ``district, minutes, people, reached, share``."""
        share = self.share
        return [
            {
                "district": district,
                "minutes": float(limit),
                "people": float(self.people[d]),
                "reached": float(self.reached[d, t]),
                "share": float(share[d, t]),
            }
            for d, district in enumerate(self.districts)
            for t, limit in enumerate(self.within)
        ]


def _share(part: Array, all_: Array) -> Array:
    return np.divide(
        part, all_, out=np.ones_like(part), where=np.broadcast_to(all_ > 0, part.shape)
    )


def coverage(
    minutes: ArrayLike,
    people: ArrayLike,
    districts: Sequence[str],
    within: float | Sequence[float] = (15.0, 30.0),
) -> Coverage:
    """Count who lives within some minutes of the nearest place.

    Parameters
    ----------
    minutes
        From each of Z zones to each of J places, ``inf`` where there is no way, shape (Z, J).
    people
        Who lives in each zone, shape (Z,).
    districts
        District of each zone, Z of them.
    within
        One limit in minutes or several.

    Raises
    ------
    OptionError
        If the shapes do not fit together, or a limit is negative.
    """
    table, living = np.asarray(minutes, dtype=np.float64), np.asarray(people, dtype=np.float64)
    limits = np.atleast_1d(np.asarray(within, dtype=np.float64))
    zones = len(districts)
    if table.ndim != 2 or table.shape[0] != zones or living.shape != (zones,):
        shapes = {"minutes": table.shape, "people": living.shape, "districts": zones}
        raise OptionError(ERRORS["coverage shapes"], **shapes)
    if not (limits >= 0).all():
        raise OptionError(ERRORS["coverage limit"], value=float(np.nanmin(limits)))
    nearest = np.nan_to_num(table, nan=np.inf).min(axis=1, initial=np.inf)
    names = tuple(dict.fromkeys(districts))
    place = {name: d for d, name in enumerate(names)}
    at = np.array([place[name] for name in districts], dtype=np.int64)
    inside = (nearest[:, None] <= limits + EDGE) * living[:, None]
    reached = np.zeros((len(names), len(limits)))
    np.add.at(reached, at, inside)
    return Coverage(
        names,
        locked(limits),
        locked(np.bincount(at, weights=living, minlength=len(names))),
        locked(reached),
    )


def coverage_of(
    city: City,
    buildings: Sequence[str] | None = None,
    within: float | Sequence[float] = (15.0, 30.0),
    mode: str = MIXED,
) -> Coverage:
    """Count who lives within some minutes of the nearest of some buildings of a city.

    Parameters
    ----------
    city
        Its minutes, zones, people and districts.
    buildings
        Their ids, for instance those where an agency sits in a plan; None takes all.
    within
        One limit in minutes or several.
    mode
        ``mixed`` or one of the modes.

    Raises
    ------
    UnknownName
        If there is no such building or mode.
    OptionError
        If a limit is negative.
    """
    if mode != MIXED and mode not in MODES:
        raise unknown("mode", mode, (MIXED, *MODES))
    index = city.buildings.index
    chosen = list(index) if buildings is None else list(buildings)
    for building in chosen:
        if building not in index:
            raise unknown("building", building, index)
    columns = [index[building] for building in chosen]
    minutes = city.minutes.zones(mode)[:, columns]
    return coverage(minutes, city.zones.population, city.zones.district, within)
