"""Fronts against enumeration of every plan: nothing missing, nothing beaten, nothing called proved in vain."""

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

import siting as st
from explain.tiny import every_plan
from explore.here import Here
from siting.explore.hypervolume import hypervolume
from siting.solvers.outcome import Outcome
from siting.termination import FEASIBLE, Termination
from siting.terms import OPERATING_COST

boxes = import_module("siting.explore.boxes")
NOTHING = Termination(st.Proof.NONE, st.Stop.FAILED)
searching = import_module("siting.explore.pareto")


def small(seed):
    return st.Problem(st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=seed, two_lots=0))


def truth(problem, names):
    """All plans that none beats, by trying every plan; nearer than 1e-5 counts as equal."""
    model, points = problem.model, []
    for plan in every_plan(problem):
        if model.violation(plan) <= FEASIBLE:
            values = model.values(plan)
            values["operating_cost"] = sum(values[name] for name in OPERATING_COST)
            points.append(tuple(values[name] for name in names))
    kept = []
    for point in sorted(points):
        near = [x + 1e-5 * max(1.0, abs(x)) for x in point]
        if not any(all(x <= y for x, y in zip(o, near, strict=True)) for o in kept):
            kept.append(point)
    return np.array(kept)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "names",
    [("operating_cost", "visitor_travel"), ("operating_cost", "visitor_travel", "moved_staff")],
)
def test_the_front_is_that_of_enumeration(seed, names):
    problem = small(seed)
    front = st.pareto(problem, *names)
    assert front.complete
    assert front.amounts == pytest.approx(truth(problem, names), rel=1e-5)
    for one in front.entries:
        assert one.result.broken == ()
    assert all(np.array(front.ideal) <= front.knee.amounts)
    assert 0 <= front.hypervolume <= 1


def test_plans_beyond_the_reach_of_weights_are_flagged():
    front = st.pareto(small(1), "operating_cost", "visitor_travel")
    weights = np.random.default_rng(0).dirichlet([1, 1], 2000) / np.ptp(front.amounts, axis=0)
    reached = set(np.argmin(weights @ front.amounts.T, axis=1).tolist())
    assert reached <= {k for k, one in enumerate(front.entries) if one.supported}
    assert [row["supported"] for row in front.rows()] == [one.supported for one in front.entries]


def test_the_ends_come_first_so_that_a_partial_front_knows_its_ideal():
    problem = small(1)
    whole = st.pareto(problem, "operating_cost", "visitor_travel")
    part = st.pareto(problem, "operating_cost", "visitor_travel", n=2)
    assert (len(part), part.complete) == (2, False)
    assert part.ideal == pytest.approx(whole.ideal)
    assert part.nadir == pytest.approx(whole.nadir)


def test_two_boxes_at_a_time_find_the_same_front(monkeypatch):
    monkeypatch.setattr(searching, "processes", Here)
    problem = small(1)
    for names in (
        ("operating_cost", "visitor_travel"),
        ("operating_cost", "visitor_travel", "moved_staff"),
    ):
        front = st.pareto(problem, *names, jobs=2)
        assert front.complete
        assert front.amounts == pytest.approx(truth(problem, names), rel=1e-5)


def test_a_run_that_fails_at_a_narrow_limit_is_made_again_at_another(monkeypatch):
    real, failed = boxes.exact.by_highs, []

    def fragile(model, limits, **options):
        outcome = real(model, limits, **options)
        if options["start"] is not None and len(failed) < 2:
            failed.append(1)
            return replace(outcome, termination=Termination(st.Proof.NONE, st.Stop.FAILED))
        return outcome

    monkeypatch.setattr(boxes.exact, "by_highs", fragile)
    assert st.pareto(small(1), "operating_cost", "visitor_travel").complete
    assert len(failed) == 2
    monkeypatch.setattr(
        boxes.exact, "by_highs", lambda *given, **options: Outcome(None, None, NOTHING, "")
    )
    front = st.pareto(small(1), "operating_cost", "visitor_travel")
    assert (len(front), front.complete, front.knee) == (0, False, None)
    assert front._repr_html_()


def test_progress_shows_the_front_so_far_and_ctrl_c_keeps_it():
    sizes = []

    def told(so_far):
        sizes.append(len(so_far))
        if len(sizes) == 3:
            raise KeyboardInterrupt

    front = st.pareto(small(1), "operating_cost", "visitor_travel", progress=told)
    assert sizes == sorted(sizes)
    assert (len(front) >= 2, front.complete) == (True, False)


def test_a_front_lists_its_plans_and_is_a_table_in_a_notebook():
    front = st.pareto(small(1), "operating_cost", "visitor_travel")
    assert front.text("id").count("biaya operasional") == len(front)
    assert front._repr_html_().count("<tr>") == len(front) + 1
    assert front.text().count("nearest to the ideal") == 1
    assert sum(row["knee"] for row in front.rows()) == 1


def test_time_that_is_up_is_not_read_as_no_plan():
    front = st.pareto(small(1), "operating_cost", "visitor_travel", seconds=0)
    assert not front.complete
    assert "Not complete" in repr(front)


def test_a_limit_on_the_number_of_plans_leaves_the_front_partial():
    front = st.pareto(small(1), "operating_cost", "visitor_travel", n=1)
    assert (len(front), front.complete) == (1, False)
    assert "Belum lengkap" in front.text("id")


def test_no_plan_and_wrong_words_are_refused():
    problem = small(1)
    with pytest.raises(st.UnknownName):
        st.pareto(problem, "rent", "travel")
    for wrong in ({"n": 0}, {"gap": -1}, {"seconds": -1}):
        with pytest.raises(st.OptionError):
            st.pareto(problem, "rent", "moving", **wrong)
    with pytest.raises(st.OptionError, match="must differ"):
        st.pareto(problem, "rent", "rent")
    closed = problem.with_(rules=[st.Closed(building) for building in problem.city.buildings.ids])
    with pytest.raises(st.Infeasible):
        st.pareto(closed, "rent", "moving")


def test_the_hypervolume_of_a_few_points_can_be_done_in_the_head():
    two = np.array([[0.0, 0.5], [0.5, 0.0], [0.6, 0.6]])
    assert hypervolume(two, np.ones(2)) == pytest.approx(0.75)
    three = np.array([[0.0, 0.0, 0.5], [0.5, 0.5, 0.0]])
    assert hypervolume(three, np.ones(3)) == pytest.approx(0.5 + 0.25 * 0.5)
