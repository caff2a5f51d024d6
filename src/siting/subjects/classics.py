"""The classics as measures over parts: one short statement each, at its default prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from siting.instance import Instance
from siting.parts import Array, Assign, Entry, Open, Pair
from siting.subjects.medians import p_median, uflp
from siting.subjects.statement import priced, within

Tables = Mapping[str, Array]


def single_source(tables: Tables) -> tuple[Entry, ...]:
    """Sum_i cost[i, a(i)]  +  sum over used sites of fixed[j];  summed demand <= capacity."""
    return (
        priced("cost", Assign(tables["cost"])),
        priced("fixed", Open.each(tables["fixed"])),
        within(tables["demand"], tables["capacity"]),
    )


def gqap(tables: Tables) -> tuple[Entry, ...]:
    """Sum_i installation[i, a(i)]  +  sum_ik flow[i, k] * distance[a(i), a(k)];  need <= available.

    What flows from an item to itself is a cost of its place. Where distances are the same both ways,
    the two directions of a pair are one flow: half the columns for the same numbers.
    """
    flow, distance = tables["flow"], tables["distance"]
    own = Assign(np.outer(flow.diagonal(), distance.diagonal()))
    between = flow - np.diag(flow.diagonal())
    if np.array_equal(distance, distance.T):
        between = np.triu(between + between.T)
    first, second = np.nonzero(between)
    pairs = Pair(first, second, between[first, second], distance)
    return (
        priced("installation", Assign(tables["installation"])),
        priced("flow", own, pairs),
        within(tables["need"], tables["available"]),
    )


CLASSICS: dict[str, Callable[[Instance], tuple[Entry, ...]]] = {
    "single_source": lambda of: single_source(of.tables),
    "gqap": lambda of: gqap(of.tables),
    "p_median": p_median,
    "uflp": uflp,
}
"""How each kind of instance is stated."""
