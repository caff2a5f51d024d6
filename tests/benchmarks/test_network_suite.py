"""The network suite: what it asks of every router, and what it says of a wrong one."""

import numpy as np
import pytest
from benchmarks.contract import Absent
from benchmarks.instances.folder import NoInstances
from benchmarks.instances.streets import BRIDGES, VARIABLE, new_york, river
from benchmarks.routers import ROUTERS
from benchmarks.routers.contract import Router
from benchmarks.suites import network


def raced(names, net=None):
    return list(network.race(network.task(net or river(9), 0), names))


def test_everybody_gets_everywhere_over_the_bridges_of_a_river():
    net = river(30)
    north = np.unique(net.tail)
    assert len(north) == net.nodes
    assert len(np.unique(net.head)) == net.nodes
    assert 700 < net.nodes <= 900
    assert BRIDGES < 30


def test_the_library_and_networkx_find_what_scipy_finds():
    lines = raced(("scipy", "siting", "networkx"))
    works = [(line.work, line.who) for line in lines]
    assert ("matrix", "networkx") in works
    assert ("matrix after that", "siting") in works
    assert not any(line.wrong for line in lines)


def test_a_router_that_is_a_millisecond_off_shows_no_time(monkeypatch):
    def prepare(net):
        right = ROUTERS["scipy"](net)
        return Router(lambda sources, targets: right.matrix(sources, targets) + 1, 2)

    monkeypatch.setitem(network.ROUTERS, "late", prepare)
    line = raced(("scipy", "late"))[-1]
    assert "10000 of 10000 differ, by up to 1 ms" in network.shown(line)
    assert f"{line.seconds:.4f}" not in network.shown(line)


def test_a_router_that_is_missing_is_only_said_to_be(monkeypatch):
    def prepare(net):
        raise Absent("not installed")

    monkeypatch.setitem(network.ROUTERS, "gone", prepare)
    assert [line.note for line in raced(("gone",))] == ["not installed"]


def test_new_york_is_asked_for_by_its_folder(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(NoInstances, match=VARIABLE):
        new_york()
