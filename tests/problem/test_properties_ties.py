"""Ties: two buildings and two agencies that are alike in all but their names."""

from dataclasses import replace

import hypothesis.strategies as some
import numpy as np
import pytest
from hypothesis import given

import siting as st
from problem.cities import few, reordered, with_buildings, with_rows
from siting.city.arrays import locked
from siting.city.city import Pairs

NOBODY = Pairs(locked([], np.int64), locked([], np.int64), locked([]))


@some.composite
def cities_of_twins(draw):
    """Draw a city whose first two buildings, and whose first two agencies, are alike."""
    agencies, buildings = draw(some.integers(3, 5)), draw(some.integers(2, 3))
    city = st.generate(
        agencies=agencies,
        buildings=buildings,
        zones=2,
        seed=draw(some.integers(0, 999)),
        two_lots=0,
        pairs=0,
    )
    who, stock = [0, 0, *range(2, agencies)], [0, 0, *range(2, buildings)]
    return _without_lots(_twin_buildings(_twin_agencies(city, who), stock))


def _twin_buildings(city, stock):
    """Give the twins the first one's columns and minutes, and every building a site of its own."""
    twins = with_buildings(city, stock)
    sites = tuple(f"S-{building}" for building in city.buildings.ids)
    table = replace(
        twins.buildings,
        ids=city.buildings.ids,
        site=sites,
        net_m2=locked(np.full(len(stock), _room(city.agencies.area_m2))),
        min_use=locked(0 * twins.buildings.min_use),
        desks=locked(np.full(len(stock), np.inf)),
    )
    between = {}
    for mode, ways in twins.minutes.building.items():
        between[mode] = np.array(ways)
        between[mode][0, 1] = between[mode][1, 0] = 7.0
    return replace(
        twins,
        buildings=table,
        sites=replace(with_rows(city.sites, city.site_of[stock].tolist()), ids=sites),
        minutes=replace(twins.minutes, building={m: locked(t) for m, t in between.items()}),
    )


def _room(area):
    """Return floor of which two buildings are enough, and one is only for small agencies."""
    return max(0.7 * area.sum(), area.max())


def _twin_agencies(city, who):
    twins = with_rows(city.agencies, who)
    return replace(
        city,
        agencies=replace(
            twins,
            ids=city.agencies.ids,
            current=(None,) * len(who),
            requires=((),) * len(who),
        ),
        visitor_share=locked(city.visitor_share[who]),
        home_share=locked(city.home_share[who]),
        plans={},
    )


def _without_lots(city):
    """Return the city without parking, and without trips: both would tell the twins apart."""
    none = {
        "lot": locked([], np.int64),
        "building": locked([], np.int64),
        "walk_minutes": locked([]),
    }
    return replace(
        city,
        lots=with_rows(city.lots, []),
        lot_serves=replace(city.lot_serves, **none),
        trips=NOBODY,
        joint_visits=NOBODY,
    )


def swapped(ids):
    """Return a way to call the first two by each other's name."""
    other = {ids[0]: ids[1], ids[1]: ids[0]}
    return lambda name: other.get(name, name)


@few(6)
@given(cities_of_twins())
def test_twins_may_change_places(city):
    problem = st.Problem(city)
    result = st.solve(problem, gap=0)
    agency, building = swapped(city.agencies.ids), swapped(city.buildings.ids)
    for plan in (
        {agency(a): b for a, b in result.plan.items()},
        {a: building(b) for a, b in result.plan.items()},
    ):
        assert st.evaluate(problem, plan).total == pytest.approx(result.total, rel=1e-9)
        assert st.evaluate(problem, plan).broken == ()


@few(6)
@given(cities_of_twins(), some.randoms(use_true_random=False))
def test_every_exact_solver_finds_the_same_total_whatever_the_order_of_twins(city, random):
    first = st.solve(st.Problem(city), solver="enumerate").total
    again = st.Problem(reordered(city, random))
    for solver in ("enumerate", "highs"):
        assert st.solve(again, solver=solver, gap=0).total == pytest.approx(first, rel=1e-6)


@few(2)
@given(cities_of_twins())
def test_cbc_finds_it_too(city):
    problem = st.Problem(city)
    found = st.solve(problem, solver="cbc", gap=0)
    assert found.total == pytest.approx(st.solve(problem, solver="enumerate").total, rel=1e-6)


@few(4)
@given(cities_of_twins(), some.sampled_from(["highs", "enumerate"]))
def test_between_twins_the_same_input_chooses_the_same(city, solver):
    one, other = (st.solve(st.Problem(replace(city)), solver=solver, gap=0) for _ in range(2))
    assert one.plan == other.plan
