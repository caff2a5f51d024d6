"""Isochrones: how far one gets along a street, and the ground on both sides of it."""

import networkx as nx
import numpy as np
import pytest
import shapely

from siting import network
from siting.errors import OptionError, UnknownName
from siting.network.ground import isochrones

FAST_DOOR = network.Speeds(door=1e6)


def street():
    """A street of two kilometres east of 1,000,000 and a bridge of one more, at 60 km/h."""
    graph = nx.MultiDiGraph()
    for node in range(4):
        graph.add_node(node, x=1e6 + 1000.0 * node, y=1e6)
    for node in range(3):
        fields = {"name": "Bridge" if node == 2 else "", "maxspeed": 60, "highway": "primary"}
        graph.add_edge(node, node + 1, **fields)
        graph.add_edge(node + 1, node, **fields)
    return network.read(graph, metric=True, speeds=FAST_DOOR)


def reach(streets, where, minutes):
    """West and east end of the isochrone of one point, less the width, in metres from the start."""
    (found,) = isochrones(streets, [where], minutes, hour=None, around_m=10)
    west, south, east, north = found.shape.bounds
    assert (north - south) == pytest.approx(20)
    return west + 10 - 1e6, east - 10 - 1e6


def test_one_gets_a_kilometre_in_a_minute_each_way():
    """Half a minute is 500 m at 60 km/h, one and a half 1,500."""
    assert reach(street(), (1_001_000, 1e6), 0.5) == pytest.approx((500, 1500), abs=0.1)
    assert reach(street(), (1_001_200, 1e6), 1.5) == pytest.approx((0, 2700), abs=0.1)


def loop():
    """A ring of four one-way streets of one kilometre, at 60 km/h."""
    graph = nx.MultiDiGraph()
    for node, (x, y) in enumerate(((0, 0), (1000, 0), (1000, 1000), (0, 1000))):
        graph.add_node(node, x=1e6 + x, y=1e6 + y)
    for node in range(4):
        graph.add_edge(node, (node + 1) % 4, maxspeed=60, modes="car")
    return network.read(graph, metric=True, speeds=FAST_DOOR)


@pytest.mark.parametrize(
    ("trip", "inside", "outside"),
    [("there", (900, 0), (100, 0)), ("back", (100, 0), (900, 0))],
)
def test_one_way_streets_are_followed_or_come_from(trip, inside, outside):
    (found,) = isochrones(loop(), [(1_000_500, 1e6)], 1.0, hour=None, trip=trip, around_m=10)
    points = [shapely.Point(1e6 + x, 1e6 + y) for x, y in (inside, outside)]
    assert [found.shape.covers(point) for point in points] == [True, False]
    far = (1000, 400) if trip == "there" else (0, 400)
    assert found.shape.covers(shapely.Point(1e6 + far[0], 1e6 + far[1]))


def test_a_closed_bridge_ends_the_ground_and_limits_nest():
    open_, closed = street(), street().without("Bridge")
    assert reach(open_, (1_001_000, 1e6), 5) == pytest.approx((0, 3000), abs=0.1)
    assert reach(closed, (1_001_000, 1e6), 5) == pytest.approx((0, 2000), abs=0.1)
    small, large = isochrones(open_, [(1_001_000, 1e6)], (0.5, 1.0), hour=None)
    assert (small.minutes, large.minutes) == (0.5, 1.0)
    assert large.shape.covers(small.shape)
    assert small.km2 == pytest.approx(small.shape.area / 1e6)


def test_small_holes_are_filled_and_large_ones_stay():
    """The ring leaves a hole of 800 m at 100 m on both sides, and none of 400 m at 300."""
    for width, holes in ((100, 1), (300, 0)):
        (found,) = isochrones(loop(), [(1_000_500, 1e6)], 5, hour=None, around_m=width)
        assert len(found.shape.interiors) == holes


def test_degrees_come_back_as_degrees_with_their_area():
    """One minute at 60 km/h both ways, 200 m wide: 0.4 km2 and the two round ends."""
    graph = nx.MultiDiGraph()
    for node in range(3):
        graph.add_node(node, x=104.7 + 0.05 * node, y=-3.0)
    for a, b in ((0, 1), (1, 0), (1, 2), (2, 1)):
        graph.add_edge(a, b, maxspeed=60, highway="primary")
    streets = network.read(graph, speeds=FAST_DOOR)
    (found,) = isochrones(streets, {"hall": (104.75, -3.0)}, 1.0, hour=None)
    assert found.point == "hall"
    assert found.km2 == pytest.approx(0.4 + np.pi * 0.01, rel=0.01)
    assert found.shape.bounds == pytest.approx((104.7401, -3.0009, 104.7599, -2.9991), abs=2e-4)


def test_a_point_far_from_every_street_has_no_ground():
    (found,) = isochrones(street(), [(2e6, 2e6)], 10)
    assert found.shape.is_empty
    assert found.km2 == 0


def test_what_cannot_be_meant_is_refused():
    streets, where = street(), [(1_001_000, 1e6)]
    for minutes, width in ((0, 100), (10, 0), ((10, -1), 100)):
        with pytest.raises(OptionError, match="expected numbers above 0"):
            isochrones(streets, where, minutes, around_m=width)
    with pytest.raises(OptionError, match="'there' or 'back'"):
        isochrones(streets, where, trip="mean")
    with pytest.raises(UnknownName, match="mode"):
        isochrones(streets, where, 10, "bike")
