"""Generalised quadratic assignment: what items cost where they are, and what flows between them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from siting.classic.tables import amounts, matrix, numbers
from siting.errors import OptionError
from siting.instance import Instance
from siting.locale.classic import CLASSIC
from siting.problem import Problem


def gqap(
    installation: ArrayLike,
    *,
    flow: ArrayLike,
    distance: ArrayLike,
    need: ArrayLike,
    available: ArrayLike,
    fee: float = 1.0,
    items: Iterable[str | int] | None = None,
    places: Iterable[str | int] | None = None,
) -> Problem:
    """Put every item in one place, within the room of places, at the least cost.

    Minimise sum_i installation[i, a(i)] + fee * sum over ordered pairs (i, k) of flow[i, k] *
    distance[a(i), a(k)], where the needs in a place add up to at most what is available. Pairs are
    ordered and diagonals count as they stand: flow[i, k] and flow[k, i] are two flows, flow[i, i]
    pays distance[a(i), a(i)], and so do two items in one place. A table of unordered pairs goes in
    once, on one side of the diagonal. Measures: ``installation`` at price 1 and ``flow`` at price
    ``fee``, and ``capacity``, which is hard.

    Parameters
    ----------
    installation
        What an item costs in a place, any sign. Shape (items, places).
    flow
        From the first item to the second, at least 0. Shape (items, items).
    distance
        From the first place to the second, at least 0, not necessarily symmetric. Shape (places,
        places).
    need
        At least 0. Shape (items,), or one number for all.
    available
        In the unit of ``need``, at least 0, ``inf`` = no limit. Shape (places,), or one number.
    fee
        Cost of one unit of flow over one unit of distance, at least 0.
    items, places
        Names, texts or whole numbers; None = 0-based positions.

    Returns
    -------
    Problem
        For ``siting.solve`` and ``siting.evaluate``: ``result.plan`` maps item to place.

    Raises
    ------
    OptionError
        If shapes do not fit, a number is missing, negative or without end, or a name comes twice.

    References
    ----------
    C.-G. Lee, Z. Ma, "The generalized quadratic assignment problem", research report, Department of
    Mechanical and Industrial Engineering, University of Toronto, 2004.
    """
    installing, item, place = matrix(
        "installation", installation, ("item", "place"), ("items", "places"), (items, places)
    )
    tables = {
        "installation": installing,
        "flow": amounts("flow", flow, item, item),
        "distance": amounts("distance", distance, place, place),
        "need": amounts("need", need, item),
        "available": amounts("available", available, place, endless=True),
    }
    rate = numbers("fee", fee)
    if rate.ndim or not 0 <= rate < np.inf:
        raise OptionError(CLASSIC["fee"], value=fee)
    prices = {"installation": 1.0, "flow": float(rate)}
    return Problem(Instance("gqap", item.names, place.names, tables), prices)


def quadratic_semi_assignment(
    installation: ArrayLike,
    *,
    flow: ArrayLike,
    distance: ArrayLike,
    fee: float = 1.0,
    items: Iterable[str | int] | None = None,
    places: Iterable[str | int] | None = None,
) -> Problem:
    """Put every item in one place at the least cost, where places hold any number of items.

    It is ``gqap`` without needs: minimise sum_i installation[i, a(i)] + fee * sum over ordered pairs
    (i, k) of flow[i, k] * distance[a(i), a(k)].

    Parameters
    ----------
    installation, flow, distance, fee, items, places
        As in ``gqap``.

    Returns
    -------
    Problem
        As of ``gqap``.

    Raises
    ------
    OptionError
        As ``gqap`` does.

    References
    ----------
    H. Greenberg, "A quadratic assignment problem without column constraints", Naval Research
    Logistics Quarterly 16 (1969), 417–421.
    """
    return gqap(
        installation,
        flow=flow,
        distance=distance,
        need=0.0,
        available=np.inf,
        fee=fee,
        items=items,
        places=places,
    )
