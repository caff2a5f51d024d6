"""`siting report` writes one page."""

import json

from cli.town import run, write_town


def test_a_stored_result_becomes_a_page(tmp_path, capsys, pictures):
    path, page = write_town(tmp_path / "town"), tmp_path / "new/page.html"
    run(capsys, "solve", path, "--out", tmp_path / "out")
    code, _, remarks = run(capsys, "report", tmp_path / "out/result.json", "-o", page)
    assert code == 0
    assert "page.html" in remarks
    assert "<html" in page.read_text("utf-8")


def test_a_plan_of_the_tables_becomes_a_page(tmp_path, capsys, pictures):
    path, page = write_town(tmp_path / "town"), tmp_path / "page.html"
    code, said, _ = run(capsys, "report", path, "--plan", "mayor", "-o", page, "--json")
    assert code == 0
    assert json.loads(said)["written"] == [str(page)]


def test_without_the_views_libraries_there_is_no_page_and_a_reason(tmp_path, capsys):
    page = tmp_path / "page.html"
    code, _, remarks = run(capsys, "report", write_town(tmp_path / "town"), "-o", page)
    assert code == 64
    assert "siting[views]" in remarks
    assert not page.exists()
