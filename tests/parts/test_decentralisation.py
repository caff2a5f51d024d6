"""H. P. Williams' *Decentralisation*, built from Assign, Pair and Load alone.

Five departments leave London or stay; a city holds at most three of them. Moving brings benefits,
and what departments tell each other costs by the cities between which they do. Thousand pounds a
year; figures and optimum from Model Building in Mathematical Programming, 5th ed., Wiley 2013.
"""

import itertools

import numpy as np
import pytest

from siting.parts import Assign, Entry, Excess, Load, Measure, Model, Pair, Placement
from siting.solvers import enumerate as enumeration
from siting.solvers import exact
from siting.solvers.contract import Limits
from siting.termination import FEASIBLE, Proof

DEPARTMENTS = ("A", "B", "C", "D", "E")
CITIES = ("Bristol", "Brighton", "London")
BENEFIT = [[10, 10, 0], [15, 20, 0], [10, 15, 0], [20, 15, 0], [5, 15, 0]]
TALK = {"AC": 1.0, "AD": 1.5, "BC": 1.4, "BD": 1.2, "CE": 2.0, "DE": 0.7}  # thousand units
COST_OF_TALK = [[5, 14, 13], [14, 5, 9], [13, 9, 10]]  # pounds a unit
MOST_IN_A_CITY = 3
SOLVERS = {"highs": exact.by_highs, "enumerate": enumeration.solve}


@pytest.fixture(scope="module")
def model():
    ends = np.array([[DEPARTMENTS.index(one), DEPARTMENTS.index(two)] for one, two in TALK])
    benefit = Assign(-np.array(BENEFIT, dtype=float))
    talk = Pair(
        first=ends[:, 0],
        second=ends[:, 1],
        flow=np.array(list(TALK.values())),
        distance=np.array(COST_OF_TALK, dtype=float),
    )
    room = np.full((len(CITIES), 1), float(MOST_IN_A_CITY))
    crowd = Load(np.ones((len(DEPARTMENTS), 1)), np.arange(3), Excess(room, np.ones_like(room)))
    cost = Measure("cost less benefit", "thousand pounds/year", (benefit, talk))
    most = Measure("at most three", "departments", (crowd,))
    return Model(DEPARTMENTS, CITIES, (Entry(cost, price=1.0), Entry(most, hard=True)))


def every_plan():
    for cities in itertools.product(range(len(CITIES)), repeat=len(DEPARTMENTS)):
        yield Placement(np.array(cities, dtype=np.int64))


@pytest.mark.parametrize("solver", SOLVERS)
def test_the_best_plan_earns_14_900_pounds(model, solver):
    outcome = SOLVERS[solver](model, Limits(gap=0.0))
    assert outcome.termination.proof is Proof.OPTIMAL
    assert model.total(outcome.placement) == pytest.approx(-14.9)
    assert outcome.bound == pytest.approx(-14.9)
    assert [CITIES[j] for j in outcome.placement.place] == [
        *("Bristol", "Brighton", "Brighton", "Bristol", "Brighton"),
    ]


def test_210_of_the_243_plans_keep_to_three_in_a_city(model):
    kept = [plan for plan in every_plan() if model.violation(plan) <= FEASIBLE]
    assert len(kept) == 210


def test_departments_in_one_city_pay_for_what_they_tell_each_other(model):
    stay = Placement(np.full(5, CITIES.index("London")))
    assert model.total(stay) == pytest.approx(10 * sum(TALK.values()))


def test_the_program_with_a_plan_held_costs_what_the_plan_costs(model):
    for plan in itertools.islice(every_plan(), 0, None, 9):
        if model.violation(plan) <= FEASIBLE:
            outcome = exact.by_highs(held(model, plan), Limits(gap=0.0))
            assert outcome.bound == pytest.approx(model.total(plan))


def held(model, plan):
    """Return the same model in which every department has but one city."""
    elsewhere = np.ones((len(DEPARTMENTS), len(CITIES)))
    elsewhere[np.arange(len(DEPARTMENTS)), plan.place] = 0.0
    pinned = Entry(Measure("held", "departments", (Assign(elsewhere),)), hard=True)
    return Model(model.items, model.places, (*model.entries, pinned))
