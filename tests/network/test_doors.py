"""Doors onto streets: the tree and the grid find the same, which is what plain arithmetic finds."""

import numpy as np
import pytest

from network.test_minutes import city
from siting.city.arrays import locked
from siting.network.plane import Plane, distances
from siting.network.snap.cells import Cells
from siting.network.snap.kerbs import Kerbs, kerbs
from siting.network.snap.sides import FARTHER, QUARTERS
from siting.network.snap.tree import Tree


def crooked(seed, edges=60):
    """Kerbs of lines with one to four pieces in a square of a kilometre."""
    rng = np.random.default_rng(seed)
    pieces = rng.integers(1, 5, edges)
    of = np.repeat(np.arange(edges), pieces)
    corner = rng.uniform(0, 1000, (len(of) + edges, 2))
    start = np.arange(len(of)) + of
    ends = np.concatenate((corner[start], corner[start + 1]), axis=1)
    size = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    before = np.cumsum(size) - size
    before -= before[np.searchsorted(of, np.arange(edges))][of]
    return Kerbs(
        np.arange(edges), *ends.T, of, before, np.bincount(of, size), Plane(True), locked([], bool)
    )


def plain(k, x, y, most, farther):
    """Distances by quarter, shape (n, 4), from every piece to every point."""
    out = np.full((len(x), QUARTERS), np.inf)
    for n in range(len(x)):
        dx, dy = k.x1 - k.x0, k.y1 - k.y0
        t = np.clip(((x[n] - k.x0) * dx + (y[n] - k.y0) * dy) / (dx**2 + dy**2), 0, 1)
        east, north = k.x0 + t * dx - x[n], k.y0 + t * dy - y[n]
        away = np.hypot(east, north)
        near = away <= min(most[n], away.min() * farther + 1e-3)
        side = (east > 1e-3) + 2 * (north > 1e-3) if farther > 1 else np.zeros(len(away), int)
        np.minimum.at(out[n], side[near], away[near])
    return out


@pytest.mark.parametrize("kind", [Tree, Cells])
@pytest.mark.parametrize("farther", [1.0, FARTHER])
def test_streets_around_doors_are_those_of_plain_arithmetic(kind, farther):
    k = crooked(3)
    rng = np.random.default_rng(4)
    x, y = rng.uniform(-200, 1200, (2, 300))
    most = rng.uniform(5, 400, 300)
    found = kind(k).sides(x, y, most, farther)
    away = plain(k, x, y, most, farther)
    assert np.allclose(found.away, away)
    assert np.array_equal(found.edge >= 0, np.isfinite(away))
    assert np.isinf(away).any()
    some = found.edge >= 0
    assert np.allclose(np.hypot(found.x - x[:, None], found.y - y[:, None])[some], away[some])


def test_tree_and_grid_agree_on_street_and_place():
    k = crooked(5)
    x, y = np.random.default_rng(6).uniform(0, 1000, (2, 500))
    most = np.full(500, 300.0)
    tree, grid = Tree(k).sides(x, y, most), Cells(k).sides(x, y, most)
    assert np.array_equal(tree.edge, grid.edge)
    some = tree.edge >= 0
    assert np.allclose(tree.part[some], grid.part[some])


def test_only_streets_of_the_large_component_have_doors():
    streets = city()
    k = kerbs(streets, "car")
    inner = set(streets.tail[k.arcs].tolist())
    assert inner == set(streets.head[k.arcs].tolist())
    assert k.arcs.sum() < len(k.arcs)
    assert set(k.edge.tolist()) == set(streets.edge[k.arcs].tolist())


def test_lengths_in_degrees_are_those_of_the_ellipsoid():
    """A degree of the equator is 111,319.491 m; one of the meridian at 45 degrees 111,131.8 m."""
    zero, one = np.array([0.0]), np.array([1.0])
    assert distances(zero, zero, one, zero)[0] == pytest.approx(111_319.491, abs=1e-3)
    assert distances(zero, zero + 44.5, zero, zero + 45.5)[0] == pytest.approx(111_131.78, abs=0.1)
    assert distances(zero, zero, zero, zero)[0] == 0


def test_the_plane_measures_true_metres_around_every_point():
    y = np.array([-31.0, -29.0])
    plane = Plane.over(y, False)
    for lat in (-31.0, -30.2, -29.0):
        x, up = plane.at([-51.0, -50.9999, -51.0], [lat, lat, lat + 1e-4])
        east = (x[1] - x[0]) * plane.metres(lat)
        north = (up[2] - up[0]) * plane.metres(lat)
        there = np.array([-51.0]), np.array([lat])
        assert east == pytest.approx(distances(*there, there[0] + 1e-4, there[1])[0], rel=1e-6)
        assert north == pytest.approx(distances(*there, there[0], there[1] + 1e-4)[0], rel=1e-5)
