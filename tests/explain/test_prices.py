"""What a rule costs and what one more unit is worth, against trying every plan."""

import pytest

import siting as st
from explain.tiny import totals, town
from siting.conflict.loosened import loosened, off
from siting.explain.one_more import STEPS


@pytest.fixture(scope="module")
def problem():
    """Four agencies in three buildings, with a few rules of every kind."""
    city = st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=7, two_lots=0)
    first, second, third, fourth = city.agencies.ids
    rules = [
        st.Together(first, second), st.Apart(third, fourth, level="soft", price=40),
        st.AtMost(2), st.Cap("rent", 900), st.Pinned(fourth, city.buildings.ids[0]),
        st.Near(first, third, 30, level="soft", price=3),
    ]  # fmt: skip
    return st.Problem(city).with_(rules=rules)


@pytest.fixture(scope="module")
def result(problem):
    return st.solve(problem, gap=0)


def test_a_rule_costs_what_all_plans_without_it_say(problem, result):
    for name in problem.names:
        price = st.price_of(result, name, gap=0)
        least = min(totals(off(problem, name)).values())
        assert price.cost.exact
        assert price.cost.extra == pytest.approx(result.total - least, abs=1e-5)
        assert price.cost.extra >= -1e-6
        moved = [agency for agency in result.plan if result.plan[agency] != price.free.plan[agency]]
        assert [shift.agency for shift in price.shifts] == moved
        priced = sum(line.priced for line in price.differences)
        assert priced == pytest.approx(price.cost.extra, abs=1e-5)


def test_a_rule_may_be_given_itself(problem, result):
    pinned = problem.rules[4]
    assert st.price_of(result, pinned, gap=0).name == f"Pinned {pinned.agency} {pinned.building}"
    with pytest.raises(st.UnknownName):
        st.price_of(result, st.AtMost(7))
    with pytest.raises(st.UnknownName, match="AtMost"):
        st.price_of(result, "AtMots")
    with pytest.raises(st.OptionError, match="no rule"):
        st.price_of(result, 7)


def test_a_price_is_said_in_both_languages(result):
    price = st.price_of(result, "AtMost", gap=0)
    assert repr(price).startswith("The rule at most costs ")
    assert price.text("id").startswith("Kendala paling banyak berbiaya ")
    assert "<strong>" in price._repr_html_()


def test_one_more_is_worth_what_all_plans_with_it_say(problem, result):
    found = st.what_binds(result, most=30, gap=0)
    worths = []
    for one in found.entries:
        least = min(totals(loosened(problem, [one.change])).values())
        assert one.worth.exact
        assert one.worth.extra == pytest.approx(result.total - least, abs=1e-5)
        worths.append(one.worth.extra)
    assert worths == sorted(worths, reverse=True)
    assert max(worths) > 1


def test_what_blocks_a_saving_names_the_move_and_what_lacks():
    best = st.solve(st.Problem(town()), gap=0)
    (one,) = st.what_binds(best, most=0).entries
    assert (one.name, one.spot.place, one.left) == ("FloorArea", "South", 0)
    assert one.change.after - one.change.before == STEPS["net_m2"]
    assert (one.blocked.agency, one.blocked.building, one.blocked.lacks) == ("Dispora", "South", 60)
    assert one.blocked.saves == pytest.approx(10 - 3)  # North's rent, less the move over ten years
    assert one.worth is None


def test_a_larger_step_may_be_worth_more():
    best = st.solve(st.Problem(town()), gap=0)
    found = {step: st.what_binds(best, steps={"net_m2": step}, gap=0) for step in (59, 60)}
    worth = {
        step: {one.spot.place: pytest.approx(one.worth.extra) for one in bindings.entries}
        for step, bindings in found.items()
    }
    # North takes all three for the rent of South, 12, less the move of PUPR over ten years
    assert worth == {59: {"South": 0}, 60: {"North": 12 - 2, "South": 10 - 3}}
    with pytest.raises(st.UnknownName):
        st.what_binds(best, steps={"acres": 1})


def test_what_binds_is_said_in_both_languages(result):
    found = st.what_binds(result, most=1)
    assert "worth" in repr(found)
    assert "bernilai" in found.text("id")
    assert "<pre>" in found._repr_html_()
    free = st.Problem(town()).with_(rules=[st.FloorArea(level="off")])
    nothing = st.what_binds(st.solve(free, gap=0))
    assert nothing.text() == "No rule and no capacity binds in this plan."
