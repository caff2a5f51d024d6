"""Space: what clients pay at sites, from a matrix or from points, ready for a look at who is near whom."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
IntArray = NDArray[np.int32]

EXACT, FLOOR, NEAREST = 0, 1, 2
"""How distances of points are rounded: not at all, down, or to the nearest whole number."""

_BUCKET = 3.0
"""Points a cell of a grid holds on average."""


class Grid(NamedTuple):
    """Points sorted into square cells.

    Attributes
    ----------
    left, low, side, across, up
        Lower left corner, side of a cell, cells in each direction.
    start
        Where each cell begins among the sorted points, shape (across * up + 1,).
    order, x, y
        The points cell by cell: number and coordinates, each shape (k,).
    """

    left: float
    low: float
    side: float
    across: int
    up: int
    start: IntArray
    order: IntArray
    x: Array
    y: Array


class Space(NamedTuple):
    """Costs of n clients at m sites: a matrix with its rows and columns sorted, or points in grids.

    Attributes
    ----------
    points, rounding
        Whether it is points, and how their distances are rounded.
    cost, row, row_cost, column, column_cost
        The matrix, shape (n, m); sites of each client by cost, with the cost, both (n, m); clients
        of each site by cost, (m, n). Empty for points.
    client, site
        Coordinates, shapes (n, 2) and (m, 2); empty for a matrix.
    clients, sites
        The points in grids.
    """

    points: bool
    rounding: int
    cost: Array
    row: IntArray
    row_cost: Array
    column: IntArray
    column_cost: Array
    client: Array
    site: Array
    clients: Grid
    sites: Grid


def of_matrix(cost: Array) -> Space:
    """Return the space of a matrix, shape (n, m), of costs of at least 0."""
    whole = np.ascontiguousarray(cost, dtype=float)
    row, row_cost = _sorted(whole)
    if whole.shape[0] == whole.shape[1] and np.array_equal(whole, whole.T):
        column, column_cost = row, row_cost
    else:
        column, column_cost = _sorted(np.ascontiguousarray(whole.T))
    none = np.zeros((0, 2))
    return Space(
        False, EXACT, whole, row, row_cost, column, column_cost, none, none, grid(none), grid(none)
    )


def of_points(client: Array, site: Array, rounding: int = EXACT) -> Space:
    """Return the space of points in the plane, shapes (n, 2) and (m, 2)."""
    one, two = np.ascontiguousarray(client, float), np.ascontiguousarray(site, float)
    none, no = np.zeros((0, 0)), np.zeros((0, 0), dtype=np.int32)
    return Space(True, rounding, none, no, none, no, none, one, two, grid(one), grid(two))


def within(space: Space, sites: NDArray[np.int64]) -> Space:
    """Return the space with some of its sites only, in that order."""
    if space.points:
        some = np.ascontiguousarray(space.site[sites])
        return space._replace(site=some, sites=grid(some))
    cost = np.ascontiguousarray(space.cost[:, sites])
    row, row_cost = _sorted(cost)
    return space._replace(
        cost=cost,
        row=row,
        row_cost=row_cost,
        column=np.ascontiguousarray(space.column[sites]),
        column_cost=np.ascontiguousarray(space.column_cost[sites]),
    )


def grid(point: Array) -> Grid:
    """Sort points, shape (k, 2), into cells."""
    if not len(point):
        none = np.zeros(0)
        return Grid(0.0, 0.0, 1.0, 1, 1, np.zeros(2, np.int32), np.zeros(0, np.int32), none, none)
    low, high = point.min(axis=0), point.max(axis=0)
    width, height = (high - low).tolist()
    cells = max(1.0, len(point) / _BUCKET)
    longest = max(width, height)
    side = max(np.sqrt(width * height / cells), longest / cells, longest * 1e-4) or 1.0
    across, up = int(width / side) + 1, int(height / side) + 1
    at = ((point - low) / side).astype(np.int64)
    cell = at[:, 1] * across + at[:, 0]
    order = np.argsort(cell, kind="stable").astype(np.int32)
    start = np.zeros(across * up + 1, dtype=np.int32)
    np.cumsum(np.bincount(cell, minlength=across * up), out=start[1:])
    x, y = (np.ascontiguousarray(point[order, axis]) for axis in (0, 1))
    return Grid(float(low[0]), float(low[1]), float(side), across, up, start, order, x, y)


def _sorted(cost: Array) -> tuple[IntArray, Array]:
    order = np.argsort(cost, axis=1, kind="stable").astype(np.int32)
    return order, np.take_along_axis(cost, order, axis=1)
