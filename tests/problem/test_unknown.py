"""Names and minutes that nobody knows: refused before a solver starts."""

import dataclasses
import math
from functools import cache

import numpy as np
import pytest

import siting as st
from siting.city.arrays import locked
from siting.city.city import RuleRow
from siting.rules import RULES


@cache
def tiny():
    return st.generate(agencies=3, buildings=2, zones=2, slots=1, seed=1, two_lots=0)


def with_minutes(city, between=None, zones=None):
    """Return the city with the first building out of reach of the second, or of the zones."""
    building, zone = np.array(city.minutes.buildings("mixed")), city.minutes.zones("mixed").copy()
    if between is not None:
        building[0, 1] = building[1, 0] = between
    if zones is not None:
        zone[:, 0] = zones
    tables = {"zone": {"mixed": locked(zone)}, "building": {"mixed": locked(building)}}
    return dataclasses.replace(city, minutes=dataclasses.replace(city.minutes, **tables))


@pytest.mark.parametrize(
    "row",
    [
        RuleRow("Pinned", agency="nobody", level="off"),
        RuleRow("Closed", building="nowhere", level="off"),
        RuleRow("AtMost", site="nowhere", level="off"),
        RuleRow("Together", agency="A-1", other=("nobody",), level="off"),
        RuleRow("Exclusive", other=("nowhere",), level="off"),
        RuleRow("Within", what="nowhere", level="off"),
        RuleRow("Cap", what="joy", level="off"),
    ],
    ids=lambda row: row.rule,
)
def test_a_rule_that_is_off_must_still_name_what_exists(row):
    city = dataclasses.replace(tiny(), rules=(row,))
    with pytest.raises(st.UnknownName):
        st.Problem(city).compile()


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.__name__)
def test_a_rule_that_is_off_may_lack_what_it_needs(kind):
    row = RuleRow(kind.__name__, level="off")
    problem = st.Problem(dataclasses.replace(tiny(), rules=(row,)))
    result = st.solve(problem, gap=0)
    assert result.audit.broken == ()
    assert st.Problem.of(result).describe() == problem.describe()


def test_a_rule_in_force_that_lacks_what_it_needs_is_refused():
    city = dataclasses.replace(tiny(), rules=(RuleRow("Cap", value=1.0),))
    with pytest.raises(st.OptionError, match="Cap needs what"):
        st.Problem(city)


@pytest.mark.parametrize("rule", [st.Near, st.Away])
def test_near_and_away_need_minutes_that_are_known(rule):
    city = with_minutes(tiny(), between=math.nan)
    one, other, _ = city.agencies.ids
    with pytest.raises(st.OptionError, match="nothing is known of the way"):
        st.Problem(city).with_(rules=[rule(one, other, 5.0)]).compile()


def test_within_needs_minutes_that_are_known():
    city = with_minutes(tiny(), zones=math.nan)
    with pytest.raises(st.OptionError, match="nothing is known of the way"):
        st.Problem(city).with_(rules=[st.Within(0.5)]).compile()


@pytest.mark.parametrize("level", [{}, {"level": "soft", "price": 0.001}])
@pytest.mark.parametrize("solver", ["highs", "enumerate"])
def test_agencies_that_must_be_near_are_never_where_no_way_leads(solver, level):
    city = with_minutes(tiny(), between=math.inf)
    one, other, _ = city.agencies.ids
    here, there = city.buildings.ids
    free = st.Problem(dataclasses.replace(city, trips=tiny_pairs(), joint_visits=tiny_pairs()))
    room = [st.FloorArea(level="off"), st.Pinned(one, here)]
    near = free.with_(rules=[*room, st.Near(one, other, 5.0, **level)])
    assert st.solve(near, solver=solver, gap=0).plan[other] == here
    pinned = st.solve(near.with_(rules=[st.Pinned(other, there)]), solver=solver)
    assert pinned.termination.proof is st.Proof.INFEASIBLE
    assert len(pinned.conflicts) == 1


def tiny_pairs():
    return st.generate(agencies=3, buildings=2, zones=2, slots=1, seed=1, pairs=0).trips
