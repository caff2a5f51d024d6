"""Arrays that cannot be meant are refused with the place; what cannot hold is named without a solver."""

import numpy as np
import pytest

import siting as st
from siting import solving

GOOD = {"cost": [[1, 2], [3, 4], [5, 6]], "demand": [1, 1, 1], "capacity": [3, 3]}
PAIRS = {
    "installation": [[1, 2], [3, 4]],
    "flow": [[0, 1], [1, 0]],
    "distance": [[0, 1], [1, 0]],
    "need": [1, 1],
    "available": [2, 2],
}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cost": [1, 2]}, r"cost has shape \(2,\); expected one row for each client"),
        ({"cost": np.zeros((0, 2))}, r"cost has shape \(0, 2\); .* at least one of both"),
        ({"cost": [[1, 2], [3, "x"], [5, 6]]}, "cost holds something that is not a number"),
        ({"cost": [[1, 2], [3], [5, 6]]}, "cost holds something that is not a number"),
        ({"cost": [[1, 2], [3, np.nan], [5, 6]]}, "cost is nan at client 1, site 1; expected"),
        ({"cost": [[1, 2], [3, 4], [np.inf, 6]]}, "cost is inf at client 2, site 0; expected"),
        ({"cost": [[1, 2], [3, 4], [-np.inf, 6]]}, "cost is -inf at client 2, site 0; expected"),
        ({"demand": [1, 1]}, r"demand has shape \(2,\); expected \(3,\): client"),
        ({"demand": [1, -1, 1]}, "demand is -1 at client 1; expected a number of at least 0"),
        ({"demand": [1, 1, np.inf]}, "demand is inf at client 2; expected a number that is finite"),
        ({"demand": [None, 1, 1]}, "demand is nan at client 0"),
        ({"capacity": [3, -2]}, "capacity is -2 at site 1; expected a number of at least 0"),
        ({"capacity": [np.nan, 3]}, "capacity is nan at site 0"),
        ({"capacity": [[3, 3]]}, r"capacity has shape \(1, 2\); expected \(2,\): site"),
        ({"fixed": [1, np.inf]}, "fixed is inf at site 1; expected a number that is finite"),
    ],
)
def test_single_source_refuses(changed, said):
    arguments = GOOD | changed
    with pytest.raises(st.OptionError, match=said):
        st.classic.single_source(**arguments)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"flow": [[0, 1]]}, r"flow has shape \(1, 2\); expected \(2, 2\): item × item"),
        (
            {"flow": [[0, 1], [-1, 0]]},
            "flow is -1 at item 1, item 0; expected a number of at least 0",
        ),
        ({"distance": [[0, np.inf], [1, 0]]}, "distance is inf at place 0, place 1"),
        ({"installation": [[1, 2], [np.nan, 4]]}, "installation is nan at item 1, place 0"),
        ({"need": [1, -1]}, "need is -1 at item 1"),
        ({"available": [2, np.nan]}, "available is nan at place 1"),
        ({"fee": -1}, "fee is -1; expected a number of at least 0"),
        ({"fee": np.nan}, "fee is nan"),
        ({"fee": [1, 2]}, r"fee is \[1, 2\]"),
    ],
)
def test_gqap_refuses(changed, said):
    with pytest.raises(st.OptionError, match=said):
        st.classic.gqap(**PAIRS | changed)


def test_the_place_is_said_by_its_name_and_in_both_languages():
    with pytest.raises(st.OptionError, match="cost is nan at client Ani, site North") as refused:
        st.classic.single_source([[np.nan]], demand=1, capacity=1, clients=["Ani"], sites=["North"])
    assert refused.value.say("id").startswith("cost adalah nan pada klien Ani, lokasi North")


