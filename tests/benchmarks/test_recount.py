"""Recounts by plain loops, with numbers that fit in the head."""

import math

import numpy as np
import pytest
from benchmarks.instances.cities import Town
from benchmarks.instances.euclidean import euclidean
from benchmarks.instances.gqap import Gqap, drawn
from benchmarks.instances.medians import Medians
from benchmarks.instances.single_source import SingleSource

from benchmarks import recount

TWO_SITES = SingleSource(
    cost=np.array([[1.0, 5.0], [2.0, 6.0], [3.0, 7.0]]),
    demand=np.array([4.0, 4.0, 4.0]),
    capacity=np.array([8.0, 8.0]),
    fixed=np.array([10.0, 20.0]),
)
TWO_ITEMS = Gqap(
    installation=np.array([[1.0, 2.0], [3.0, 4.0]]),
    flow=np.array([[0.0, 10.0], [1.0, 0.0]]),
    distance=np.array([[0.0, 2.0], [3.0, 0.0]]),
    need=np.array([1.0, 1.0]),
    available=np.array([1.0, 2.0]),
    fee=0.5,
)


def test_a_used_site_is_paid_once_and_an_unused_one_never():
    assert TWO_SITES.recount([0, 0, 1]) == recount.Count(1 + 2 + 7 + 10 + 20)
    assert recount.single_source(*[np.ones((1, 2)), [1], [1, 1], [5, 9]], [0]).total == 6


def test_a_site_that_holds_too_much_is_named():
    assert TWO_SITES.recount([0, 0, 0]).broken == ("site 0 holds 12 of 8",)


@pytest.mark.parametrize("places", [[0, 1], [0, 0, 2], [0, 0, -1]])
def test_a_plan_with_too_few_items_or_a_place_that_is_not_there_has_no_total(places):
    count = TWO_SITES.recount(places)
    assert math.isnan(count.total)
    assert count.broken


def test_traffic_runs_over_ordered_pairs():
    assert TWO_ITEMS.recount([0, 1]).total == 1 + 4 + 0.5 * (10 * 2 + 1 * 3)
    assert TWO_ITEMS.recount([0, 0]).broken == ("site 0 holds 2 of 1",)


def test_more_sites_than_p_are_refused():
    assert Medians(np.array([[0.0, 1.0], [1.0, 0.0]]), 1).recount([0, 0]) == recount.Count(1.0)
    assert Medians(np.array([[0.0, 1.0], [1.0, 0.0]]), 1).recount([0, 1]).broken


@pytest.mark.parametrize("instance", [TWO_SITES, TWO_ITEMS, Medians(TWO_SITES.cost, 2)])
def test_a_shuffled_instance_in_other_units_has_the_same_totals_times_the_factor(instance):
    places = instance.items
    other, factor = instance.changed(5)
    plans = [[(k >> i) & 1 for i in range(places)] for k in range(2**places)]
    before = sorted(instance.recount(plan).total * factor for plan in plans)
    assert sorted(other.recount(plan).total for plan in plans) == pytest.approx(before)


def test_drawn_instances_are_the_same_for_the_same_seed_and_have_room():
    one, two = (euclidean(sites=5, clients=20, ratio=3, seed=1) for _ in range(2))
    assert (one.cost == two.cost).all()
    assert one.capacity.sum() == pytest.approx(3 * one.demand.sum(), rel=0.05)
    item = drawn(items=8, sites=3, tightness=0.9, seed=1)
    assert item.need.sum() / item.available.sum() == pytest.approx(0.9, rel=0.05)


def test_a_city_is_recounted_with_its_hard_rules():
    town = Town({"agencies": 4, "buildings": 3, "seed": 1, "zones": 5})
    draft = town.city.plans["draft"]
    places = [town.city.buildings.index[draft[a]] for a in town.city.agencies.ids]
    assert not town.recount(places).broken
    assert "FloorArea" in town.recount([0] * 4).broken[0]


def test_a_shuffled_city_has_the_same_agencies_in_another_order():
    town = Town({"agencies": 6, "buildings": 3, "seed": 1, "zones": 5})
    other, factor = town.changed(2)
    assert factor == 1.0
    assert other.city.agencies.ids != town.city.agencies.ids
    assert sorted(other.city.agencies.ids) == sorted(town.city.agencies.ids)
