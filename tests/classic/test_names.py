"""Labels in and labels out; positions where there are none; a stored result keeps them."""

import pickle

import numpy as np
import pytest

import siting as st
from classic.instances import decentralisation, plants, shops

COST = [[1, 5], [5, 1], [2, 3]]


def shop(**more):
    return st.classic.single_source(COST, demand=1, capacity=2, **more)


def test_unnamed_clients_and_sites_are_whole_numbers_from_0():
    result = st.solve(shop(), gap=0)
    assert dict(result.plan) == {0: 0, 1: 1, 2: 0}
    assert result.open == (0, 1)


def test_names_are_accepted_and_returned():
    problem = shop(clients=["Ani", "Budi", "Citra"], sites=[7, 9])
    result = st.solve(problem, gap=0)
    assert dict(result.plan) == {"Ani": 7, "Budi": 9, "Citra": 7}
    assert result.open == (7, 9)
    assert st.evaluate(problem, {"Ani": 9, "Budi": 7, "Citra": 7}).total == 12


def test_numbers_of_numpy_are_names_too():
    result = st.solve(shop(clients=np.array([10, 20, 30]), sites=np.array(["N", "S"])))
    assert dict(result.plan) == {10: "N", 20: "S", 30: "N"}
    assert [type(name) for name in (*result.plan, *result.open)] == [int, int, int, str, str]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["A", "B"], "clients holds 2 names; expected 3"),
        (["A", "B", "A"], "clients holds the name 'A' twice"),
        ([1, "1", 2], "clients holds the name '1' twice"),
        (["A", "B", 1.5], "clients holds 1.5; names are texts or whole numbers"),
    ],
)
def test_names_that_do_not_fit_are_refused(names, said):
    with pytest.raises(st.OptionError, match=said):
        shop(clients=names)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"Ani": "N", "Budi": "N"}, "gives no place to Citra"),
        ({"Ani": "N", "Budi": "N", "Citra": "N", "Dewi": "N"}, "does not have: Dewi"),
        (
            {"Ani": "N", "Budi": "N", "Citra": "W"},
            "places that the problem does not have: Citra: W",
        ),
    ],
)
def test_a_plan_that_names_something_else_is_refused(plan, said):
    problem = shop(clients=["Ani", "Budi", "Citra"], sites=["N", "S"])
    with pytest.raises(st.UnknownName, match=said):
        st.evaluate(problem, plan)
    with pytest.raises(st.UnknownName, match=said):
        st.solve(problem, start=plan)


def test_a_stored_result_is_audited_again_and_says_the_same():
    for problem in (
        decentralisation(),
        st.classic.gqap(**plants(0)),
        shop(clients=[3, 2, 1], sites=["N", "S"]),
        st.classic.single_source(COST, demand=1, capacity=[np.inf, 3]),
    ):
        result = st.solve(problem, gap=0)
        again = st.Result.from_json(result.to_json())
        assert again.plan == result.plan
        assert again.open == result.open
        assert (again.total, again.bound) == (result.total, result.bound)
        assert again.lines == result.lines
        assert again.to_dict() == result.to_dict()
        rebuilt = st.Problem.of(again)
        assert rebuilt.describe() == dict(result.description) == problem.describe()
        assert st.solve(rebuilt, gap=0).total == result.total


def test_a_stored_plan_is_counted_and_not_believed():
    text = st.solve(shop()).to_json().replace('"total": 4.0', '"total": 1.0')
    assert st.Result.from_json(text).total == 4


def test_a_problem_pickles_as_its_arrays_whatever_was_solved_before():
    problem = st.classic.single_source(**shops(1))
    small = len(pickle.dumps(problem))
    result = st.solve(problem)
    assert len(pickle.dumps(problem)) == small < 2000
    again = pickle.loads(pickle.dumps(problem))
    assert again.describe() == problem.describe()
    assert not again.subject.tables["cost"].flags.writeable
    assert st.solve(again).total == result.total
    assert pickle.loads(pickle.dumps(result)).total == result.total


def test_arrays_are_copied_and_cannot_be_written_to():
    cost = np.array(COST, dtype=float)
    problem = st.classic.single_source(cost, demand=1, capacity=2)
    cost[0, 0] = 99
    assert st.evaluate(problem, {0: 0, 1: 1, 2: 0}).total == 4
    with pytest.raises(ValueError, match="read-only"):
        problem.subject.tables["cost"][0, 0] = 99


def test_a_notebook_shows_who_goes_where_what_it_costs_and_the_proof():
    result = st.solve(decentralisation(), gap=0)
    assert repr(result).splitlines() == [
        "gqap: 5 in 2 of 3 places",
        "Proven: no plan is cheaper (-14.90).",
        "  Bristol   A, D",
        "  Brighton  B, C, E",
        "installation  -80.0",
        "flow           65.1",
        "total         -14.9",
    ]
    shown = st.solve(shop(clients=["<b>", "B", "C"]))._repr_html_()
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown


def test_weights_price_the_measures():
    problem = decentralisation()
    doubled = problem.with_(weights={"flow": 2})
    plan = st.solve(problem, gap=0).plan
    assert st.evaluate(doubled, plan).total == pytest.approx(-80 + 2 * 65.1)
    assert problem.describe()["prices"] == {"installation": 1, "flow": 1}
    assert "flow           65.1  × 2 = 130.2" in repr(st.evaluate(doubled, plan))
    free = st.solve(problem.with_(weights={"flow": 0}), gap=0)
    assert free.total == -80
    assert free.lines[1].note == "only counted"


def test_what_only_a_city_has_is_refused_by_name():
    result = st.solve(shop())
    with pytest.raises(st.OptionError, match="single_source problem of arrays, which has no city"):
        _ = result.city
    with pytest.raises(st.OptionError, match="has no city"):
        st.compare(result)
    with pytest.raises(st.OptionError, match="has no city"):
        st.views.report(result)
    with pytest.raises(st.OptionError, match="rules speak of a city.*Together"):
        shop().with_(rules=[st.Together("A", "B")])
    with pytest.raises(st.UnknownName, match="no term is called 'fixd'; did you mean 'fixed'"):
        shop().with_(weights={"fixd": 1})
    with pytest.raises(st.UnknownName):
        shop().without("capacity")
