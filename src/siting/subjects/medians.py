"""p-median and uncapacitated location as measures over parts, and as solvers of their own read them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from siting.euclidean import Euclidean
from siting.instance import Instance
from siting.parts import Above, Array, Assign, Distances, Entry, Median, Open, Part
from siting.parts.part import BoolArray, IntArray
from siting.subjects.statement import hard, priced, within


def p_median(of: Instance) -> tuple[Entry, ...]:
    """Sum_i weights[i] * cost[i, a(i)];  p sites open beside the standing ones;  demand <= capacity."""
    more = Open.each((~standing(of)).astype(float))
    return (
        priced("cost", _ways(of)),
        hard("p", Above((more,), float(further(of)))),
        *_served(of),
        *_room(of),
    )


def uflp(of: Instance) -> tuple[Entry, ...]:
    """Sum_i weights[i] * cost[i, a(i)]  +  sum over open sites of fixed[j]."""
    return (priced("cost", _ways(of)), priced("fixed", opening(of)), *_served(of))


def median(of: Instance, prices: Mapping[str, float]) -> Median | None:
    """Return what a solver of its own may read; None where capacities or other kinds come in."""
    if of.kind not in ("p_median", "uflp") or "capacity" in of.tables:
        return None
    open_ = opening(of) if of.kind == "uflp" else Open.each(np.zeros(len(of.places)))
    return Median(
        cost=of.cost,
        weight=prices["cost"] * of.tables["weights"],
        fixed=prices.get("fixed", 0.0) * open_.amount,
        allowed=of.tables["forbidden"] == 0,
        standing=standing(of),
        most=further(of) if of.kind == "p_median" else None,
        constant=prices.get("fixed", 0.0) * open_.constant,
    )


def standing(of: Instance) -> BoolArray:
    """Return the sites that are open whatever the plan, shape (sites,)."""
    found: BoolArray = (of.tables["existing"] + of.tables["required"]) > 0
    return found


def further(of: Instance) -> int:
    """Return how many sites may be opened beside those that stand."""
    new = (of.tables["required"] > 0) & (of.tables["existing"] == 0)
    return int(of.tables["p"]) - int(new.sum())


def opening(of: Instance) -> Open:
    """Return what open sites cost once: existing ones nothing, required ones whatever the plan."""
    fixed, stands = of.tables["fixed"], standing(of)
    paid = fixed[stands & (of.tables["existing"] == 0)].sum()
    return Open.each(np.where(stands, 0.0, fixed), float(paid))


def opened_by(of: Instance, place: IntArray) -> list[int] | None:
    """Return the sites that are open beside their clients' plan, in order; None where those in use are all.

    Standing sites are open though they serve nobody, and of p sites none is left closed: the first
    that may be opened fill up what a plan does not use.
    """
    if "existing" not in of.tables:
        return None
    open_ = standing(of)
    open_[place] = True
    if "p" in of.tables:
        spare = further(of) - int((open_ & ~standing(of)).sum())
        idle = np.nonzero(~open_ & (of.tables["forbidden"] == 0))[0]
        open_[idle[: max(spare, 0)]] = True
    return [int(j) for j in np.nonzero(open_)[0]]


def _ways(of: Instance) -> Part:
    if isinstance(of.cost, Euclidean):
        return Distances(of.cost, of.tables["weights"])
    return Assign(weighted(of.cost, of.tables["weights"]))


def weighted(cost: Array, weights: Array) -> Array:
    """Return weights times costs; without end stays without end, also at weight 0."""
    endless = np.isinf(cost)
    return np.where(endless, np.inf, weights[:, None] * np.where(endless, 0.0, cost))


def _room(of: Instance) -> tuple[Entry, ...]:
    """Return the measures that keep loads within capacities, and up to them where they must be used."""
    if "capacity" not in of.tables:
        return ()
    demand, capacity, filled = (of.tables[key] for key in ("demand", "capacity", "filled"))
    full = []
    for j in np.nonzero(filled)[0]:
        brings = np.zeros((len(demand), len(capacity)))
        brings[:, j] = demand
        full.append(Above((Assign(brings),), float(capacity[j]), below=True))
    unfilled = (hard("unfilled", *full),) if full else ()
    return (within(demand, capacity), *unfilled)


def _served(of: Instance) -> tuple[Entry, ...]:
    """Return the measures that keep clients away from sites that may not, or cannot, serve them."""
    shut = hard("forbidden", Open.each(of.tables["forbidden"]))
    lost = () if isinstance(of.cost, Euclidean) else (Assign(np.isinf(of.cost).astype(float)),)
    return (shut, hard("unreachable", *lost))
