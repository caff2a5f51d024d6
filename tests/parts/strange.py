"""Random parts of every kind, small enough to look at every placement."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from siting import Euclidean
from siting.parts import (
    Above,
    Assign,
    Closest,
    Cover,
    Deviation,
    Distances,
    Excess,
    Group,
    LinkCost,
    Load,
    Open,
    Pair,
    Part,
    Reach,
    Serve,
    ShareCost,
    Shortfall,
    Split,
    SplitLoad,
    Staircase,
    Worst,
)

ITEMS, PLACES = 4, 3


def groups(rng: np.random.Generator, none: bool = False) -> np.ndarray:
    """Return a group of each place; every number up to the largest has a place."""
    group = rng.integers(-1 if none else 0, PLACES, PLACES)
    inside = group >= 0
    group[inside] = np.unique(group[inside], return_inverse=True)[1]
    return group.astype(np.int64)


def excess(rng: np.random.Generator, sinks: int, dims: int, block: np.ndarray | None) -> Excess:
    capacity = rng.integers(0, 9, (sinks, dims)).astype(float)
    capacity[rng.random((sinks, dims)) < 0.15] = np.inf
    weight = rng.integers(0, 3, (sinks, dims)).astype(float)
    if block is not None:
        weight = np.repeat(weight[:, :1], dims, axis=1)
    return Excess(capacity, weight, block)


def load(rng: np.random.Generator) -> Load:
    sink = groups(rng, none=True)
    sinks, streams = int(sink.max(initial=-1)) + 1, int(rng.integers(1, 3))
    tall = rng.random() < 0.5
    dims = 4 if tall else streams
    profile = rng.random((streams, dims)).round(1) if tall else None
    block = np.array([0, 0, 1, 1]) if tall and rng.random() < 0.5 else None
    demand = rng.integers(0, 6, (ITEMS, streams)).astype(float)
    return Load(demand, sink, excess(rng, sinks, dims, block), profile)


def staircase(rng: np.random.Generator) -> Staircase:
    group = groups(rng, none=True)
    count, steps = int(group.max(initial=-1)) + 1, int(rng.integers(1, 5))
    limit = (
        np.append(np.sort(rng.choice(np.arange(1, 30), steps - 1, replace=False)), np.inf) + 1e-6
    )
    fixed = rng.integers(0, 20, (count, steps)).astype(float)
    rate = rng.integers(0, 5, (count, steps)).astype(float)
    base = rng.integers(0, 5, PLACES).astype(float)
    demand = rng.integers(0, 9, (ITEMS, PLACES)).astype(float)
    return Staircase(group, base, demand, limit.astype(float), fixed, rate)


def pairs(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    one, two = np.triu_indices(ITEMS, 1)
    keep = rng.random(len(one)) < 0.6
    return one[keep].astype(np.int64), two[keep].astype(np.int64)


def tangled(rng: np.random.Generator) -> Pair:
    """Return pairs that may occur twice, the other way round, or be one item, on one-way streets."""
    one, two = rng.integers(0, ITEMS, (2, 6))
    distance = rng.integers(0, 9, (PLACES, PLACES)).astype(float)
    if rng.random() < 0.5:
        distance[2] = distance[0]
        distance[:, 2] = distance[:, 0]
    return Pair(one, two, rng.integers(0, 4, 6).astype(float), distance)


def whole(rng: np.random.Generator) -> tuple[Part, ...]:
    """Return one part of every kind that has a tracker of its own."""
    one, two = pairs(rng)
    distance = rng.integers(0, 9, (PLACES, PLACES)).astype(float)
    if rng.random() < 0.5:
        distance[1] = distance[0]
        distance[:, 1] = distance[:, 0]
    group = groups(rng)
    amount = rng.integers(-5, 6, PLACES).astype(float)
    assign = Assign(rng.integers(-9, 10, (ITEMS, PLACES)).astype(float), 2.0)
    opening = Open(groups(rng, none=True), amount, 3.0)
    share = rng.random(3)
    weight = rng.random(ITEMS).round(2)
    matrix = rng.integers(0, 30, (3, PLACES)).astype(float)
    return (
        assign,
        opening,
        load(rng),
        Shortfall(
            rng.integers(0, 6, ITEMS).astype(float), rng.integers(0, 12, PLACES).astype(float)
        ),
        staircase(rng),
        Pair(one, two, rng.integers(0, 4, len(one)).astype(float), distance),
        Group(one, two, group),
        Group(one, two, group, parted=True),
        Worst(weight, matrix),
        Deviation(weight, matrix, share / share.sum()),
        Above((assign, opening), float(rng.integers(-5, 10))),
        Above((assign, opening), float(rng.integers(-5, 10)), below=True),
        Above((load(rng),), float(rng.integers(0, 10))),
        tangled(rng),
    )


def choosing(rng: np.random.Generator) -> tuple[Part, ...]:
    """Return one part of every kind that compiled loops have no form for, and distances of points."""
    at = int(rng.integers(0, PLACES))
    covers = sparse.csr_array(rng.random((5, ITEMS)) < 0.4)
    weight = rng.integers(0, 4, 5).astype(float)
    far = rng.integers(0, 9, (3, ITEMS)).astype(float)
    far[rng.random(far.shape) < 0.2] = np.inf
    near = rng.integers(0, 9, (ITEMS, ITEMS)).astype(float)
    points = rng.integers(0, 9, (2, ITEMS, 2))
    way = Euclidean(points[0], points[1, :PLACES], rounding="floor")
    return (
        Cover(covers, weight, at),
        Cover(covers, weight, at, times=2),
        Above((Cover(covers, weight, at),), 2.0),
        Reach(far, at),
        Closest(near + near.T, at),
        Distances(way, rng.integers(0, 4, ITEMS).astype(float)),
    )


def serving(rng: np.random.Generator) -> tuple[Serve, tuple[Part, ...]]:
    """Return shares that chosen items serve of three zones, and parts that follow them."""
    able = (rng.random((3, ITEMS)) < 0.8).astype(float)
    capacity = rng.integers(0, 6, ITEMS).astype(float)
    capacity[rng.random(ITEMS) < 0.2] = np.inf
    serve = Serve(rng.integers(0, 5, 3).astype(float), capacity, able, at=1)
    cost = np.where(able > 0, rng.integers(0, 9, able.shape), np.inf)
    return serve, (ShareCost(serve, np.full(able.shape, -1.0), 3.0), ShareCost(serve, cost))


def divided(rng: np.random.Generator) -> tuple[Split, tuple[Part, ...]]:
    """Return a split over two sinks and parts that follow it."""
    place = np.array([0, 0, 1, 2])
    sink = np.array([0, 1, 1, 0])
    demand = rng.integers(0, 5, (ITEMS, 2)).astype(float)
    split = Split(place, sink, demand)
    profile = rng.random((2, 4)).round(1)
    plain = SplitLoad(split, profile, excess(rng, 2, 4, None))
    peak = SplitLoad(split, profile, excess(rng, 2, 4, np.array([0, 0, 1, 1])))
    walk = LinkCost(split, rng.integers(0, 4, (4, 2)).astype(float))
    return split, (plain, peak, walk, Above((plain,), 2.0))
