"""Ways to set prices, and the guards: numbers of two and three agencies that fit in the head."""

import itertools
from dataclasses import replace

import pytest

import siting as st


@pytest.fixture(scope="module")
def problem():
    made = st.generate(agencies=3, buildings=3, zones=2, slots=2, seed=5)
    return st.Problem(made).without("FloorArea")


@pytest.fixture(scope="module")
def every(problem):
    """Amounts of every plan that keeps the hard rules."""
    ids = problem.city.buildings.ids
    plans = itertools.product(ids, repeat=3)
    agencies = problem.city.agencies.ids
    results = [st.evaluate(problem, dict(zip(agencies, p, strict=True))) for p in plans]
    kept = [result for result in results if not result.broken]
    assert len(kept) > 5
    return kept


MADE = st.Ranges(
    {"operating_cost": 100.0, "visitor_travel": 1000.0, "moved_staff": 0.0},
    {"operating_cost": 300.0, "visitor_travel": 5000.0, "moved_staff": 50.0},
    (),
)


def test_the_best_of_a_range_is_the_best_of_every_plan(problem, every):
    shown = st.ranges(problem, ["operating_cost", "visitor_travel"], gap=0)
    assert shown.best["operating_cost"] == pytest.approx(min(r.operating_cost for r in every))
    hours = [r.audit.terms["visitor_travel"] for r in every]
    assert shown.best["visitor_travel"] == pytest.approx(min(hours))
    assert shown.best["visitor_travel"] <= shown.worst["visitor_travel"] <= max(hours) + 1e-6
    assert shown.text("id").startswith("Nilai terbaik")


def test_a_swing_that_matters_as_much_as_money_costs_the_range_of_money():
    found = st.swing(MADE, {"operating_cost": 100, "visitor_travel": 100, "moved_staff": 50})
    assert found.prices == pytest.approx({"visitor_travel": 200 / 4000, "moved_staff": 100 / 50})
    assert sum(found.weights.values()) == pytest.approx(1.0)
    assert "price 0.05 per" in found.text()


def test_ranks_become_rank_order_centroids():
    found = st.ranked(MADE, ["operating_cost", "visitor_travel", "moved_staff"])
    assert list(found.weights.values()) == pytest.approx([11 / 18, 5 / 18, 2 / 18])


def test_consistent_judgements_give_their_own_ratios_and_no_warning():
    found = st.ahp(MADE, [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]])
    assert list(found.weights.values()) == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert found.ratio == pytest.approx(0.0, abs=1e-9)
    assert found.consistent


def test_judgements_that_go_round_in_a_circle_are_warned_of():
    found = st.ahp(MADE, [[1, 3, 1 / 3], [1 / 3, 1, 3], [3, 1 / 3, 1]])
    assert found.ratio > 0.1
    assert "Warning" in found.text()
    assert "Peringatan" in found.text("id")


@pytest.mark.parametrize(
    "call",
    [
        lambda: st.swing(MADE, {"operating_cost": 100}),
        lambda: st.swing(MADE, {"operating_cost": 0, "visitor_travel": 1, "moved_staff": 1}),
        lambda: st.swing(MADE, {"operating_cost": 1, "visitor_travel": -1, "moved_staff": 1}),
        lambda: st.ranked(MADE, ["operating_cost", "moved_staff"]),
        lambda: st.ranked(st.Ranges({"crowding": 0.0}, {"crowding": 9.0}, ()), ["crowding"]),
        lambda: st.ahp(MADE, [[1, 2], [0.5, 1]]),
        lambda: st.ahp(MADE, [[1, 2, 2], [2, 1, 2], [2, 2, 1]]),
    ],
)
def test_what_cannot_become_prices_is_refused(call):
    with pytest.raises(st.OptionError):
        call()


