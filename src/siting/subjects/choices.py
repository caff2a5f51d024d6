"""Covering, centres, dispersion and divisible demand as measures over sites that are open or closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from siting.instance import Instance
from siting.parts import (
    Above,
    Array,
    Assign,
    Closest,
    Cover,
    Divisible,
    Entry,
    Measure,
    Reach,
    Serve,
    ShareCost,
)
from siting.subjects.medians import weighted
from siting.subjects.near import within_radius
from siting.subjects.statement import hard, priced

PLACES = ("closed", "open")
CLOSED, OPEN = range(2)
"""Where a site goes."""


def p_center(of: Instance) -> tuple[Entry, ...]:
    """Largest weights[i] * cost[i, nearest open site];  p sites open beside the standing ones."""
    cost = weighted(of.dense, of.tables["weights"])
    reachable = within_radius(of, np.full(len(of.items), np.inf))
    lost = Cover(reachable, np.ones(len(of.items)), OPEN)
    return (priced("radius", Reach(cost, OPEN)), hard("unreachable", lost), *_chosen(of))


def lscp(of: Instance) -> tuple[Entry, ...]:
    """Sum over sites opened of fixed[j];  every client within its radius of one."""
    return (_opened(of, 1.0), hard("uncovered", _uncovered(of)), *_chosen(of))


def lscpb(of: Instance) -> tuple[Entry, ...]:
    """As few sites as ``lscp``, then the least weight of clients that only one of them covers."""
    cover = _uncovered(of)
    backup = Cover(cover.covers, of.tables["weights"], OPEN, times=2)
    return (
        _opened(of, float(of.tables["weights"].sum()) + 1.0),
        priced("unbacked", backup),
        hard("uncovered", cover),
        *_chosen(of),
    )


def mclp(of: Instance) -> tuple[Entry, ...]:
    """Weight of clients out of the radius of every open site;  p sites open beside the standing ones."""
    covers = within_radius(of, of.tables["radius"])
    return (priced("uncovered", Cover(covers, of.tables["weights"], OPEN)), *_chosen(of))


def p_dispersion(of: Instance) -> tuple[Entry, ...]:
    """Largest distance minus the least distance between two open sites;  p sites open."""
    way = of.dense
    near = np.minimum(way, way.T)
    np.fill_diagonal(near, 0.0)
    return (priced("closeness", Closest(near.max() - near, OPEN)), *_chosen(of))


def cflp(of: Instance) -> tuple[Entry, ...]:
    """Sum_ij cost[i, j] * share[i, j]  +  sum over open sites of fixed[j];  demand <= capacity."""
    tables, cost = of.tables, of.dense
    able = np.isfinite(cost) & (tables["forbidden"] == 0)
    serve = Serve(tables["demand"], tables["capacity"], able.astype(float), OPEN)
    nobody = ShareCost(serve, np.full(cost.shape, -1.0), constant=float(len(cost)))
    return (
        priced("cost", ShareCost(serve, cost)),
        _opened(of, 1.0, "fixed"),
        hard("unserved", nobody),
        *_chosen(of),
    )


def divisible(of: Instance, prices: Mapping[str, float]) -> Divisible | None:
    """Return what a solver of its own may read; None where it is another kind."""
    if of.kind != "cflp":
        return None
    tables = of.tables
    stands, price = tables["existing"] > 0, prices["cost"]
    ways = of.dense
    return Divisible(
        cost=np.where(np.isfinite(ways), price * np.where(np.isfinite(ways), ways, 0.0), np.inf),
        demand=tables["demand"],
        capacity=tables["capacity"],
        fixed=prices["fixed"] * np.where(stands, 0.0, tables["fixed"]),
        allowed=tables["forbidden"] == 0,
        held=stands | (tables["required"] > 0),
    )


CHOICES: dict[str, Callable[[Instance], tuple[Entry, ...]]] = {
    "p_center": p_center,
    "lscp": lscp,
    "lscpb": lscpb,
    "mclp": mclp,
    "p_dispersion": p_dispersion,
    "cflp": cflp,
}
"""How each kind of instance is stated in which sites are chosen."""


def _uncovered(of: Instance) -> Cover:
    return Cover(within_radius(of, of.tables["radius"]), np.ones(len(of.items)), OPEN)


def _opened(of: Instance, price: float, name: str = "sites") -> Entry:
    """Return what open sites cost once; existing ones cost nothing."""
    amount = np.where(of.tables["existing"] > 0, 0.0, of.tables["fixed"])
    return Entry(Measure(name, "", (Assign(_where(amount, OPEN)),)), price=price)


def _chosen(of: Instance) -> tuple[Entry, ...]:
    """Return the measures that keep required sites open, others closed, and the number of new ones."""
    tables = of.tables
    stands = tables["existing"] > 0
    must = ((tables["required"] > 0) | stands).astype(float)
    found = (
        hard("required", Assign(_where(must, CLOSED))),
        hard("forbidden", Assign(_where(tables["forbidden"], OPEN))),
    )
    if "p" not in tables:
        return found
    new, p = (Assign(_where((~stands).astype(float), OPEN)),), float(tables["p"])
    return (*found, hard("p", Above(new, p), Above(new, p, below=True)))


def _where(amount: Array, at: int) -> Array:
    """Return a cost of each site, paid at one place only. Shape (sites, 2)."""
    cost = np.zeros((len(amount), len(PLACES)))
    cost[:, at] = amount
    return cost
