"""Agencies for which no building has room are named without a solver."""

import pytest

import siting as st
from siting import solving


@pytest.fixture
def city():
    return st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=1)


@pytest.fixture
def no_solver(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("a solver was called")

    monkeypatch.setattr(solving.exact, "by_highs", refuse)
    monkeypatch.setattr(solving, "SOLVERS", dict.fromkeys(solving.SOLVERS, refuse))


def test_agencies_that_fit_nowhere_are_named(city, no_solver):
    result = st.solve(st.Problem(city).with_(rules=[st.FloorArea(value=1e-6)]))
    assert result.termination.proof is st.Proof.INFEASIBLE
    largest = max(city.buildings.net_m2) * 1e-6
    agencies = zip(city.agencies.ids, city.agencies.area_m2, strict=True)
    for violation, (name, area) in zip(result.conflicts, agencies, strict=True):
        assert (violation.rule, violation.level) == ("FloorArea", "hard")
        assert violation.amount == pytest.approx(area - largest)
        assert violation.why.en.startswith(f"floor area: the demand of {name} exceeds every")
        assert violation.why.id.startswith(f"luas lantai: kebutuhan {name} melebihi setiap")


def test_floor_below_the_need_of_all_is_named(city, no_solver):
    need, floor = city.agencies.area_m2, city.buildings.net_m2
    share = float(0.99 * need.sum() / floor.sum())
    assert share * floor.max() > need.max()
    (violation,) = st.solve(st.Problem(city).with_(rules=[st.FloorArea(value=share)])).conflicts
    assert violation.why.en.startswith("floor area: total demand ")
    assert violation.amount == pytest.approx(0.01 * need.sum())


def test_an_agency_pinned_to_a_building_too_small_for_it_is_named(city, no_solver):
    agency, building = city.agencies.ids[0], city.buildings.ids[0]
    rules = [st.Pinned(agency, building), st.FloorArea(building=building, value=1e-6)]
    (violation,) = st.solve(st.Problem(city).with_(rules=rules)).conflicts
    assert violation.name == f"FloorArea {building}"
    assert [where for where, _ in violation.places] == [agency]


def test_a_soft_or_absent_rule_is_no_obstacle(city):
    soft = st.FloorArea(value=1e-6, level="soft", price=1)
    assert st.solve(st.Problem(city).with_(rules=[soft])).plan is not None
    assert st.solve(st.Problem(city).without("FloorArea")).plan is not None


def test_a_building_without_a_limit_is_room_for_all(city):
    rules = [st.FloorArea(building=building, value=1e-6) for building in city.buildings.ids[1:]] + [
        st.FloorArea(building=city.buildings.ids[0], level="off")
    ]
    assert st.solve(st.Problem(city).with_(rules=rules)).plan is not None