@pytest.fixture
def no_solver(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("a solver was called")

    monkeypatch.setattr(solving.exact, "by_highs", refuse)
    monkeypatch.setitem(solving.SOLVERS, "highs", refuse)


def sentences(result):
    assert result.termination == solving.Termination(st.Proof.INFEASIBLE, st.Stop.FINISHED)
    assert result.plan is None
    with pytest.raises(st.Infeasible, match=result.conflicts[0].why.en):
        _ = result.total
    return [violation.why.en for violation in result.conflicts]


def test_a_client_that_fits_nowhere_is_named_without_a_solver(no_solver):
    problem = st.classic.single_source(np.ones((4, 2)), demand=[1, 1, 1, 12], capacity=[10, 8])
    result = st.solve(problem)
    assert sentences(result) == ["the demand of 3 exceeds every capacity: 12 against 10 at most"]
    assert [(v.name, v.amount, v.places) for v in result.conflicts] == [
        ("capacity", 2, (("3", 2),))
    ]
    assert "kebutuhan 3 melebihi setiap kapasitas" in result.proof_text("id")


def test_too_little_room_for_all_is_named_without_a_solver(no_solver):
    problem = st.classic.gqap(np.ones((12, 10)), flow=0, distance=0, need=10, available=10)
    result = st.solve(problem)
    assert sentences(result) == ["total demand 120 exceeds total capacity 100"]
    assert result.conflicts[0].amount == 20
    again = st.Result.from_json(result.to_json())
    assert again.conflicts == result.conflicts
    assert repr(again) == repr(result)


def test_room_that_is_just_enough_is_no_obstacle():
    tenths = st.classic.single_source(
        np.ones((3, 3)), demand=[0.1, 0.2, 0.3], capacity=[0.3, 0.2, 0.1]
    )
    assert st.solve(tenths, gap=0).total == 3


def test_what_only_a_solver_sees_still_names_what_gives_way():
    halves = st.classic.single_source(np.ones((3, 2)), demand=4, capacity=6)
    result = st.solve(halves)
    assert result.termination.proof is st.Proof.INFEASIBLE
    assert [(v.name, v.amount, v.why) for v in result.conflicts] == [("capacity", 2, None)]
    assert "raise the capacity of 0 by 2 (to 8)" in str(result.conflicts)


def test_no_time_gives_the_start_back_and_no_bound():
    problem = st.classic.single_source([[1, 2], [1, 2]], demand=1, capacity=2)
    result = st.solve(problem, seconds=0, start={0: 1, 1: 1})
    assert result.total == 4
    assert result.bound is None or result.bound <= 2


SMALL = [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: st.classic.p_median([[1, -2]], p=1), "cost is -2 at client 0, site 1; expected"),
        (lambda: st.classic.uflp([[1, np.nan]], fixed=1), "cost is nan at client 0, site 1"),
        (lambda: st.classic.uflp(SMALL, fixed=-1), "fixed is -1 at site 0; expected .* at least 0"),
        (lambda: st.classic.p_median(SMALL, p=3), "p is 3, more than the 2 sites"),
        (lambda: st.classic.p_center(SMALL, p=2, forbidden=[0]), "p is 2, more than the 1 sites"),
        (lambda: st.classic.p_median(SMALL, p=1.5), "p is 1.5; expected a whole number"),
        (lambda: st.classic.p_median(SMALL, p=0), "p is 0; expected a whole number of at least 1"),
        (lambda: st.classic.mclp(SMALL, p=[1], radius=1), r"p is \[1\]; expected one number"),
        (lambda: st.classic.p_median(SMALL, p=1, required=[0, 1]), "fewer than the 2 sites"),
        (
            lambda: st.classic.uflp(SMALL, fixed=1, required=[0], forbidden=[0]),
            "site 0 is in forbidden and in required",
        ),
        (
            lambda: st.classic.p_median([[1, 2], [np.inf, np.inf]], p=1, clients=["Ani", "Budi"]),
            r"no site can serve these clients \(1\), .* everywhere: Budi; give them a way",
        ),
        (
            lambda: st.classic.uflp([[1, np.inf]], fixed=1, forbidden=[0]),
            r"only forbidden sites can serve these clients \(1\): 0; allow one",
        ),
        (
            lambda: st.classic.lscp(SMALL, radius=2),
            "in the radius of no site|within the radius of no",
        ),
        (
            lambda: st.classic.p_dispersion([[0, 1]], p=1),
            r"cost has shape \(1, 2\); expected one row",
        ),
        (lambda: st.classic.p_dispersion(SMALL, p=1), "p is 1 and no site stands"),
        (lambda: st.classic.p_dispersion([[0, np.inf], [1, 0]], p=2), "inf at site 0, site 1"),
        (lambda: st.classic.p_median(SMALL, p=1, demand=1), "demand is given without capacity"),
        (lambda: st.classic.k_nearest_p_median(SMALL, p=1, k=0), "k is 0; expected"),
        (lambda: st.Euclidean([[1, 2]], [[1, 2, 3]]), "a has 2 coordinates a point and b has 3"),
        (lambda: st.Euclidean([1, 2], [[1, 2]]), r"a has shape \(2,\); expected one row"),
        (lambda: st.Euclidean([[1, np.nan]], [[1, 2]]), "in row 0; expected finite"),
        (lambda: st.Euclidean([["x", 1]], [[1, 2]]), "a holds something that is not a number"),
        (lambda: st.Euclidean([[1, 2]], [[1, 2]], rounding="up"), "rounding is 'up'; expected"),
        (
            lambda: st.Euclidean([[104.75, -2.99]], [[104.78, -2.95]]),
            "look like degrees .* project them to metres, or hand over minutes",
        ),
    ],
)
def test_models_of_sites_refuse(make, said):
    with pytest.raises(st.OptionError, match=said):
        make()


