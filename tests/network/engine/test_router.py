"""The router takes Dijkstra or the hierarchy, and gives the same times by either."""

import numpy as np
import pytest

from network.engine.digraphs import at, drawn, near
from siting.network.engine import Router, router
from siting.network.weights import NEVER

STREETS = drawn(3)
POINTS = near(1, 4, STREETS.nodes), near(2, 6, STREETS.nodes)


def made():
    return Router(STREETS.tail, STREETS.head, STREETS.nodes)


@pytest.fixture
def hierarchical(monkeypatch):
    monkeypatch.setattr(router, "WORTHWHILE", -1)


def test_few_searches_are_done_without_a_hierarchy():
    route = made()
    assert (route.matrix(STREETS.ms, *POINTS) == STREETS.times(*POINTS)).all()
    assert route.memory.weighed is None


@pytest.mark.usefixtures("hierarchical")
def test_many_searches_are_worth_a_hierarchy():
    route = made()
    assert (route.matrix(STREETS.ms, *POINTS) == STREETS.times(*POINTS)).all()
    assert route.memory.weighed is not None


@pytest.mark.usefixtures("hierarchical")
def test_without_numba_every_search_is_dijkstras(monkeypatch):
    monkeypatch.setattr(router, "FAST", False)
    route = made()
    assert (route.matrix(STREETS.ms, *POINTS) == STREETS.times(*POINTS)).all()
    assert route.memory.weighed is None


@pytest.mark.usefixtures("hierarchical")
def test_a_closed_bridge_and_another_hour_are_followed():
    route = made()
    every = at(np.arange(STREETS.nodes))
    closed = STREETS.ms.copy()
    closed[:2] = NEVER
    for ms in (STREETS.ms, closed, STREETS.ms, 3 * STREETS.ms):
        fresh = made().matrix(ms, every, every)
        assert (route.matrix(ms, every, every) == fresh).all()
    assert route.weighed(3 * STREETS.ms) is route.memory.weighed


@pytest.mark.usefixtures("hierarchical")
def test_times_that_did_not_change_are_not_weighed_again():
    route = made()
    assert route.weighed(STREETS.ms) is route.weighed(STREETS.ms.copy())
