"""`siting compare` lays plans side by side."""

import json

from cli.town import SHEETS, run, write_town


def test_all_plans_of_the_tables_are_compared_today_first(tmp_path, capsys):
    code, said, _ = run(capsys, "compare", write_town(tmp_path), "--json")
    assert code == 0
    assert json.loads(said)["names"] == ["today", "mayor"]


def test_plans_are_compared_in_the_order_named(tmp_path, capsys):
    words = ("--plan", "mayor", "--plan", "today")
    code, said, _ = run(capsys, "compare", write_town(tmp_path), *words)
    assert code == 0
    assert "today − mayor's plan" in said


def test_a_stored_result_is_compared_with_the_plans_of_its_city(tmp_path, capsys):
    path = write_town(tmp_path / "town")
    run(capsys, "solve", path, "--out", tmp_path / "out")
    _, said, _ = run(capsys, "compare", tmp_path / "out/result.json", "--json")
    assert json.loads(said)["names"] == ["today", "mayor", "recommended"]


def test_a_comparison_is_said_in_indonesian(tmp_path, capsys):
    _, said, _ = run(capsys, "compare", write_town(tmp_path), "--lang", "id")
    assert "Menurut total, termurah dulu: saat ini, usulan wali kota." in said


def test_a_comparison_can_be_written(tmp_path, capsys):
    code, _, remarks = run(
        capsys, "compare", write_town(tmp_path / "town"), "--out", tmp_path / "out"
    )
    assert code == 0
    assert "comparison.json" in remarks
    written = json.loads((tmp_path / "out/comparison.json").read_text("utf-8"))
    assert written["names"] == ["today", "mayor"]


def test_tables_without_plans_have_nothing_to_compare(tmp_path, capsys):
    agencies = SHEETS["agencies"].replace("G1", "").replace("G2", "")
    path = write_town(tmp_path, agencies=agencies)
    (tmp_path / "plans.csv").unlink()
    code, _, remarks = run(capsys, "compare", path)
    assert code == 64
    assert "hold no plan" in remarks
