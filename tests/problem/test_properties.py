"""The same city in other words is the same city: names, order, currency and units of area."""

from dataclasses import replace

import hypothesis.strategies as some
import pytest
from hypothesis import given

import siting as st
from problem.cities import amounts, best, cities, few, least, mixed_up, renamed, reordered
from siting.city.arrays import locked

M2 = {"m2"}
MONEY = {"IDR million/year", "IDR million"}


def backwards(name):
    """Return an id that sorts differently."""
    return name[::-1]


@few(8)
@given(cities(), some.randoms(use_true_random=False))
def test_other_names_change_no_amount_and_no_optimum(city, random):
    one, other = st.Problem(city), st.Problem(renamed(city, backwards))
    for plan in (city.plans["draft"], mixed_up(city, random)):
        said = {backwards(agency): backwards(building) for agency, building in plan.items()}
        assert amounts(other, said) == pytest.approx(amounts(one, plan), rel=1e-9, abs=1e-9)
    assert least(other) == pytest.approx(least(one), rel=1e-6)


@few(8)
@given(cities(), some.randoms(use_true_random=False))
def test_another_order_of_rows_changes_no_amount_and_no_optimum(city, random):
    one, other = st.Problem(city), st.Problem(reordered(city, random))
    for plan in (city.plans["draft"], mixed_up(city, random)):
        assert amounts(other, plan) == pytest.approx(amounts(one, plan), rel=1e-9, abs=1e-9)
    assert least(other) == pytest.approx(least(one), rel=1e-6)


def scaled(table, factor, *columns):
    return replace(table, **{c: locked(vars(table)[c] * factor) for c in columns})


def units(problem):
    """Return the unit of every rule by its row."""
    return [rule.measured_in() for rule in problem.rules]


def in_other_money(city, k):
    """Return the city in a currency of which one IDR million is ``k``."""
    money = {
        n: replace(p, value=k * p.value)
        for n, p in city.parameters.items()
        if n in ("post_cost", "room_cost")
    }
    terms = {term.name: term.unit for term in st.TERMS}
    rules = []
    for row, unit in zip(city.rules, units(st.Problem(city)), strict=True):
        if unit in MONEY:
            row = replace(row, value=k * row.value)
        elif row.price is not None:
            row = replace(row, price=k * row.price)
        rules.append(row)
    rates = ("cleaning_rate", "maintenance_rate", "holding_cost", "release_income", "opening_cost")
    return replace(
        city,
        agencies=scaled(city.agencies, k, "move_cost"),
        buildings=scaled(city.buildings, k, *rates, "cleaning_fixed", "rent"),
        sites=scaled(city.sites, k, "grounds_cost"),
        tariff=scaled(city.tariff, k, "fixed", "rate"),
        parameters={**city.parameters, **money},
        weights={
            name: weight if terms[name] in MONEY else replace(weight, price=k * weight.price)
            for name, weight in city.weights.items()
        },
        rules=tuple(rules),
    )


@few(8)
@given(cities(), some.sampled_from([0.001, 0.5, 1000.0]))
def test_all_money_times_a_number_is_every_total_times_that_number(city, k):
    one, other = st.Problem(city), st.Problem(in_other_money(city, k))
    for plan in (city.plans["draft"], city.plans["today"]):
        before, after = (st.evaluate(problem, plan).audit for problem in (one, other))
        assert after.total == pytest.approx(k * before.total, rel=1e-9)
        assert after.operating_cost == pytest.approx(k * before.operating_cost, rel=1e-9)
        assert after.one_off == pytest.approx(k * before.one_off, rel=1e-9)
    assert least(other) == pytest.approx(k * least(one), rel=1e-6)


def in_other_area(city, k):
    """Return the city in a unit of area of which one m² is ``k``: rates and prices per m² divided."""
    per_area = ("cleaning_rate", "maintenance_rate", "kwh_per_m2")
    buildings = scaled(city.buildings, k, "net_m2", "gross_m2")
    weights = dict(city.weights)
    if "crowding" in weights:
        weights["crowding"] = replace(weights["crowding"], price=weights["crowding"].price / k)
    return replace(
        city,
        agencies=scaled(city.agencies, k, "area_m2"),
        buildings=scaled(buildings, 1 / k, *per_area),
        weights=weights,
        rules=tuple(
            replace(row, price=row.price / k) if unit in M2 and row.price is not None else row
            for row, unit in zip(city.rules, units(st.Problem(city)), strict=True)
        ),
    )


@few(8)
@given(cities(), some.sampled_from([0.25, 10.764]))
def test_another_unit_of_area_changes_areas_and_no_total(city, k):
    one, other = st.Problem(city), st.Problem(in_other_area(city, k))
    for plan in (city.plans["draft"], city.plans["today"]):
        before, after = (st.evaluate(problem, plan).audit for problem in (one, other))
        assert after.terms["crowding"] == pytest.approx(k * before.terms["crowding"], abs=1e-9)
        assert after.total == pytest.approx(before.total, rel=1e-9)
    assert least(other) == pytest.approx(least(one), rel=1e-6)


@few(5)
@given(cities())
def test_the_same_input_gives_the_same_plan(city):
    one, other = best(st.Problem(city)), best(st.Problem(replace(city)))
    assert one.plan == other.plan
    assert one.audit == other.audit
