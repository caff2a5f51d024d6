"""Ways to set prices, and the guards: numbers of two and three agencies that fit in the head."""

import itertools
from dataclasses import replace

import numpy as np
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

MONEY_ONLY = st.Ranges({"rent": 0.0}, {"rent": 100.0}, ())


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
    assert "seldom has ranges in mind" in found.text()


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


def test_the_reference_point_is_the_plan_whose_worst_miss_is_least(problem, every):
    names = ("operating_cost", "visitor_travel", "moved_staff")
    amounts = np.array([[r.operating_cost, *(r.audit.terms[n] for n in names[1:])] for r in every])
    low, high = amounts.min(axis=0), amounts.max(axis=0)
    shown = st.Ranges(*(dict(zip(names, end.tolist(), strict=True)) for end in (low, high)), ())
    for share in (-0.5, 0.3, 1.5):  # out of reach, in between, and more than fulfilled
        wished = low + share * (high - low)
        found = st.reference_point(
            problem, dict(zip(names, wished.tolist(), strict=True)), ranges=shown
        )
        missed = (amounts - wished) / (high - low)
        worst = missed.max(axis=1)
        assert found.worst == pytest.approx(worst.min(), abs=1e-5)
        assert found.proved
        near = missed[worst <= worst.min() + 1e-6].sum(axis=1).min()
        assert sum(found.missed.values()) == pytest.approx(near, abs=1e-4)
        assert found.result.broken == ()
    assert "rentang" in found.text("id")


def test_a_reference_point_without_time_or_without_a_plan_says_so(problem):
    found = st.reference_point(problem, {"rent": 1.0}, ranges=MONEY_ONLY, seconds=0)
    assert not found.proved
    assert found.text().endswith("Nothing is proved: the time was up.")
    closed = problem.with_(rules=[st.Closed(building) for building in problem.city.buildings.ids])
    with pytest.raises(st.Infeasible):
        st.reference_point(closed, {"rent": 1.0}, ranges=MONEY_ONLY)


def test_nonsense_is_refused(problem):
    for call in (
        lambda: st.reference_point(problem, {}),
        lambda: st.reference_point(problem, {"rent": float("nan")}),
        lambda: st.reference_point(problem, {"moving": 1.0}, ranges=MONEY_ONLY),
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


def evaluated(problem, every, keys):
    return [st.evaluate(problem, every[key].plan) for key in keys]


def test_a_price_of_which_one_unit_costs_more_than_all_offices_is_a_penalty(problem):
    soft = st.MaxMoves(0, level="soft", price=1e9)
    found = st.guards(clean(problem, visitor_travel=1e7).with_(rules=[soft]))
    assert kinds(found) == ["penalty", "penalty"]
    assert "make it a hard rule" in found.text()
    assert "denda, bukan harga" in found.text("id")


def test_a_stretch_in_which_a_price_decides_nothing_is_found(problem, every):
    results = [st.evaluate(clean(problem, rent=1, visitor_travel=w), every[0].plan) for w in (1, 2)]
    found = [g for g in st.guards(problem, *results) if g.kind == "flat"]
    assert len(found) == 1
    assert "at price 1 and 2 of visitors' travel" in found[0].text()


def test_plans_that_another_beats_or_that_no_prices_reach_are_found(problem, every):
    money = {term.name for term in st.TERMS if term.unit == "IDR million/year"}
    terms = [r.audit.terms for r in every]
    amounts = np.array(
        [[sum(t[n] for n in money), *(v for n, v in t.items() if n not in money)] for t in terms]
    )
    worse = [(a <= b).all() and (a < b).any() for a in amounts for b in amounts]
    one, other = divmod(worse.index(True), len(every))
    found = st.guards(problem, *evaluated(problem, every, (one, other)))
    assert "result 2 is no cheaper than result 1" in found.text()
    dull = list(st.guards(problem, *evaluated(problem, every, range(len(every)))))
    for guard in dull:  # at random prices it is never the best
        if guard.kind == "unreached":
            k = int(guard.said.en.split()[4]) - 1
            weights = np.random.default_rng(0).exponential(size=(500, amounts.shape[1]))
            assert k not in (weights / (1e-9 + np.ptp(amounts, axis=0)) @ amounts.T).argmin(axis=1)
    assert "unreached" in {guard.kind for guard in dull}


def test_guards_are_a_list_in_a_notebook(problem):
    assert st.guards(clean(problem, rent=2.0))._repr_html_().startswith("<ul><li>rent is money")
