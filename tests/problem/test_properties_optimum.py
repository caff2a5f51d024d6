"""What an optimum does when prices, rules and buildings change, and where all places are alike."""

from dataclasses import replace

import hypothesis.strategies as some
import numpy as np
import pytest
from hypothesis import assume, given

import siting as st
from problem.cities import best, cities, few, least, with_buildings, with_rows
from siting.city.arrays import locked

UP = ("FloorArea", "ParkingCapacity", "Near", "AtMost", "Budget", "Cap", "MaxMoves")
DOWN = ("MinimumUse", "Reserve", "Away", "AtLeast", "Within")
LOOSER = dict.fromkeys(UP, 1) | dict.fromkeys(DOWN, -1)
"""Rules with a value, and in which direction it forgives more."""

TRAVEL = {
    *("visitor_travel", "staff_travel", "agency_trips", "joint_visits"),
    *("worst_access", "uncovered", "inequity"),
}


def room(total):
    """Return by how much another proven total may lie above this one, both being exact."""
    return 2e-6 * max(1.0, abs(total))


@few(10)
@given(cities(), some.sampled_from(st.TERMS), some.floats(0.1, 10))
def test_a_weight_raised_never_raises_its_term(city, term, factor):
    problem = st.Problem(city)
    price = problem.prices[term.name]
    more = factor * (price or 1.0)
    low, high = best(problem), best(problem.with_(weights={term.name: price + more}))
    assume(low.plan is not None)
    before, after = low.audit.terms[term.name], high.audit.terms[term.name]
    doubt = (room(low.total) + room(high.total)) / more
    assert after <= before + doubt + 1e-6 * abs(before)


def changed(problem, k, **how):
    """Return the problem with its k-th row of rules changed."""
    rules = tuple(replace(rule, **how) if n == k else rule for n, rule in enumerate(problem.rules))
    return replace(problem, rules=rules)


def any_hard_rule(problem, data):
    hard = [k for k, rule in enumerate(problem.rules) if rule.level == "hard"]
    assume(hard)
    return data.draw(some.sampled_from(hard))


@few(10)
@given(cities(plain=False, rules=8), some.data(), some.floats(0, 50))
def test_a_hard_rule_made_soft_or_switched_off_never_raises_the_optimum(city, data, price):
    problem = st.Problem(city)
    k = any_hard_rule(problem, data)
    hard = least(problem)
    soft = least(changed(problem, k, level="soft", price=price))
    off = least(changed(problem, k, level="off"))
    assert off <= soft + room(soft)
    assert soft <= hard + room(hard)


@few(10)
@given(cities(plain=False, rules=8), some.data(), some.floats(0, 2))
def test_a_rule_that_forgives_more_never_raises_the_optimum(city, data, by):
    problem = st.Problem(city)
    valued = [k for k, row in enumerate(city.rules) if row.rule in LOOSER and row.value is not None]
    assume(valued)
    k = data.draw(some.sampled_from(valued))
    row = city.rules[k]
    value = row.value + LOOSER[row.rule] * by * max(1.0, abs(row.value))
    strict, loose = least(problem), least(changed(problem, k, value=max(0.0, value)))
    assert loose <= strict + room(strict)


def with_one_more(city, like, far):
    """Return the city with one more building, of nobody and without rules, ``far`` minutes off."""
    j = len(city.buildings)
    more = with_buildings(city, [*range(j), like])
    table = more.buildings
    last = {"ids": "new", "names": "new", "site": "new", "status": "candidate", "rule": None}
    columns = {name: (*vars(table)[name][:-1], value) for name, value in last.items()}
    for name, value in {"owned": False, "min_use": 0.0}.items():
        column = np.array(vars(table)[name])
        column[-1] = value
        columns[name] = locked(column, column.dtype)
    minutes = {mode: np.array(t) for mode, t in more.minutes.building.items()}
    for between in minutes.values():
        between[j, :] = between[:, j] = far
        between[j, j] = 0.0
    site = with_rows(more.sites, [*range(len(more.sites)), 0])
    return replace(
        more,
        buildings=replace(table, **columns),
        sites=replace(site, ids=(*site.ids[:-1], "new"), names=(*site.names[:-1], "new")),
        minutes=replace(more.minutes, building={m: locked(t) for m, t in minutes.items()}),
    )


@few(10)
@given(cities(), some.integers(0, 1), some.floats(1, 60))
def test_one_more_building_of_nobody_never_hurts(city, like, far):
    before = least(st.Problem(city))
    assert least(st.Problem(with_one_more(city, like, far))) <= before + room(before)


def nowhere_apart(city):
    """Return the city with all its places in one spot, and without rules that forbid that."""
    zone = {mode: locked(0 * table) for mode, table in city.minutes.zone.items()}
    between = {mode: locked(0 * table) for mode, table in city.minutes.building.items()}
    return replace(
        city,
        minutes=replace(city.minutes, zone=zone, building=between),
        rules=tuple(row for row in city.rules if row.rule != "Away"),
    )


@few(8)
@given(cities())
def test_where_nothing_is_apart_nobody_travels_and_the_plan_is_still_right(city):
    problem = st.Problem(nowhere_apart(city))
    result = st.solve(problem, gap=0)
    assume(result.plan is not None)
    assert result.total == pytest.approx(least(problem), rel=1e-6)
    assert {name: result.audit.terms[name] for name in TRAVEL} == dict.fromkeys(TRAVEL, 0)
    assert result.audit.broken == ()


def test_several_offices_at_one_address_are_read_and_solved(tmp_path):
    tables = {
        "agencies": "agency,staff,area_m2,visitors_per_day\nA,5,60,10\nB,5,60,10\nC,5,60,10\n",
        "buildings": "building,net_m2,rent,lon,lat\nG1,100,3,104.7,-3\nG2,100,2,104.7,-3\nG3,130,4,104.7,-3\n",
        "zones": "zone,population,lon,lat\nZ1,70,104.7,-3\nZ2,30,104.7,-3\n",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    problem = st.Problem(st.read(tmp_path)).with_(weights=dict.fromkeys(TRAVEL, 1.0))
    for solver in ("highs", "enumerate"):
        result = st.solve(problem, solver=solver, gap=0)
        assert {result.audit.terms[name] for name in TRAVEL} == {0}
        assert result.open == ("G2", "G3")  # two of them share G3, the third has G2