def test_a_site_that_does_not_exist_is_refused_with_the_likely_one():
    with pytest.raises(
        st.UnknownName, match="required names 'Nort', which is no site; did you mean"
    ):
        st.classic.p_median(SMALL, p=1, sites=["North", "South"], required=["Nort"])
    problem = st.classic.p_median(SMALL, p=1)
    with pytest.raises(st.UnknownName, match="places that the problem does not have: 7"):
        st.evaluate(problem, [7])


def test_a_name_of_the_other_kind_is_told_apart():
    with pytest.raises(st.UnknownName, match=r"by numbers here: 1, without quotation marks"):
        st.classic.p_median(SMALL, p=1, required=["1"])
    with pytest.raises(st.UnknownName, match=r"by words here: '1', with quotation marks"):
        st.classic.p_median(SMALL, p=1, sites=["0", "1"], forbidden=[1])


def test_a_plan_that_holds_has_no_conflicts_and_says_so():
    result = st.solve(st.classic.p_median(SMALL, p=1))
    assert str(result.conflicts) == "A plan keeps all hard rules."


@pytest.mark.parametrize("points", [[[0.2, 0.9], [0.7, 0.1]], [[104.0, -3.0]], [[500.5, 9.5]]])
def test_a_plane_of_ones_own_is_not_taken_for_degrees(points):
    assert st.Euclidean(points, points).dense()[0, 0] == 0
    assert st.Euclidean([[104.75, -2.99]], [[104.75, -2.99]], planar=True).dense().tolist() == [[0]]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: st.classic.p_median(np.ones((4, 3)), p=2, demand=1, capacity=[2, 1, 1]),
            "total demand 4 exceeds the capacity 3 of as many sites as may be open",
        ),
        (
            lambda: st.classic.p_median(
                np.ones((4, 3)), p=2, demand=1, capacity=[9, 2, 1], forbidden=[0]
            ),
            "total demand 4 exceeds the capacity 3 of as many sites as may be open",
        ),
        (
            lambda: st.classic.cflp(np.ones((4, 2)), demand=2, capacity=3),
            "total demand 8 exceeds total capacity 6",
        ),
    ],
)
def test_capacity_below_demand_is_named_without_a_solver(make, said, no_solver):
    result = st.solve(make())
    assert sentences(result) == [said]
    assert str(result.conflicts) == said
