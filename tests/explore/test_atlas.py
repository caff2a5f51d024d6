"""The atlas: at no weight in the box is a published bound above the truth, as trying every plan tells."""

from importlib import import_module

import numpy as np
import pytest

import siting as st
from explain.tiny import every_plan
from explore.here import Here
from siting.explore.chart import Chart
from siting.explore.cover import corners_of, envelope, filling
from siting.termination import FEASIBLE

charting = import_module("siting.explore.charting")

RANGES = {"visitor_travel": (0.0, 0.5), "parking_shortage": (0.0, 0.1), "crowding": (0.0, 2.0)}


def small(seed):
    return st.Problem(st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=seed, two_lots=0))


def truth(problem, names, weights):
    """The least total at each row of weights, (K,), by trying every plan."""
    model = problem.with_(weights=dict.fromkeys(names, 0.0)).model
    plans = [plan for plan in every_plan(problem) if model.violation(plan) <= FEASIBLE]
    constants = np.array([model.total(plan) for plan in plans])
    values = [model.values(plan) for plan in plans]
    amounts = np.array([[value[name] for name in names] for value in values])
    return (constants + weights @ amounts.T).min(axis=1)


def drawn(ranges, count, seed=0):
    ends = np.array(list(ranges.values()))
    return np.random.default_rng(seed).uniform(ends[:, 0], ends[:, 1], (count, len(ends)))


@pytest.fixture(scope="module")
def problem():
    return small(1)


@pytest.fixture(scope="module")
def atlas(problem):
    return st.atlas(problem, RANGES, 0.01)


@pytest.mark.parametrize(
    ("seed", "names"), [(2, ("visitor_travel", "moved_staff")), (3, tuple(RANGES))]
)
def test_no_certified_gap_is_wrong_at_hundreds_of_weights(seed, names):
    ranges = {name: RANGES.get(name, (0.0, 3.0)) for name in names}
    problem = small(seed)
    found = st.atlas(problem, ranges, 0.01)
    assert found.complete
    weights = drawn(ranges, 200, seed)
    for row, best in zip(weights, truth(problem, names, weights), strict=True):
        result = found.at(dict(zip(names, row.tolist(), strict=True)))
        assert result.bound <= best + 1e-9
        assert result.total >= best - 1e-6 * abs(best)
        assert result.gap <= 0.01 + 1e-5
        assert result.gap <= found.largest_gap + 1e-5


def test_a_plan_at_weights_is_what_an_audit_at_those_weights_says(problem, atlas):
    for row in drawn(RANGES, 5):
        weights = dict(zip(RANGES, row.tolist(), strict=True))
        result = atlas.at(weights)
        again = st.evaluate(problem.with_(weights=weights), result.plan)
        assert result.total == pytest.approx(again.total)
        assert result.broken == ()
        assert st.Problem.of(result).prices == problem.with_(weights=weights).prices


def test_at_a_corner_it_is_what_a_solve_gives_within_the_tolerance(problem, atlas):
    for corner in corners_of(*np.array(list(RANGES.values())).T)[[0, 5, 7]]:
        weights = dict(zip(RANGES, corner.tolist(), strict=True))
        solved = st.solve(problem.with_(weights=weights), gap=0)
        assert atlas.at(weights).total <= solved.total * (1 + 0.01)
        assert atlas.at(weights).bound <= solved.total


def test_it_comes_back_from_json_for_the_same_data_only(problem, atlas, tmp_path):
    text = atlas.to_json(tmp_path / "atlas.json")
    again = st.Atlas.from_json(tmp_path / "atlas.json", problem)
    assert again.to_json() == text
    assert again.complete
    middle = {name: sum(ends) / 2 for name, ends in RANGES.items()}
    assert again.at(middle).total == pytest.approx(atlas.at(middle).total)
    with pytest.raises(st.OptionError, match="other data"):
        st.Atlas.from_json(text, problem.with_(weights={"rent": 2.0}))


def test_the_regions_fill_the_box_and_each_plan_is_the_best_in_its_own(atlas):
    regions = atlas.regions()
    assert sum(region.share for region in regions) == pytest.approx(1.0)
    for region in regions:
        inside = region.corners.mean(axis=0)
        result = atlas.at(dict(zip(RANGES, inside.tolist(), strict=True)))
        assert dict(result.plan) == dict(region.plan)


def test_a_plan_stays_best_up_to_the_ends_of_its_interval_and_no_further(problem, atlas):
    here = {name: low for name, (low, _) in RANGES.items()}
    result = atlas.at(here)
    intervals = atlas.stability(result)
    assert set(intervals) == set(RANGES)

    def apart(weights):
        """How much dearer the plan is than the best stored one, less the tolerance."""
        best = atlas.at(weights).total
        own = st.evaluate(problem.with_(weights=weights), st.Plan(dict(result.plan))).total
        return own - best - 0.01 * abs(best)

    assert any(high < RANGES[name][1] for name, (_, high) in intervals.items())
    for name, (low, high) in intervals.items():
        assert low == here[name]
        assert apart({**here, name: high}) <= 1e-4
        if high < RANGES[name][1]:
            assert apart({**here, name: min(high * 1.01, RANGES[name][1])}) > 0


def test_two_processes_prove_the_same(problem):
    ranges = {"rent": (1.0, 2.0), "moved_staff": (0.0, 1.0)}
    found = st.atlas(problem, ranges, 0.2, jobs=2)
    assert found.complete
    weights = drawn(ranges, 50)
    for row, best in zip(weights, truth(problem, tuple(ranges), weights), strict=True):
        result = found.at(dict(zip(ranges, row.tolist(), strict=True)))
        assert result.bound <= best + 1e-9 <= result.total + 1e-6 * best


