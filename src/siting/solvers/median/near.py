"""Near: who lies within a radius of whom, the loop that everything else is made of."""

from __future__ import annotations

import numpy as np

from siting.euclidean import WHOLE
from siting.jit import compiled
from siting.solvers.median.space import FLOOR, NEAREST, Array, Grid, IntArray, Space


@compiled
def rounded(length: float, rounding: int) -> float:
    """Return a length as the space counts it."""
    if rounding == FLOOR:
        return float(np.floor(length + WHOLE))
    if rounding == NEAREST:
        return float(np.floor(length + 0.5))
    return length


@compiled
def between(space: Space, client: int, site: int) -> float:
    """Return the cost of a client at a site, for a weight of 1."""
    if not space.points:
        return float(space.cost[client, site])
    x = space.client[client, 0] - space.site[site, 0]
    y = space.client[client, 1] - space.site[site, 1]
    return rounded(np.sqrt(x * x + y * y), space.rounding)


@compiled
def around(
    grid: Grid, x: float, y: float, radius: float, rounding: int, who: IntArray, cost: Array
) -> int:
    """Write down the points of a grid nearer than the radius, and return how many there are."""
    reach = radius if rounding == 0 else radius + 1.0
    square = reach * reach
    first = int(max(0.0, (x - reach - grid.left) / grid.side))
    last = int(min(grid.across - 1.0, (x + reach - grid.left) / grid.side))
    low = int(max(0.0, (y - reach - grid.low) / grid.side))
    high = int(min(grid.up - 1.0, (y + reach - grid.low) / grid.side))
    count = 0
    if first > last or x + reach < grid.left or y + reach < grid.low:
        return 0  # beside the grid: cells there would be read out of bounds
    for level in range(low, high + 1):
        at = level * grid.across
        for k in range(grid.start[at + first], grid.start[at + last + 1]):
            across, up = grid.x[k] - x, grid.y[k] - y
            far = across * across + up * up
            if far <= square:
                length = rounded(np.sqrt(far), rounding)
                if length < radius:
                    who[count] = grid.order[k]
                    cost[count] = length
                    count += 1
    return count


@compiled
def sites_near(space: Space, client: int, radius: float, who: IntArray, cost: Array) -> int:
    """Write down the sites cheaper than the radius for a client; by cost if it is a matrix."""
    if space.points:
        x, y = space.client[client, 0], space.client[client, 1]
        return around(space.sites, x, y, radius, space.rounding, who, cost)
    count = 0
    for k in range(space.row.shape[1]):
        if space.row_cost[client, k] >= radius:
            break
        who[k] = space.row[client, k]
        cost[k] = space.row_cost[client, k]
        count += 1
    return count


@compiled
def clients_near(space: Space, site: int, radius: float, who: IntArray, cost: Array) -> int:
    """Write down the clients cheaper than the radius for a site; by cost if it is a matrix."""
    if space.points:
        x, y = space.site[site, 0], space.site[site, 1]
        return around(space.clients, x, y, radius, space.rounding, who, cost)
    count = 0
    for k in range(space.column.shape[1]):
        if space.column_cost[site, k] >= radius:
            break
        who[k] = space.column[site, k]
        cost[k] = space.column_cost[site, k]
        count += 1
    return count
