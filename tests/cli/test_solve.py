"""`siting solve` writes a plan, says what was proved, and ends with a code that tells a script."""

import csv
import json
from dataclasses import replace

import pytest

import siting
import siting.cli.solve
from cli.town import NO_ROOM, run, write_town
from siting.errors import AuditError
from siting.termination import Proof, Stop, Termination

FILES = {"plan.csv", "terms.csv", "result.json", "report.html", "plan.png"}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def solve(tmp_path, capsys, *words, **changes):
    out = tmp_path / "out"
    code, said, remarks = run(
        capsys, "solve", write_town(tmp_path / "town", **changes), "--out", out, *words
    )
    return out, code, said, remarks


def test_a_solve_writes_plan_terms_result_report_and_picture(tmp_path, capsys, pictures):
    out, code, said, remarks = solve(tmp_path, capsys)
    assert code == 0
    assert {file.name for file in out.iterdir()} == FILES
    assert "Proven" in said
    assert all(name in remarks for name in FILES)


def test_today_the_other_plans_and_the_recommended_one_stand_side_by_side(tmp_path, capsys):
    _, _, said, _ = solve(tmp_path, capsys)
    assert "By total, cheapest first: recommended, today, mayor's plan." in said
    assert "Who sits elsewhere in mayor's plan than in today (2):" in said


def test_plan_csv_names_agency_building_and_site_before_the_own_lines(tmp_path, capsys):
    out, *_ = solve(tmp_path, capsys)
    plan = rows(out / "plan.csv")
    assert [(row["agency"], row["building"], row["site"]) for row in plan] == [
        ("DLH", "G1", "S"),
        ("PUPR", "G1", "S"),
    ]
    assert plan[0]["staff"] == "30.0"
    assert plan[1]["moved_staff"] == "20.0"


def test_terms_csv_lists_20_terms_soft_rules_and_the_total_in_full(tmp_path, capsys):
    out, *_ = solve(tmp_path, capsys)
    terms = rows(out / "terms.csv")
    assert list(terms[0]) == ["term", "unit", "amount", "price", "priced", "note"]
    names = [row["term"] for row in terms]
    assert names[:2] == ["security", "cleaning"]
    assert names[19:] == ["inequity", "Together DLH PUPR", "Open G3", "total"]
    assert terms[-1]["amount"] == terms[-1]["priced"]
    priced = sum(float(row["priced"]) for row in terms[:-1])
    assert float(terms[-1]["priced"]) == pytest.approx(priced)
    moving = next(float(row["amount"]) for row in terms if row["term"] == "moving")
    assert str(moving) in (out / "terms.csv").read_text("utf-8")  # repr, not rounded


def test_result_json_can_be_audited_again(tmp_path, capsys):
    out, *_ = solve(tmp_path, capsys)
    result = siting.Result.from_json(out / "result.json")
    assert dict(result.plan) == {"DLH": "G1", "PUPR": "G1"}
    assert result.name == "recommended"


def test_json_on_standard_output_is_the_result(tmp_path, capsys):
    code, said, _ = run(capsys, "solve", write_town(tmp_path), "--json")
    assert code == 0
    assert json.loads(said)["plan"] == {"DLH": "G1", "PUPR": "G1"}


def test_quiet_says_nothing(tmp_path, capsys):
    _, code, said, remarks = solve(tmp_path, capsys, "--quiet")
    assert (code, said, remarks) == (0, "", "")


def test_weights_may_be_repeated_and_listed(tmp_path, capsys):
    words = ("--weights", "rent=0,moving=0", "--weights", "moved_staff=9", "--json")
    _, said, _ = run(capsys, "solve", write_town(tmp_path), *words)
    prices = json.loads(said)["description"]["prices"]
    assert (prices["rent"], prices["moving"], prices["moved_staff"]) == (0, 0, 9)


def test_the_answer_is_shown_at_half_and_double_prices(tmp_path, capsys, pictures):
    words = ("--sensitivity", "--weights", "moved_staff=10")
    out, code, said, _ = solve(tmp_path, capsys, *words)
    assert code == 0
    assert "burdens at half price" in said
    assert "burdens at double price" in said
    assert "burdens at half price" in (out / "report.html").read_text("utf-8")