def test_three_runs_at_a_time_prove_the_same_and_never_cut_one_simplex_twice(problem, monkeypatch):
    monkeypatch.setattr(charting, "processes", Here)
    asked = []
    answers = Chart.answers
    monkeypatch.setattr(
        Chart, "answers", lambda *given: asked.append(len(given[1])) or answers(*given)
    )
    ranges = {"visitor_travel": (0.0, 5.0), "moved_staff": (0.0, 30.0), "crowding": (0.0, 20.0)}
    found = st.atlas(problem, ranges, 1e-3, jobs=3)
    assert found.complete
    assert max(asked[3:]) > 1  # beyond the eight corners
    corners = found.points[found.simplices]
    volume = np.abs(np.linalg.det(corners[:, 1:] - corners[:, :1])).sum() / 6
    assert volume == pytest.approx(5.0 * 30.0 * 20.0)
    weights = drawn(ranges, 40)
    for row, best in zip(weights, truth(problem, tuple(ranges), weights), strict=True):
        result = found.at(dict(zip(ranges, row.tolist(), strict=True)))
        assert result.bound <= best + 1e-9 <= result.total + 1e-6 * best


def test_time_that_is_up_is_not_a_proof(problem):
    found = st.atlas(problem, RANGES, 0.01, seconds=0)
    assert (found.complete, found.stop) == (False, st.Stop.TIME)
    assert "unknown" in found.text()
    assert found.at(dict.fromkeys(RANGES, 0.05)).bound is None


def test_ctrl_c_keeps_what_there_is(problem):
    def stop(so_far):
        raise KeyboardInterrupt

    found = st.atlas(problem, RANGES, 0.01, progress=stop)
    assert (found.complete, found.stop) == (False, st.Stop.INTERRUPTED)
    assert found.at(dict.fromkeys(RANGES, 0.05)).broken == ()


def test_it_is_said_in_both_languages(atlas):
    assert "at every weight in the box, one of these plans is within 1.00%" in repr(atlas)
    assert "pada setiap bobot di dalam kotak" in atlas.text("id")
    assert atlas._repr_html_().startswith("<pre>")


def test_what_cannot_be_meant_is_refused(problem, atlas):
    for wrong in ({"rent": (0, 1)}, {"rent": (1, 0), "moving": (0, 1)}):
        with pytest.raises(st.OptionError):
            st.atlas(problem, wrong)
    for wrong in ({"tolerance": 0}, {"seconds": -1}, {"jobs": 0}):
        with pytest.raises(st.OptionError):
            st.atlas(problem, RANGES, **wrong)
    with pytest.raises(st.UnknownName):
        st.atlas(problem, {"rnet": (0, 1), "moving": (0, 1)})
    with pytest.raises(st.OptionError, match="outside the atlas: 0 to 2"):
        atlas.at({"crowding": 3.0})
    with pytest.raises(st.UnknownName):
        atlas.at({"rent": 1.0})


def test_without_any_plan_it_says_so(problem):
    closed = problem.with_(rules=[st.Closed(building) for building in problem.city.buildings.ids])
    with pytest.raises(st.Infeasible):
        st.atlas(closed, RANGES)


def test_a_box_of_three_weights_is_six_simplices_of_the_same_volume():
    corners = corners_of(np.zeros(3), np.ones(3))
    volumes = [abs(np.linalg.det(corners[list(s[1:])] - corners[s[0]])) for s in filling(3)]
    assert volumes == pytest.approx([1.0] * 6)


def test_between_two_bounds_the_envelope_is_the_straight_line():
    points, bounds = np.array([[0.0], [2.0]]), np.array([10.0, 20.0])
    assert envelope(points, bounds, np.array([0.5])) == pytest.approx(12.5)
    assert envelope(points, bounds, np.array([3.0])) is None


def test_weights_solved_from_nothing_regions_and_intervals_agree_with_a_larger_city():
    problem = st.Problem(
        st.generate(agencies=7, buildings=5, zones=3, slots=2, seed=6, pairs=0.5, two_lots=0.5)
    )
    ranges = {"visitor_travel": (0.0, 0.5), "moved_staff": (0.0, 3.0)}
    found = st.atlas(problem, ranges, 0.01)
    again = st.Atlas.from_json(found.to_json(), problem)
    for row in drawn(ranges, 6):
        weights = dict(zip(ranges, row.tolist(), strict=True))
        best = st.solve(problem.with_(weights=weights), gap=0).total
        result = found.at(weights)
        assert result.bound <= best + FEASIBLE
        assert best - FEASIBLE <= result.total <= best / (1 - 0.011)
        assert (again.at(weights).plan, again.at(weights).bound) == (result.plan, result.bound)
        intervals = found.stability(result)
        for k, name in enumerate(ranges):
            low, high = intervals[name]
            for value in np.linspace(low, high, 5):
                lines = found.lines @ np.append(1.0, np.where(np.arange(2) == k, value, row))
                own = lines[int((found.lines @ np.append(1.0, row)).argmin())]
                assert own <= 1.01 * lines.min() + FEASIBLE
    for region in found.regions():
        lines = found.lines @ np.append(1.0, region.corners.mean(axis=0))
        assert lines[region.number] <= lines.min() + FEASIBLE
