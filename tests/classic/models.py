"""Every model in which sites are chosen: how it is made, drawn, and counted for a set of open sites."""

import itertools
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from siting import classic

INF = float("inf")


@dataclass(frozen=True)
class Case:
    """A preset, arguments for a seed, and the objective of open sites; None where they will not do.

    ``most`` says whether the literature maximises.
    """

    make: object
    draw: object
    count: object
    most: bool = False

    def sets(self, arguments):
        """Every set of open sites with its objective."""
        sites = range(np.shape(arguments["cost"])[1])
        for size in range(1, len(sites) + 1):
            for chosen in itertools.combinations(sites, size):
                value = self.count(chosen, **arguments)
                if value is not None:
                    yield chosen, value

    def best(self, arguments):
        """The best objective of all sets of open sites; None where none will do."""
        values = [value for _, value in self.sets(arguments)]
        return (max if self.most else min)(values, default=None)


def ways(seed, clients=5, sites=4):
    """Whole distances, some of them 0, some without end."""
    rng = np.random.default_rng(seed)
    cost = rng.integers(0, 12, (clients, sites)).astype(float)
    cost[rng.random(cost.shape) < 0.15] = INF
    cost[:, 1] = np.where(np.isinf(cost[:, 1]), 11.0, cost[:, 1])
    return rng, cost, rng.integers(0, 5, clients).astype(float)


def medians(seed):
    rng, cost, weights = ways(seed)
    which = {"existing": [3]} if seed % 3 == 1 else {"required": [2]} if seed % 3 == 2 else {}
    return {"cost": cost, "p": int(rng.integers(1, 3)), "weights": weights, **which}


def fixed_costs(seed):
    rng, cost, weights = ways(seed)
    which = {"existing": [3]} if seed % 3 == 1 else {"required": [2]} if seed % 3 == 2 else {}
    return {"cost": cost, "fixed": rng.integers(0, 20, 4), "weights": weights, **which}


def radii(seed):
    rng, cost, _ = ways(seed)
    cost[:, 1] = np.minimum(cost[:, 1], 6.0)
    return {"cost": cost, "radius": 6.0, "forbidden": [0]}


def backups(seed):
    return radii(seed) | {"weights": ways(seed)[2]}


def coverings(seed):
    arguments = medians(seed)
    return arguments | {"radius": 3.0}


def apart(seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 20, (5, 2)).astype(float)
    cost = np.linalg.norm(points[:, None] - points[None], axis=2)
    return {"cost": cost, "p": 3 - seed % 2, **({"existing": [0]} if seed % 2 else {})}


def divisible(seed):
    rng, cost, _ = ways(seed)
    demand = rng.integers(0, 6, 5).astype(float)
    return {
        "cost": cost,
        "demand": demand,
        "capacity": rng.integers(3, 12, 4).astype(float),
        "fixed": rng.integers(0, 15, 4).astype(float),
    }


def stands(chosen, p=None, existing=(), required=(), forbidden=()):
    """Whether exactly p sites are open beside the existing ones, and what must be, and must not, is."""
    fits = set(existing) | set(required) <= set(chosen) and not set(forbidden) & set(chosen)
    return fits and (p is None or len(set(chosen) - set(existing)) == p)


def median_of(chosen, cost, weights, **which):
    if not stands(chosen, **which):
        return None
    near = cost[:, list(chosen)].min(axis=1)
    return None if np.isinf(near).any() else float(weights @ near)


def center_of(chosen, cost, weights, **which):
    if not stands(chosen, **which):
        return None
    near = cost[:, list(chosen)].min(axis=1)
    return None if np.isinf(near).any() else float((weights * near).max())


def plant_of(chosen, cost, fixed, weights, existing=(), **which):
    serving = median_of(chosen, cost, weights, existing=existing, **which)
    return None if serving is None else serving + sum(fixed[j] for j in chosen if j not in existing)


def cover_of(chosen, cost, radius, **which):
    times = (cost[:, list(chosen)] <= radius).sum(axis=1)
    return len(chosen) if stands(chosen, **which) and times.min() > 0 else None


def backup_of(chosen, cost, radius, weights, **which):
    """The backed-up weight of the smallest coverings; a larger one never wins."""
    size = cover_of(chosen, cost, radius, **which)
    if size is None:
        return None
    smaller = itertools.combinations(range(cost.shape[1]), size - 1)
    if any(cover_of(some, cost, radius, **which) is not None for some in smaller if some):
        return None
    return float(weights[(cost[:, list(chosen)] <= radius).sum(axis=1) >= 2].sum())


def covered_of(chosen, cost, radius, weights, **which):
    near = cost[:, list(chosen)].min(axis=1)
    return float(weights[near <= radius].sum()) if stands(chosen, **which) else None


def separation_of(chosen, cost, **which):
    pairs = itertools.combinations(chosen, 2)
    return min(cost[a, b] for a, b in pairs) if stands(chosen, **which) else None


def shares_of(chosen, cost, demand, capacity, fixed):
    """The best shares of open sites by a linear program."""
    cost, sites = cost[:, list(chosen)], len(chosen)
    n = len(demand)
    each = np.kron(np.eye(n), np.ones(sites))
    load = np.kron(demand, np.eye(sites))
    bounds = [(0, 0 if np.isinf(c) else 1) for c in cost.ravel()]
    flat = np.where(np.isinf(cost), 0, cost).ravel()
    found = linprog(flat, load, capacity[list(chosen)], each, np.ones(n), bounds)
    return found.fun + fixed[list(chosen)].sum() if found.success else None


CASES = {
    "p_median": Case(classic.p_median, medians, median_of),
    "p_center": Case(classic.p_center, medians, center_of),
    "uflp": Case(classic.uflp, fixed_costs, plant_of),
    "lscp": Case(classic.lscp, radii, cover_of),
    "lscpb": Case(classic.lscpb, backups, backup_of, most=True),
    "mclp": Case(classic.mclp, coverings, covered_of, most=True),
    "p_dispersion": Case(classic.p_dispersion, apart, separation_of, most=True),
    "cflp": Case(classic.cflp, divisible, shares_of),
}