def test_an_infeasible_town_names_the_rules_and_leaves_no_plan(tmp_path, capsys, pictures):
    out, *_ = solve(tmp_path, capsys)
    assert (out / "plan.csv").exists()
    out, code, said, _ = solve(tmp_path, capsys, **NO_ROOM)
    assert code == 2
    assert {file.name for file in out.iterdir()} == {"result.json", "report.html"}
    stored = json.loads((out / "result.json").read_text("utf-8"))
    (broken,) = stored["conflicts"]
    assert (broken["name"], broken["amount"]) == ("FloorArea", 100)
    assert "floor area: 100 m² (G2)" in said
    assert stored["plan"] is None


def test_an_infeasible_town_comes_as_json_too(tmp_path, capsys):
    code, said, _ = run(capsys, "solve", write_town(tmp_path, **NO_ROOM), "--json")
    assert code == 2
    assert json.loads(said)["proof"] == "infeasible"


def stopped(monkeypatch, stop, proof=Proof.NONE):
    """Let solving end early: without a plan where nothing was proved."""

    def early(problem, **options):
        found = siting.solve(problem)
        if proof is Proof.NONE:
            found = replace(found, plan=None, audit=None, bound=None)
        return replace(found, termination=Termination(proof, stop))

    monkeypatch.setattr(siting.cli.solve, "solve", early)


def test_no_plan_in_time_ends_with_3(tmp_path, capsys, monkeypatch):
    stopped(monkeypatch, Stop.TIME)
    out, code, said, _ = solve(tmp_path, capsys)
    assert code == 3
    assert "No plan was found" in said
    assert {file.name for file in out.iterdir()} == {"result.json"}


def test_an_interrupted_solve_writes_the_best_plan_so_far(tmp_path, capsys, monkeypatch):
    stopped(monkeypatch, Stop.INTERRUPTED, Proof.BOUND)
    out, code, *_ = solve(tmp_path, capsys)
    assert code == 0
    assert (out / "plan.csv").exists()


def raising(monkeypatch, error):
    def fail(problem, **options):
        raise error

    monkeypatch.setattr(siting.cli.solve, "solve", fail)


def test_an_interrupt_before_any_plan_ends_with_130(tmp_path, capsys, monkeypatch):
    raising(monkeypatch, KeyboardInterrupt())
    _, code, said, remarks = solve(tmp_path, capsys)
    assert (code, said) == (130, "")
    assert "interrupted" in remarks


def test_a_disagreement_of_audit_and_model_is_called_a_bug(tmp_path, capsys, monkeypatch):
    raising(monkeypatch, AuditError("rent: model 1, audit 2"))
    _, code, _, remarks = solve(tmp_path, capsys)
    assert code == 70
    assert "bug" in remarks


def test_without_the_views_libraries_the_tables_are_written_and_the_lack_is_said(tmp_path, capsys):
    out, code, _, remarks = solve(tmp_path, capsys)
    assert code == 0
    assert {file.name for file in out.iterdir()} == {"plan.csv", "terms.csv", "result.json"}
    assert "siting[views]" in remarks


def test_errors_in_the_tables_end_with_1(tmp_path, capsys):
    _, code, said, remarks = solve(tmp_path, capsys, weights="term,price\nrent,-1\n")
    assert (code, said) == (1, "")
    assert "weights" in remarks


def test_errors_in_the_tables_come_as_json(tmp_path, capsys):
    path = write_town(tmp_path, weights="term,price\nrent,-1\n")
    code, said, _ = run(capsys, "solve", path, "--json")
    assert code == 1
    assert json.loads(said)["errors"] == 1


def test_a_log_gets_one_line_a_run(tmp_path, capsys):
    town, log = write_town(tmp_path / "town"), tmp_path / "runs.jsonl"
    for reason in ("first", "second"):
        run(capsys, "solve", town, "--log", log, "--reason", reason, "--quiet")
    assert [row["reason"] for row in siting.Log(log).rows()] == ["first", "second"]
