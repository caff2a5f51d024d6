"""Sweeps: order kept, failures are results, and a sweep that was stopped repeats nothing."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

import siting as st
from explore.here import Here
from siting.explore import sweep as module
from siting.explore.cases import listed, nearest
from siting.explore.jobs import usual_jobs


@pytest.fixture(scope="module")
def problem():
    return st.Problem(st.generate(agencies=4, buildings=3, zones=3, slots=2, seed=5, pairs=0.5))


@pytest.fixture
def solved(monkeypatch):
    """Count the runs that a sweep really solves."""
    count = []

    def solve(problem, **options):
        count.append(problem.prices["visitor_travel"])
        return st.solve(problem, **options)

    monkeypatch.setattr(module, "solve", solve)
    return count


def test_every_case_is_what_a_solve_from_nothing_gives(problem):
    found = st.sweep(problem, visitor_travel=[0, 0.1, 1.0], moved_staff=[0, 2], options={"gap": 0})
    assert [row["visitor_travel"] for row in found.rows()] == [0, 0, 0.1, 0.1, 1.0, 1.0]
    for run in found.runs:
        alone = st.solve(problem.with_(weights=dict(run.case.values)), gap=0)
        assert run.result.total == pytest.approx(alone.total)


def test_two_workers_and_one_give_the_same_table(problem):
    one = st.sweep(problem, visitor_travel=[0, 0.1, 1.0], options={"gap": 0})
    with ThreadPoolExecutor(2) as pool:
        two = st.sweep(
            problem, executor=pool, jobs=2, visitor_travel=[0, 0.1, 1.0], options={"gap": 0}
        )
    assert [r.total for r in two.results] == pytest.approx([r.total for r in one.results])


def test_processes_of_its_own(problem):
    found = st.sweep(problem, jobs=2, visitor_travel=[0, 0.1], options={"gap": 0})
    assert found.complete
    assert found.runs[1].result.subject is problem.subject


def test_a_sweep_that_was_stopped_goes_on_where_it_was(problem, solved, tmp_path):
    prices = [0, 0.1, 0.5, 1.0]

    def stop_after_two(done, count, run):
        if done == 2:
            raise KeyboardInterrupt

    first = st.sweep(problem, folder=tmp_path, progress=stop_after_two, visitor_travel=prices)
    assert (len(first.runs), first.complete) == (2, False)
    again = st.sweep(problem, folder=tmp_path, visitor_travel=prices)
    assert again.complete
    assert sorted(solved) == prices, "no run is lost, none is repeated"


def test_a_case_without_a_plan_and_a_case_that_fails_are_rows_too(problem):
    full = [st.Closed(building) for building in problem.city.buildings.ids]
    found = st.sweep(problem, [{"name": "all closed", "rules": full}, {"name": "as it is"}])
    assert found.rows()[0]["proof"] == "infeasible"
    assert found.rows()[1]["name"] == "as it is"
    failed = st.sweep(problem, visitor_travel=[0.1], options={"solver": "cplex_cmd"})
    assert failed.results == (None,)
    assert "cplex" in failed.rows()[0]["error"].lower()


def test_wrong_names_and_prices_are_refused_before_anything_runs(problem, solved):
    with pytest.raises(st.UnknownName):
        st.sweep(problem, visitor_travle=[0.1])
    with pytest.raises(st.OptionError):
        st.sweep(problem, visitor_travel=[0.1, -1.0])
    assert solved == []


def test_options_and_cases_that_nobody_knows_are_refused_with_what_was_meant(problem, solved):
    with pytest.raises(st.UnknownName, match="did you mean 'seconds'"):
        st.sweep(problem, options={"second": 5})
    with pytest.raises(st.UnknownName, match="did you mean 'weights'"):
        st.sweep(problem, [{"weight": {"visitor_travel": 1.0}}])
    assert solved == []


def test_a_damaged_file_on_the_shelf_is_run_again(problem, solved, tmp_path):
    st.sweep(problem, folder=tmp_path, visitor_travel=[0.1])
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(kept.read_text("utf-8")[:100], "utf-8")
    assert st.sweep(problem, folder=tmp_path, visitor_travel=[0.1]).complete
    assert solved == [0.1, 0.1]
    kept.write_text("[]", "utf-8")
    assert st.sweep(problem, folder=tmp_path, visitor_travel=[0.1]).complete
    assert solved == [0.1, 0.1, 0.1]


def test_the_nearest_case_is_near_in_every_unit():
    cases = listed(None, {"a": (0, 1000), "b": (0.0, 0.1)})
    assert nearest(cases, 3, [0, 1, 2]) == 2
    assert nearest(cases, 0, []) is None


KILLED = """
import os, signal, sys, siting as st
def die(done, count, run):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    problem = st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1))
    st.sweep(
        problem, visitor_travel=range(8), jobs=int(sys.argv[1]), folder=sys.argv[2], progress=die
    )
"""


def there(group):
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_killed_half_way_loses_no_finished_run_and_none_is_repeated(tmp_path, jobs):
    script, shelf = tmp_path / "killed.py", tmp_path / "shelf"
    script.write_text(KILLED)
    asked = [sys.executable, str(script), str(jobs), str(shelf)]
    died = subprocess.Popen(asked, start_new_session=True, stderr=subprocess.DEVNULL)
    assert died.wait() == -signal.SIGKILL
    while there(died.pid):  # those that it began end by themselves
        time.sleep(0.05)
    kept = {file.stem for file in shelf.glob("*.json")}
    assert len(kept) >= 2
    problem = st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1))
    log = st.Log(tmp_path / "again")
    again = st.sweep(problem, visitor_travel=range(8), folder=shelf, log=log)
    assert again.complete
    assert len(log.rows()) == 8 - len(kept)
    whole = st.sweep(problem, visitor_travel=range(8))
    assert [r.total for r in again.results] == pytest.approx([r.total for r in whole.results])


def test_a_process_is_given_its_next_run_before_a_longer_one_has_ended(problem, monkeypatch):
    given = []

    class Counting(Here):
        def submit(self, call, *arguments):
            given.append(len(given))
            return super().submit(call, *arguments)

    monkeypatch.setattr(module, "processes", Counting)
    ahead = []
    st.sweep(
        problem,
        jobs=2,
        visitor_travel=[0, 0.1, 0.2, 0.3, 0.4, 0.5],
        progress=lambda done, count, run: ahead.append(len(given)),
    )
    assert ahead == [3, 4, 5, 6, 6, 6]


def test_two_go_side_by_side_where_runs_are_long_and_no_script_would_begin_again(monkeypatch):
    small, large = (
        st.Problem(st.generate(agencies=n, buildings=8, zones=3, slots=2, seed=1)) for n in (5, 20)
    )
    script = ModuleType("__main__")
    monkeypatch.setitem(sys.modules, "__main__", script)  # as in a notebook
    assert (usual_jobs(small), usual_jobs(large)) == (1, 2)
    script.__file__ = "plan.py"
    assert usual_jobs(large) == 1
