"""Points: doors by coordinates or by labels of nodes, with the names that people gave them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from siting.city.arrays import Array, IntArray
from siting.errors import OptionError, unknown
from siting.locale.errors import ERRORS

if TYPE_CHECKING:
    import pandas

    from siting.network.streets import Streets

Where: TypeAlias = "ArrayLike | Mapping[Hashable, tuple[float, float]] | pandas.DataFrame"
"""Points: rows of lon, lat; a frame; coordinates by name; or labels of nodes."""

COLUMNS = (("lon", "lat"), ("longitude", "latitude"), ("x", "y"))
"""Columns of a frame that hold coordinates."""


@dataclass(frozen=True)
class Points:
    """n points to be joined to streets.

    Attributes
    ----------
    names
        What people call them; their numbers from 0 where they have no name.
    x, y
        Coordinates as the network has them, shape (n,).
    node
        Positions of nodes where points are nodes, else empty, shape (n,) or (0,).
    """

    names: tuple[Hashable, ...]
    x: Array
    y: Array
    node: IntArray

    def __len__(self) -> int:
        return len(self.names)


def points(streets: Streets | None, where: Where) -> Points:
    """Return points from what a caller gave.

    Parameters
    ----------
    streets
        The network; its labels name nodes. None takes coordinates only.
    where
        Rows (lon, lat), or (x, y) on a metric network, shape (n, 2); a frame with columns ``lon``
        and ``lat`` whose index names the points; a mapping from names to coordinates; or labels
        of nodes, shape (n,).

    Raises
    ------
    UnknownName
        If a label is that of no node.
    OptionError
        If it is nothing of that.
    """
    columns = getattr(where, "columns", None)
    if columns is not None:
        return _frame(where, list(columns))
    if isinstance(where, Mapping):
        return _rows(np.array(list(where.values()), dtype=np.float64), tuple(where))
    if not isinstance(where, np.ndarray) and isinstance(where, Iterable):
        where = np.array(list(where), dtype=None)
    rows = np.asarray(where)
    if rows.size == 0:
        return _rows(np.zeros((0, 2)), ())
    if rows.ndim == 1 and streets is not None:
        return _nodes(streets, rows.tolist())
    if rows.ndim == 2 and rows.shape[1] == 2:
        return _rows(rows.astype(np.float64), tuple(range(len(rows))))
    raise OptionError(ERRORS["points"], shape=rows.shape)


def _rows(rows: Array, names: tuple[Hashable, ...]) -> Points:
    rows = rows.reshape(-1, 2)
    return Points(names, rows[:, 0], rows[:, 1], np.zeros(0, dtype=np.int64))


def _frame(frame: Any, columns: list[Hashable]) -> Points:
    for x, y in COLUMNS:
        if x in columns and y in columns:
            rows = np.column_stack((frame[x], frame[y])).astype(np.float64)
            return _rows(rows, tuple(frame.index))
    raise OptionError(ERRORS["point columns"], found=", ".join(map(str, columns)))


def _nodes(streets: Streets, labels: list[Hashable]) -> Points:
    known = streets.position
    for label in labels:
        if label not in known:
            raise unknown("node", str(label), map(str, list(known)[:1000]))
    node = np.array([known[label] for label in labels], dtype=np.int64)
    return Points(tuple(labels), streets.x[node], streets.y[node], node)
