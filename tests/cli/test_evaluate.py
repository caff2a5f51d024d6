"""`siting evaluate` recounts plans from the tables, from a CSV and from a stored result."""

import json

import pytest

from cli.town import NO_ROOM, run, write_town


def plan_file(folder, text, name="draft.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def seats(said):
    return json.loads(said)["plan"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [("today", {"DLH": "G1", "PUPR": "G2"}), ("mayor", {"DLH": "G3", "PUPR": "G3"})],
)
def test_a_plan_of_the_tables_is_called_by_its_name(tmp_path, capsys, plan, expected):
    code, said, _ = run(capsys, "evaluate", write_town(tmp_path), "--plan", plan, "--json")
    assert (code, seats(said)) == (0, expected)


def test_today_is_evaluated_unless_a_plan_is_named(tmp_path, capsys):
    _, said, _ = run(capsys, "evaluate", write_town(tmp_path), "--json")
    assert json.loads(said)["name"] == "today"


@pytest.mark.parametrize(
    "text",
    [
        "agency,building\nDLH,G3\nPUPR,G1\n",
        "OPD;gedung\nDLH;G3\nPUPR;G1\n",
        "\ufeffremark,building,agency,staff\nbig,G3,DLH,30\n\n,G1,PUPR,\n",
    ],
)
def test_a_csv_needs_agency_and_building_and_may_have_more(tmp_path, capsys, text):
    draft = plan_file(tmp_path, text)
    path = write_town(tmp_path / "town")
    code, said, _ = run(capsys, "evaluate", path, "--plan", draft, "--json")
    assert (code, seats(said)) == (0, {"DLH": "G3", "PUPR": "G1"})
    assert json.loads(said)["name"] == "draft"


def test_our_own_plan_csv_can_be_read_back(tmp_path, capsys):
    path = write_town(tmp_path / "town")
    run(capsys, "solve", path, "--out", tmp_path / "best")
    code, said, _ = run(capsys, "evaluate", path, "--plan", tmp_path / "best/plan.csv", "--json")
    assert (code, seats(said)) == (0, {"DLH": "G1", "PUPR": "G1"})
    assert json.loads(said)["name"] == "best"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("agency,building\nDLH,G3\n", "PUPR"),
        ("agency,building\nDLH,G3\nPUPR,G9\n", "G9"),
        ("agency,building\nDLH,G3\nDLH,G1\nPUPR,G1\n", "DLH"),
        ("agency,place\nDLH,G3\n", "building"),
        ("", "draft.csv"),
        ("agency,building\n", "draft.csv"),
    ],
)
def test_a_csv_with_errors_is_refused_with_file_and_name(tmp_path, capsys, text, word):
    draft = plan_file(tmp_path, text)
    code, _, remarks = run(capsys, "evaluate", write_town(tmp_path / "town"), "--plan", draft)
    assert code == 1
    assert word in remarks
    assert "draft.csv" in remarks


def test_a_csv_in_another_encoding_is_named(tmp_path, capsys):
    draft = tmp_path / "draft.csv"
    draft.write_bytes("agency,building\nDLH,G\xe9\n".encode("latin-1"))
    code, _, remarks = run(capsys, "evaluate", write_town(tmp_path / "town"), "--plan", draft)
    assert code == 1
    assert "Latin-1" in remarks


def test_a_plan_that_breaks_rules_is_written_and_every_rule_is_listed(tmp_path, capsys):
    path = write_town(tmp_path / "town", rules="rule,building\nClosed,G3\n")
    out = tmp_path / "out"
    code, said, _ = run(capsys, "evaluate", path, "--plan", "mayor", "--out", out)
    assert code == 0
    assert "must stay empty: G3: 1 building (G3)" in said
    assert (out / "plan.csv").exists()
    assert (out / "terms.csv").exists()


def test_a_rule_broken_in_many_places_is_listed_place_by_place(tmp_path, capsys):
    floor = "building,net_m2,lon,lat\nG1,100,104.75,-3\nG2,100,104.76,-3\nG3,500,104.77,-3\n"
    path = write_town(tmp_path, rules="rule\nFloorArea\n", buildings=floor)
    code, said, _ = run(capsys, "evaluate", path)
    assert code == 0
    assert "FloorArea: 200 m² (G1)" in said
    assert "FloorArea: 100 m² (G2)" in said


def test_a_stored_result_is_evaluated_again(tmp_path, capsys):
    path = write_town(tmp_path / "town")
    run(capsys, "solve", path, "--out", tmp_path / "out")
    for stored in (tmp_path / "out/result.json", tmp_path / "out"):
        code, said, _ = run(capsys, "evaluate", stored, "--json")
        assert (code, seats(said)) == (0, {"DLH": "G1", "PUPR": "G1"})


def test_a_stored_result_can_be_priced_anew(tmp_path, capsys):
    path = write_town(tmp_path / "town")
    run(capsys, "solve", path, "--out", tmp_path / "out")
    words = ("--weights", "moved_staff=1", "--json")
    _, before, _ = run(capsys, "evaluate", tmp_path / "out", "--json")
    _, after, _ = run(capsys, "evaluate", tmp_path / "out", *words)
    assert json.loads(after)["total"] == pytest.approx(json.loads(before)["total"] + 20)


def test_a_stored_result_without_a_plan_ends_as_its_solve_did(tmp_path, capsys):
    path = write_town(tmp_path / "town", **NO_ROOM)
    run(capsys, "solve", path, "--out", tmp_path / "out")
    code, _, remarks = run(capsys, "evaluate", tmp_path / "out")
    assert code == 2
    assert "no plan keeps all hard rules" in remarks