def test_priorities_are_those_of_every_plan(problem, every):
    found = st.lexicographic(
        problem, ["visitor_travel", "operating_cost"], tolerances={"visitor_travel": 0.1}
    )
    least = min(r.audit.terms["visitor_travel"] for r in every)
    near = [r for r in every if r.audit.terms["visitor_travel"] <= 1.1 * least + 1e-6]
    assert found.steps[0].best == pytest.approx(least)
    assert found.steps[1].best == pytest.approx(min(r.operating_cost for r in near))
    assert found.result.operating_cost == pytest.approx(found.steps[1].best)
    assert found.text("id").startswith("1. perjalanan pengunjung")


def test_targets_that_can_be_met_are_kept_and_the_rest_is_cheapest(problem, every):
    wish = sorted(r.operating_cost for r in every)[len(every) // 2]
    found = st.targets(problem, {"operating_cost": wish})
    assert found.met
    assert found.proved
    inside = [r.total for r in every if r.operating_cost <= wish + 1e-6]
    assert found.result.total == pytest.approx(min(inside))


def test_targets_that_cannot_be_met_name_the_nearest(problem, every):
    found = st.targets(problem, {"operating_cost": 1.0})
    assert not found.met
    assert found.proved
    assert found.nearest["operating_cost"] == pytest.approx(min(r.operating_cost for r in every))
    assert "instead of" in found.text()


def test_nonsense_is_refused(problem):
    for call in (
        lambda: st.targets(problem, {}),
        lambda: st.lexicographic(problem, []),
        lambda: st.lexicographic(problem, ["operating_cost"], tolerances=[0.05]),
        lambda: st.ahp(MADE, {("operating_cost", "visitor_travel"): 3}),
        lambda: st.lexicographic(problem, ["rent"], tolerances={"rent": -1}),
        lambda: st.lexicographic(problem, ["rent", "rent"]),
    ):
        with pytest.raises(st.OptionError):
            call()
    with pytest.raises(st.UnknownName):
        st.lexicographic(problem, ["rnet"])


def kinds(found):
    return [guard.kind for guard in found]


def clean(problem, **weights):
    zero = {name: 0.0 for name, price in problem.prices.items() if price != 1.0}
    return problem.with_(weights=zero | weights)


def test_prices_without_a_pitfall_are_said_to_have_none(problem):
    found = st.guards(clean(problem, visitor_travel=0.04))
    assert (len(found), repr(found)) == (0, "No pitfall was found.")


def test_what_counts_twice_is_found(problem):
    soft = st.FloorArea(level="soft", price=1.0)
    twice = clean(problem, crowding=2.0, visitor_travel=0.04, uncovered=0.01)
    found = st.guards(twice.with_(rules=[soft]))
    assert kinds(found) == ["double", "double"]
    assert "dihitung dua kali" in found.text("id")


def test_importances_that_sum_to_one_and_money_at_another_price_are_found(problem):
    assert kinds(st.guards(clean(problem, visitor_travel=0.75, moved_staff=0.25))) == ["mix"]
    assert kinds(st.guards(clean(problem, rent=2.0))) == ["money"]


def test_a_term_at_price_nothing_that_varies_is_found(problem, every):
    one = every[0]
    other = max(
        every,
        key=lambda r: abs(r.audit.terms["visitor_travel"] - one.audit.terms["visitor_travel"]),
    )
    free = clean(problem)
    results = [st.evaluate(free, r.plan) for r in (one, other)]
    found = [g for g in st.guards(free, *results) if g.kind == "zero"]
    assert any("visitors' travel" in guard.text() for guard in found)


def test_a_gap_that_hides_a_term_and_a_tie_are_found(problem, every):
    first = clean(problem, visitor_travel=1e-6)
    second = clean(problem, visitor_travel=2e-6)
    results = [replace(st.solve(p, gap=0), bound=0.0) for p in (first, second)]
    found = kinds(st.guards(first, *results))
    assert found.count("open") == 2
    assert found.count("tie") == 1
