"""The classics as measures over parts: one short statement each, at its default prices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from siting.parts import Array, Assign, Entry, Excess, Load, Measure, Open, Pair, Part

Tables = Mapping[str, Array]


def single_source(tables: Tables) -> tuple[Entry, ...]:
    """Sum_i cost[i, a(i)]  +  sum over used sites of fixed[j];  summed demand <= capacity."""
    return (
        _priced("cost", Assign(tables["cost"])),
        _priced("fixed", Open.each(tables["fixed"])),
        _within(tables["demand"], tables["capacity"]),
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
        _priced("installation", Assign(tables["installation"])),
        _priced("flow", own, pairs),
        _within(tables["need"], tables["available"]),
    )


CLASSICS: dict[str, Callable[[Tables], tuple[Entry, ...]]] = {
    "single_source": single_source,
    "gqap": gqap,
}
"""How each kind of instance is stated."""


def _priced(name: str, *parts: Part) -> Entry:
    return Entry(Measure(name, "", parts), price=1.0)


def _within(need: Array, room: Array) -> Entry:
    """Return the hard measure ``capacity``: what is needed at each place beyond its room."""
    excess = Excess(room[:, None], np.ones((len(room), 1)))
    load = Load(need[:, None], np.arange(len(room)), excess)
    scale = float(need.mean())
    return Entry(Measure("capacity", "", (load,)), hard=True, scale=scale if scale > 0 else 1.0)
