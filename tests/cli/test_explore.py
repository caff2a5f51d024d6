"""Commands that solve many times: sweep, pareto, atlas, alternatives, conflicts, and the log of runs."""

import csv
import json

import pytest

import siting as st
from cli.town import NO_ROOM, run, write_town


def test_a_sweep_lays_the_plans_in_a_table_and_goes_on_where_it_was(tmp_path, capsys, monkeypatch):
    town, out = write_town(tmp_path / "town"), tmp_path / "out"
    words = ("sweep", town, "--try", "moved_staff=0,1,5", "--try", "rent=1,2", "--out", out)
    code, said, remarks = run(capsys, *words)
    assert code == 0
    assert len(said.splitlines()) == 7
    assert "moved_staff=5 rent=2" in said
    assert "sweep.csv" in remarks
    with (out / "sweep.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["moved_staff"] for row in rows] == ["0.0", "0.0", "1.0", "1.0", "5.0", "5.0"]
    problem = st.Problem(st.read(town)).with_(weights={"moved_staff": 5.0, "rent": 2.0})
    assert float(rows[-1]["total"]) == pytest.approx(st.solve(problem).total)

    def again(*_, **__):
        raise AssertionError("a finished run was repeated")

    monkeypatch.setattr("siting.explore.sweep.solve", again)
    code, second, _ = run(capsys, *words, "--lang", "id", "--json")
    assert (code, len(json.loads(second))) == (0, 6)


def test_a_sweep_without_any_plan_ends_with_2(tmp_path, capsys):
    town = write_town(tmp_path, **NO_ROOM)
    code, said, _ = run(capsys, "sweep", town, "--try", "moving=1,2", "--lang", "id")
    assert code == 2
    assert said.count("Terbukti") == 2


def test_the_runs_of_a_log_are_listed(tmp_path, capsys):
    town, log = write_town(tmp_path / "town"), tmp_path / "runs.jsonl"
    words = ("--log", log, "--name", "Usulan 2", "--author", "Dishub", "--reason", "lebih dekat")
    run(capsys, "sweep", town, "--try", "rent=1,2", *words)
    code, said, _ = run(capsys, "log", log)
    assert code == 0
    for words in ("Usulan 2", "Dishub", "lebih dekat"):
        assert said.count(words) == 2
    assert len(json.loads(run(capsys, "log", log, "--json")[1])) == 2


def test_a_front_says_whether_it_is_complete(tmp_path, capsys):
    words = ("pareto", write_town(tmp_path), "--of", "operating_cost,moved_staff")
    code, said, _ = run(capsys, *words)
    assert code == 0
    assert "Proved: there are no others." in said
    data = json.loads(run(capsys, *words, "--json")[1])
    assert data["complete"]
    assert len(data["plans"]) == len(said.splitlines()) - 1


def test_an_atlas_is_said_and_written(tmp_path, capsys):
    town, out = write_town(tmp_path / "town"), tmp_path / "atlas.json"
    ends = ("--range", "moved_staff=0:2", "--range", "rent=0.5:2")
    code, said, _ = run(capsys, "atlas", town, *ends, "--out", out)
    assert code == 0
    assert "Proved: at every weight in the box" in said
    assert st.Atlas.from_json(out, st.Problem(st.read(town))).complete


def test_alternatives_of_a_plan_are_listed(tmp_path, capsys):
    town = write_town(tmp_path)
    code, said, _ = run(capsys, "alternatives", town, "--within", "2", "--most", "2")
    assert code == 0
    assert "  1: " in said
    data = json.loads(run(capsys, "alternatives", town, "--within", "2", "--json")[1])
    assert all(one["extra"] <= 2 * data["total"] for one in data["alternatives"])


def test_conflicts_are_told_without_a_solve(tmp_path, capsys):
    code, said, _ = run(capsys, "conflicts", write_town(tmp_path / "stuck", **NO_ROOM))
    assert code == 2
    assert "1. floor area [G2 400] + cap: rent (60 IDR million/year)" in said
    code, said, _ = run(capsys, "conflicts", write_town(tmp_path / "town"), "--lang", "id")
    assert code == 0
    assert "Tidak ada yang menghalangi" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sweep --try rent", "name=price,price"),
        ("sweep --try rent=1,x", "name=price,price"),
        ("sweep --try rnet=1", "did you mean 'rent'?"),
        ("sweep", "required: --try"),
        ("pareto --of rent", "two or three names"),
        ("atlas --range rent=1", "name=low:high"),
        ("atlas --range rent=1:2", "2 to 5 weights"),
        ("atlas --range rent=2:1 --range moving=0:1", "the second larger"),
        ("alternatives --within -1", "at least 0"),
    ],
)
def test_what_cannot_be_meant_is_answered_with_a_line_and_64(tmp_path, capsys, words, said):
    command, *rest = words.split()
    code, out, err = run(capsys, command, write_town(tmp_path), *rest)
    assert (code, out) == (64, "")
    assert said in err.splitlines()[-1]


def test_a_log_that_is_none_is_refused(tmp_path, capsys):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("no run\n", "utf-8")
    assert run(capsys, "log", empty)[0] == 64
    assert "there is no file" in run(capsys, "log", tmp_path / "none.jsonl")[2]
