"""Instance: a classic problem as arrays over named items and places, without a city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from siting.city.arrays import Array, locked
from siting.city.city import City
from siting.errors import OptionError, UnknownName
from siting.euclidean import Euclidean
from siting.locale.classic import CLASSIC

MOST = 100_000_000
"""Distances of points up to which a model that needs all of them at once is given a matrix: 0.8 GB."""


@dataclass(frozen=True, eq=False)
class Instance:
    """Arrays, read-only, of which the functions of ``siting.classic`` make a problem.

    Attributes
    ----------
    kind
        Which classic: ``single_source``, ``gqap``, ``p_median`` …
    items, places
        Names of the rows to be placed and of where they may go: texts, or whole numbers (0-based
        positions where no names were given).
    tables
        The arrays by the name of the argument that they came in; their axes are items and places.
        A number that is no table, ``p`` for instance, is an array without axes.
    points
        Distances that stand for the table ``cost``, computed when asked for; None = it is a table.
    """

    kind: str
    items: tuple[Any, ...]
    places: tuple[Any, ...]
    tables: Mapping[str, Array]
    points: Euclidean | None = None

    def __post_init__(self) -> None:
        tables = {name: locked(values) for name, values in self.tables.items()}
        object.__setattr__(self, "tables", tables)

    def __reduce__(self) -> tuple[type[Instance], tuple[object, ...]]:
        """Pickle what was given and nothing derived; the arrays are locked again on arrival."""
        return (Instance, (self.kind, self.items, self.places, self.tables, self.points))

    @property
    def cost(self) -> Array | Euclidean:
        """Cost of each item at each place: the table, or the points of which it is computed."""
        return self.tables["cost"] if self.points is None else self.points

    @property
    def dense(self) -> Array:
        """Cost of each item at each place as a matrix, whatever it is kept as.

        Raises
        ------
        OptionError
            If it would have more than ``MOST`` numbers.
        """
        if self.points is None:
            return self.tables["cost"]
        rows, columns = self.points.shape
        if rows * columns > MOST:
            size = {"rows": rows, "columns": columns, "memory": round(rows * columns * 8e-9)}
            raise OptionError(CLASSIC["too large"], kind=self.kind, **size)
        return self.points.dense()

    @cached_property
    def item_index(self) -> dict[Any, int]:
        """Position of each item."""
        return {name: i for i, name in enumerate(self.items)}

    @cached_property
    def place_index(self) -> dict[Any, int]:
        """Position of each place."""
        return {name: j for j, name in enumerate(self.places)}

    def positions(self, places: Iterable[Any]) -> list[int]:
        """Return the positions of places by name. Raises UnknownName for one that does not exist."""
        names = list(places)
        lost = [str(name) for name in names if name not in self.place_index]
        if lost:
            raise UnknownName(CLASSIC["plan nowhere"], names=", ".join(lost))
        return [self.place_index[name] for name in names]

    def seats(self, plan: Mapping[Any, Any]) -> list[int]:
        """Return the position of the place that a plan gives each item.

        Raises
        ------
        UnknownName
            If the plan misses an item, or names an item or place that does not exist.
        """
        for names, key in (
            ([item for item in self.items if item not in plan], "plan misses"),
            ([item for item in plan if item not in self.item_index], "plan strange"),
            ([f"{i}: {j}" for i, j in plan.items() if j not in self.place_index], "plan nowhere"),
        ):
            if names:
                raise UnknownName(CLASSIC[key], names=", ".join(map(str, names)))
        return [self.place_index[plan[item]] for item in self.items]

    def to_dict(self) -> dict[str, Any]:
        """Return it as lists, texts and numbers; a capacity without end is the word ``inf``."""
        return {
            "kind": self.kind,
            "items": list(self.items),
            "places": list(self.places),
            "tables": {name: _plain(values) for name, values in self.tables.items()},
            "points": None if self.points is None else self.points.to_dict(),
        }

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Instance:
        """Return the instance that ``to_dict`` was called on."""
        tables = {name: np.array(rows, dtype=float) for name, rows in data["tables"].items()}
        points = None if data.get("points") is None else Euclidean.from_dict(data["points"])
        return Instance(data["kind"], tuple(data["items"]), tuple(data["places"]), tables, points)


def city_of(subject: City | Instance) -> City:
    """Return the city.

    Raises
    ------
    OptionError
        If the subject is a classic, which has none.
    """
    if isinstance(subject, Instance):
        raise OptionError(CLASSIC["no city"], kind=subject.kind)
    return subject


def _plain(values: Array) -> Any:
    rows = values.tolist()
    return rows if np.isfinite(values).all() else _worded(rows)


def _worded(value: Any) -> Any:
    if isinstance(value, list):
        return [_worded(inner) for inner in value]
    return value if np.isfinite(value) else str(value)
