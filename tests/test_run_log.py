"""The run log: a line a run, never changed, read back whole even after a kill in the middle of a line."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import siting as st


@pytest.fixture(scope="module")
def problem():
    return st.Problem(st.generate(agencies=2, buildings=2, zones=1, slots=1, seed=1))


def test_a_run_says_what_was_asked_and_what_was_proved(problem, tmp_path):
    log = st.Log(tmp_path / "runs" / "log.jsonl", name="second", author="Dishub", reason="parking")
    result = st.solve(problem, gap=0, seed=3, log=log)
    (row,) = log.rows()
    assert (row["name"], row["author"], row["reason"]) == ("second", "Dishub", "parking")
    assert row["parameters"] == {
        "seconds": None,
        "gap": 0,
        "solver": "auto",
        "threads": 1,
        "seed": 3,
    }
    assert (row["total"], row["bound"], row["proof"]) == (result.total, result.bound, "optimal")
    assert row["versions"]["siting"] == st.__version__


def test_other_prices_are_another_problem_of_the_same_data(problem, tmp_path):
    path = tmp_path / "log.jsonl"
    st.sweep(problem, visitor_travel=[0, 0.1], log=path)
    one, two = st.Log(path).rows()
    assert one["data"] == two["data"]
    assert one["problem"] != two["problem"]
    assert two["prices"]["visitor_travel"] == 0.1


def test_a_run_without_a_plan_is_a_line_too(problem, tmp_path):
    closed = [st.Closed(building) for building in problem.city.buildings.ids]
    st.solve(problem.with_(rules=closed), log=tmp_path / "log")
    (row,) = st.Log(tmp_path / "log").rows()
    assert (row["total"], row["gap"], row["proof"]) == (None, None, "infeasible")


def test_a_line_that_was_cut_off_costs_no_other_run(problem, tmp_path):
    log = st.Log(tmp_path / "log.jsonl")
    assert log.rows() == []
    result = st.solve(problem, log=log)
    with log.path.open("a") as file:
        file.write('{"time": "20')
    log.add(result, {})
    assert [row["total"] for row in log.rows()] == [result.total, result.total]


def test_many_writers_lose_no_line(problem, tmp_path):
    log, result = st.Log(tmp_path / "log"), st.solve(problem)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: log.add(result, {"n": n}), range(40)))
    assert sorted(row["parameters"]["n"] for row in log.rows()) == list(range(40))


def test_a_log_that_cannot_be_written_is_found_before_the_run(tmp_path, problem):
    (tmp_path / "file").write_text("")
    told = []
    with pytest.raises(OSError, match="file"):
        st.solve(problem, log=tmp_path / "file" / "runs.jsonl", progress=told.append)
    assert told == []
