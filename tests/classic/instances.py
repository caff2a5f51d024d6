"""Small classics: the published one typed by hand, random tiny ones, and plans counted one by one."""

import itertools

import numpy as np

from siting import classic

DEPARTMENTS = ("A", "B", "C", "D", "E")
CITIES = ("Bristol", "Brighton", "London")
BENEFIT = [[10, 10, 0], [15, 20, 0], [10, 15, 0], [20, 15, 0], [5, 15, 0]]
TALK = {"AC": 1.0, "AD": 1.5, "BC": 1.4, "BD": 1.2, "CE": 2.0, "DE": 0.7}  # thousand units
COST_OF_TALK = [[5, 14, 13], [14, 5, 9], [13, 9, 10]]  # pounds a unit


def decentralisation():
    """H. P. Williams, Model Building in Mathematical Programming; thousand pounds a year."""
    flow = np.zeros((5, 5))
    for pair, units in TALK.items():
        flow[DEPARTMENTS.index(pair[0]), DEPARTMENTS.index(pair[1])] = units
    return classic.gqap(
        -np.array(BENEFIT),
        flow=flow,
        distance=COST_OF_TALK,
        need=1,
        available=3,
        items=DEPARTMENTS,
        places=CITIES,
    )


def shops(seed, clients=5, sites=3):
    """Arguments of a random single-source problem, whole numbers, tight enough to matter."""
    rng = np.random.default_rng(seed)
    demand = rng.integers(1, 10, clients)
    return {
        "cost": rng.integers(-5, 40, (clients, sites)),
        "demand": demand,
        "capacity": rng.integers(9, 9 + demand.sum() // 2, sites),
        "fixed": rng.integers(0, 30, sites),
    }


def plants(seed, items=4, places=3, symmetric=False):
    """Arguments of a random generalised quadratic assignment, diagonals included."""
    rng = np.random.default_rng(seed)
    distance = rng.integers(0, 10, (places, places))
    return {
        "installation": rng.integers(-20, 40, (items, places)),
        "flow": rng.integers(0, 4, (items, items)) * rng.integers(0, 2, (items, items)),
        "distance": distance + distance.T if symmetric else distance,
        "need": rng.integers(1, 6, items),
        "available": rng.integers(5, 12, places),
        "fee": 1.5,
    }


def shop_total(seats, cost, demand, capacity, fixed):
    """Total of a plan written out from the definition; None where a site holds too much."""
    if any(
        sum(demand[i] for i, j in enumerate(seats) if j == k) > capacity[k]
        for k in range(len(capacity))
    ):
        return None
    return sum(cost[i][j] for i, j in enumerate(seats)) + sum(fixed[j] for j in set(seats))


def plant_total(seats, installation, flow, distance, need, available, fee):
    """Total of a plan written out from the definition; None where a place holds too much."""
    if any(
        sum(need[i] for i, j in enumerate(seats) if j == k) > available[k]
        for k in range(len(available))
    ):
        return None
    ways = sum(
        flow[i][k] * distance[seats[i]][seats[k]]
        for i in range(len(seats))
        for k in range(len(seats))
    )
    return sum(installation[i][j] for i, j in enumerate(seats)) + fee * ways


def single_source(arguments, **more):
    return classic.single_source(**arguments, **more)


def gqap(arguments, **more):
    return classic.gqap(**arguments, **more)


CASES = {
    "shops": (single_source, shops, shop_total),
    "plants": (gqap, plants, plant_total),
    "plants both ways alike": (gqap, lambda seed: plants(seed, symmetric=True), plant_total),
}
"""How each kind is made, drawn, and counted."""


def plans(problem):
    """Every plan as positions."""
    items, places = problem.subject.items, problem.subject.places
    return itertools.product(range(len(places)), repeat=len(items))
